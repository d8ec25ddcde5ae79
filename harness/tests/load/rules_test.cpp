// Each rule of `check`, seen to fire and not to fire.
#include "catch_any.hpp"
#include "given.hpp"

#include <algorithm>

using namespace sockmatrix;

namespace {

std::vector<std::string> found(const std::vector<finding>& findings, const std::string& rule) {
    std::vector<std::string> out;
    for (const finding& one : findings)
        if (one.rule == rule) out.push_back(one.where + ": " + one.what);
    return out;
}

std::vector<std::string> found(const std::string& rule, const std::string& cases,
                               const std::string& api = "inet_aton") {
    return found(check_suite(given_suite(cases, api).load(), {}), rule);
}

/// A case of socket calls with needs.
std::string sockets(const std::string& steps, const std::string& needs, const std::string& level) {
    return R"({"id": "socket/one", "says": "it", "level": ")" + level +
           R"(", "clauses": ["socket.made"], "needs": [)" + needs + "], " +
           (level == "must" ? R"("expect": {"returns": 1})"
                            : R"("outcomes": {"a": {"returns": 1}})") +
           R"(, "steps": [)" + steps + "]}";
}

bool fires(const std::string& rule, const std::string& steps, const std::string& needs = "",
           const std::string& level = "may") {
    return !found(rule, sockets(steps, needs, level), "socket").empty();
}

const char* const step_text = R"("steps": [{"call": "inet_aton", "args": ["1"]}], )";

std::string with_says(const std::string& says) {
    return R"({"id": "inet_aton/one", "says": ")" + says +
           R"(", "level": "may", "clauses": ["inet_aton.parts"], )" + step_text +
           R"("outcomes": {"a": {"returns": 1}}})";
}

std::string with_level(const std::string& level, const std::string& rest) {
    return R"({"id": "inet_aton/one", "says": "it", "level": ")" + level +
           R"(", "clauses": ["inet_aton.parts"], )" + step_text + rest + "}";
}

} // namespace

TEST_CASE("a case that is well leaves nothing to find but what has no case yet") {
    const std::string socket_case =
        R"({"id": "inet_aton/two", "says": "it", "level": "may", "clauses": ["socket.made"], )" +
        std::string(step_text) + R"("outcomes": {"a": {"returns": 1}}})";
    const auto findings = check_suite(
        given_suite(single(R"({"call": "inet_aton", "args": ["1"]})") + "," + socket_case).load(),
        {});
    for (const finding& one : findings)
        FAIL_CHECK(one.where << ": " << one.what);
    CHECK(findings.empty());
}

TEST_CASE("rule says") {
    CHECK(found("says", with_says(std::string(70, 'x'))).empty());
    CHECK(found("says", with_says("\u00e4" + std::string(69, 'x'))).empty());
    CHECK(found("says", with_says(std::string(71, 'x'))).size() == 1);
    CHECK(found("says", with_says("it Should work")).size() == 1);
    CHECK(found("says", with_says("shoulders are fine")).empty());
    CHECK(found("says", with_says("it works.")).size() == 1);
    CHECK(found("says", with_says("")).size() == 1);
}

TEST_CASE("rule places") {
    CHECK(found("places", with_says("it")).empty());
    given_suite given(with_says("it"));
    given.folder.write(
        "oddities/inet_aton2.json",
        R"({"api": "inet_aton", "cases": [)" +
            given_case("inet_aton/two", std::string(step_text) + R"("expect": {"returns": 1})") +
            "]}");
    CHECK(found(check_suite(given.load(), {}), "places") ==
          std::vector<std::string>{
              "oddities/inet_aton2.json: is not in the folder of an area; docs/writing-cases.md "
              "lists them",
              "oddities/inet_aton2.json: holds cases of inet_aton; name the file inet_aton.json"});
}

