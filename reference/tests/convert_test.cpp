#include "refsock/convert.hpp"

#include "refsock/constants.hpp"
#include "refsock/error.hpp"

#include "catch_any.hpp"

namespace convert_tests {

using namespace std::string_view_literals;
using refsock::af_inet;
using refsock::af_inet6;
using refsock::condition;

namespace {

/// The octets as text of hexadecimal digits.
std::string hex(std::span<const std::byte> octets) {
    std::string text;
    for (const std::byte each : octets) {
        text += "0123456789abcdef"[std::to_integer<int>(each >> 4)];
        text += "0123456789abcdef"[std::to_integer<int>(each & std::byte{15})];
    }
    return text;
}

std::vector<std::byte> octets(std::string_view text) {
    const auto bytes = std::as_bytes(std::span(text));
    return {bytes.begin(), bytes.end()};
}

} // namespace

TEST_CASE("inet_aton fills 32 bits from one to four parts") {
    struct row {
        std::string_view text;
        std::string_view packed;
    };
    const row rows[] = {
        {"123.45.67.89", "7b2d4359"},    {"0.0.0.0", "00000000"},
        {"255.255.255.255", "ffffffff"}, {"1", "00000001"},
        {"127.1", "7f000001"},           {"1.2.3", "01020003"},
        {"0x7f.1", "7f000001"},          {"010.0.0.1", "08000001"},
        {"4294967295", "ffffffff"},
    };
    for (const auto& [text, packed] : rows) {
        INFO(std::string(text));
        CHECK(hex(refsock::inet_aton(text)) == packed);
    }
}

TEST_CASE("inet_aton refuses what is no IPv4 address") {
    struct row {
        std::string_view text;
        condition expected;
    };
    const row rows[] = {
        {"", condition::inet_aton_text},          {"host", condition::inet_aton_text},
        {"256.0.0.1", condition::inet_aton_text}, {"1.2.3.4.5", condition::inet_aton_text},
        {"::1", condition::inet_aton_text},       {"1.2.3.-4", condition::inet_aton_text},
        {"1.2.3.4\0"sv, condition::value},        {"\0"sv, condition::value},
    };
    for (const auto& [text, expected] : rows) {
        INFO(std::string(text));
        std::error_code code;
        CHECK(hex(refsock::inet_aton(text, code)) == "00000000");
        CHECK(code == expected);
    }
    CHECK_THROWS_AS(refsock::inet_aton("x"), refsock::error);
    CHECK_THROWS_AS(refsock::inet_aton("1\0"sv), refsock::value_error);
}

TEST_CASE("inet_ntoa takes exactly four octets") {
    CHECK(refsock::inet_ntoa(octets("\x7b\x2d\x43\x59")) == "123.45.67.89");
    CHECK(refsock::inet_ntoa(octets("\0\0\0\0"sv)) == "0.0.0.0");
    CHECK(refsock::inet_ntoa(octets("\xff\xff\xff\xff")) == "255.255.255.255");
    for (const std::string_view text : {"", "abc", "abcde", "abcdefghijklmnop"}) {
        std::error_code code;
        CHECK(refsock::inet_ntoa(octets(text), code).empty());
        CHECK(code == condition::inet_ntoa_length);
        CHECK_THROWS_AS(refsock::inet_ntoa(octets(text)), refsock::error);
    }
}

TEST_CASE("inet_pton packs the text of its family") {
    struct row {
        int family;
        std::string_view text;
        std::string_view packed;
    };
    const row rows[] = {
        {af_inet, "7.10.0.5", "070a0005"},
        {af_inet6, "::", "00000000000000000000000000000000"},
        {af_inet6, "::1", "00000000000000000000000000000001"},
        {af_inet6, "5aef:2b::8", "5aef002b000000000000000000000008"},
        {af_inet6, "::ffff:1.2.3.4", "00000000000000000000ffff01020304"},
    };
    for (const auto& [family, text, packed] : rows) {
        INFO(std::string(text));
        CHECK(hex(refsock::inet_pton(family, text)) == packed);
    }
}

TEST_CASE("inet_pton refuses") {
    const std::error_code no_family = [] {
        std::error_code code;
        refsock::inet_pton(-1, "1.2.3.4", code);
        return code;
    }();
    CHECK(no_family == std::errc::address_family_not_supported);
    CHECK(refsock::symbol_of(no_family) == "EAFNOSUPPORT");
    struct row {
        int family;
        std::string_view text;
        std::error_code expected;
    };
    const row rows[] = {
        {af_inet, "127.1", condition::inet_pton_text},
        {af_inet, "", condition::inet_pton_text},
        {af_inet, "::1", condition::inet_pton_text},
        {af_inet6, "1.2.3.4", condition::inet_pton_text},
        {af_inet6, ":::1", condition::inet_pton_text},
        {af_inet6, "12345::", condition::inet_pton_text},
        {af_inet, "1.2.3.4\0x"sv, condition::value},
        {af_inet6, "::1\0"sv, condition::value},
        {refsock::af_unix, "1.2.3.4", no_family},
        {99, "1.2.3.4\0"sv, no_family},
    };
    for (const auto& [family, text, expected] : rows) {
        INFO(family << " " << std::string(text));
        std::error_code code;
        CHECK(refsock::inet_pton(family, text, code).empty());
        CHECK(code == expected);
    }
    CHECK_THROWS_AS(refsock::inet_pton(af_inet, "x"), refsock::error);
    CHECK_THROWS_AS(refsock::inet_pton(af_inet, "\0"sv), refsock::value_error);
}

TEST_CASE("inet_ntop gives the standard text of its family") {
    struct row {
        int family;
        std::string_view packed;
        std::string_view text;
    };
    const row rows[] = {
        {af_inet, "\x07\x0a\0\x05"sv, "7.10.0.5"},
        {af_inet6, "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01"sv, "::1"},
        {af_inet6, "\x5a\xef\0\x2b\0\0\0\0\0\0\0\0\0\0\0\x08"sv, "5aef:2b::8"},
    };
    for (const auto& [family, packed, text] : rows) {
        CHECK(refsock::inet_ntop(family, octets(packed)) == text);
    }
}

TEST_CASE("inet_ntop refuses a wrong length before anything but the family") {
    for (const std::size_t size : {0, 3, 5, 15, 16, 17}) {
        INFO(size);
        std::error_code code;
        CHECK(refsock::inet_ntop(af_inet, std::vector<std::byte>(size), code).empty());
        CHECK(code == condition::value);
        refsock::inet_ntop(af_inet6, std::vector<std::byte>(size), code);
        CHECK(!code == (size == 16));
        refsock::inet_ntop(99, std::vector<std::byte>(size), code);
        CHECK(code == std::errc::address_family_not_supported);
    }
    CHECK_THROWS_AS(refsock::inet_ntop(af_inet, octets("abc")), refsock::value_error);
    CHECK_THROWS_AS(refsock::inet_ntop(99, octets("abcd")), refsock::error);
}

} // namespace convert_tests
