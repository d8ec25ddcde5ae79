#include "catch_any.hpp"
#include "given.hpp"

using namespace sockmatrix;
using namespace sockmatrix::testing;

namespace {

struct row {
    const char* id;
    const char* before;
    const char* after; ///< "null": no difference
};

} // namespace

TEST_CASE("operators on what is returned") {
    const auto one = GENERATE(
        row{"wrong-value/has_ipv6", "{'returns': true}", "{'returns': false}"},
        row{"wrong-value/ntohl", "{'returns': 1}", "{'returns': 65}"},
        row{"wrong-value/ntohl", "{'returns': {'integer': '9007199254740993'}}",
            "{'returns': {'integer': '7'}}"},
        row{"wrong-value/ntohl", "{'raises': {'is': ['type_error']}}", "null"},
        row{"wrong-value/gethostname", "{'returns': 'host1'}", "{'returns': 'host2'}"},
        row{"wrong-value/gethostname", "{'returns': ''}", "{'returns': 'x'}"},
        row{"wrong-value/inet_aton", "{'returns': {'bytes': '7f000001'}}",
            "{'returns': {'bytes': '70000001'}}"},
        row{"wrong-value/socket.recv", "{'returns': {'bytes': ''}}",
            "{'returns': {'bytes': '00'}}"},
        row{"wrong-value/socket.recv", "{'returns': {'digest': '00aa', 'size': 9}}",
            "{'returns': {'digest': '10aa', 'size': 9}}"},
        row{"wrong-value/socket.gettimeout", "{'returns': null}", "{'returns': 2.5}"},
        row{"wrong-value/socket.gettimeout", "{'returns': 0.5, 'us': 3}",
            "{'returns': 2.0, 'us': 3}"},
        row{"wrong-value/socket.dup", "{'returns': {'socket': 2}}", "{'returns': {'socket': 1}}"},
        row{"wrong-value/socket.dup", "{'returns': {'socket': 1}}", "null"},
        row{"wrong-value/socket.getsockname:host", "{'returns': ['127.0.0.1', 80]}",
            "{'returns': ['127.0.0.2', 80]}"},
        row{"wrong-value/socket.getsockname:host", "{'returns': '/tmp/s'}",
            "{'returns': '/tmp/x'}"},
        row{"wrong-value/socket.getsockname:host", "{'returns': {'bytes': '00ff'}}",
            "{'returns': {'bytes': '01ff'}}"},
        row{"wrong-value/socket.getsockname:port", "{'returns': ['127.0.0.1', 80]}",
            "{'returns': ['127.0.0.1', 16]}"},
        row{"wrong-value/socket.getsockname:port", "{'returns': '/tmp/s'}", "null"},
        row{"wrong-value/socket.recvfrom:host", "{'returns': [{'bytes': '00'}, null]}", "null"},
        row{"wrong-value/getaddrinfo:family",
            "{'returns': [[2, 1, 6, '', ['h', 1]], [10, 1, 6, '', ['h', 1]]]}",
            "{'returns': [[66, 1, 6, '', ['h', 1]], [74, 1, 6, '', ['h', 1]]]}"},
        row{"wrong-value/getaddrinfo:port", "{'returns': [[2, 1, 6, '', ['h', 1]]]}",
            "{'returns': [[2, 1, 6, '', ['h', 65]]]}"},
        row{"wrong-value/getaddrinfo:port", "{'returns': []}", "null"},
        row{"wrong-value/gethostbyaddr:aliases", "{'returns': ['a', [], ['h']]}", "null"},
        row{"wrong-value/gethostbyaddr:aliases", "{'returns': ['a', ['b'], ['h']]}",
            "{'returns': ['a', ['x'], ['h']]}"},
        row{"off-by-one/socket.send", "{'returns': 5}", "{'returns': 6}"},
        row{"off-by-one/socket.recv", "{'returns': {'bytes': '0102'}}",
            "{'returns': {'bytes': '01'}}"},
        row{"off-by-one/socket.recv", "{'returns': {'bytes': ''}}", "null"},
        row{"off-by-one/socket.recv", "{'returns': {'digest': '00', 'size': 9}}",
            "{'returns': {'digest': '00', 'size': 8}}"},
        row{"wrong-order/inet_aton", "{'returns': {'bytes': '7f000001'}}",
            "{'returns': {'bytes': '0100007f'}}"},
        row{"wrong-order/inet_aton", "{'returns': {'bytes': '01000001'}}",
            "{'returns': {'bytes': '01000001'}}"},
        row{"wrong-order/getaddrinfo", "{'returns': [1, 2, 3]}", "{'returns': [2, 1, 3]}"},
        row{"wrong-order/getaddrinfo", "{'returns': [1, 1]}", "null"},
        row{"wrong-order/getnameinfo", "{'returns': ['h', '1']}", "{'returns': ['1', 'h']}"},
        row{"lost-element/getaddrinfo", "{'returns': [1, 2]}", "{'returns': [1]}"},
        row{"lost-element/getaddrinfo", "{'returns': []}", "null"},
        row{"lost-element/socket.getpeername:address", "{'returns': ['::1', 1, 0, 0]}",
            "{'returns': ['::1', 1, 0]}"},
        row{"doubled-element/gethostbyname_ex:addresses", "{'returns': ['a', [], ['h']]}",
            "{'returns': ['a', [], ['h', 'h']]}"});
    INFO(one.id << " " << one.before);
    const json after = j(one.after);
    // A palindrome has no other order.
    const bool same = std::string(one.before) == one.after;
    CHECK(outcome_of(one.id, one.before) == (same ? json() : after));
}

