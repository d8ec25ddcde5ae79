#include "calls.hpp"

#include "catch_any.hpp"
#include "refsock/constants.hpp"
#include "session.hpp"

#include <algorithm>

using adapter::json;

namespace {

std::string kind_of_outcome(const std::string& name, const std::string& args,
                            const std::string& more = {}) {
    const json outcome = outcome_of_call(name, args, more);
    REQUIRE(outcome.size() == 1);
    return outcome.begin().key();
}

} // namespace

TEST_CASE("every name is found and none twice") {
    const auto names = adapter::call_names();
    CHECK(names.size() == 58);
    CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
    for (const auto name : names)
        CHECK(adapter::find_call(name)->name == name);
    CHECK(adapter::find_call("socket.ioctl") == nullptr);
    CHECK(adapter::find_call("") == nullptr);
}

TEST_CASE("conversions answer the values of the protocol") {
    struct row {
        const char* name;
        const char* args;
        const char* returns;
    };
    const row rows[] = {
        {"inet_aton", R"(["127.1"])", R"({"bytes":"7f000001"})"},
        {"inet_ntoa", R"([{"bytes":"7f000001"}])", R"("127.0.0.1")"},
        {"inet_pton", R"([{"const":"AF_INET6"},"::1"])",
         R"({"bytes":"00000000000000000000000000000001"})"},
        {"inet_ntop", R"([{"const":"AF_INET"},{"bytes":"0a000001"}])", R"("10.0.0.1")"},
        {"constant", R"(["IPPROTO_TCP"])", "6"},
        {"constant", R"(["SO_UNHEARD_OF"])", R"({"undefined":true})"},
        {"getdefaulttimeout", "[]", "null"},
        {"getaddrinfo",
         R"(["127.0.0.1",80,{"const":"AF_INET"},{"const":"SOCK_STREAM"},6,{"const":"AI_NUMERICHOST"}])",
         nullptr},
    };
    for (const auto& each : rows) {
        INFO(each.name << each.args);
        const json outcome = outcome_of_call(each.name, each.args);
        REQUIRE(outcome.contains("returns"));
        if (each.returns != nullptr) CHECK(outcome.at("returns") == json::parse(each.returns));
    }
}

TEST_CASE("getaddrinfo lists five values each") {
    const json list =
        outcome_of_call(
            "getaddrinfo", R"(["127.0.0.1",80])",
            R"(,"kwargs":{"family":{"const":"AF_INET"},"socktype":{"const":"SOCK_STREAM"})"
            R"(,"flags":{"const":"AI_NUMERICHOST"}})")
            .at("returns");
    REQUIRE(list.size() == 1);
    CHECK(list[0] == json::array({refsock::af_inet, refsock::sock_stream, 6, "",
                                  json::array({"127.0.0.1", 80})}));
}

TEST_CASE("arguments that a typed interface cannot take are inexpressible") {
    struct row {
        const char* name;
        const char* args;
    };
    const row rows[] = {
        {"inet_aton", "[1]"},
        {"inet_aton", "[null]"},
        {"inet_aton", "[]"},
        {"inet_aton", R"(["1","2"])"},
        {"inet_aton", R"([{"bytes":"31"}])"},
        {"inet_ntoa", R"(["text"])"},
        {"htonl", R"(["1"])"},
        {"htonl", "[1.5]"},
        {"htonl", R"([{"integer":"18446744073709551616"}])"},
        {"htonl", "[18446744073709551615]"},
        {"socket", R"(["AF_INET"])"},
        {"socket", "[null]"},
        {"socket.close", "[5]"},
        {"getaddrinfo", R"([{"bytes":"61"},80])"},
        {"getaddrinfo", R"(["127.0.0.1",{"bytes":"38"}])"},
        {"create_connection", R"([["::1",80,0,0]])"},
        {"setdefaulttimeout", R"(["1"])"},
    };
    for (const auto& each : rows) {
        INFO(each.name << each.args);
        CHECK(kind_of_outcome(each.name, each.args) == "inexpressible");
    }
}

