#include "catch_any.hpp"
#include "given.hpp"

using namespace sockmatrix;

namespace {

std::vector<std::string> ids_of(const suite& all) {
    std::vector<std::string> out;
    for (const test_case& one : all.cases)
        out.push_back(one.id);
    return out;
}

const test_case& only_case(const suite& all) {
    REQUIRE(all.cases.size() == 1);
    return all.cases.front();
}

using names = std::vector<std::string>;

} // namespace

TEST_CASE("a case of steps is loaded whole") {
    const given_suite given(
        given_case("socket/made", R"("needs": ["timed", "ipv6", "timed"], "deadline": 3,
        "steps": [{"call": "socket", "args": [{"const": "AF_INET6"}], "kwargs": {"type": 1}, "as": "s", "expect": {"returns": {"type": "socket"}}},
                  {"call": "socket.recv", "args": [{"ref": "s"}, 1], "within": 0.5, "vary": ["/1"], "when": {"s": {"returns": {"any": true}}}}],
        "outcomes": {"zebra": {"returns": 1}, "ape": {"s": {"returns": {"any": true}}}}, "conforms": "ape")"),
        "socket");
    const suite all = given.load();
    const test_case& one = only_case(all);
    CHECK(one.id == "socket/made");
    CHECK(one.api == "socket");
    CHECK(one.file == "conversions/socket.json");
    CHECK(one.level == demand_level::must);
    CHECK(one.clauses == names{"inet_aton.parts"});
    CHECK(one.needs == names{"ipv6", "timed"});
    CHECK(one.deadline == 3);
    CHECK_FALSE(one.alone);
    REQUIRE(one.steps.size() == 2);
    CHECK(one.steps[0].name == "s");
    CHECK(one.steps[0].kwargs == json{{"type", 1}});
    CHECK(one.steps[0].expect.has_value());
    CHECK(one.steps[1].within == 0.5);
    CHECK(one.steps[1].vary == names{"/1"});
    CHECK(one.steps[1].when == json{{"s", {{"returns", {{"any", true}}}}}});
    REQUIRE(one.outcomes.size() == 2);
    CHECK(one.outcomes[0].name == "zebra"); // the order of the file, not of the alphabet
    CHECK(one.outcomes[0].patterns.at("") == json{{"returns", 1}});
    CHECK(one.outcomes[1].patterns.at("s") == json{{"returns", {{"any", true}}}});
    CHECK(one.conforms == "ape");
}

TEST_CASE("an unnamed expect is named conforms, and known violations may stand beside it") {
    const suite all =
        given_suite(single(R"({"call": "inet_aton"})",
                           R"("expect": {"returns": 1}, "outcomes": {"refuses": {"raises": {}}})"))
            .load();
    const test_case& one = only_case(all);
    CHECK(one.conforms == "conforms");
    REQUIRE(one.outcomes.size() == 2);
    CHECK(one.outcomes[0].name == "conforms");
    CHECK(one.outcomes[1].name == "refuses");
    CHECK(one.deadline == 10);
}

TEST_CASE("rows of a table are cases that take from theirs what they do not say") {
    const suite all =
        given_suite(given_case("inet_aton/rows", R"("table": {"call": "inet_aton", "rows": [
        ["one", ["1"], {"returns": 1}],
        ["two", ["2"]],
        {"row": "three", "args": ["3"], "kwargs": {"a": 1}, "says": "three", "level": "should", "cite": ["rfc:1"], "needs": ["ipv6"],
         "clauses": ["socket.made"], "outcomes": {"b": {"returns": 3}}, "conforms": "b"}]}, "expect": {"returns": 0}, "needs": ["af_unix"])"))
            .load();
    CHECK(ids_of(all) == names{"inet_aton/rows:one", "inet_aton/rows:three", "inet_aton/rows:two"});
    const test_case& one = *find_case(all, "inet_aton/rows:one");
    CHECK(one.steps.front().call == "inet_aton");
    CHECK(one.steps.front().args == json{"1"});
    CHECK(one.outcomes.front().patterns.at("") == json{{"returns", 1}});
    CHECK(one.needs == names{"af_unix"});
    CHECK(find_case(all, "inet_aton/rows:two")->outcomes.front().patterns.at("") ==
          json{{"returns", 0}});
    const test_case& three = *find_case(all, "inet_aton/rows:three");
    CHECK(three.says == "three");
    CHECK(three.level == demand_level::should);
    CHECK(three.cite == names{"rfc:1"});
    CHECK(three.needs == names{"ipv6"});
    CHECK(three.clauses == names{"socket.made"});
    CHECK(three.steps.front().kwargs == json{{"a", 1}});
    REQUIRE(three.outcomes.size() == 1);
    CHECK(three.conforms == "b");
    CHECK(find_case(all, "inet_aton/rows:four") == nullptr);
}