TEST_CASE("operators on what is raised") {
    const std::string refused = "{'raises': {'is': ['error', 'os_error'], 'code': 'ECONNREFUSED', "
                                "'native': {'space': 'errno', 'value': 111}}, 'us': 7}";
    const std::string no_name = "{'raises': {'is': ['gaierror', 'error'], 'code': 'EAI_NONAME'}}";
    CHECK(outcome_of("wrong-class/socket.connect", refused)["raises"]["is"] ==
          j("['value_error']"));
    CHECK(outcome_of("wrong-class/getaddrinfo", no_name)["raises"]["is"] ==
          j("['herror', 'error']"));
    CHECK(outcome_of("wrong-class/htons", "{'raises': {'is': ['type_error']}}")["raises"]["is"] ==
          j("['value_error']"));
    CHECK(outcome_of("special-class/socket.connect", refused)["raises"]["is"] ==
          j("['gaierror', 'error', 'os_error']"));
    CHECK(outcome_of("special-class/socket.connect", no_name).is_null());
    CHECK(outcome_of("general-class/getaddrinfo", no_name)["raises"]["is"] == j("['error']"));
    CHECK(outcome_of("general-class/socket.connect", refused).is_null());
    CHECK(outcome_of("wrong-code/socket.connect", refused)["raises"]["code"] == "EINVAL");
    CHECK(outcome_of("wrong-code/socket.bind",
                     "{'raises': {'is': ['error'], 'code': 'EINVAL'}}")["raises"]["code"] == "EIO");
    CHECK(outcome_of("wrong-code/getaddrinfo", no_name)["raises"]["code"] == "EAI_FAIL");
    CHECK_FALSE(outcome_of("missing-code/socket.connect", refused)["raises"].contains("code"));
    CHECK(outcome_of("missing-code/socket.bind", "{'raises': {'is': ['error']}}").is_null());
    CHECK(outcome_of("wrong-native/socket.connect", refused)["raises"]["native"]["value"] == 112);
    CHECK_FALSE(outcome_of("missing-native/socket.connect", refused)["raises"].contains("native"));
    CHECK(outcome_of("missing-native/getaddrinfo", no_name).is_null());
    CHECK(outcome_of("wrong-code/socket.connect", refused)["us"] == 7);
}

TEST_CASE("success for failure, and failure for success") {
    const std::string raised = "{'raises': {'is': ['error']}, 'us': 4}";
    CHECK(outcome_of("success-for-failure/socket.bind", raised) == j("{'returns': null, 'us': 4}"));
    CHECK(outcome_of("success-for-failure/socket.bind", "{'returns': null}").is_null());
    CHECK(outcome_of("failure-for-success/socket.bind", "{'returns': null}")["raises"]["code"] ==
          "EINVAL");
    CHECK(outcome_of("failure-for-success/getaddrinfo", "{'returns': []}")["raises"]["is"][0] ==
          "gaierror");
    CHECK(outcome_of("failure-for-success/socket.bind", raised).is_null());
    for (const char* other : {"{'blocks': true}", "{'unsupported': 'why'}", "null"}) {
        CHECK(outcome_of("success-for-failure/socket.bind", other).is_null());
        CHECK(outcome_of("failure-for-success/socket.bind", other).is_null());
    }
}
