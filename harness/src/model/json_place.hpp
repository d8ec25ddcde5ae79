// A place within a JSON value, by a JSON pointer that nobody has checked.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace sockmatrix {

/// The index that a token of a pointer is; nothing if it is none, or longer than any array.
inline std::optional<std::size_t> index_of_token(std::string_view token) noexcept {
    if (token.empty() || token.size() > 9 || (token.size() > 1 && token.front() == '0'))
        return std::nullopt;
    std::size_t index = 0;
    for (const char c : token) {
        if (c < '0' || c > '9') return std::nullopt;
        index = index * 10 + static_cast<std::size_t>(c - '0');
    }
    return index;
}

/// A token of a pointer with ~1 and ~0 replaced.
inline std::string unescaped_token(std::string_view token) {
    std::string out;
    for (std::size_t i = 0; i < token.size(); ++i) {
        const bool escaped = token[i] == '~' && i + 1 < token.size();
        out += escaped ? (token[++i] == '1' ? '/' : '~') : token[i];
    }
    return out;
}

/// What stands at `pointer`, "" or "/a/0", or null if nothing does. Never throws for a malformed
/// pointer, as json::json_pointer would.
template <class Json>
Json* find_at(Json& whole, std::string_view pointer) {
    if (!pointer.empty() && pointer.front() != '/') return nullptr;
    Json* at = &whole;
    while (!pointer.empty()) {
        pointer.remove_prefix(1);
        const std::size_t end = pointer.find('/');
        const std::string_view token = pointer.substr(0, end);
        pointer = end == std::string_view::npos ? std::string_view() : pointer.substr(end);
        if (at->is_object()) {
            const auto found = at->find(unescaped_token(token));
            if (found == at->end()) return nullptr;
            at = &*found;
        } else {
            const auto index = index_of_token(token);
            if (!at->is_array() || !index || *index >= at->size()) return nullptr;
            at = &(*at)[*index];
        }
    }
    return at;
}

} // namespace sockmatrix