TEST_CASE("rule levels") {
    CHECK(found("levels", with_level("must", R"("expect": {"returns": 1})")).empty());
    CHECK(found("levels",
                with_level("should", R"("outcomes": {"a": {"returns": 1}}, "conforms": "a")"))
              .empty());
    CHECK(found("levels", with_level("must", R"("outcomes": {"a": {"returns": 1}})")).size() == 1);
    CHECK(found("levels", with_level("may", R"("expect": {"returns": 1})")).size() == 1);
    CHECK(found("levels",
                with_level("unspecified", R"("outcomes": {"a": {"returns": 1}}, "conforms": "a")"))
              .size() == 1);
    CHECK(
        found("levels", with_level("unspecified", R"("outcomes": {"a": {"returns": 1}})")).empty());
}

TEST_CASE("rule clauses") {
    const auto all = found("clauses", with_says("it"));
    CHECK(all == std::vector<std::string>{"clauses.json: socket.made: has no case; add one, or say "
                                          "in planned why none can exist yet"});
    const std::string odd =
        R"({"id": "inet_aton/one", "says": "it", "level": "may", "clauses": ["inet_aton.x", "so.options"], )" +
        std::string(step_text) + R"("outcomes": {"a": {"returns": 1}}})";
    const auto others = found("clauses", odd);
    REQUIRE(others.size() == 4);
    CHECK(others[0] == "conversions/inet_aton.json: inet_aton/one: unknown clause \"inet_aton.x\"; "
                       "clauses.json lists them");
    CHECK(others[1] ==
          "clauses.json: so.options: is planned and has a case, inet_aton/one; remove planned");

    given_suite given(with_says("it"));
    given.folder.write(
        "clauses.json",
        R"({"names": ["inet_aton", "htons"], "clauses": [{"id": "inet_aton.parts", "says": "x", "source": "doc", "api": "inet_aton"}]})");
    CHECK(found(check_suite(given.load(), {}), "clauses") ==
          std::vector<std::string>{"clauses.json: htons: is a documented name without a clause"});
}

