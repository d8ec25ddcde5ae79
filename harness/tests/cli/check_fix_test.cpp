// check --fix: what has one right answer is mended, everything else stays, and nothing is lost.
#include "catch_any.hpp"
#include "model/json.hpp"
#include "model/recording.hpp"
#include "small_suite.hpp"
#include "tool.hpp"

#include <map>

namespace fs = std::filesystem;
using sockmatrix::json;
using sockmatrix::read_file;

namespace {

const char* const case_place = "cases/conversions/inet_aton.json";
const char* const profile_place = "platforms/profiles/musl.json";

tool_result fix(const fs::path& root, const std::string& format = "text") {
    return run_tool({"--root", root.string(), "check", "--fix", "--format", format});
}

/// Every file below a folder and what it holds.
std::map<std::string, std::string> contents(const fs::path& folder) {
    std::map<std::string, std::string> out;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            out[entry.path().lexically_relative(folder).generic_string()] = read_file(entry.path());
    return out;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

} // namespace

TEST_CASE("check --fix changes nothing in the repository", "[whole-suite]") {
    const temporary_folder copy;
    for (const char* part : {"cases", "platforms"})
        fs::copy(fs::path(SOCKMATRIX_ROOT) / part, copy.path() / part, fs::copy_options::recursive);
    const auto before = contents(copy.path());
    const tool_result result = fix(copy.path());
    INFO(result.out << result.err);
    CHECK(result.status == 0);
    CHECK(result.out.rfind("0 files mended, ", 0) == 0);
    CHECK(contents(copy.path()) == before);
}

TEST_CASE("layout, order and periods are mended at once, and then no more") {
    const temporary_folder root;
    make_suite(root.path(), file_of(replaced(good_case, "32 bits", "32 bits.")));
    const std::string entry =
        R"([{"outcome": "!crash","evidence": {"kind": "documented", "link": "musl:a.c"}}])";
    write_text(root.path() / profile_place,
               R"({"trait": "musl", "axis": "libc", "expect": {"inet_aton/o*": )" + entry +
                   R"(, "inet_aton/one": )" + entry + R"(, "*": )" + entry + "}}");
    const tool_result check = run_tool({"--root", root.path().string(), "check"});
    CHECK(contains(check.out, "ends with a period"));
    const tool_result result = fix(root.path());
    INFO(result.out << result.err);
    CHECK(result.status == 0);
    CHECK(contains(result.out, "inet_aton.json: mended: layout, a period at the end of says\n"));
    CHECK(contains(result.out, "musl.json: mended: form and order\n"));
    CHECK(contains(result.out, "2 files mended, 1 cases, 1 clauses, 0 findings\n"));
    CHECK(read_file(root.path() / case_place) == R"({
  "$schema": "../schema/cases.schema.json",
  "api": "inet_aton",
  "cases": [
    {
      "id": "inet_aton/one",
      "says": "one part fills the 32 bits",
      "level": "must",
      "clauses": ["inet_aton.parts"],
      "cite": ["posix:inet_addr"],
      "steps": [{ "call": "inet_aton", "args": ["1"] }],
      "expect": { "returns": { "bytes": "00000001" } }
    }
  ]
}
)");
    const std::string profile = read_file(root.path() / profile_place);
    CHECK(profile.find("\"*\"") < profile.find("\"inet_aton/o*\""));

    const auto before = contents(root.path());
    CHECK(contains(fix(root.path()).out, "0 files mended, "));
    CHECK(contents(root.path()) == before);
}

TEST_CASE("what needs thought is found and left, and other files are mended meanwhile") {
    const temporary_folder root;
    make_suite(root.path(), "{\"api\": \"inet_aton\", \"cases\": [,]}");
    write_text(root.path() / "cases/errors/inet_aton.json", file_of(good_case));
    const auto before = contents(root.path());
    const tool_result result = fix(root.path());
    INFO(result.out << result.err);
    CHECK(result.status == 2);
    CHECK(contains(result.out, "errors/inet_aton.json: mended: layout\n"));
    CHECK(contains(result.out, "conversions/inet_aton.json:1:"));
    CHECK(read_file(root.path() / case_place) == before.at(case_place));

    write_text(root.path() / case_place, file_of(replaced(good_case, "\"must\"", "\"shall\"")));
    const tool_result unknown = fix(root.path());
    CHECK(unknown.status == 2);
    CHECK(contains(unknown.out, "conversions/inet_aton.json: mended: layout\n"));
    CHECK(contains(unknown.out, "/cases/0/level: \"shall\" is no level"));
    CHECK(contains(read_file(root.path() / case_place), "\"level\": \"shall\""));
}

TEST_CASE("a planned clause that has a case is planned no more") {
    const temporary_folder root;
    make_suite(root.path(), file_of(good_case));
    const fs::path clauses = root.path() / "cases/clauses.json";
    const std::string before = read_file(clauses);
    write_text(clauses, replaced(before, "\"api\": \"inet_aton\"",
                                 "\"api\": \"inet_aton\", \"planned\": \"later\""));
    CHECK(contains(fix(root.path()).out, "clauses.json: mended: planned\n"));
    CHECK(read_file(clauses) == before);
}

TEST_CASE("for machines there are two lists") {
    const temporary_folder root;
    make_suite(root.path(),
               file_of(replaced(good_case, "\"cite\"", "\"needs\": [\"ipv6\"], \"cite\"")));
    write_text(root.path() / case_place,
               replaced(read_file(root.path() / case_place), "posix:", "somewhere:"));
    const tool_result result = fix(root.path(), "json");
    CHECK(result.status == 2);
    const json value = json::parse(result.out);
    REQUIRE(value["mended"].size() == 1);
    CHECK(value["mended"][0]["what"] == json({"layout"}));
    REQUIRE(value["findings"].size() == 1);
    CHECK(value["findings"][0]["rule"] == "cites");
}