TEST_CASE("keyword arguments take the place of their parameter") {
    const std::string dgram = R"(,"kwargs":{"type":{"const":"SOCK_DGRAM"}})";
    const auto replies =
        replies_to(call(1, "socket", "[]", dgram) + call(2, "socket.type", R"([{"socket":1}])") +
                   call(3, "socket.family", R"([{"socket":1}])"));
    CHECK(replies.at(1).at("result").at("returns") == refsock::sock_dgram);
    CHECK(replies.at(2).at("result").at("returns") == refsock::af_inet);
    CHECK(kind_of_outcome("socket", "[2]", R"(,"kwargs":{"family":2})") == "inexpressible");
    CHECK(kind_of_outcome("socket", "[]", R"(,"kwargs":{"colour":2})") == "inexpressible");
    CHECK(kind_of_outcome("inet_aton", "[]", R"(,"kwargs":{"":"1"})") == "inexpressible");
}

TEST_CASE("calls that refsock lacks are unsupported") {
    CHECK(kind_of_outcome("socket.ioctl", "[]") == "unsupported");
    CHECK(kind_of_outcome("no_such_call", "[]") == "unsupported");
}

TEST_CASE("an address of another family's form is a type_error") {
    const auto replies =
        replies_to(call(1, "socket", "[]") + call(2, "socket.bind", R"([{"socket":1},[0,0]])"));
    const json outcome = replies.at(1).at("result");
    CHECK(outcome.at("raises").at("is") == json::parse(R"(["type_error"])"));
}

TEST_CASE("refsock's own refusals of arguments are raised") {
    const json outcome = outcome_of_call("htonl", "[4294967296]");
    CHECK(outcome.at("raises").at("is") == json::parse(R"(["overflow_error"])"));
    const json text = outcome_of_call("inet_aton", R"(["1.2.3.4\u0000"])");
    CHECK(text.at("raises").at("is") == json::parse(R"(["value_error"])"));
}

TEST_CASE("data travels through a pair of sockets") {
    const auto replies =
        replies_to(call(1, "socketpair", "[]") +
                   call(2, "socket.sendall", R"([{"socket":1},{"fill":100000,"seed":7}])") +
                   call(3, "aux.receive", R"([{"socket":2},100000,10])") +
                   call(4, "socket.send", R"([{"socket":2},{"bytes":"616263"}])") +
                   call(5, "socket.recv_into", R"([{"socket":1},{"bytes":"0000000000"},2])") +
                   call(6, "socket.recvfrom_into", R"([{"socket":1},{"bytes":"00"},2])") +
                   call(7, "socket.recv", R"([{"socket":1},10])") + request(8, "reset"));
    CHECK(replies.at(0).at("result").at("returns") ==
          json::parse(R"([{"socket":1},{"socket":2}])"));
    const auto sent = adapter::octets_of(json::parse(R"({"fill":100000,"seed":7})"));
    CHECK(replies.at(2).at("result").at("returns") == adapter::octets_value(sent));
    CHECK(replies.at(3).at("result").at("returns") == 3);
    CHECK(replies.at(4).at("result").at("returns") == json::parse(R"([2,{"bytes":"6162000000"}])"));
    CHECK(replies.at(5).at("result").contains("inexpressible"));
    CHECK(replies.at(6).at("result").at("returns") == json::parse(R"({"bytes":"63"})"));
    CHECK(replies.at(7).at("result") == json{{"closed", 2}});
}

TEST_CASE("auxiliary calls tell what the handle is like") {
    const auto replies = replies_to(
        call(1, "socketpair", "[]") + call(2, "aux.inheritable", R"([{"socket":1}])") +
        call(3, "aux.blocking", R"([{"socket":1}])") +
        call(4, "socket.settimeout", R"([{"socket":1},0])") +
        call(5, "aux.blocking", R"([{"socket":1}])") +
        call(6, "aux.wait", R"([{"socket":1},"write",10])") +
        call(7, "aux.wait", R"([{"socket":1},"read",0])") +
        call(8, "socket.close", R"([{"socket":1}])") +
        call(9, "aux.wait", R"([{"socket":1},"read",10])") + call(10, "aux.interrupt", "[]") +
        call(11, "aux.wait", R"([{"socket":2},"sideways",1])") +
        call(12, "aux.wait", R"([{"socket":2},"read",-1])") +
        call(13, "aux.receive", R"([{"socket":2},-1,1])"));
    const auto returned = [&](std::size_t at) { return replies.at(at).at("result").at("returns"); };
    CHECK(returned(1) == false);
    CHECK(returned(2) == true);
    CHECK(returned(4) == false);
    CHECK(returned(5) == true);
    CHECK(returned(6) == false);
    CHECK(replies.at(8).at("result").at("raises").at("code") == "EBADF");
    CHECK(returned(9) == 0);
    for (const std::size_t at : {10, 11, 12})
        CHECK(replies.at(at).at("error").at("code") == -32602);
}
