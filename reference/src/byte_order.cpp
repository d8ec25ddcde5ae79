#include "refsock/byte_order.hpp"

#include "refsock/error.hpp"

#include <bit>
#include <limits>

namespace refsock {
namespace {

std::uint16_t swapped(std::uint16_t x) noexcept {
    return static_cast<std::uint16_t>((x << 8) | (x >> 8));
}

std::uint32_t swapped(std::uint32_t x) noexcept {
    return (x << 24) | ((x & 0xff00) << 8) | ((x >> 8) & 0xff00) | (x >> 24);
}

/// Both directions are the same operation.
template <class Integer>
Integer convert(std::int64_t x, std::error_code& code) noexcept {
    if (x < 0 || x > std::numeric_limits<Integer>::max()) {
        code = make_error_code(condition::overflow);
        return 0;
    }
    code.clear();
    const auto value = static_cast<Integer>(x);
    return std::endian::native == std::endian::big ? value : swapped(value);
}

template <class Integer>
Integer convert_or_raise(std::int64_t x, std::string_view call) {
    std::error_code code;
    const auto result = convert<Integer>(x, code);
    if (code) raise(code, call);
    return result;
}

} // namespace

std::uint32_t ntohl(std::int64_t x) {
    return convert_or_raise<std::uint32_t>(x, "ntohl");
}
std::uint32_t htonl(std::int64_t x) {
    return convert_or_raise<std::uint32_t>(x, "htonl");
}
std::uint16_t ntohs(std::int64_t x) {
    return convert_or_raise<std::uint16_t>(x, "ntohs");
}
std::uint16_t htons(std::int64_t x) {
    return convert_or_raise<std::uint16_t>(x, "htons");
}

std::uint32_t ntohl(std::int64_t x, std::error_code& code) noexcept {
    return convert<std::uint32_t>(x, code);
}
std::uint32_t htonl(std::int64_t x, std::error_code& code) noexcept {
    return convert<std::uint32_t>(x, code);
}
std::uint16_t ntohs(std::int64_t x, std::error_code& code) noexcept {
    return convert<std::uint16_t>(x, code);
}
std::uint16_t htons(std::int64_t x, std::error_code& code) noexcept {
    return convert<std::uint16_t>(x, code);
}

} // namespace refsock
