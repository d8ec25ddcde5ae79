// Bad input ends with one clear line and the right exit code.
#include "catch_any.hpp"
#include "model/json.hpp"
#include "small_suite.hpp"
#include "tool.hpp"

namespace fs = std::filesystem;
using sockmatrix::json;

namespace {

std::string with(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

void check_fault(const fs::path& root, const std::vector<std::string>& command,
                 const std::string& names) {
    std::vector<std::string> arguments = {"--root", root.string()};
    arguments.insert(arguments.end(), command.begin(), command.end());
    const tool_result result = run_tool(arguments);
    INFO(result.out << result.err);
    CHECK(result.status == 2);
    CHECK(contains(result.out + result.err, names));
    CHECK(count_lines(result.err) <= 1);
}

struct bad_row {
    const char* what;
    std::string file;
    std::string names; ///< what the message must name
};

} // namespace

TEST_CASE("the small suite itself is fine") {
    const temporary_folder root;
    make_suite(root.path(), file_of(good_case));
    const tool_result result = run_tool({"--root", root.path().string(), "check"});
    INFO(result.out << result.err);
    CHECK(result.status == 0);
}

TEST_CASE("a bad case file is named with its place, by check and by run") {
    const std::string good = good_case;
    const auto row = GENERATE_COPY(
        bad_row{"malformed JSON", file_of(good + ",,"), "inet_aton.json"},
        bad_row{"duplicate key", file_of(with(good, "\"level\"", "\"level\": \"may\", \"level\"")),
                "level"},
        bad_row{"duplicate id", file_of(good + "," + good), "inet_aton/one"},
        bad_row{"unknown key", file_of(with(good, "\"cite\"", "\"sources\"")), "sources"},
        bad_row{"unknown level", file_of(with(good, "\"must\"", "\"shall\"")), "shall"},
        bad_row{"unknown matcher", file_of(with(good, "\"bytes\"", "\"byte\"")), "byte"},
        bad_row{"reference to nothing", file_of(with(good, "[\"1\"]", "[{\"ref\": \"nothing\"}]")),
                "nothing"},
        bad_row{"unknown parameter", file_of(with(good, "[\"1\"]", "[{\"param\": \"nothing\"}]")),
                "nothing"});
    const temporary_folder root;
    make_suite(root.path(), row.file);
    INFO(row.what);
    check_fault(root.path(), {"check"}, row.names);
}

TEST_CASE("check shows what a terminal would obey as escapes, each fault in a line") {
    const temporary_folder root;
    make_suite(root.path(), file_of(with(good_case, "\"must\"", "\"a\\nb\\u001b[31m\"")));
    const tool_result result = run_tool({"--root", root.path().string(), "check"});
    INFO(result.out << result.err);
    CHECK(result.status == 2);
    CHECK(contains(result.out, R"("a\nb\x1b[31m" is no level)"));
    CHECK_FALSE(contains(result.out, "\x1b"));
}

TEST_CASE("an unknown call is a fault of the suite") {
    const temporary_folder root;
    make_suite(root.path(),
               file_of(with(good_case, "\"call\": \"inet_aton\"", "\"call\": \"inet_atom\"")));
    check_fault(root.path(), {"check"}, "inet_atom");
}

TEST_CASE("a profile entry for no case, and a profile that is malformed") {
    const temporary_folder root;
    make_suite(root.path(), file_of(good_case));
    json profile = {{"trait", "musl"},
                    {"axis", "libc"},
                    {"expect",
                     {{"inet_aton/nothing",
                       {{{"outcome", "refuses"},
                         {"evidence", {{"kind", "documented"}, {"link", "musl:inet_aton.c"}}}}}}}}};
    write_text(root.path() / "platforms/profiles/musl.json", profile.dump());
    check_fault(root.path(), {"check"}, "inet_aton/nothing");
    write_text(root.path() / "platforms/profiles/musl.json", "{\"trait\": ");
    check_fault(root.path(), {"run", "refsock"}, "musl.json");
}

TEST_CASE("wrong usage") {
    CHECK(run_tool({}).status == 2);
    CHECK(run_tool({"frobnicate"}).status == 2);
    CHECK(run_tool({"run", "--jobs", "0"}).status == 2);
    CHECK(run_tool({"--root", "/nonexistent", "list"}).status == 2);
    const std::string root = SOCKMATRIX_ROOT;
    CHECK(run_tool({"--root", root, "run", "refsock", "--select", "nothing/*"}).status == 2);
    CHECK(run_tool({"--root", root, "run", "no-such-implementation"}).status == 2);
    CHECK(run_tool({"--root", root, "run", "--", "/bin/true"}).status == 2);
    CHECK(run_tool({"--root", root, "explain", "no/such-case"}).status == 2);
    CHECK(run_tool({"--root", root, "judge", "/nonexistent.ndjson"}).status == 2);
}

TEST_CASE("a recording that is no recording") {
    const temporary_folder folder;
    write_text(folder.path() / "bad.ndjson", "{\"run\": {}}\nnonsense\n");
    const tool_result result =
        run_tool({"--root", SOCKMATRIX_ROOT, "judge", (folder.path() / "bad.ndjson").string()});
    CHECK(result.status == 2);
    CHECK(contains(result.err, "bad.ndjson"));
    CHECK(count_lines(result.err) == 1);
}

TEST_CASE("a recording that is nested deeply, or is of other types, ends no command by a signal") {
    const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
    const auto row = GENERATE_COPY(
        bad_row{"answer",
                "{\"run\":{\"target\":\"p/i\"}}\n{\"case\":\"inet_aton/one\",\"answer\":" + deep +
                    "}\n",
                "bad.ndjson:2: "},
        bad_row{"header", "{\"run\":{\"target\":\"p/i\",\"facts\":" + deep + "}}\n",
                "bad.ndjson:1: "},
        bad_row{"target", "{\"run\":{\"target\":7}}\n", "\"target\" is not a text"},
        bad_row{"constants", "{\"run\":{\"target\":\"p/i\",\"constants\":7}}\n",
                "\"constants\" is not"});
    const temporary_folder root;
    make_suite(root.path(), file_of(good_case));
    const std::string file = (root.path() / "bad.ndjson").string();
    write_text(file, row.file);
    INFO(row.what);
    const std::string out = (root.path() / "out").string();
    check_fault(root.path(), {"judge", file}, row.names);
    check_fault(root.path(), {"diff", file, file}, row.names);
    check_fault(root.path(), {"matrix", file, "--out", out}, row.names);
    check_fault(root.path(), {"compact", file, "--out", out}, row.names);
    check_fault(root.path(), {"triage", file}, row.names);
}

TEST_CASE("a file of cases that would take all memory or time is refused at once") {
    std::string parameters;
    for (int i = 0; i < 9; ++i)
        parameters += (i == 0 ? "\"p" : ",\"p") + std::to_string(i) + "\": [0,1,2,3,4,5,6,7,8,9]";
    const std::string good = good_case;
    const auto row = GENERATE_COPY(
        bad_row{"for", file_of(with(good, "\"steps\"", "\"for\": {" + parameters + "}, \"steps\"")),
                "more than 1000 cases"},
        bad_row{"repeat",
                file_of(with(good, "[\"1\"]", "[{\"repeat\": \"a\", \"times\": 1000000000000}]")),
                "1048576 octets"},
        bad_row{"fill",
                file_of(with(good, "{\"bytes\": \"00000001\"}",
                             "{\"fill\": 1000000000000000, \"seed\": 1}")),
                "16777216 octets"},
        bad_row{"deep", file_of(std::string(100'000, '[')), "nested more than 100 deep"});
    const temporary_folder root;
    make_suite(root.path(), row.file);
    INFO(row.what);
    check_fault(root.path(), {"check"}, row.names);
    check_fault(root.path(), {"list"}, row.names);
}

TEST_CASE("a case file that stands in no area is named") {
    const temporary_folder root;
    make_suite(root.path(), file_of(good_case));
    write_text(root.path() / "cases/inet_ntoa.json", file_of(good_case));
    check_fault(root.path(), {"check"}, "inet_ntoa.json: stands in no area");
}
