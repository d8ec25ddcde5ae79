// A new case: where it is put, what it holds, what is refused.
#include "catch_any.hpp"
#include "given.hpp"
#include "load/case_writer.hpp"

#include <algorithm>

using namespace sockmatrix;

namespace case_writer_tests {

new_case wanted_case() {
    return {"conversions",       "inet_aton", "two-parts", "must", "two parts fill the 32 bits",
            {"inet_aton.parts"}, {},          {}};
}

const char* const old_case =
    R"({"id":"inet_aton/one","says":"it","level":"may","clauses":["inet_aton.parts"],
  "steps":[{"call":"inet_aton","args":["1"]}],  "outcomes":{"a":{"returns":1}}})";

std::string refusal(const given_suite& given, const new_case& wanted) {
    try {
        plan_case(given.load(), given.folder.path(), wanted);
    } catch (const failure& why) {
        CHECK(why.code() == exit_code::invalid);
        return why.what();
    }
    return "";
}

std::vector<std::string> rules_of(const suite& all, const std::string& id) {
    std::vector<std::string> out;
    for (const finding& one : check_suite(all, {}))
        if (one.where.find(": " + id) != std::string::npos) out.push_back(one.rule);
    return out;
}

/// Whether `after` is `before` with something put in.
bool keeps(const std::string& before, const std::string& after) {
    const auto [left, right] = std::mismatch(before.begin(), before.end(), after.begin());
    const auto rest = static_cast<std::size_t>(before.end() - left);
    return after.size() >= before.size() + 1 &&
           before.substr(before.size() - rest) == after.substr(after.size() - rest);
}

TEST_CASE("a case is put after the last one, and every octet is kept") {
    const given_suite given(old_case);
    const std::string before = read_file(given.folder.path() / "conversions/inet_aton.json");
    const added_case added = plan_case(given.load(), given.folder.path(), wanted_case());
    CHECK(added.id == "inet_aton/two-parts");
    CHECK(added.line == 3);
    CHECK_FALSE(added.is_new);
    CHECK(keeps(before, added.text));
    CHECK(added.text.find(R"(,
    {
      "id": "inet_aton/two-parts",
      "says": "two parts fill the 32 bits",
      "level": "must",
      "clauses": ["inet_aton.parts"],
      "steps": [{ "call": "inet_aton", "args": [] }],
      "expect": { "returns": { "not": { "any": true } } }
    }]})") != std::string::npos);
    CHECK(read_file(added.file) == before);
}

TEST_CASE("a file that is not there, or has no case yet, gets its first case") {
    const given_suite given("");
    new_case wanted = wanted_case();
    const added_case first = plan_case(given.load(), given.folder.path(), wanted);
    CHECK_FALSE(first.is_new);
    CHECK(first.line == 2);
    CHECK(first.text.rfind("{\"api\": \"inet_aton\", \"cases\": [\n    {\n", 0) == 0);
    wanted.area = "errors";
    wanted.level = "unspecified";
    wanted.cite = {"posix:inet_addr"};
    wanted.needs = {"timed"};
    const added_case fresh = plan_case(given.load(), given.folder.path(), wanted);
    CHECK(fresh.is_new);
    CHECK(fresh.line == 5);
    CHECK(fresh.text == R"({
  "$schema": "../schema/cases.schema.json",
  "api": "inet_aton",
  "cases": [
    {
      "id": "inet_aton/two-parts",
      "says": "two parts fill the 32 bits",
      "level": "unspecified",
      "clauses": ["inet_aton.parts"],
      "cite": ["posix:inet_addr"],
      "needs": ["timed"],
      "steps": [{ "call": "inet_aton", "args": [] }],
      "outcomes": { "name-it": { "returns": { "not": { "any": true } } } }
    }
  ]
}
)");
}

TEST_CASE("a new case loads, and check asks for what happens") {
    const given_suite given(old_case);
    for (const char* level : {"must", "should", "may", "unspecified"}) {
        new_case wanted = wanted_case();
        wanted.level = level;
        wanted.cite = {"posix:inet_addr"};
        given.folder.write("conversions/inet_aton.json", R"({"api": "inet_aton", "cases": []})");
        const added_case added = plan_case(given.load(), given.folder.path(), wanted);
        given.folder.write("conversions/inet_aton.json", added.text);
        CHECK(rules_of(given.load(), added.id) == std::vector<std::string>{"unfilled"});
    }
}

