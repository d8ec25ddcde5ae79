#include "refsock/convert.hpp"

#include "address_list.hpp"
#include "integers.hpp"
#include "memory.hpp"
#include "native.hpp"
#include "refsock/error.hpp"

#include <algorithm>

namespace refsock {
namespace {

/// The size of a packed address; 0 for a family without a text form.
std::size_t packed_size(int family) noexcept {
    if (family == AF_INET) return sizeof(in_addr);
    if (family == AF_INET6) return sizeof(in6_addr);
    return 0;
}

/// The family as the system takes it; it must be one with a text form.
int text_family(std::int64_t family, std::error_code& code) noexcept {
    code.clear();
    const int native = detail::to_int(family, code);
    if (!code && packed_size(native) == 0)
        code = detail::native_error(detail::family_not_supported);
    return native;
}

std::string standard_text(int family, std::span<const std::byte> packed, std::error_code& code) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (::inet_ntop(family, packed.data(), text.data(), text.size()) == nullptr) {
        code = detail::last_error();
        return {};
    }
    code.clear();
    return text.data();
}

std::vector<std::byte> packed_of(int family, const std::string& text, std::error_code& code) {
    std::vector<std::byte> packed(packed_size(family));
    const int result = ::inet_pton(family, text.c_str(), packed.data());
    if (result == 1) return packed;
    code = result == 0 ? make_error_code(condition::inet_pton_text) : detail::last_error();
    return {};
}

} // namespace

std::string inet_ntoa(std::span<const std::byte> packed, std::error_code& code) noexcept {
    if (packed.size() != sizeof(in_addr)) {
        code = make_error_code(condition::inet_ntoa_length);
        return {};
    }
    return detail::guarded(code, [&] { return standard_text(AF_INET, packed, code); });
}

std::vector<std::byte> inet_pton(std::int64_t family, std::string_view text,
                                 std::error_code& code) noexcept {
    const int native = text_family(family, code);
    if (!code && detail::has_nul(text)) code = make_error_code(condition::value);
    if (code) return {};
    return detail::guarded(code, [&] { return packed_of(native, std::string(text), code); });
}

std::string inet_ntop(std::int64_t family, std::span<const std::byte> packed,
                      std::error_code& code) noexcept {
    const int native = text_family(family, code);
    if (!code && packed.size() != packed_size(native)) code = make_error_code(condition::value);
    if (code) return {};
    return detail::guarded(code, [&] { return standard_text(native, packed, code); });
}

std::array<std::byte, 4> inet_aton(std::string_view text) {
    std::error_code code;
    const auto result = inet_aton(text, code);
    if (code) raise(code, "inet_aton");
    return result;
}

std::string inet_ntoa(std::span<const std::byte> packed) {
    std::error_code code;
    auto result = inet_ntoa(packed, code);
    if (code) raise(code, "inet_ntoa");
    return result;
}

std::vector<std::byte> inet_pton(std::int64_t family, std::string_view text) {
    std::error_code code;
    auto result = inet_pton(family, text, code);
    if (code) raise(code, "inet_pton");
    return result;
}

std::string inet_ntop(std::int64_t family, std::span<const std::byte> packed) {
    std::error_code code;
    auto result = inet_ntop(family, packed, code);
    if (code) raise(code, "inet_ntop");
    return result;
}

} // namespace refsock
