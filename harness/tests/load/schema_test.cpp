// The schemas of cases/schema against documents that are right and wrong.
#include "catch_any.hpp"
#include "given.hpp"
#include "load/schema_check.hpp"

using namespace sockmatrix;

namespace {

const schema& schema_of(const std::string& name) {
    static std::map<std::string, schema> loaded;
    const auto found = loaded.find(name);
    if (found != loaded.end()) return found->second;
    const std::string file =
        std::string(SOCKMATRIX_ROOT) + "/cases/schema/" + name + ".schema.json";
    return loaded.emplace(name, schema(load_json(file), name)).first->second;
}

/// The places that the schema finds wrong, each with a space after it.
std::string wrong_in(const std::string& name, const std::string& text) {
    fault_list faults;
    schema_of(name).check(json::parse(text), "x", faults);
    std::string out;
    for (const finding& one : faults.all())
        out += one.where.substr(one.where.size() > 3 ? 3 : 1) + " ";
    return out;
}

std::string wrong_in_case(const std::string& rest) {
    return wrong_in(
        "cases",
        R"({"api": "inet_aton", "cases": [{"id": "inet_aton/one", "says": "x", "level": "must", "clauses": ["a"], )" +
            rest + "}]}");
}

std::string wrong_argument(const std::string& value) {
    return wrong_in_case(R"("expect": {"returns": 1}, "steps": [{"call": "inet_aton", "args": [)" +
                         value + "]}]");
}

std::string wrong_result(const std::string& matcher) {
    return wrong_in_case(R"("steps": [{"call": "inet_aton"}], "expect": {"returns": )" + matcher +
                         "}");
}

const std::string argument = "/cases/0/steps/0/args/0";
const std::string result = "/cases/0/expect/returns";

} // namespace

TEST_CASE("every value of the format is right as an argument and as a matcher") {
    for (const char* value : {R"("text")",
                              "1",
                              "1.5",
                              "true",
                              "null",
                              "[1, [2]]",
                              R"({"bytes": "00ff"})",
                              R"({"octets": "a"})",
                              R"({"const": "A"})",
                              R"({"const": ["A", "B"]})",
                              R"({"const": {"param": "a"}})",
                              R"({"param": "a/b"})",
                              R"({"ref": "p/0"})",
                              R"({"fixture": "echo_tcp/1"})",
                              R"({"concat": ["a", {"bytes": "00"}]})",
                              R"({"repeat": "a", "times": {"fact": "sun_path"}})",
                              R"({"fact": "sun_path", "plus": -1})",
                              R"({"pack": "linger", "l_onoff": 1, "l_linger": 5})",
                              R"({"int": 5, "size": 4})",
                              R"({"fill": 8, "seed": 1})",
                              R"({"float": "nan"})",
                              R"({"integer": "18446744073709551616"})"}) {
        INFO(value);
        CHECK(wrong_argument(value) == "");
        CHECK(wrong_result(value) == "");
    }
}

TEST_CASE("a wrong value is told at its place") {
    CHECK(wrong_argument(R"({"bytes": "0"})") == argument + "/bytes ");
    CHECK(wrong_argument(R"({"bytes": "00", "size": 1})") == argument + " ");
    CHECK(wrong_argument(R"({"hex": "00"})") == argument + " ");
    CHECK(wrong_argument(R"({"concat": ["a", {"const": []}]})") == argument + "/concat/1/const ");
    CHECK(wrong_argument(R"({"any": true})") == argument + " ");
    CHECK(wrong_argument(R"({"pack": "lingering", "l_onoff": 1})") == argument + "/pack ");
    CHECK(wrong_argument(R"({"pack": "linger", "l_onoff": {"any": true}})") ==
          argument + "/l_onoff ");
    CHECK(wrong_argument(R"({"fill": 8})") == argument + " ");
}

TEST_CASE("every matcher of the format is right") {
    for (const char* matcher :
         {R"({"any": true})", R"({"type": "text"})", R"({"ge": 1, "le": 5})",
          R"({"le": {"fact": "sun_path"}})", R"({"regex": "^a"})",
          R"({"one-of": [1, {"any": true}]})", R"({"all-of": [{"ge": 1}]})", R"({"not": 1})",
          R"({"unordered": [1, {"type": "text"}]})", R"({"contains": {"type": "text"}})",
          R"({"each": {"count": 5}})", R"({"count": {"ge": 1}})", R"({"length": 4})",
          R"({"by-fact": "endian", "little": {"bytes": "00"}, "else": {"any": true}})",
          R"({"unpack": "linger", "l_onoff": {"ge": 1}})", R"({"int": {"ge": 1}})",
          R"({"set": ["AI_PASSIVE"]})", R"({"undefined": true})",
          R"([{"any": true}, [{"type": "octets"}]])"}) {
        INFO(matcher);
        CHECK(wrong_result(matcher) == "");
    }
}

