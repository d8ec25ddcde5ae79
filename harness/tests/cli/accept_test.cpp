// accept and triage on a small suite: from recordings to a profile that explains them.
#include "catch_any.hpp"
#include "model/json.hpp"
#include "model/recording.hpp"
#include "model/selection.hpp"
#include "small_suite.hpp"
#include "tool.hpp"

#include <set>

namespace fs = std::filesystem;
using namespace sockmatrix;

namespace {

const char* const two_cases =
    R"({"id": "inet_aton/one", "says": "one part fills the 32 bits", "level": "must",
 "clauses": ["inet_aton.parts"], "cite": ["posix:inet_addr"],
 "table": {"call": "inet_aton", "rows": [["zero", ["0"]], ["one", ["1"]]]},
 "outcomes": {"fills": {"returns": {"type": "octets"}}, "refuses": {"raises": {"class": "error"}}}, "conforms": "fills"},
 {"id": "inet_aton/two", "says": "two parts fill the 32 bits", "level": "must",
 "clauses": ["inet_aton.parts"], "cite": ["posix:inet_addr"],
 "steps": [{"call": "inet_aton", "args": ["1.1"]}], "expect": {"returns": {"bytes": "01000001"}}})";

const char* const refusal = R"([{"raises": {"is": ["error"], "code": "EINVAL"}}])";

/// Writes a recording of a target whose libc is a trait; case id -> answer.
fs::path record(const fs::path& root, const std::string& libc,
                const std::map<std::string, std::string>& answers) {
    recording out;
    out.run = {{"target", "linux-" + libc + "-x86_64/refsock"},
               {"traits", {"linux", libc, "x86_64", "refsock"}},
               {"started", "2026-11-25T10:00:00Z"},
               {"implementation", {{"name", "refsock"}, {"version", "0.1.0"}}},
               {"facts", {{"kernel", "Linux 6.18.44-x"}, {"libc", libc + " 1.2.3"}}},
               {"versions", {{"qemu", "7.2"}}}};
    std::set<std::string, std::less<>> ids;
    for (const auto& [id, answer] : answers) {
        observation seen;
        seen.case_id = id;
        seen.answer = json::parse(answer);
        out.observations[id] = seen;
        ids.insert(id);
    }
    out.run["selected"] = to_json(
        selection{{ids.begin(), ids.end()}, {}, ids.size(), ids_hash({ids.begin(), ids.end()})});
    const fs::path file = root / "seen" / libc / "refsock.ndjson";
    fs::create_directories(file.parent_path());
    write_recording(file, out);
    return file;
}

tool_result tool_at(const fs::path& root, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"--root", root.string()});
    return run_tool(arguments);
}

} // namespace

TEST_CASE("accept writes entries with evidence, and the judgement is then as expected") {
    const temporary_folder root;
    make_suite(root.path(), file_of(two_cases));
    const std::string seen = record(root.path(), "musl",
                                    {{"inet_aton/one:zero", refusal},
                                     {"inet_aton/one:one", refusal},
                                     {"inet_aton/two", R"([{"returns": {"bytes": "01000001"}}])"}})
                                 .string();
    CHECK(tool_at(root.path(), {"judge", seen}).status == 1);
    const std::vector<std::string> accept = {"accept",  seen,
                                             "--trait", "musl",
                                             "--axis",  "libc",
                                             "--why",   "it wants four parts",
                                             "--cite",  "musl:src/network/inet_aton.c"};
    std::vector<std::string> dry = accept;
    dry.push_back("--dry-run");
    const fs::path profile = root.path() / "platforms/profiles/musl.json";
    CHECK(tool_at(root.path(), dry).status == 0);
    CHECK_FALSE(fs::exists(profile));

    const tool_result result = tool_at(root.path(), accept);
    INFO(result.out << result.err);
    CHECK(result.status == 0);
    const std::string text = read_file(profile);
    CHECK(contains(
        text, "    {\"cases\": [\n        \"inet_aton/one:*\"],\n      \"outcome\": \"refuses\", "
              "\"evidence\": {\"kind\": \"observed\", "
              "\"on\": \"linux-musl-x86_64/refsock\", \"versions\": \"Linux 6.18.44, "
              "musl 1.2.3, qemu 7.2, refsock 0.1.0\", "
              "\"date\": \"2026-11-25\"}, \"why\": \"it wants four parts\", \"cite\": "
              "[\"musl:src/network/inet_aton.c\"]}\n  ]"));
    CHECK(tool_at(root.path(), {"judge", seen}).status == 0);
    CHECK(tool_at(root.path(), {"check"}).status == 0);
    CHECK(contains(tool_at(root.path(), accept).out, "0 entries"));
    CHECK(read_file(profile) == text);
}