TEST_CASE("parameters make the product in alphabetic order") {
    const suite all =
        given_suite(
            given_case(
                "inet_aton/p",
                R"("for": {"type": ["SOCK_STREAM", "SOCK_DGRAM"], "family": ["AF_INET"], "n": [1, 2]},
        "steps": [{"call": "inet_aton", "args": [{"const": {"param": "family"}}, {"param": "n"}, [{"param": "type"}]]}], "expect": {"returns": {"param": "n"}})"))
            .load();
    CHECK(ids_of(all) == names{"inet_aton/p@family=AF_INET,n=1,type=SOCK_DGRAM",
                               "inet_aton/p@family=AF_INET,n=1,type=SOCK_STREAM",
                               "inet_aton/p@family=AF_INET,n=2,type=SOCK_DGRAM",
                               "inet_aton/p@family=AF_INET,n=2,type=SOCK_STREAM"});
    const test_case& last = all.cases.back();
    CHECK(last.steps.front().args == json::parse(R"([{"const": "AF_INET"}, 2, ["SOCK_STREAM"]])"));
    CHECK(last.outcomes.front().patterns.at("") == json{{"returns", 2}});
}

TEST_CASE("a parameter with labels is reached into, in needs and rows too") {
    const suite all =
        given_suite(
            R"({"id": "inet_aton/p", "says": "an address of {ip}", "level": "must", "clauses": [],
        "for": {"ip": {"v4": {"any": ["0.0.0.0", 0], "needs": []}, "v6": {"any": ["::", 0], "needs": ["ipv6"]}}},
        "needs": ["timed", {"param": "ip/needs"}],
        "table": {"call": "inet_aton", "rows": [["one", [{"param": "ip/any"}, {"param": "ip/any/1"}], {"returns": 1}]]}})")
            .load();
    CHECK(ids_of(all) == names{"inet_aton/p:one@ip=v4", "inet_aton/p:one@ip=v6"});
    CHECK(all.cases[0].needs == names{"timed"});
    CHECK(all.cases[1].needs == names{"ipv6", "timed"});
    CHECK(all.cases[1].says == "an address of v6");
    CHECK(all.cases[1].steps.front().args == json::parse(R"([["::", 0], 0])"));
}

TEST_CASE("faults of parameters") {
    struct row {
        std::string keys;
        std::string message;
    };
    const auto one = GENERATE(values<row>({
        {R"("for": {"a": []}, "steps": [])", "/cases/0/for/a: has no values"},
        {R"("for": {}, "steps": [])", "/cases/0/for: is not an object from the names"},
        {R"("for": {"a": [[1]]}, "steps": [])",
         "/cases/0/for/a: \"\" cannot be a label in an id; use an object"},
        {R"("for": {"a": ["x=y"]}, "steps": [])", "/cases/0/for/a: \"x=y\" cannot be a label"},
        {R"("for": {"a": [1]}, "steps": [{"call": "inet_aton", "args": [{"param": "b"}]}], "expect": {"returns": 1})",
         "/cases/0/steps/0/args/0: no parameter \"b\""},
        {R"("for": {"a": {"x": {"y": 1}}}, "steps": [{"call": "inet_aton", "args": [{"param": "a/z"}]}], "expect": {"returns": 1})",
         "/cases/0/steps/0/args/0: no parameter \"a/z\""},
        {R"("steps": [{"call": "inet_aton", "args": [{"param": "b"}]}], "expect": {"returns": 1})",
         "/cases/0/steps/0/args/0: no parameter \"b\""},
    }));
    const std::string wanted = "conversions/inet_aton.json: " + one.message;
    CHECK(given_suite(given_case("inet_aton/p", one.keys)).fault().substr(0, wanted.size()) ==
          wanted);
}

TEST_CASE("steps whose duration a pattern asks for are timed") {
    const suite all =
        given_suite(given_case("socket/timed", R"("needs": ["timed", "concurrent"], "steps": [
        {"call": "socket", "as": "s"},
        {"call": "socket.recv", "args": [{"ref": "s"}], "as": "r", "background": true},
        {"call": "socket.recv", "args": [{"ref": "s"}], "expect": {"returns": 1, "elapsed": [0, 1]}},
        {"call": "socket.close", "args": [{"ref": "s"}], "when": {"s": {"any-of": [{"returns": 1, "elapsed": [0, 1]}]}}},
        {"await": "r", "as": "again"},
        {"await": "r"},
        {"call": "socket.fileno", "args": [{"ref": "s"}]}],
        "expect": {"again": {"returns": 1, "elapsed": [0, 1]}})"),
                    "socket")
            .load();
    std::vector<bool> timed;
    for (const step& one : only_case(all).steps)
        timed.push_back(one.timed);
    CHECK(timed == std::vector<bool>{true, true, true, false, true, true, false});
    CHECK(only_case(all).steps[5].name == "r");
    const suite last = given_suite(single(R"({"call": "inet_aton"})",
                                          R"("expect": {"returns": 1, "elapsed": [0, 1]})"))
                           .load();
    CHECK(only_case(last).steps.front().timed);
}

TEST_CASE("a single call without a socket travels alone") {
    struct row {
        std::string steps;
        bool alone;
    };
    const auto one = GENERATE(values<row>({
        {R"({"call": "inet_aton"})", true},
        {R"({"call": "getservbyname"})", true},
        {R"({"call": "constant", "args": ["AF_INET"]})", true},
        {R"({"call": "inet_aton"}, {"call": "inet_aton"})", false},
        {R"({"call": "socket"})", false},
        {R"({"call": "setdefaulttimeout", "args": [1]})", false},
        {R"({"call": "getaddrinfo", "args": ["::1", 1]})", false},
        {R"({"call": "aux.interrupt"})", false},
    }));
    INFO(one.steps);
    const suite all = given_suite(single(one.steps)).load();
    CHECK(only_case(all).alone == one.alone);
}