TEST_CASE("a wrong matcher is told at its place") {
    CHECK(wrong_result(R"({"type": "word"})") == result + "/type ");
    CHECK(wrong_result(R"([1, {"each": {"lenght": 1}}])") == result + "/1/each ");
    CHECK(wrong_result(R"({"by-fact": "endian"})") == result + " ");
    CHECK(wrong_result(R"({"ge": 1, "lt": 2})") == result + " ");
}

TEST_CASE("patterns, outcomes, steps and rows") {
    const std::string steps = R"("steps": [{"call": "inet_aton", "as": "s"}], )";
    CHECK(
        wrong_in_case(
            steps +
            R"("outcomes": {"a": {"raises": {"class": "error", "code": {"one-of": ["EINVAL"]}, "native": {"space": "errno", "value": 1}},
        "elapsed": [0, 1]}, "b": {"s": {"any-of": [{"blocks": true}, {"skipped": true}]}}}, "conforms": "a", "deadline": 2.5)") ==
        "");
    CHECK(wrong_in_case(steps + R"("expect": {"return": 1})") == "/cases/0/expect/return ");
    CHECK(wrong_in_case(steps + R"("expect": {"raises": {"class": "Error"}})") ==
          "/cases/0/expect/raises/class ");
    CHECK(wrong_in_case(steps + R"("expect": {"returns": 1, "raises": {}})") == "/cases/0/expect ");
    CHECK(wrong_in_case(R"("steps": [{"call": "a", "await": "b"}], "expect": {"returns": 1})") ==
          "/cases/0/steps/0 ");
    CHECK(wrong_in_case(R"("steps": [], "expect": {"returns": 1})") == "/cases/0/steps ");
    CHECK(
        wrong_in_case(
            R"("table": {"call": "inet_aton", "rows": [["one", ["1"], {"returns": 1}], ["two", []], {"row": "three", "says": "x"}]})") ==
        "");
    CHECK(wrong_in_case(R"("table": {"call": "inet_aton", "rows": [["one"]]})") ==
          "/cases/0/table/rows/0 ");
    CHECK(wrong_in_case(R"("table": {"call": "inet_aton", "rows": [{"row": "one", "arg": []}]})") ==
          "/cases/0/table/rows/0 ");
    CHECK(
        wrong_in_case(
            R"("table": {"call": "inet_aton", "rows": {"param": "rows"}}, "needs": ["ipv6", {"param": "needs"}], "for": {"a": [1]})") ==
        "");
    CHECK(wrong_in_case(R"("needs": ["ipv4"], "steps": [{"call": "a"}])") == "/cases/0/needs/0 ");
}

