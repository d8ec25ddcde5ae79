#include "match/comparable.hpp"

#include "given.hpp"

#include <catch_any.hpp>

using namespace sockmatrix;
using sockmatrix::testing::j;

namespace {

json compared(const std::string& call, const char* args, const char* result) {
    static const json constants = j("{'AF_INET': 2, 'AF_INET6': 10, 'SOCK_STREAM': 1, 'EINVAL': "
                                    "22, 'EAGAIN': 11, 'EWOULDBLOCK': 11, "
                                    "'EAI_AGAIN': -3, 'IPPROTO_TCP': 6}");
    const json given = j(args);
    return comparable_result({call, given, json::object()}, j(result), constants);
}

test_case two_steps() {
    test_case out;
    out.steps.resize(3);
    out.steps[0].call = "socket.connect_ex";
    out.steps[0].name = "c";
    out.steps[0].background = true;
    out.steps[1].await = "c";
    out.steps[2].call = "htons";
    return out;
}

} // namespace

TEST_CASE("numbers that are constants are compared by name") {
    struct row {
        const char* call;
        const char* args;
        const char* result;
        const char* wanted;
    };
    const std::vector<row> rows = {
        {"socket.family", "[{'ref': 's'}]", "{'returns': 10}", "{'returns': 'AF_INET6'}"},
        {"socket.type", "[{'ref': 's'}]", "{'returns': 1}", "{'returns': 'SOCK_STREAM'}"},
        {"socket.proto", "[{'ref': 's'}]", "{'returns': 6}", "{'returns': 6}"},
        {"socket.connect_ex", "[]", "{'returns': 22}", "{'returns': 'EINVAL'}"},
        {"socket.connect_ex", "[]", "{'returns': 11}", "{'returns': 'EAGAIN'}"},
        {"socket.connect_ex", "[]", "{'returns': 0}", "{'returns': 0}"},
        {"socket.connect_ex", "[]", "{'returns': 111}", "{'returns': 111}"},
        {"socket.getsockopt", "[1, 2, {'const': 'SO_ERROR'}]", "{'returns': 22}",
         "{'returns': 'EINVAL'}"},
        {"socket.getsockopt", "[1, 2, {'const': 'SO_TYPE'}]", "{'returns': 1}",
         "{'returns': 'SOCK_STREAM'}"},
        {"socket.getsockopt", "[1, 2, {'const': 'SO_SNDBUF'}]", "{'returns': 22}",
         "{'returns': 22}"},
        {"constant", "['AF_INET6']", "{'returns': 10}", "{'returns': 'AF_INET6'}"},
        {"constant", "['AF_INET6']", "{'returns': 23}", "{'returns': 23}"},
        {"constant", "['AF_X']", "{'returns': {'undefined': true}}",
         "{'returns': {'undefined': true}}"},
        {"htonl", "[1]", "{'returns': 22}", "{'returns': 22}"},
        {"getaddrinfo", "['a', 1]", "{'returns': [[2, 1, 6, 'c', ['192.0.2.1', 1]]]}",
         "{'returns': [['AF_INET', 'SOCK_STREAM', 6, '', ['192.0.2.1', 1]]]}"},
    };
    for (const row& one : rows) {
        CAPTURE(one.call, one.args, one.result);
        CHECK(compared(one.call, one.args, one.result) == j(one.wanted));
    }
}

TEST_CASE("what is compared of each outcome of the protocol") {
    CHECK(compared("a", "[]",
                   "{'raises': {'is': ['gaierror', 'error'], 'code': 'EAI_NONAME', 'message': 'm', "
                   "'call': 'c', "
                   "'native': {'space': 'eai', 'value': -2}}}") ==
          j("{'raises': {'class': 'gaierror', 'code': 'EAI_NONAME'}}"));
    CHECK(compared("a", "[]", "{'raises': {'is': ['error']}}") ==
          j("{'raises': {'class': 'error'}}"));
    CHECK(compared("a", "[]", "{'returns': {'env': 'n/1'}, 'us': 12}") ==
          j("{'returns': {'env': 'n/1'}}"));
    CHECK(compared("a", "[]", "{'unsupported': 'why'}") == j("{'unsupported': true}"));
    CHECK(compared("a", "[]", "{'inexpressible': 'why'}") == j("{'inexpressible': true}"));
    CHECK(compared("a", "[]", "{'blocks': true}") == j("{'blocks': true}"));
    CHECK(compared("a", "[]", "{'started': true}") == j("{'started': true}"));
    CHECK(compared("a", "[]", "null").is_null());
}

TEST_CASE("an await is compared as the call that it waits for") {
    observation seen;
    seen.answer = j("[{'started': true}, {'returns': 22}, {'returns': 22}]");
    CHECK(comparable_steps(two_steps(), seen, j("{'EINVAL': 22}")) ==
          j("[{'started': true}, {'returns': 'EINVAL'}, {'returns': 22}]"));
}

TEST_CASE("a short answer is pinned whole, a long one by its digest") {
    const json brief = j("[{'returns': 42}]");
    CHECK(pin_of(brief) == brief);
    CHECK(is_pinned(brief, brief));
    CHECK_FALSE(is_pinned(brief, j("[{'returns': 43}]")));
    CHECK_FALSE(is_pinned(brief, j("[{'returns': 42}, null]")));
    json text = j("[{'returns': 'x'}, null]");
    text[0]["returns"] = std::string(1000, 'x');
    const json pin = pin_of(text);
    CHECK(pin["steps"] == 2);
    CHECK(pin["digest"].get<std::string>().size() == 16);
    CHECK(pin_problem(pin).empty());
    CHECK(is_pinned(pin, text));
    text[0]["returns"] = std::string(999, 'x') + "y";
    CHECK_FALSE(is_pinned(pin, text));
    CHECK_FALSE(is_pinned(nullptr, brief));
}

TEST_CASE("the form of a pin") {
    for (const char* good :
         {"[null]", "[{'returns': null}, {'raises': {'class': 'error', 'code': 'EINVAL'}}]",
          "[{'raises': {}}]", "[{'blocks': true}]", "{'digest': '0123456789abcdef', 'steps': 3}"})
        CHECK(pin_problem(j(good)).empty());
    for (const char* bad :
         {"null", "[]", "{}", "'x'", "[1]", "[{}]", "[{'returns': 1, 'raises': {}}]",
          "[{'raises': {'message': 'x'}}]", "[{'raises': {'code': 1}}]", "[{'blocks': 1}]",
          "[{'returned': 1}]", "{'digest': '0123', 'steps': 3}",
          "{'digest': '0123456789abcdeF', 'steps': 3}",
          "{'digest': '0123456789abcdef', 'steps': 0}",
          "{'digest': '0123456789abcdef', 'steps': 3, 'x': 1}", "{'digest': '0123456789abcdef'}"}) {
        CAPTURE(bad);
        CHECK_FALSE(pin_problem(j(bad)).empty());
    }
}
