#include "model/case.hpp"

#include <algorithm>

namespace sockmatrix {

std::string_view written_id(std::string_view id) noexcept {
    return id.substr(0, id.find_first_of(":@"));
}

const test_case* find_case(const suite& all, std::string_view id) noexcept {
    const auto found =
        std::lower_bound(all.cases.begin(), all.cases.end(), id,
                         [](const test_case& one, std::string_view text) { return one.id < text; });
    return found != all.cases.end() && found->id == id ? &*found : nullptr;
}

} // namespace sockmatrix