TEST_CASE("accept drops what holds no more when asked") {
    const temporary_folder root;
    make_suite(root.path(), file_of(two_cases));
    const std::string seen =
        record(root.path(), "musl",
               {{"inet_aton/one:zero", refusal}, {"inet_aton/one:one", refusal}})
            .string();
    REQUIRE(
        tool_at(root.path(), {"accept", seen, "--trait", "musl", "--axis", "libc", "--why", "w"})
            .status == 0);
    const std::string fills = R"([{"returns": {"bytes": "00000001"}}])";
    record(root.path(), "musl", {{"inet_aton/one:zero", fills}, {"inet_aton/one:one", fills}});
    CHECK(tool_at(root.path(), {"judge", seen}).status == 1);
    const tool_result result = tool_at(
        root.path(), {"accept", seen, "--trait", "musl", "--drop-stale", "--format", "json"});
    INFO(result.out << result.err);
    CHECK(result.status == 0);
    CHECK(json::parse(result.out)["dropped"].size() == 1);
    CHECK(tool_at(root.path(), {"judge", seen}).status == 0);
}

TEST_CASE("accept puts a case where an entry says the same, and takes one from it") {
    const temporary_folder root;
    make_suite(root.path(), file_of(two_cases));
    const fs::path profile = root.path() / "platforms/profiles/musl.json";
    const std::string fills = R"([{"returns": {"bytes": "00000001"}}])";
    const auto accept = [&](std::vector<std::string> more) {
        more.insert(more.begin(), {"accept", (root.path() / "seen").string(), "--trait", "musl"});
        const tool_result result = tool_at(root.path(), more);
        INFO(result.out << result.err);
        CHECK(result.status == 0);
        return read_file(profile);
    };
    record(root.path(), "musl", {{"inet_aton/one:zero", refusal}, {"inet_aton/one:one", fills}});
    const std::string one = accept({"--axis", "libc", "--why", "w"});
    CHECK(
        contains(one, "    {\"cases\": [\n        \"inet_aton/one:zero\"],\n      \"outcome\": "));
    record(root.path(), "musl",
           {{"inet_aton/one:zero", refusal},
            {"inet_aton/one:one", R"([{"raises": {"is": ["error"], "code": "EINVAL"}}])"},
            {"inet_aton/two", R"([{"returns": {"bytes": "01000001"}}])"}});
    const std::string both = accept({"--why", "w"});
    CHECK(contains(both, "    {\"cases\": [\n        \"inet_aton/one:one\",\n        "
                         "\"inet_aton/one:zero\"],\n      \"outcome\": "));
    CHECK(both.size() - one.size() == std::string("\n        \"inet_aton/one:one\",").size());
    CHECK(tool_at(root.path(), {"check"}).status == 0);
    record(root.path(), "musl", {{"inet_aton/one:zero", refusal}, {"inet_aton/one:one", fills}});
    CHECK(accept({"--drop-stale"}) == one);
}

TEST_CASE("an entry before another that check complains of is no new finding") {
    const temporary_folder root;
    make_suite(root.path(), file_of(two_cases));
    write_text(
        root.path() / "platforms/profiles/musl.json",
        R"({"trait": "musl", "axis": "libc", "expect": [{"cases": ["inet_aton/two", "z/gone"],
        "outcome": "!crash", "evidence": {"kind": "documented", "link": "musl:a.c"}}]})");
    const std::string seen =
        record(root.path(), "musl", {{"inet_aton/one:zero", refusal}}).string();
    const tool_result result =
        tool_at(root.path(), {"accept", seen, "--trait", "musl", "--why", "w"});
    INFO(result.out << result.err);
    CHECK(result.status == 0);
    const tool_result check = tool_at(root.path(), {"check"});
    CHECK(contains(check.out, "/expect/1 (musl, z/gone): matches no case"));
}

TEST_CASE("accept pins an answer that no outcome names, and any other is red") {
    const temporary_folder root;
    make_suite(root.path(), file_of(two_cases));
    const std::string seen =
        record(root.path(), "musl", {{"inet_aton/two", R"([{"returns": {"bytes": "01010000"}}])"}})
            .string();
    const tool_result accepted = tool_at(root.path(), {"accept", seen, "--trait", "musl", "--axis",
                                                       "libc", "--why", "w", "--bug", "b"});
    INFO(accepted.out << accepted.err);
    CHECK(accepted.status == 0);
    const std::string text = read_file(root.path() / "platforms/profiles/musl.json");
    CHECK(contains(text, R"("outcome": "!other", "answer": [{"returns": {"bytes": "01010000"}}])"));
    CHECK(contains(
        text,
        R"("bug": "b", "report": "unreported, seen on 2026-11-25 with Linux 6.18.44, musl 1.2.3, qemu 7.2, refsock 0.1.0")"));
    CHECK(tool_at(root.path(), {"check"}).status == 0);
    CHECK(tool_at(root.path(), {"judge", seen}).status == 0);
    record(root.path(), "musl", {{"inet_aton/two", R"([{"returns": {"bytes": "2a000000"}}])"}});
    const tool_result changed = tool_at(root.path(), {"judge", seen});
    CHECK(changed.status == 1);
    CHECK(contains(changed.out, "another answer than the pinned one"));
}