TEST_CASE("rule cites") {
    CHECK(found("cites", with_level("may", R"("outcomes": {"a": {"returns": 1}})")).empty());
    CHECK(found("cites", with_level("must", R"("expect": {"returns": 1})")).size() == 1);
    CHECK(found("cites",
                with_level("must",
                           R"x("expect": {"returns": 1}, "cite": ["man:ip(7)", "rfc:4291#2.2"])x"))
              .empty());
    CHECK(found("cites",
                with_level(
                    "may",
                    R"("outcomes": {"a": {"returns": 1}}, "cite": ["web:x", "posix:", "connect"])"))
              .size() == 3);
    profile from;
    from.entries.emplace_back();
    from.entries.front().cite = {"blog:x"};
    CHECK(found(check_suite({}, {from}), "cites").size() == 1);
    from.entries.push_back(from.entries.front()); // another case of that entry
    from.entries.back().pattern = "b";
    CHECK(found(check_suite({}, {from}), "cites").size() == 1);
}

TEST_CASE("rule capabilities") {
    const auto rule = "capabilities";
    CHECK(fires(rule, R"({"call": "socket", "args": [{"const": "AF_INET6"}]})"));
    CHECK(fires(rule, R"({"call": "socket", "kwargs": {"family": {"const": "AF_INET6"}}})"));
    CHECK_FALSE(fires(rule, R"({"call": "socket", "args": [{"const": "AF_INET6"}]})", R"("ipv6")"));
    CHECK_FALSE(fires(rule, R"({"call": "inet_pton", "args": [{"const": "AF_INET6"}, "::1"]})"));
    CHECK(fires(rule, R"({"call": "create_connection", "args": [{"fixture": "echo_tcp6"}]})"));
    CHECK(fires(rule,
                R"({"call": "create_connection", "args": [["::1", {"fixture": "echo_tcp6/1"}]]})"));
    CHECK_FALSE(fires(rule, R"({"call": "create_connection", "args": [{"fixture": "echo_tcp"}]})"));
    CHECK(fires(
        rule,
        R"({"call": "socket", "as": "s"}, {"call": "socket.bind", "args": [{"ref": "s"}, ["::1", 0]]})"));
    CHECK(fires(
        rule,
        R"({"call": "socket", "as": "s"}, {"call": "socket.sendto", "args": [{"ref": "s"}, {"bytes": ""}, 0, ["::1", 1]]})"));
    CHECK_FALSE(fires(
        rule,
        R"({"call": "socket", "as": "s"}, {"call": "socket.bind", "args": [{"ref": "s"}, ["127.0.0.1", 0]]})"));
    CHECK(fires(rule, R"({"call": "socketpair", "args": [{"const": "AF_UNIX"}]})"));
    CHECK(fires(rule, R"({"call": "create_connection", "args": [{"fixture": "unix_path/b"}]})"));
    CHECK_FALSE(
        fires(rule, R"({"call": "socketpair", "args": [{"const": "AF_UNIX"}]})", R"("af_unix")"));
    CHECK(fires(rule, R"({"call": "socket", "as": "s", "background": true}, {"await": "s"})"));
    CHECK_FALSE(fires(rule, R"({"call": "socket", "as": "s", "background": true}, {"await": "s"})",
                      R"("concurrent")"));
    CHECK(fires(rule, R"({"call": "socket", "expect": {"returns": 1, "elapsed": [0, 1]}})"));
    CHECK_FALSE(fires(rule, R"({"call": "socket", "expect": {"returns": 1, "elapsed": [0, 1]}})",
                      R"("timed")"));
    const auto raw =
        R"({"call": "socket", "args": [{"const": "AF_INET"}, {"const": "SOCK_RAW"}, 1]})";
    CHECK(fires(rule, raw, "", "must"));
    CHECK_FALSE(fires(rule, raw)); // it may name an outcome for each
    CHECK_FALSE(fires(rule, raw, R"("net_raw")", "must"));
    CHECK_FALSE(fires(rule, raw, R"("no_net_raw")", "must"));
    const auto mark =
        R"({"call": "socket.setsockopt", "args": [1, {"const": "SOL_SOCKET"}, {"const": "SO_MARK"}, 1]})";
    CHECK(fires(rule, mark, "", "must"));
    CHECK_FALSE(fires(rule, mark, R"("net_admin")", "must"));
    const auto tipc = R"({"call": "socket", "args": [{"const": "AF_TIPC"}]})";
    CHECK(fires(rule, tipc));
    CHECK(fires(rule, tipc, R"("no_netlink")"));
    CHECK_FALSE(fires(rule, tipc, R"("tipc")"));
    CHECK_FALSE(fires(rule, tipc, R"("no_tipc")"));
    CHECK(fires(rule, R"({"call": "socketpair", "args": [{"const": "AF_NETLINK"}]})"));
}

TEST_CASE("rule names") {
    struct row {
        const char* call;
        const char* args;
        bool fires;
    };
    const auto one = GENERATE(values<row>({
        {"getaddrinfo", R"("loop.test", 80)", true},
        {"getaddrinfo", R"("loop.test", 80, 0, 0, 0, {"const": ["AI_PASSIVE", "AI_NUMERICHOST"]})",
         false},
        {"getaddrinfo", R"("localhost", 80)", false},
        {"getaddrinfo", R"("192.0.2.1", 80)", false},
        {"getaddrinfo", R"("0x7f.1", 80)", false},
        {"getaddrinfo", R"("1.2.3.4 x", 80)", true},
        {"getaddrinfo", R"("::1%lo", 80)", false},
        {"getaddrinfo", R"(null, 80)", false},
        {"getaddrinfo", R"({"repeat": "a", "times": 300}, 80)", true},
        {"getaddrinfo", "\"a\\u0000b\", 80", false},
        {"getaddrinfo", R"(null, "http")", true},
        {"getaddrinfo", R"(null, "http", 0, 0, 0, {"const": "AI_NUMERICSERV"})", false},
        {"getaddrinfo", R"(null, "80")", false},
        {"getaddrinfo", R"(null, " 0x50")", false},
        {"gethostbyname", R"("loop.test")", true},
        {"gethostbyname", R"("127.0.0.1")", false},
        {"gethostbyaddr", R"("127.0.0.1")", true},
        {"gethostbyaddr", R"(5)", false},
        {"getfqdn", R"("loop.test")", true},
        {"create_connection", R"(["loop.test", 80])", true},
        {"create_connection", R"(["", 80])", false},
        {"getservbyname", R"("http")", true},
        {"getservbyname", R"("ht\u0000tp", "tcp")", false},
        {"getservbyport", R"(80)", true},
        {"getservbyport", R"(65536)", false},
        {"getprotobyname", R"("tcp")", true},
        {"getnameinfo", R"(["127.0.0.1", 80], 0)", true},
        {"getnameinfo", R"(["127.0.0.1", 80], {"const": "NI_NUMERICHOST"})", true},
        {"getnameinfo", R"(["127.0.0.1", 80], {"const": ["NI_NUMERICHOST", "NI_NUMERICSERV"]})",
         false},
        {"getnameinfo", R"("127.0.0.1", 0)", false},
    }));
    INFO(one.call << " " << one.args);
    const std::string step =
        R"({"call": ")" + std::string(one.call) + R"(", "args": [)" + one.args + "]}";
    CHECK(fires("names", step) == one.fires);
    CHECK_FALSE(fires("names", step, R"("hermetic_names")"));
}

TEST_CASE("rule hosts") {
    struct row {
        const char* call;
        const char* args;
        bool fires;
    };
    const auto one = GENERATE(values<row>({
        {"getaddrinfo", R"("www.python.org", 80)", true},
        {"getaddrinfo", R"("WWW.Test", 80)", false},
        {"getaddrinfo", R"("a.invalid.", 80)", false},
        {"getaddrinfo", R"("dual", 80)", false},
        {"getaddrinfo", R"("8.8.8.8", 80)", false},
        {"gethostbyname", R"("a.example")", false},
        {"gethostbyname", R"("localhost.")", false},
        {"gethostbyname", R"("a.example.")", false},
        {"gethostbyname", R"("www.python.org.")", true},
        {"create_connection", R"(["a.com", 80])", true},
        {"create_connection", R"(["8.8.8.8", 80])", true},
        {"create_connection", R"(["127.8.8.8", 80])", false},
        {"socket.connect", R"(0, ["0.0.0.0", 80])", false},
        {"socket.sendto", R"(0, {"bytes": ""}, ["192.0.2.1", 80])", true},
        {"inet_aton", R"("8.8.8.8")", false},
    }));
    INFO(one.call << " " << one.args);
    CHECK(fires("hosts", R"({"call": ")" + std::string(one.call) + R"(", "args": [)" + one.args +
                             "]}") == one.fires);
}

TEST_CASE("rule rows") {
    const auto rows = [](const std::string& id, const std::string& text) {
        return given_case(id, R"("table": {"call": "inet_aton", "rows": [)" + text + "]}");
    };
    CHECK(
        found("rows", rows("inet_aton/a",
                           R"(["one", ["1"], {"returns": 1}], ["two", ["1"], {"returns": 2}])")) ==
        std::vector<std::string>{"conversions/inet_aton.json: inet_aton/a:two: has the same "
                                 "arguments as inet_aton/a:one; remove one of the rows"});
    CHECK(found("rows", rows("inet_aton/a",
                             R"(["one", ["1"], {"returns": 1}], ["two", ["2"], {"returns": 2}])"))
              .empty());
    CHECK(found("rows", rows("inet_aton/a", R"(["one", ["1"], {"returns": 1}])") + "," +
                            rows("inet_aton/b", R"(["one", ["1"], {"returns": 1}])"))
              .empty());
}

TEST_CASE("rule unused") {
    CHECK(fires("unused", R"({"call": "socket", "as": "s"}, {"call": "socket"})"));
    CHECK_FALSE(fires(
        "unused",
        R"({"call": "socket", "as": "s"}, {"call": "socket.close", "args": [{"ref": "s"}]})"));
    CHECK_FALSE(fires(
        "unused",
        R"({"call": "socket", "as": "s"}, {"call": "socket", "when": {"s": {"returns": 1}}})"));
    CHECK_FALSE(
        fires("unused", R"({"call": "socket", "as": "s", "background": true}, {"await": "s"})"));
    CHECK_FALSE(fires(
        "unused",
        R"({"call": "socket", "as": "s"}, {"call": "socket", "expect": {"returns": {"ref": "s/0"}}})"));
    CHECK(
        found(
            "unused",
            R"({"id": "socket/one", "says": "it", "level": "may", "clauses": [], "outcomes": {"a": {"s": {"returns": 1}}},
                          "steps": [{"call": "socket", "as": "s"}]})",
            "socket")
            .empty());
}

