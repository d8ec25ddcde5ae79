#include "sockaddr.hpp"

#include "refsock/error.hpp"

#include <cstddef>

namespace refsock::detail {
namespace {

constexpr std::size_t path_offset = offsetof(sockaddr_un, sun_path);

/// Linux: a name that begins with NUL is abstract; an empty one asks for an automatic name.
bool is_abstract([[maybe_unused]] std::string_view path) {
#ifdef __linux__
    return path.empty() || path.front() == '\0';
#else
    return false;
#endif
}

} // namespace

native_address unix_to_native(const unix_address& from, std::error_code& code) {
    sockaddr_un to{};
    // The length of an abstract name is exact; a path is ended by a NUL, which must fit too.
    const std::size_t size = from.path.size() + (is_abstract(from.path) ? 0 : 1);
    if (size > sizeof to.sun_path) {
        code = make_error_code(condition::path_too_long);
        return {};
    }
    code.clear();
    to.sun_family = AF_UNIX;
    from.path.copy(to.sun_path, from.path.size());
    native_address result = store(to);
    result.length = static_cast<socket_length>(path_offset + size);
    return result;
}

unix_address unix_from_native(const sockaddr* from, socket_length length, std::string room) {
    if (length <= path_offset) return {};
    const char* const octets = reinterpret_cast<const char*>(from) + path_offset;
    const std::string_view name(octets, length - path_offset);
    room.assign(is_abstract(name) ? name : name.substr(0, name.find('\0')));
    return {std::move(room)};
}

} // namespace refsock::detail
