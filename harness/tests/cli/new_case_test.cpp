// new-case: from an idea to a case that a run passes, and what is refused on the way.
#include "catch_any.hpp"
#include "model/json.hpp"
#include "model/recording.hpp"
#include "small_suite.hpp"
#include "tool.hpp"

namespace fs = std::filesystem;
using sockmatrix::json;
using sockmatrix::read_file;

namespace {

using argument_list = std::vector<std::string>;

const argument_list usual = {"--level",         "must",           "--clause",
                             "inet_aton.parts", "--says",         "two parts fill the 32 bits",
                             "--cite",          "posix:inet_addr"};

tool_result new_case_at(const fs::path& root, argument_list place,
                        const argument_list& others = usual) {
    place.insert(place.begin(), {"--root", root.string(), "new-case"});
    place.insert(place.end(), others.begin(), others.end());
    return run_tool(place);
}

/// A run of one case by refsock's adapter.
tool_result run_case(const fs::path& root, const std::string& id) {
    return run_tool({"--root", root.string(), "run", "--target", "linux-glibc-x86_64/refsock",
                     "--select", id, "--out", (root / "out").string(), "--", SOCKMATRIX_REFSOCK});
}

void fill_in(const fs::path& file, const std::string& from, const std::string& to) {
    std::string text = read_file(file);
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    write_text(file, text.replace(at, from.size(), to));
}

} // namespace

TEST_CASE("from an idea to a green run") {
    const temporary_folder root;
    make_suite(root.path(), file_of(good_case));
    const fs::path file = root.path() / "cases/errors/inet_aton.json";
    const tool_result added = new_case_at(root.path(), {"errors", "inet_aton", "two"});
    INFO(added.out << added.err);
    REQUIRE(added.status == 0);
    CHECK(
        contains(added.out, "cases/errors/inet_aton.json:5: added inet_aton/two, in a new file\n"));
    CHECK(contains(added.out, "sockmatrix check --fix\n"));
    CHECK(contains(added.out, "sockmatrix run refsock --select 'inet_aton/two*'\n"));

    const argument_list check = {"--root", root.path().string(), "check"};
    const tool_result unfilled = run_tool(check);
    CHECK(unfilled.status == 2);
    CHECK(contains(
        unfilled.out,
        "errors/inet_aton.json: inet_aton/two: what it expects is {\"not\": {\"any\": true}}"));
    CHECK(run_case(root.path(), "inet_aton/two").status == 1);
    fill_in(file, "\"args\": []", "\"args\": [\"1.1\"]");
    const tool_result seen = run_case(root.path(), "inet_aton/two");
    CHECK(seen.status == 1);
    CHECK(contains(seen.out, "inet_aton/two: deviates"));

    fill_in(file, "{ \"not\": { \"any\": true } }", "{\"bytes\":\"01000001\"}");
    argument_list fix = check;
    fix.emplace_back("--fix");
    CHECK(run_tool(fix).status == 0);
    CHECK(contains(read_file(file), "\"expect\": { \"returns\": { \"bytes\": \"01000001\" } }\n"));
    const tool_result green = run_case(root.path(), "inet_aton/two");
    INFO(green.out << green.err);
    CHECK(green.status == 0);
}

TEST_CASE("a new case fails a run at every level until it is filled in") {
    for (const char* level : {"must", "should", "may", "unspecified"}) {
        const temporary_folder root;
        make_suite(root.path(), file_of(good_case));
        const argument_list others = {"--level",         level,    "--clause",
                                      "inet_aton.parts", "--says", "it"};
        REQUIRE(new_case_at(root.path(), {"conversions", "inet_aton", "two"}, others).status == 0);
        for (const char* args : {"[]", "[\"1.1\"]", "[\"none\"]"}) { // refused, returns, raises
            if (args[1] != ']')
                fill_in(root.path() / "cases/conversions/inet_aton.json", "\"args\": []",
                        std::string("\"args\": ") + args);
            const tool_result result = run_case(root.path(), "inet_aton/two");
            INFO(level << args << result.out << result.err);
            CHECK(result.status == 1);
            if (args[1] != ']')
                fill_in(root.path() / "cases/conversions/inet_aton.json",
                        std::string("\"args\": ") + args, "\"args\": []");
        }
        CHECK(run_tool({"--root", root.path().string(), "check"}).status == 2);
    }
}

