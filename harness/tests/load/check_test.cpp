// What `check` says of profiles, and of files as such.
#include "catch_any.hpp"
#include "given.hpp"

#include <algorithm>

using namespace sockmatrix;

namespace {

/// Cases a/one, a/two and a/two:row with the outcomes x and y.
suite given_cases() {
    suite all;
    for (const char* id : {"a/one", "a/two", "a/two:row"}) {
        test_case one;
        one.id = id;
        one.outcomes = {{"x", {}}, {"y", {}}};
        one.steps.emplace_back();
        all.cases.push_back(one);
    }
    return all;
}

expectation given_entry(const std::string& pattern, const std::string& outcome) {
    expectation out;
    out.trait = "musl";
    out.pattern = pattern;
    out.outcomes = {outcome};
    out.file = "musl.json: /expect/" + pattern;
    return out;
}

std::vector<std::string> found(const std::vector<profile>& profiles, const std::string& rule) {
    std::vector<std::string> out;
    for (const finding& one : check_suite(given_cases(), profiles))
        if (one.rule == rule) out.push_back(one.where + ": " + one.what);
    return out;
}

std::size_t ties(std::vector<expectation> entries) {
    profile musl{"musl", axis::libc, std::move(entries)};
    profile glibc{"glibc", axis::libc, {given_entry("a/one", "y")}};
    profile arch{"x86_64", axis::arch, {given_entry("a/one", "y")}};
    profile other{"aarch64", axis::arch, {}};
    return found({musl, glibc, arch, other}, "ties").size();
}

const char* const good_file =
    R"({"id": "inet_aton/one", "says": "one part fills the 32 bits", "level": "must",
    "clauses": ["inet_aton.parts"], "cite": ["posix:inet_addr"], "steps": [{"call": "inet_aton", "args": ["1"]}], "expect": {"returns": 1}})";

void copy_schemas(const std::filesystem::path& cases) {
    std::filesystem::copy(std::filesystem::path(SOCKMATRIX_ROOT) / "cases/schema",
                          cases / "schema");
}

} // namespace

TEST_CASE("rule profiles: an entry names a case and its outcomes") {
    CHECK(found({{"musl",
                  axis::libc,
                  {given_entry("a/one", "x"), given_entry("a/*", "y"),
                   given_entry("a/two", "!crash")}}},
                "profiles")
              .empty());
    CHECK(found({{"musl", axis::libc, {given_entry("a/three", "x")}}}, "profiles") ==
          std::vector<std::string>{"musl.json: /expect/a/three (musl, a/three): matches no case; "
                                   "remove it from the entry, or mend its id"});
    CHECK(found({{"musl", axis::libc, {given_entry("a/one", "z")}}}, "profiles") ==
          std::vector<std::string>{"musl.json: /expect/a/one (musl, a/one): expects the outcome "
                                   "\"z\", which the case a/one does not have"});
}

TEST_CASE("rule repeats: what two entries of a file say the same") {
    const auto repeats = [](const std::vector<expectation>& entries) {
        return found({{"musl", axis::libc, entries}}, "repeats");
    };
    const expectation one = given_entry("a/one", "x");
    expectation two = given_entry("a/two", "x");
    CHECK(repeats({one, two}) ==
          std::vector<std::string>{
              "musl.json: /expect/a/two (musl, a/two): says the same as musl.json: /expect/a/one "
              "(musl, a/one); name its cases there (check --fix does it)"});
    two.file = one.file; // one entry of two cases
    CHECK(repeats({one, two}).empty());
    CHECK(found({{"musl", axis::libc, {one}}, {"glibc", axis::libc, {given_entry("a/two", "x")}}},
                "repeats")
              .empty());
    for (const auto& change : std::vector<void (*)(expectation&)>{
             [](expectation& other) { other.outcomes = {"y"}; },
             [](expectation& other) { other.answer = json::array({nullptr}); },
             [](expectation& other) {
                 other.when = {{"libc", "<1.2"}};
             },
             [](expectation& other) { other.also = {"x86_64"}; },
             [](expectation& other) { other.shown_by.kind = evidence_kind::reported; },
             [](expectation& other) { other.shown_by.on = "a"; },
             [](expectation& other) { other.shown_by.versions = "a"; },
             [](expectation& other) { other.shown_by.date = "2026-11-26"; },
             [](expectation& other) { other.shown_by.link = "a"; },
             [](expectation& other) { other.why = "a"; },
             [](expectation& other) { other.bug = "a"; },
             [](expectation& other) { other.report = "a"; },
             [](expectation& other) { other.unstable = "a"; },
             [](expectation& other) { other.cite = {"posix:a"}; }}) {
        expectation other = given_entry("a/two", "x");
        change(other);
        CHECK(repeats({one, other}).empty());
    }
}

