// Host names and addresses. Safe to call from several threads at once on every platform.
#pragma once

#include "refsock/address.hpp"
#include "refsock/export.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

namespace refsock {

/// One result of getaddrinfo, ready for `socket` and `connect`. `canonname` is empty unless asked
/// for.
struct address_info {
    int family = 0;
    int type = 0;
    int protocol = 0;
    std::string canonname;
    refsock::address address;
};

/// A service of getaddrinfo: nothing, a name such as "http", or a port number.
using service = std::variant<std::monostate, std::string, std::int64_t>;

/// What narrows getaddrinfo down. The defaults select the full range.
struct address_hints {
    std::int64_t family = 0;
    std::int64_t type = 0;
    std::int64_t protocol = 0;
    std::int64_t flags = 0;
};

/// The addresses of host and service in the system's order. No host is NULL to the C interface; a
/// number is passed as its decimal text. Blocks while names are looked up. Raises gaierror
/// (or error for EAI_SYSTEM); value_error if a text has a NUL. (POSIX freeaddrinfo)
REFSOCK_API std::vector<address_info> getaddrinfo(const std::optional<std::string>& host,
                                                  const service& port,
                                                  const address_hints& hints = {});
REFSOCK_API std::vector<address_info> getaddrinfo(const std::optional<std::string>& host,
                                                  const service& port, const address_hints& hints,
                                                  std::error_code& code) noexcept;

/// Host and service text of an IPv4 or IPv6 address, as `flags` (NI_*) ask. The host of `from` must
/// be numeric; an inet_address may hold an IPv6 host. Another form of address is a type_error, a
/// port, flowinfo or scope out of range an overflow_error. Raises gaierror, error. (POSIX
/// getnameinfo)
REFSOCK_API std::pair<std::string, std::string> getnameinfo(const address& from,
                                                            std::int64_t flags);
REFSOCK_API std::pair<std::string, std::string> getnameinfo(const address& from, std::int64_t flags,
                                                            std::error_code& code) noexcept;

/// Primary name, alternative names, and addresses of a host.
struct host_entry {
    std::string name;
    std::vector<std::string> aliases;
    std::vector<std::string> addresses;
};

/// An IPv4 address of a host as text; an IPv4 dotted quad is returned unchanged. Raises herror.
REFSOCK_API std::string gethostbyname(std::string_view name);
REFSOCK_API std::string gethostbyname(std::string_view name, std::error_code& code) noexcept;
/// All that is known of a host by IPv4. Raises herror.
REFSOCK_API host_entry gethostbyname_ex(std::string_view name);
REFSOCK_API host_entry gethostbyname_ex(std::string_view name, std::error_code& code) noexcept;
/// The host of an IPv4 or IPv6 address (or of a name, which is looked up first). Raises herror.
REFSOCK_API host_entry gethostbyaddr(std::string_view address);
REFSOCK_API host_entry gethostbyaddr(std::string_view address, std::error_code& code) noexcept;

/// The first name with a period among gethostbyaddr's name and aliases of `name`; without any, the
/// result of gethostname. An empty `name` is the local host, and so are "0.0.0.0" and "::". An
/// unknown `name` is returned unchanged. Raises value_error if `name` has a NUL; error.
REFSOCK_API std::string getfqdn(std::string_view name = {});
REFSOCK_API std::string getfqdn(std::string_view name, std::error_code& code) noexcept;
/// The host name of this machine. Raises error. (POSIX gethostname)
REFSOCK_API std::string gethostname();
REFSOCK_API std::string gethostname(std::error_code& code) noexcept;

} // namespace refsock
