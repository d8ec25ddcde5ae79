#include "model/names.hpp"

#include "model/failure.hpp"
#include "model/plain_text.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

constexpr std::size_t longest_name = 100;

bool is_name_letter(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-';
}

std::string quoted_name(std::string_view name) {
    const std::string shown = plain_line(name.substr(0, longest_name));
    return "\"" + shown + (name.size() > longest_name ? "..." : "") + "\"";
}

} // namespace

bool is_plain_name(std::string_view name) noexcept {
    return !name.empty() && name.size() <= longest_name && name != "." && name != ".." &&
           std::all_of(name.begin(), name.end(), is_name_letter);
}

bool is_target_name(std::string_view name) noexcept {
    const std::size_t slash = name.find('/');
    return slash != std::string_view::npos && is_plain_name(name.substr(0, slash)) &&
           is_plain_name(name.substr(slash + 1));
}

void require_plain_name(std::string_view name, const std::string& where) {
    if (!is_plain_name(name))
        throw failure(exit_code::invalid, where + ": " + quoted_name(name) +
                                              " is no name; use letters, digits and . _ - only, at "
                                              "most 100");
}

void require_target_name(std::string_view name, const std::string& where) {
    if (!is_target_name(name))
        throw failure(
            exit_code::invalid,
            where + ": " + quoted_name(name) +
                " is no target; it is PLATFORM/IMPLEMENTATION, each of letters, digits and "
                ". _ - only, such as linux-glibc-x86_64/mystack");
}

} // namespace sockmatrix