TEST_CASE("a list of entries with their cases") {
    const auto list_with = [](const std::string& cases) {
        return R"({"trait": "musl", "axis": "libc", "expect": [{)" + cases +
               R"("outcome": "a", "evidence": {"kind": "reported", "link": "l"}}]})";
    };
    CHECK(wrong_in("profile", list_with(R"("cases": ["a/one", "b/*"], )")) == "");
    CHECK(wrong_in("profile", list_with("")) == "/expect/0 ");
    CHECK(wrong_in("profile", list_with(R"("cases": "a", )")) != "");
    CHECK(wrong_in("profile", list_with(R"("cases": [], )")) != "");
    CHECK(wrong_in("profile", list_with(R"("cases": ["a", "a"], )")) != "");
    CHECK(wrong_in("profile", R"({"trait": "musl", "axis": "libc", "expect": {"a": [{"cases": ["b"],
        "outcome": "a", "evidence": {"kind": "reported", "link": "l"}}]}})") == "/expect/a/0 ");
}

TEST_CASE("the schemas have the names that the program has") {
    const auto names_at = [](const char* name, const char* place) {
        const json rules = load_json(std::string(SOCKMATRIX_ROOT) + "/cases/schema/" + name);
        return rules.at(json::json_pointer(place));
    };
    CHECK(names_at("profile.schema.json", "/properties/axis/enum") == json(axis_names));
    CHECK(names_at("profile.schema.json", "/definitions/evidence/properties/kind/enum") ==
          json(evidence_names));
    CHECK(names_at("cases.schema.json", "/definitions/level/anyOf/0/enum") == json(level_names));
}

TEST_CASE("parameter sets, set-ups and repeated steps") {
    const auto with_step = [](const std::string& step) {
        return wrong_in_case(R"("steps": [)" + step + "]");
    };
    CHECK(
        with_step(
            R"({"setup": "a"}, {"setup": "a", "for": 2}, {"call": "a", "for": {"n": [1], "m": "set"}})") ==
        "");
    CHECK(with_step(R"({"setup": 1})") == "/cases/0/steps/0/setup ");
    CHECK(with_step(R"({"setup": "a", "call": "b"})") == "/cases/0/steps/0 ");
    CHECK(with_step(R"({"call": "a", "for": 0})") == "/cases/0/steps/0/for ");
    CHECK(wrong_in_case(R"("for": {"a": "set", "b": ["set/x"]}, "steps": [{"call": "a"}])") == "");
    CHECK(wrong_in("cases", R"({"parameters": {"a": [1]}, "setups": {"b": [{"call": "a"}]}})") ==
          "");
    CHECK(wrong_in("cases", R"({"setups": {"b": []}})") == "/setups/b ");
    CHECK(wrong_in("cases", R"({"setups": {"b": [{"call": "a", "cal": 1}]}})") == "/setups/b/0 ");
    CHECK(wrong_in("cases", R"({"parameters": {"a": "b"}})") == "/parameters/a ");
    CHECK(wrong_in("cases", R"({"api": "a"})") == " ");
}

TEST_CASE("the other schemas") {
    CHECK(wrong_in("clauses", given_clauses) == "");
    CHECK(
        wrong_in(
            "clauses",
            R"({"names": ["a"], "clauses": [{"id": "a", "says": "x", "source": "web", "api": "a"}]})") ==
        "/clauses/0/source ");
    const auto profile_with = [](const std::string& entry) {
        return R"({"trait": "musl", "axis": "libc", "expect": {"a": [)" + entry + "]}}";
    };
    CHECK(
        wrong_in(
            "profile",
            profile_with(
                R"({"outcome": ["a", "!crash"], "unstable": "x", "when": {"libc": ">=1.2, <2", "endian": "big"},
        "evidence": {"kind": "observed", "on": "a", "versions": "b", "date": "2026-11-26"}})")) ==
        "");
    const std::string told = R"("evidence": {"kind": "reported", "link": "l"}})";
    CHECK(wrong_in("profile",
                   profile_with(R"({"outcome": "!other", "answer": [null, {"returns": 1}], )" +
                                told)) == "");
    CHECK(
        wrong_in(
            "profile",
            profile_with(
                R"({"outcome": "!other", "answer": {"digest": "0123456789abcdef", "steps": 2}, )" +
                told)) == "");
    CHECK(wrong_in("profile", profile_with(R"({"outcome": "!other", )" + told)) == "/expect/a/0 ");
    CHECK(wrong_in("profile", profile_with(R"({"outcome": "a", "answer": [null], )" + told)) ==
          "/expect/a/0 ");
    CHECK(wrong_in("profile", profile_with(R"({"outcome": "a", "bug": "b", )" + told)) ==
          "/expect/a/0 ");
    CHECK(
        wrong_in("profile",
                 profile_with(R"({"outcome": "a", "bug": "b", "report": "https://example.org", )" +
                              told)) == "");
    CHECK(wrong_in("profile", profile_with(R"({"outcome": "a", "bug": "b", "report": "later", )" +
                                           told)) == "/expect/a/0/report ");
    CHECK(wrong_in("profile",
                   profile_with(
                       R"({"outcome": "!gone", "evidence": {"kind": "reported", "link": "l"}})")) ==
          "/expect/a/0/outcome ");
    CHECK(wrong_in(
              "profile",
              profile_with(R"({"outcome": "a", "evidence": {"kind": "observed", "link": "l"}})")) ==
          "/expect/a/0/evidence ");
    CHECK(
        wrong_in(
            "profile",
            profile_with(
                R"({"outcome": "a", "when": {"libc": "<x"}, "evidence": {"kind": "reported", "link": "l"}})")) ==
        "/expect/a/0/when/libc ");
    CHECK(
        wrong_in(
            "platform",
            R"({"id": "a", "says": "b", "traits": {"kernel": "a", "libc": "b", "arch": "c"}, "launcher": ["x"], "time_scale": 2})") ==
        "");
    CHECK(wrong_in("platform",
                   R"({"id": "a", "says": "b", "traits": {"kernel": "a", "libc": "b"}})") ==
          "/traits ");
    CHECK(wrong_in("adapter",
                   R"({"name": "a", "says": "b", "traits": [], "command": ["c"], "needs": []})") ==
          "");
    CHECK(wrong_in("adapter", R"({"name": "a", "says": "b", "traits": [], "command": []})") ==
          "/command ");
}

TEST_CASE("what is no schema is refused") {
    CHECK_THROWS_AS(schema(json::parse(R"({"type": 5})"), "x"), failure);
}
