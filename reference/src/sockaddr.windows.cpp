#include "sockaddr.hpp"

#include "refsock/error.hpp"
#include "unix_address.windows.hpp"

#include <cstddef>

namespace refsock::detail {
namespace {

constexpr std::size_t path_offset = offsetof(windows_sockaddr_un, sun_path);

} // namespace

native_address unix_to_native(const unix_address& from, std::error_code& code) {
    windows_sockaddr_un to{};
    // A path is ended by a NUL, which must fit too.
    if (from.path.size() >= sizeof to.sun_path) {
        code = make_error_code(condition::path_too_long);
        return {};
    }
    code.clear();
    to.sun_family = AF_UNIX;
    from.path.copy(to.sun_path, from.path.size());
    // Windows takes the whole structure only.
    return store(to);
}

unix_address unix_from_native(const sockaddr* from, socket_length length, std::string room) {
    const auto size = static_cast<std::size_t>(length);
    if (size <= path_offset) return {};
    const char* const octets = reinterpret_cast<const char*>(from) + path_offset;
    const std::string_view name(octets, size - path_offset);
    room.assign(name.substr(0, name.find('\0')));
    return {std::move(room)};
}

} // namespace refsock::detail