TEST_CASE("what is there is kept, octet by octet") {
    const temporary_folder root;
    make_suite(root.path(), file_of("\n\n  " + std::string(good_case) + "  \t") + "\n\n");
    const fs::path file = root.path() / "cases/conversions/inet_aton.json";
    const std::string before = read_file(file);
    const tool_result added =
        new_case_at(root.path(), {"conversions", "inet_aton", "two", "--format", "json"});
    INFO(added.err);
    REQUIRE(added.status == 0);
    CHECK(json::parse(added.out)["id"] == "inet_aton/two");
    CHECK(json::parse(added.out)["line"] == 6);
    CHECK(json::parse(added.out)["new_file"] == false);
    const std::string after = read_file(file);
    const std::size_t at = before.find("  \t]}");
    CHECK(after.substr(0, at) == before.substr(0, at));
    CHECK(after.substr(after.size() - (before.size() - at)) == before.substr(at));
    REQUIRE(new_case_at(root.path(), {"conversions", "inet_aton", "three"}).status == 0);
    CHECK(json::parse(read_file(file))["cases"].size() == 3);
    CHECK(std::distance(fs::directory_iterator(file.parent_path()), fs::directory_iterator()) == 1);
}

TEST_CASE("wrong words are refused in one line, and nothing is written") {
    struct wrong_words {
        argument_list place;
        argument_list others;
        const char* names;
    };
    const auto row = GENERATE(
        wrong_words{
            {"erors", "inet_aton", "two"}, usual, "unknown area \"erors\"; there are addresses, "},
        wrong_words{{"errors", "inet_atom", "two"},
                    usual,
                    "unknown api \"inet_atom\"; there are inet_aton"},
        wrong_words{{"errors", "inet_aton", "one"}, usual, "inet_aton/one is there already, in "},
        wrong_words{{"errors", "inet_aton", "a b"}, usual, "is no slug"},
        wrong_words{{"errors", "inet_aton", "two"},
                    {"--level", "must", "--clause", "x.y", "--says", "it"},
                    "unknown clause \"x.y\"; inet_aton has inet_aton.parts"},
        wrong_words{{"errors", "inet_aton", "two"},
                    {"--level", "shall", "--clause", "inet_aton.parts", "--says", "it"},
                    "is no level; there are must, "},
        wrong_words{{"errors", "inet_aton", "two"},
                    {"--level", "may", "--clause", "inet_aton.parts", "--says", "it ends."},
                    "ends with a period"});
    const temporary_folder root;
    make_suite(root.path(), file_of(good_case));
    const std::string before = read_file(root.path() / "cases/conversions/inet_aton.json");
    const tool_result result = new_case_at(root.path(), row.place, row.others);
    INFO(result.out << result.err);
    CHECK(result.status == 2);
    CHECK(contains(result.err, row.names));
    CHECK(count_lines(result.err) == 1);
    CHECK(result.out.empty());
    CHECK_FALSE(fs::exists(root.path() / "cases/errors"));
    CHECK(read_file(root.path() / "cases/conversions/inet_aton.json") == before);
}

TEST_CASE("options may stand before the place, and be repeated") {
    const temporary_folder root;
    make_suite(root.path(), file_of(good_case));
    const tool_result added =
        new_case_at(root.path(),
                    {"--cite", "rfc:1", "--cite", "rfc:2", "--level", "should", "--says", "it",
                     "--clause", "inet_aton.parts", "errors", "inet_aton", "two"},
                    {});
    INFO(added.out << added.err);
    CHECK(added.status == 0);
    CHECK(contains(read_file(root.path() / "cases/errors/inet_aton.json"),
                   "\"cite\": [\"rfc:1\", \"rfc:2\"],\n"));
}

TEST_CASE("words that are missing are asked for") {
    const temporary_folder root;
    make_suite(root.path(), file_of(good_case));
    CHECK(new_case_at(root.path(), {}).status == 2);
    CHECK(new_case_at(root.path(), {"errors", "inet_aton"}).status == 2);
    const tool_result result = new_case_at(root.path(), {"errors", "inet_aton", "two"},
                                           {"--level", "must", "--says", "it"});
    CHECK(result.status == 2);
    CHECK(contains(result.err, "--clause"));
}

TEST_CASE("a suite that does not load gets no case, and its fault is named") {
    const temporary_folder root;
    make_suite(root.path(), file_of(std::string(good_case) + ","));
    const tool_result result = new_case_at(root.path(), {"errors", "inet_aton", "two"});
    CHECK(result.status == 2);
    CHECK(contains(result.err, "conversions/inet_aton.json:"));
    CHECK_FALSE(fs::exists(root.path() / "cases/errors"));
}
