#include "addresses.hpp"

#include "catch_any.hpp"
#include "faults.hpp"
#include "refsock/constants.hpp"

namespace addresses_tests {

using namespace adapter;
using refsock::address;
using refsock::inet6_address;
using refsock::inet_address;
using refsock::netlink_address;
using refsock::tipc_address;
using refsock::unix_address;

namespace {

struct row {
    const char* text;
    int family;
    address expected;
};

const int inet = refsock::af_inet;
const int inet6 = refsock::af_inet6;
const int local = refsock::af_unix;

} // namespace

TEST_CASE("the shape and the socket's family choose the type of an address") {
    const std::vector<row> rows{
        {R"(["127.0.0.1",80])", inet, inet_address{"127.0.0.1", 80}},
        {R"(["",-1])", inet, inet_address{"", -1}},
        {R"(["::1",80])", inet6, inet6_address{"::1", 80}},
        {R"(["::1",80,7])", inet6, inet6_address{"::1", 80, 7}},
        {R"(["::1",80,7,9])", inet6, inet6_address{"::1", 80, 7, 9}},
        {R"(["::1",80,0,0])", inet, inet6_address{"::1", 80}},
        {R"(["127.0.0.1",80])", local, inet_address{"127.0.0.1", 80}},
        {R"(["h",{"const":"IPPORT_RESERVED"}])", inet, inet_address{"h", 1024}},
        {R"("/tmp/a")", local, unix_address{"/tmp/a"}},
        {R"({"bytes":"006100"})", local, unix_address{std::string("\0a\0", 3)}},
        {R"("/tmp/a")", inet, unix_address{"/tmp/a"}},
        {"null", inet, std::monostate{}},
    };
    for (const auto& each : rows) {
        INFO(each.text << " of family " << each.family);
        CHECK(address_of(json::parse(each.text), each.family) == each.expected);
    }
}

TEST_CASE("without a socket the host tells the family") {
    CHECK(address_of(json::parse(R"(["::1",80])")) == address(inet6_address{"::1", 80}));
    CHECK(address_of(json::parse(R"(["h",80])")) == address(inet_address{"h", 80}));
    CHECK(address_of(json::parse(R"(["h",80,0,0])")) == address(inet6_address{"h", 80}));
}

TEST_CASE("numbers alone are addresses of AF_NETLINK and AF_TIPC") {
    const std::vector<row> rows{
        {"[0,0]", inet, netlink_address{0, 0}},
        {R"([{"const":"IPPORT_RESERVED"},4294967295])", inet, netlink_address{1024, 4294967295}},
        {R"([-1,{"integer":"4294967296"}])", inet, netlink_address{-1, 4294967296}},
        {"[1,2,3,4]", inet, tipc_address{1, 2, 3, 4, 2}},
        {"[2,18888,17,0,3]", inet, tipc_address{2, 18888, 17, 0, 3}},
        {"[3,1,2,0,-3]", inet, tipc_address{3, 1, 2, 0, -3}},
    };
    for (const auto& each : rows) {
        INFO(each.text);
        CHECK(address_of(json::parse(each.text), each.family) == each.expected);
    }
}

TEST_CASE("other shapes are inexpressible") {
    for (const char* text : {"5", "true", "[]", R"(["h"])", R"(["h","80"])", R"(["h",null])",
                             R"(["h",1.5])", R"([null,80])", R"(["h",1,2,3,4])", "[1,2,3]", "[1]",
                             "[1,2,3,4,5,6]", "[1,1.5]", "[1,null]", R"([1,"2",3,4])"}) {
        INFO(text);
        CHECK_THROWS_AS(address_of(json::parse(text), inet), inexpressible);
    }
    CHECK_THROWS_AS(host_and_port_of(json::parse(R"(["::1",80,0,0])")), inexpressible);
    CHECK_THROWS_AS(host_and_port_of(json::parse("null")), inexpressible);
}

TEST_CASE("addresses are written in the forms of the protocol") {
    CHECK(address_value(std::monostate{}) == json(nullptr));
    CHECK(address_value(inet_address{"10.0.0.1", 5}) == json::parse(R"(["10.0.0.1",5])"));
    CHECK(address_value(inet6_address{"::1", 5, 6, 7}) == json::parse(R"(["::1",5,6,7])"));
    CHECK(address_value(unix_address{"/tmp/\xc3\xa4"}) == json("/tmp/\xc3\xa4"));
    CHECK(address_value(unix_address{""}) == json(""));
    CHECK(address_value(unix_address{"\xff"}) == json::parse(R"({"bytes":"ff"})"));
    CHECK(address_value(unix_address{std::string("\0a", 2)}) == json::parse(R"({"bytes":"0061"})"));
    CHECK(address_value(netlink_address{5, 4294967295}) == json::parse("[5,4294967295]"));
    CHECK(address_value(tipc_address{2, 3, 4, 5, -1}) == json::parse("[2,3,4,5,-1]"));
    CHECK(address_value(refsock::other_address{17, "ab"}) ==
          json::parse(R"([17,{"bytes":"6162"}])"));
}

} // namespace addresses_tests