TEST_CASE("rule ties: what decides nothing between two entries of a case") {
    CHECK(ties({given_entry("a/one", "x")}) == 0);
    CHECK(ties({given_entry("a/one", "x"), given_entry("a/one", "y")}) == 1);
    CHECK(ties({given_entry("a/one", "x"), given_entry("a/*", "y")}) == 0);
    CHECK(ties({given_entry("a/*", "x"), given_entry("*", "y")}) == 0);
    CHECK(ties({given_entry("a/*o", "x"), given_entry("a/*e", "y")}) == 0);
    CHECK(ties({given_entry("a/*", "x"), given_entry("a/*e", "y")}) == 1);
}

TEST_CASE("rule ties: conditions and traits that exclude each other") {
    expectation older = given_entry("a/one", "x");
    expectation newer = given_entry("a/one", "y");
    older.when = {{"libc", "<1.2.5"}};
    newer.when = {{"libc", ">=1.2.5"}};
    CHECK(ties({older, newer}) == 0);
    newer.when = {{"libc", ">=1.2.4"}};
    CHECK(ties({older, newer}) == 1);
    newer.when = {{"kernel", ">=6"}};
    CHECK(ties({older, newer}) == 1);

    expectation here = given_entry("a/one", "x");
    expectation there = given_entry("a/one", "y");
    here.also = {"x86_64"};
    CHECK(ties({here, there}) == 0);
    there.also = {"aarch64"};
    CHECK(ties({here, there}) == 0);
    there.also = {"cpython"};
    CHECK(ties({here, there}) == 1);
}

TEST_CASE("check_files finds nothing in what is well-formed") {
    given_suite given(good_file);
    copy_schemas(given.folder.path());
    const auto findings = check_files(given.folder.path(), given.folder.path() / "platforms", {});
    for (const finding& one : findings)
        FAIL_CHECK(one.where << ": " << one.what);
    CHECK(findings.empty());
}

TEST_CASE("check_files lists every fault of every file") {
    given_suite given(R"({"id": "inet_aton/one"}, {"id": "inet_aton/two", "x": 1})");
    const auto& folder = given.folder;
    folder.write("errors/broken.json", "{");
    folder.write("platforms/profiles/musl.json",
                 R"({"trait": "musl", "axis": "lib", "expect": {}})");
    folder.write("platforms/a-b-c/platform.json", R"({"id": "a-b-c"})");
    const auto adapter = folder.write("adapter.json", R"({"name": "x"})");
    const auto findings = check_files(folder.path(), folder.path() / "platforms", {adapter});
    const auto has = [&](const std::string& where, const std::string& what) {
        return std::any_of(findings.begin(), findings.end(), [&](const finding& one) {
            return one.where.find(where) != std::string::npos &&
                   one.what.find(what) != std::string::npos;
        });
    };
    CHECK(has("conversions/inet_aton.json: /cases/0", "key \"clauses\" is missing"));
    CHECK(has("conversions/inet_aton.json: /cases/1", "unknown key \"x\""));
    CHECK(has("errors/broken.json:1:2", "syntax error"));
    CHECK(has("musl.json: /axis", "\"lib\" is unknown"));
    CHECK(has("platform.json", "key \"says\" is missing"));
    CHECK(has("adapter.json", "key \"says\" is missing"));
}

TEST_CASE("check_files holds the schemas against files that load") {
    given_suite given(good_file);
    const auto& folder = given.folder;
    copy_schemas(folder.path());
    // The loader does not mind how long a sentence is; the schema draws a line.
    folder.write(
        "errors/inet_aton.json",
        R"({"api": "inet_aton", "cases": [{"id": "inet_aton/two", "says": ")" +
            std::string(300, 'x') +
            R"(", "level": "may", "clauses": ["inet_aton.parts"], "steps": [{"call": "inet_aton"}],
                                              "outcomes": {"a": {"returns": 1}}}]})");
    const auto findings = check_files(folder.path(), folder.path() / "platforms", {});
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].where.find("errors/inet_aton.json: /cases/0/says") != std::string::npos);

    std::filesystem::remove(folder.path() / "schema/platform.schema.json");
    CHECK(check_files(folder.path(), folder.path() / "platforms", {}).size() == 2);
}
