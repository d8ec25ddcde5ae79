#include "refsock/byte_order.hpp"

#include "refsock/error.hpp"

#include "catch_any.hpp"

#include <bit>
#include <cstring>

namespace {

/// The octets of an integer as they lie in memory, as text of hexadecimal digits.
template <class Integer>
std::string octets_of(Integer x) {
    unsigned char bytes[sizeof x];
    std::memcpy(bytes, &x, sizeof x);
    std::string text;
    for (const unsigned char each : bytes) {
        text += "0123456789abcdef"[each >> 4];
        text += "0123456789abcdef"[each & 15];
    }
    return text;
}

} // namespace

TEST_CASE("htonl and htons lay the most significant octet first") {
    CHECK(octets_of(refsock::htonl(0x01020304)) == "01020304");
    CHECK(octets_of(refsock::htons(0x0102)) == "0102");
    CHECK(octets_of(refsock::htonl(0xffffffff)) == "ffffffff");
    CHECK(octets_of(refsock::htonl(0xff000000)) == "ff000000");
    CHECK(octets_of(refsock::htons(80)) == "0050");
}

TEST_CASE("the way back is the same operation") {
    for (const std::int64_t x : {0LL, 1LL, 0x7fLL, 0x80LL, 0x1234LL, 0xffffLL}) {
        CHECK(refsock::ntohs(refsock::htons(x)) == x);
        CHECK(refsock::ntohs(x) == refsock::htons(x));
    }
    for (const std::int64_t x : {0LL, 1LL, 0x12345678LL, 0x80000000LL, 0xffffffffLL}) {
        CHECK(refsock::ntohl(refsock::htonl(x)) == x);
        CHECK(refsock::ntohl(x) == refsock::htonl(x));
    }
}

TEST_CASE("conversion is a no-op exactly on a big-endian machine") {
    const bool big = std::endian::native == std::endian::big;
    CHECK((refsock::htonl(0x01020304) == 0x01020304) == big);
    CHECK((refsock::htons(0x0102) == 0x0102) == big);
}

TEST_CASE("an integer out of range overflows") {
    struct row {
        std::int64_t x;
        bool fits_16;
        bool fits_32;
    };
    const row rows[] = {
        {-1, false, false},        {0, true, true},           {0xffff, true, true},
        {0x10000, false, true},    {0xffffffff, false, true}, {0x100000000, false, false},
        {INT64_MAX, false, false}, {INT64_MIN, false, false},
    };
    for (const auto& [x, fits_16, fits_32] : rows) {
        INFO("x = " << x);
        std::error_code code;
        refsock::htons(x, code);
        CHECK(!code == fits_16);
        refsock::ntohs(x, code);
        CHECK(!code == fits_16);
        refsock::htonl(x, code);
        CHECK(!code == fits_32);
        refsock::ntohl(x, code);
        CHECK(!code == fits_32);
    }
}

TEST_CASE("overflow gives 0, and the throwing forms raise overflow_error") {
    std::error_code code;
    CHECK(refsock::htonl(-1, code) == 0);
    CHECK(code == refsock::condition::overflow);
    CHECK_THROWS_AS(refsock::htonl(-1), refsock::overflow_error);
    CHECK_THROWS_AS(refsock::ntohl(0x100000000), refsock::overflow_error);
    CHECK_THROWS_AS(refsock::htons(0x10000), refsock::overflow_error);
    CHECK_THROWS_AS(refsock::ntohs(-1), refsock::overflow_error);
}
