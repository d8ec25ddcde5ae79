#include "model/glob.hpp"

#include <cstddef>

namespace sockmatrix {

bool glob_match(std::string_view glob, std::string_view text) noexcept {
    std::size_t at = 0;
    std::size_t in = 0;
    std::size_t star =
        std::string_view::npos; // the last star, and where the text after it was tried
    std::size_t retry = 0;
    while (in < text.size()) {
        if (at < glob.size() && glob[at] == '*') {
            star = at++;
            retry = in;
        } else if (at < glob.size() && glob[at] == text[in]) {
            ++at;
            ++in;
        } else if (star != std::string_view::npos) {
            at = star + 1;
            in = ++retry;
        } else {
            return false;
        }
    }
    return glob.find_first_not_of('*', at) == std::string_view::npos;
}

} // namespace sockmatrix
