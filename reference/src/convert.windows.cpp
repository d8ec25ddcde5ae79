#include "refsock/convert.hpp"

#include "address_list.hpp"
#include "memory.hpp"
#include "native.hpp"
#include "refsock/error.hpp"

#include <bit>
#if __has_include(<ip2string.h>)
#include <ip2string.h>
#endif

namespace refsock {
namespace {

/// Whether `call`, the function by which Winsock reads an address text, takes all of it for
/// 255.255.255.255. `Char` is const or not, as the compiler's headers have it.
template <class Char>
bool is_broadcast(LONG NTAPI call(PCSTR, BOOLEAN, Char**, in_addr*), const char* text) noexcept {
    constexpr BOOLEAN only_quads = 0;
    Char* end = nullptr;
    in_addr packed{};
    return call(text, only_quads, &end, &packed) == 0 && *end == '\0' &&
           packed.s_addr == INADDR_BROADCAST;
}

std::array<std::byte, 4> packed_of(const std::string& text, std::error_code& code) noexcept {
    const auto packed = static_cast<std::uint32_t>(::inet_addr(text.c_str()));
    // inet_addr answers that address, however it is spelled, with the number that means a fault.
    if (packed == INADDR_NONE && !is_broadcast(::RtlIpv4StringToAddressA, text.c_str())) {
        code = make_error_code(condition::inet_aton_text);
        return {};
    }
    return std::bit_cast<std::array<std::byte, 4>>(packed);
}

} // namespace

std::array<std::byte, 4> inet_aton(std::string_view text, std::error_code& code) noexcept {
    code.clear();
    if (detail::has_nul(text)) {
        code = make_error_code(condition::value);
        return {};
    }
    return detail::guarded(code, [&] { return packed_of(std::string(text), code); });
}

} // namespace refsock