TEST_CASE("rule unfilled") {
    const auto unfilled = [](const std::string& rest) {
        return found("unfilled", with_level("must", rest));
    };
    CHECK(unfilled(R"("expect": {"returns": {"not": {"any": true}}})") ==
          std::vector<std::string>{
              "conversions/inet_aton.json: inet_aton/one: what it expects is {\"not\": {\"any\": "
              "true}}, which nothing matches; write what happens by the sources"});
    CHECK(unfilled(R"("outcomes": {"a": {"returns": [{"not": {"any": true}}]}}, "conforms": "a")")
              .at(0)
              .find("the outcome \"a\"") != std::string::npos);
    CHECK(unfilled(R"("expect": {"returns": {"not": 1}})").empty());
    CHECK(unfilled(R"("expect": {"returns": {"any": true}})").empty());
}

TEST_CASE("rule overlaps") {
    const auto overlaps = [](const std::string& rest) {
        return found("overlaps", with_level("may", rest));
    };
    CHECK(
        overlaps(
            R"("outcomes": {"a": {"raises": {"code": "EINVAL"}}, "b": {"raises": {"message": {"regex": "refused"}}}})") ==
        std::vector<std::string>{
            "conversions/inet_aton.json: inet_aton/one: the outcomes \"a\" and \"b\" both match "
            R"({"raises":{"code":"EINVAL","is":["error"],"message":"refused"}}; take out of the general one what the special one matches)"});
    CHECK(
        overlaps(
            R"("outcomes": {"a": {"returns": {"type": "octets"}}, "b": {"returns": {"bytes": "00"}}})")
            .size() == 1);
    CHECK(
        overlaps(
            R"("outcomes": {"a": {"raises": {"code": "EINVAL"}}, "b": {"raises": {"code": "EACCES"}}, "c": {"returns": 1}})")
            .empty());
    const std::string steps =
        R"({"id": "inet_aton/one", "says": "it", "level": "may", "clauses": ["inet_aton.parts"],
        "steps": [{"call": "inet_aton", "args": ["1"], "as": "x"}, {"call": "inet_aton", "args": ["1"], "as": "y"}], "outcomes": )";
    CHECK(found("overlaps", steps + R"({"a": {"x": {"returns": 1}}, "b": {"y": {"returns": 1}}}})")
              .at(0)
              .find("different steps") != std::string::npos);
    CHECK(
        found(
            "overlaps",
            steps +
                R"({"a": {"x": {"returns": 1}}, "b": {"x": {"returns": 2}, "y": {"returns": 1}}}})")
            .empty());
}

TEST_CASE("rule deadlines") {
    CHECK(
        fires("deadlines", R"({"call": "socket", "within": 6}, {"call": "socket", "within": 4})"));
    CHECK_FALSE(
        fires("deadlines", R"({"call": "socket", "within": 6}, {"call": "socket", "within": 3})"));
}

TEST_CASE("rules calls and references hold for a suite made otherwise too") {
    suite all;
    all.cases.emplace_back();
    all.cases.front().id = "socket/one";
    all.cases.front().steps.emplace_back();
    all.cases.front().steps.front().call = "socket.open";
    all.cases.front().steps.front().args = json::array({{{"ref", "s"}}});
    all.cases.front().steps.front().background = true;
    CHECK(found(check_suite(all, {}), "calls").size() == 1);
    CHECK(found(check_suite(all, {}), "references").size() == 2);
}