TEST_CASE("outcomes that overlap spoil one cell of one target, and check finds them") {
    const temporary_folder root;
    make_suite(
        root.path(),
        file_of(R"({"id": "inet_aton/one", "says": "one part fills the 32 bits", "level": "may",
        "clauses": ["inet_aton.parts"], "cite": ["posix:inet_addr"], "steps": [{"call": "inet_aton", "args": ["1"]}],
        "outcomes": {"einval": {"raises": {"code": "EINVAL"}}, "told": {"raises": {"message": {"regex": "refused"}}}}})"));
    record(root.path(), "musl",
           {{"inet_aton/one",
             R"([{"raises": {"is": ["error"], "code": "EINVAL", "message": "refused"}}])"}});
    record(root.path(), "glibc",
           {{"inet_aton/one",
             R"([{"raises": {"is": ["error"], "code": "EINVAL", "message": "no"}}])"}});
    const tool_result result = tool_at(root.path(), {"judge", (root.path() / "seen").string()});
    INFO(result.out << result.err);
    CHECK(result.status == 1);
    CHECK(contains(result.out, "the outcomes einval and told all match what happened"));
    CHECK_FALSE(contains(result.out, "All as expected"));
    CHECK(tool_at(root.path(), {"judge", (root.path() / "seen/glibc/refsock.ndjson").string()})
              .status == 0);
    const tool_result checked = tool_at(root.path(), {"check"});
    CHECK(checked.status == 2);
    CHECK(contains(checked.out, "(overlaps)"));
}

TEST_CASE("accept refuses what it cannot write, and says why") {
    const temporary_folder root;
    make_suite(root.path(), file_of(two_cases));
    const std::string seen =
        record(root.path(), "musl", {{"inet_aton/two", R"([{"returns": {"bytes": "01010000"}}])"}})
            .string();
    const std::vector<std::vector<std::string>> wrong = {
        {"accept", seen, "--trait", "musl", "--axis", "libc"},
        {"accept", seen, "--trait", "musl", "--why", "w"},
        {"accept", seen, "--trait", "glibc", "--axis", "libc", "--why", "w"},
        {"accept", seen, "--trait", "musl", "--axis", "libc", "--why", "w", "--when", "musl"},
        {"accept", seen, "--trait", "musl", "--axis", "libc", "--why", "w", "--report",
         "https://example.org/1"},
        {"accept", seen, "--trait", "musl", "--axis", "libc", "--why", "w", "--bug", "b",
         "--report", "later"}};
    for (const auto& arguments : wrong) {
        const tool_result result = tool_at(root.path(), arguments);
        INFO(arguments.back() << result.err);
        CHECK(result.status == 2);
        CHECK(count_lines(result.err) == 1);
    }
}

TEST_CASE("an entry that check would call a tie is refused whole") {
    const temporary_folder root;
    make_suite(root.path(), file_of(two_cases));
    const std::string before =
        R"({"trait": "musl", "axis": "libc", "expect": {"inet_aton/one:zero": [{"outcome": "refuses",
        "when": {"libc": "<1.2"}, "evidence": {"kind": "documented", "link": "musl:a.c"}}]}})";
    const fs::path profile = root.path() / "platforms/profiles/musl.json";
    write_text(profile, before);
    const std::string seen =
        record(root.path(), "musl", {{"inet_aton/one:zero", refusal}}).string();
    const std::vector<std::string> accept = {"accept", seen, "--trait", "musl", "--why", "w"};
    const tool_result result = tool_at(root.path(), accept);
    INFO(result.out << result.err);
    CHECK(result.status == 2);
    CHECK(contains(result.err, "nothing was written, as musl.json: refuses (musl, "
                               "inet_aton/one:zero) decides the case inet_aton/one:zero as much as "
                               "musl.json: refuses (musl, inet_aton/one:zero); give one"));
    CHECK(read_file(profile) == before);
    std::vector<std::string> conditional = accept;
    conditional.insert(conditional.end(), {"--when", "libc>=1.2"});
    CHECK(tool_at(root.path(), conditional).status == 0);
    CHECK(tool_at(root.path(), {"judge", seen}).status == 0);
}

TEST_CASE("triage says which trait sets the targets apart") {
    const temporary_folder root;
    make_suite(root.path(), file_of(two_cases));
    record(root.path(), "musl", {{"inet_aton/one:zero", refusal}, {"inet_aton/one:one", refusal}});
    record(root.path(), "glibc",
           {{"inet_aton/one:zero", R"([{"returns": {"bytes": "00000000"}}])"}});
    const tool_result result = tool_at(root.path(), {"triage", (root.path() / "seen").string()});
    INFO(result.out << result.err);
    CHECK(result.status == 1);
    CHECK(contains(result.out, "[musl] linux-musl-x86_64/refsock inet_aton/one (2 cases): "
                               "deviates: refuses (unexpected); error EINVAL\n"));
    CHECK(contains(result.out, "groups: 1, cases: 2\n"));
}
