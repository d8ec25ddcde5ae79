// Recordings that do not hold what their run set out to do are never all as expected.
#include "catch_any.hpp"
#include "load/load.hpp"
#include "model/json.hpp"
#include "model/recording.hpp"
#include "small_suite.hpp"
#include "tool.hpp"

namespace fs = std::filesystem;
using sockmatrix::json;

namespace {

const std::string target_name = "linux-glibc-x86_64/refsock";

const char* const five_cases =
    R"({"id": "inet_aton/parts", "says": "one to four parts fill the 32 bits", "level": "must",
 "clauses": ["inet_aton.parts"], "cite": ["posix:inet_addr"],
 "table": {"call": "inet_aton", "rows": [["one", ["1"], {"returns": {"bytes": "00000001"}}],
                                         ["two", ["1.2"], {"returns": {"bytes": "01000002"}}],
                                         ["three", ["1.2.3"], {"returns": {"bytes": "01020003"}}],
                                         ["four", ["1.2.3.4"], {"returns": {"bytes": "01020304"}}]]}},
 {"id": "inet_aton/zero", "says": "zero is an address", "level": "must",
 "clauses": ["inet_aton.parts"], "cite": ["posix:inet_addr"],
 "steps": [{"call": "inet_aton", "args": ["0"]}], "expect": {"returns": {"bytes": "00000000"}}})";

/// A whole run of four of the five cases of a small suite, and what becomes of it.
class recorded_run {
public:
    recorded_run() {
        make_suite(suite_.path(), file_of(five_cases));
        fs::create_directories(suite_.path() / "reports");
        fs::copy(fs::path(SOCKMATRIX_ROOT) / "reports/web", suite_.path() / "reports/web",
                 fs::copy_options::recursive);
        const tool_result ran = run({"inet_aton/parts*"});
        INFO(ran.out << ran.err);
        REQUIRE(ran.status == 0);
        CHECK(contains(ran.out, "All as expected."));
        whole_ = sockmatrix::read_recording(file());
        REQUIRE(whole_.observations.size() == 4);
    }

    tool_result run(const std::vector<std::string>& select,
                    const std::vector<std::string>& more = {}) const {
        std::vector<std::string> words = {"run", "--target", target_name, "--out",
                                          folder_.path().string()};
        for (const std::string& glob : select)
            words.insert(words.end(), {"--select", glob});
        words.insert(words.end(), more.begin(), more.end());
        words.insert(words.end(), {"--", SOCKMATRIX_REFSOCK});
        return tool(words);
    }

    fs::path file() const { return folder_.path() / "recordings" / (target_name + ".ndjson"); }
    fs::path folder() const { return folder_.path(); }
    const sockmatrix::recording& whole() const { return whole_; }
    void write(const sockmatrix::recording& what) const {
        sockmatrix::write_recording(file(), what);
    }

    tool_result tool(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), {"--root", suite_.path().string()});
        return run_tool(arguments);
    }

    /// Judges, compares, draws and writes JUnit: none of it is green, and each says `why`.
    void check_red(const std::string& why) const {
        const std::string name = file().string();
        const std::string junit = (folder() / "junit.xml").string(),
                          out = (folder() / "drawn").string();
        const std::string before = folder().string() + "/before";
        sockmatrix::write_recording((fs::create_directories(before + "/linux-glibc-x86_64"),
                                     before + "/" + target_name + ".ndjson"),
                                    whole_);
        check_red(tool({"judge", name}), why);
        check_red(tool({"judge", name, "--baseline", before}), why);
        check_red(tool({"judge", name, "--junit", junit}), why);
        CHECK(contains(sockmatrix::read_file(junit), "type=\"lost\""));
        check_red(tool({"matrix", name, "--out", out}), why);
        CHECK(contains(sockmatrix::read_file(fs::path(out) / "MATRIX.md"), "⚠"));
        CHECK(contains(sockmatrix::read_file(fs::path(out) / "matrix.html"), "class=\"remark\""));
        check_red(tool({"diff", name, name}), why);
        check_red(tool({"diff", "--baseline", before, name}), why);
    }

private:
    static void check_red(const tool_result& result, const std::string& why) {
        INFO(result.out << result.err);
        CHECK(result.status == 1);
        CHECK(contains(result.out, why));
        CHECK_FALSE(contains(result.out, "All as expected"));
    }

    temporary_folder suite_;
    temporary_folder folder_;
    sockmatrix::recording whole_;
};

} // namespace

TEST_CASE("the first line says what the run set out to do") {
    const recorded_run run;
    const json selected = run.whole().run.at("selected");
    CHECK(selected["select"] == json::array({"inet_aton/parts*"}));
    CHECK(selected["exclude"] == json::array());
    CHECK(selected["count"] == run.whole().observations.size());
    CHECK(selected["ids"].get<std::string>().size() == 16);
}

TEST_CASE("a recording that ends early, or has its first line only, has lost cases") {
    const recorded_run run;
    sockmatrix::recording cut = run.whole();
    cut.observations.erase(std::prev(cut.observations.end()));
    run.write(cut);
    run.check_red("incomplete: holds");
    cut.observations.clear();
    run.write(cut);
    run.check_red("nothing was looked at");
}

