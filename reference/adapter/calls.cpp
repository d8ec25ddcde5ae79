#include "calls.hpp"

#include <algorithm>
#include <array>

namespace adapter {
namespace {

std::vector<const call*> sorted_calls() {
    const std::array areas{conversion_calls(), name_calls(),    service_calls(),
                           creation_calls(),   socket_calls(),  transfer_calls(),
                           auxiliary_calls(),  platform_calls()};
    std::vector<const call*> all;
    for (const auto& area : areas)
        for (const call& each : area)
            all.push_back(&each);
    std::sort(all.begin(), all.end(),
              [](const call* a, const call* b) { return a->name < b->name; });
    return all;
}

const std::vector<const call*>& all_calls() {
    static const std::vector<const call*> all = sorted_calls();
    return all;
}

} // namespace

const call* find_call(std::string_view name) {
    const auto& all = all_calls();
    const auto found = std::lower_bound(
        all.begin(), all.end(), name,
        [](const call* each, std::string_view sought) { return each->name < sought; });
    return found != all.end() && (*found)->name == name ? *found : nullptr;
}

std::vector<std::string_view> call_names() {
    std::vector<std::string_view> names;
    for (const call* each : all_calls())
        names.push_back(each->name);
    return names;
}

} // namespace adapter
