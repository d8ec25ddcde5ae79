// The Windows backend of fixture_names.hpp.
#include "fixture_names.hpp"

#include "native.hpp"

namespace agent {
namespace {

constexpr unsigned long dual_address = 0xc000020a; // 192.0.2.10

bool has_dual_address(const addrinfo* found) {
    for (; found != nullptr; found = found->ai_next) {
        const auto* address = reinterpret_cast<const sockaddr_in*>(found->ai_addr);
        if (ntohl(address->sin_addr.s_addr) == dual_address) return true;
    }
    return false;
}

} // namespace

std::string why_no_fixture_names(const std::string&) {
    addrinfo wanted{};
    wanted.ai_family = AF_INET;
    addrinfo* found = nullptr;
    const int code = ::getaddrinfo("dual.test", nullptr, &wanted, &found);
    if (code != 0)
        return "a look-up of dual.test, a fixture name, fails with the code " +
               std::to_string(code);
    const bool there = has_dual_address(found);
    ::freeaddrinfo(found);
    return there ? std::string() : "a look-up of dual.test, a fixture name, gives another address";
}

} // namespace agent