TEST_CASE("a recording of cases that no suite here has is not green") {
    const recorded_run run;
    sockmatrix::recording strange = run.whole();
    strange.observations.clear();
    for (const auto& [id, one] : run.whole().observations) {
        sockmatrix::observation other = one;
        other.case_id = "strange/" + id.substr(id.find('/') + 1);
        strange.observations[other.case_id] = other;
    }
    run.write(strange);
    run.check_red("incomplete: holds");
    strange.run["suite"] = "0000000000000000";
    run.write(strange);
    run.check_red("nothing was looked at");
}

TEST_CASE("a recording of another suite is compared by its number of cases, and marked") {
    const recorded_run run;
    sockmatrix::recording older = run.whole();
    older.run["suite"] = "0000000000000000";
    run.write(older);
    const tool_result whole = run.tool({"judge", run.file().string()});
    INFO(whole.out << whole.err);
    CHECK(whole.status == 0);
    CHECK(contains(whole.out, "of another suite (0000000000000000"));
    CHECK_FALSE(contains(whole.out, "All as expected."));
    older.observations.erase(older.observations.begin());
    run.write(older);
    run.check_red("1 case lost");
}

TEST_CASE(
    "a recording that does not tell what it set out to run is whole only if it holds every case") {
    const recorded_run run;
    sockmatrix::recording old = run.whole();
    old.run.erase("selected");
    run.write(old);
    const tool_result own = run.tool({"judge", run.file().string()});
    CHECK(own.status == 1);
    CHECK(contains(own.out, "does not tell what it set out to run"));
    old.run["suite"] = "0000000000000000";
    run.write(old);
    run.check_red("cannot be known");
}

TEST_CASE("a first line that is malformed is named with its file, by every command") {
    const recorded_run run;
    const auto [key, value] = GENERATE(std::pair<const char*, json>{"target", 5},
                                       std::pair<const char*, json>{"target", ""},
                                       std::pair<const char*, json>{"target", "linux/../../x"},
                                       std::pair<const char*, json>{"target", "linux/x\ny"},
                                       std::pair<const char*, json>{"target", "../x"},
                                       std::pair<const char*, json>{"traits", "musl"},
                                       std::pair<const char*, json>{"time_scale", "fast"},
                                       std::pair<const char*, json>{"selected", json::object()});
    sockmatrix::recording bad = run.whole();
    bad.run[key] = value;
    run.write(bad);
    const std::string name = run.file().string(), kept = (run.folder() / "kept/deep").string();
    for (const std::vector<std::string>& command :
         {std::vector<std::string>{"judge", name},
          {"matrix", name, "--out", kept},
          {"diff", name, name},
          {"triage", name},
          {"explain", "inet_aton/parts:one", name},
          {"compact", name, "--out", kept},
          {"accept", name, "--trait", "glibc", "--why", "so it is"}}) {
        const tool_result result = run.tool(command);
        INFO(command.front() << " " << key << "\n" << result.out << result.err);
        CHECK(result.status == 2);
        CHECK(contains(result.err, "refsock.ndjson"));
        CHECK(contains(result.err, key));
        CHECK(count_lines(result.err) == 1);
    }
    CHECK_FALSE(fs::exists(run.folder() / "x.ndjson"));
    CHECK_FALSE(fs::exists(run.folder() / "kept"));
}

TEST_CASE("an incomplete recording is not kept, and one that another completes is") {
    const recorded_run run;
    const std::string kept = (run.folder() / "kept").string();
    sockmatrix::recording cut = run.whole();
    cut.observations.erase(cut.observations.begin());
    run.write(cut);
    const tool_result refused = run.tool({"compact", run.file().string(), "--out", kept});
    CHECK(refused.status == 2);
    CHECK(contains(refused.err, "--resume"));
    run.write(run.whole());
    REQUIRE(run.tool({"compact", run.file().string(), "--out", kept}).status == 0);
    run.write(cut);
    CHECK(run.tool({"compact", run.file().string(), "--out", kept, "--partial"}).status == 0);
    const tool_result judged = run.tool({"judge", kept});
    INFO(judged.out << judged.err);
    CHECK(judged.status == 0);
    CHECK(contains(judged.out, "All as expected."));
}

TEST_CASE("a run is resumed with what was selected or more, never with less") {
    const recorded_run run;
    CHECK(run.run({"inet_aton/parts*", "inet_aton/zero"}, {"--resume"}).status == 0);
    const json selected = sockmatrix::read_recording(run.file()).run.at("selected");
    CHECK(selected["select"].size() == 2);
    const tool_result less = run.run({"inet_aton/zero"}, {"--resume"});
    CHECK(less.status == 2);
    CHECK(contains(less.err, "is not selected now"));
}

TEST_CASE("cases that are all skipped are not looked at", "[whole-suite]") {
    const temporary_folder folder;
    const tool_result result = run_tool({"--root", SOCKMATRIX_ROOT, "run", "refsock", "--select",
                                         "constant/tipc-forever", "--out", folder.path().string()});
    INFO(result.out << result.err);
    if (!contains(result.out, "not run:")) return; // this implementation has AF_TIPC
    CHECK(result.status == 1);
    CHECK(contains(result.out, "nothing was looked at"));
    CHECK_FALSE(contains(result.out, "All as expected"));
}
