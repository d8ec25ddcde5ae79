// Two targets that differ in one call, from generated inputs to a case that check accepts.
#include "catch_any.hpp"
#include "load/load.hpp"
#include "model/json.hpp"
#include "small_suite.hpp"
#include "tool.hpp"

namespace fs = std::filesystem;
using sockmatrix::host_platform;
using sockmatrix::json;

namespace {

/// Both refuse it, so that no case knows of the difference.
const char* const refused_case =
    R"({"id": "inet_aton/empty-part", "says": "an empty part is refused", "level": "must",
 "clauses": ["inet_aton.parts"], "cite": ["posix:inet_addr"],
 "control": {"none": "the suite has this case alone"},
 "steps": [{"call": "inet_aton", "args": ["1..2"]}], "expect": {"raises": {"class": "error"}}})";

/// A suite of one case, with refsock and with "odd", which answers inet_aton with an octet too
/// many.
class odd_and_refsock {
public:
    odd_and_refsock() {
        make_suite(root(), file_of(refused_case));
        add("reference/adapter", "refsock", {SOCKMATRIX_REFSOCK});
        add("harness/adapters/odd", "odd",
            {SOCKMATRIX_FAULTY, "break=inet_aton", SOCKMATRIX_REFSOCK});
        fs::remove_all(root() / "platforms" /
                       host_platform()); // no launcher: nothing here looks up a name
    }

    fs::path root() const { return folder_.path(); }

    tool_result explore(const std::string& other, std::vector<std::string> more = {}) const {
        std::vector<std::string> words{"--root",
                                       root().string(),
                                       "explore",
                                       host_platform() + "/refsock",
                                       host_platform() + "/" + other,
                                       "--inputs",
                                       "60",
                                       "--format",
                                       "json"};
        words.insert(words.end(), more.begin(), more.end());
        return run_tool(words);
    }

private:
    void add(const std::string& folder, const std::string& name,
             const std::vector<std::string>& command) const {
        const json text{{"name", name},
                        {"says", "an implementation"},
                        {"traits", {name}},
                        {"command", command},
                        {"needs", json::array()}};
        fs::create_directories(root() / folder);
        write_text(root() / folder / "adapter.json", text.dump());
    }

    temporary_folder folder_;
};

} // namespace

TEST_CASE("explore finds a difference, shrinks it, and writes a case that check accepts") {
    const odd_and_refsock suite;
    const tool_result result = suite.explore("odd");
    INFO(result.out << result.err);
    REQUIRE(result.status == 1);
    const json found = json::parse(result.out);
    REQUIRE(found["groups"].size() == 1);
    const json& group = found["groups"][0];
    CHECK(group["args"] == json{"0"});
    CHECK(group["left"] == json{{"returns", {{"bytes", "00000000"}}}});
    CHECK(group["right"] == json{{"returns", {{"bytes", "0000000000"}}}});
    CHECK(group["inputs"] == found["differing"]);

    const fs::path file = suite.root() / "reports/out/explore/inet_aton.json";
    REQUIRE(found["files"] == json{file.generic_string()});
    fs::create_directories(suite.root() / "cases/errors");
    fs::copy_file(file, suite.root() / "cases/errors/inet_aton.json");
    const tool_result checked = run_tool({"--root", suite.root().string(), "check"});
    INFO(checked.out << checked.err);
    CHECK(checked.status == 0);
}

TEST_CASE("explore says the same for the same seed, whatever the number of jobs") {
    const odd_and_refsock suite;
    const std::string one = suite.explore("odd", {"--jobs", "1", "--seed", "5"}).out;
    CHECK(one == suite.explore("odd", {"--jobs", "3", "--seed", "5"}).out);
    CHECK(one != suite.explore("odd", {"--jobs", "1", "--seed", "6"}).out);
}

TEST_CASE("explore finds nothing between a target and itself, and refuses what it cannot explore") {
    const odd_and_refsock suite;
    CHECK(suite.explore("refsock").status == 0);
    CHECK(suite.explore("no-such").status == 2);
    CHECK(suite.explore("refsock", {"--call", "socket.*"}).status == 2);
    CHECK(run_tool({"--root", suite.root().string(), "explore", "refsock", "odd"}).status == 2);
}
