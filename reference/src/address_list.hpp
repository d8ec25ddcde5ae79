// The list that the system's getaddrinfo gives, owned.
#pragma once

#include "native.hpp"

#include <memory>
#include <string_view>
#include <system_error>

namespace refsock::detail {

struct free_address_list {
    void operator()(addrinfo* first) const noexcept { ::freeaddrinfo(first); }
};
using address_list = std::unique_ptr<addrinfo, free_address_list>;

/// The system's getaddrinfo. Blocks while names are looked up. Fails with gai codes.
inline address_list look_up(const char* host, const char* port, const addrinfo& hints,
                            std::error_code& code) noexcept {
    start_sockets();
    addrinfo* first = nullptr;
    const int number = ::getaddrinfo(host, port, &hints, &first);
    if (number != 0) {
        code = gai_error(number);
        return {};
    }
    code.clear();
    return address_list(first);
}

/// Whether a text would be cut short where the system takes it.
inline bool has_nul(std::string_view text) noexcept {
    return text.find('\0') != std::string_view::npos;
}

} // namespace refsock::detail
