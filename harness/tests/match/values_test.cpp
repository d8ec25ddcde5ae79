#include "given.hpp"

#include "match/values.hpp"
#include "model/failure.hpp"

#include <catch_any.hpp>

using namespace sockmatrix;
using sockmatrix::testing::given_run;
using sockmatrix::testing::j;

namespace {

json big_endian() {
    json facts = given_run().facts;
    facts["endian"] = "big";
    return facts;
}

} // namespace

TEST_CASE("integers in the target's byte order") {
    struct row {
        std::int64_t value;
        std::size_t size;
        const char* little;
        const char* big;
    };
    const std::vector<row> rows = {
        {5, 1, "05", "05"},
        {255, 1, "ff", "ff"},
        {258, 2, "0201", "0102"},
        {65535, 2, "ffff", "ffff"},
        {1, 4, "01000000", "00000001"},
        {-1, 4, "ffffffff", "ffffffff"},
        {-2, 4, "feffffff", "fffffffe"},
        {-2, 8, "feffffffffffffff", "fffffffffffffffe"},
    };
    for (const row& one : rows) {
        CAPTURE(one.value, one.size);
        const std::string little = pack_integer(given_run().facts, one.value, one.size);
        const std::string big = pack_integer(big_endian(), one.value, one.size);
        CHECK(to_hex(little) == one.little);
        CHECK(to_hex(big) == one.big);
        CHECK(unpack_integer(given_run().facts, little) == one.value);
        CHECK(unpack_integer(big_endian(), big) == one.value);
    }
}

TEST_CASE("what does not fit or is not known is refused") {
    const json facts = given_run().facts;
    CHECK(to_hex(pack_integer(facts, -128, 1)) == "80");
    CHECK_THROWS_AS(pack_integer(facts, 256, 1), failure);
    CHECK_THROWS_AS(pack_integer(facts, -129, 1), failure);
    CHECK_THROWS_AS(pack_integer(facts, 4294967296, 4), failure);
    CHECK_THROWS_AS(pack_integer(facts, 1, 9), failure);
    CHECK_THROWS_AS(pack_integer(json::object(), 1, 4), failure);
    CHECK_THROWS_AS(unpack_integer(facts, ""), failure);
    CHECK_THROWS_AS(pack_struct(facts, j("{'pack': 'stat'}")), failure);
    CHECK_THROWS_AS(pack_struct(facts, j("{'pack': 'linger', 'size': 4}")), failure);
    CHECK_THROWS_AS(pack_struct(facts, j("{'pack': 'linger', 'l_other': 4}")), failure);
    CHECK_THROWS_AS(pack_struct(facts, j("{'pack': 'linger', 'l_onoff': 'on'}")), failure);
    CHECK_THROWS_AS(pack_struct(facts, j("{'pack': 'ipv6_mreq', 'ipv6mr_multiaddr': "
                                         "{'bytes': '00'}}")),
                    failure);
    CHECK_THROWS_AS(pack_struct(facts, j("{'l_onoff': 1}")), failure);
    CHECK_THROWS_AS(unpack_member(facts, "linger", "l_other", "12345678"), failure);
}

TEST_CASE("structs in the target's layout") {
    const json facts = given_run().facts;
    const std::string packed = pack_struct(facts, j("{'pack': 'linger', 'l_linger': 7}"));
    CHECK(to_hex(packed) == "0000000007000000");
    CHECK(unpack_member(facts, "linger", "l_linger", packed) == 7);
    CHECK(unpack_member(facts, "linger", "l_linger", packed.substr(0, 7)) == std::nullopt);
    CHECK(unpack_member(facts, "linger", "l_linger", "") == std::nullopt);
    const std::string request =
        pack_struct(facts, j("{'pack': 'ipv6_mreq', 'ipv6mr_interface': 2, 'ipv6mr_multiaddr': "
                             "{'bytes': 'ff020000000000000000000000000001'}}"));
    CHECK(to_hex(request) == "ff02000000000000000000000000000102000000");
    CHECK(unpack_member(facts, "ipv6_mreq", "ipv6mr_multiaddr", request) == std::nullopt);
}

TEST_CASE("hexadecimal text") {
    CHECK(to_hex(std::string("\x00\x7f\xff", 3)) == "007fff");
    CHECK(from_hex("007FfF") == std::string("\x00\x7f\xff", 3));
    CHECK(from_hex("") == "");
    CHECK(from_hex("0") == std::nullopt);
    CHECK(from_hex("0g") == std::nullopt);
}

TEST_CASE("generated octets follow the protocol") {
    // x1 = 1103527590, x2 = 377401575, x3 = 662824084, x4 = 1147902781
    CHECK(to_hex(generated_octets(4, 1)) == "c67e816b");
    CHECK(generated_octets(0, 1).empty());
    CHECK(generated_octets(1000, 5).substr(0, 10) == generated_octets(10, 5));
    CHECK(generated_octets(100, 5) != generated_octets(100, 6));
}

TEST_CASE("digests are FNV-1a with 64 bits") {
    CHECK(digest_of("") == "cbf29ce484222325");
    CHECK(digest_of("a") == "af63dc4c8601ec8c");
    CHECK(digest_of("foobar") == "85944171f73967e8");
    CHECK(generated_digest(0, 5) == digest_of(""));
    CHECK(generated_digest(1000, 5) == digest_of(generated_octets(1000, 5)));
    CHECK(generated_digest(1000, 5) != generated_digest(1000, 6));
}