TEST_CASE("a new case leaves the definitions of its file alone, before and after the cases") {
    const given_suite given(old_case);
    const std::string before = R"({"api": "inet_aton", "parameters": {"p": ["1"]},
  "cases": [{"id": "inet_aton/old", "says": "it", "level": "may", "clauses": ["inet_aton.parts"],
    "for": {"p": "p"}, "steps": [{"setup": "s"}], "outcomes": {"a": {"returns": 1}}}],
  "setups": {"s": [{"call": "inet_aton", "args": [{"param": "p"}], "for": 2}]}})";
    given.folder.write("conversions/inet_aton.json", before);
    const added_case added = plan_case(given.load(), given.folder.path(), wanted_case());
    CHECK(added.text.rfind(before.substr(0, before.find("}],\n  \"setups\"") + 1), 0) == 0);
    given.folder.write("conversions/inet_aton.json", added.text);
    CHECK(given.load().cases.size() == 2);
}

TEST_CASE("every documented name of the repository can have a case that loads") {
    const std::filesystem::path cases = std::filesystem::path(SOCKMATRIX_ROOT) / "cases";
    const suite all = load_suite(cases);
    given_folder folder;
    std::filesystem::copy(cases / "clauses.json", folder.path() / "clauses.json");
    for (const std::string& api : all.names) {
        if (api.find('*') != std::string::npos) continue;
        const added_case one = plan_case(
            all, folder.path(),
            {"errors", api, "a-new-one", "may", "it works", {all.clauses.front().id}, {}, {}});
        folder.write("errors/" + api + ".json", one.text);
    }
    const suite fresh = load_suite(folder.path());
    CHECK(fresh.cases.size() > 60);
    for (const test_case& one : fresh.cases) {
        INFO(one.id);
        const auto rules = rules_of(fresh, one.id);
        CHECK(std::count(rules.begin(), rules.end(), "unfilled") == 1);
    }
}

TEST_CASE("what is unknown or there already is refused with what there is") {
    const given_suite given(old_case);
    struct refused_row {
        void (*change)(new_case& wanted);
        const char* names;
    };
    const auto row = GENERATE(
        refused_row{[](new_case& it) { it.area = "erors"; },
                    "unknown area \"erors\"; there are addresses, concurrency, "},
        refused_row{[](new_case& it) { it.api = "inet_atom"; },
                    "unknown api \"inet_atom\"; there are inet_aton, socket"},
        refused_row{[](new_case& it) { it.api = "SO_*"; }, "unknown api"},
        refused_row{[](new_case& it) { it.slug = "Two_Parts"; }, "\"Two_Parts\" is no slug"},
        refused_row{[](new_case& it) { it.slug = ""; }, "is no slug"},
        refused_row{[](new_case& it) { it.slug = "../x"; }, "is no slug"},
        refused_row{[](new_case& it) { it.slug = "one"; }, "inet_aton/one is there already, in "},
        refused_row{[](new_case& it) { it.clauses = {"inet_aton.part"}; },
                    "unknown clause \"inet_aton.part\"; inet_aton has inet_aton.parts; "
                    "cases/clauses.json lists all"},
        refused_row{[](new_case& it) { it.clauses.clear(); }, "at least one clause"},
        refused_row{[](new_case& it) { it.level = "shall"; },
                    "\"shall\" is no level; there are must, should"},
        refused_row{[](new_case& it) { it.says = "it should work"; }, "says \"should\""},
        refused_row{[](new_case& it) { it.says = ""; }, "says nothing"},
        refused_row{[](new_case& it) { it.says = std::string(71, 'x'); },
                    "more than 70 characters"},
        refused_row{[](new_case& it) { it.says = "\xff"; }, "UTF-8"},
        refused_row{[](new_case& it) { it.cite = {"somewhere"}; },
                    "cite \"somewhere\" has no known form"},
        refused_row{[](new_case& it) { it.needs = {"luck"}; },
                    "\"luck\" is no capability; there are ipv6"});
    new_case wanted = wanted_case();
    row.change(wanted);
    const std::string why = refusal(given, wanted);
    INFO(why);
    CHECK(why.find(row.names) != std::string::npos);
}

TEST_CASE("a file of another api, or with an odd key, is left alone") {
    given_suite given(old_case);
    given.folder.write("errors/inet_aton.json", R"({"api": "socket", "cases": []})");
    new_case wanted = wanted_case();
    wanted.area = "errors";
    CHECK(refusal(given, wanted).find("holds cases of socket") != std::string::npos);
    given.folder.write("errors/inet_aton.json", R"({"api": "inet_aton", "c\u0061ses": []})");
    CHECK(refusal(given, wanted).find("without escapes") != std::string::npos);
}

} // namespace case_writer_tests
