#include "catch_any.hpp"
#include "model/json.hpp"
#include "model/recording.hpp"
#include "tool.hpp"

using sockmatrix::json;

namespace {

tool_result run_conversions(const temporary_folder& folder,
                            const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments = {
        "--root",   SOCKMATRIX_ROOT, "run",   "refsock",
        "--select", "inet_aton/*",   "--out", folder.path().string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_tool(arguments);
}

} // namespace

TEST_CASE("help has an example for every command and for the program") {
    CHECK(contains(run_tool({"--help"}).out, "Examples:"));
    for (const char* name : {"run", "judge", "matrix", "diff", "explain", "list", "check",
                             "coverage", "accept", "triage", "compact", "mutants", "explore"}) {
        const tool_result result = run_tool({name, "--help"});
        CHECK(result.status == 0);
        CHECK(contains(result.out, "Example"));
    }
}

TEST_CASE("a recording is judged again, compared and drawn without its target") {
    const temporary_folder folder;
    const tool_result ran = run_conversions(folder, {"--format", "json"});
    INFO(ran.out << ran.err);
    REQUIRE(ran.status == 0);
    REQUIRE(json::parse(ran.out).size() == 1);

    const std::string recordings = (folder.path() / "recordings").string();
    const tool_result judged =
        run_tool({"--root", SOCKMATRIX_ROOT, "judge", recordings, "--format", "json"});
    REQUIRE(judged.status == 0);
    CHECK(json::parse(judged.out)[0]["verdicts"] == json::parse(ran.out)[0]["verdicts"]);

    const auto file = std::filesystem::recursive_directory_iterator(recordings);
    std::string one;
    for (const auto& entry : file)
        if (entry.path().extension() == ".ndjson") one = entry.path().string();
    CHECK(run_tool({"--root", SOCKMATRIX_ROOT, "diff", one, one}).status == 0);

    const std::string out = (folder.path() / "drawn").string();
    CHECK(run_tool({"--root", SOCKMATRIX_ROOT, "matrix", recordings, "--out", out}).status == 0);
    for (const char* name : {"matrix.json", "MATRIX.md", "matrix.html"})
        CHECK(std::filesystem::file_size(std::filesystem::path(out) / name) > 1000);
}

TEST_CASE("the recording is the same for any number of jobs and any order") {
    const temporary_folder one, four;
    REQUIRE(run_conversions(one, {"--jobs", "1"}).status == 0);
    REQUIRE(run_conversions(four, {"--jobs", "4", "--seed", "7"}).status == 0);
    const auto text = [](const temporary_folder& folder) {
        for (const auto& entry :
             std::filesystem::recursive_directory_iterator(folder.path() / "recordings"))
            if (entry.path().extension() == ".ndjson") {
                const std::string all = sockmatrix::read_file(entry.path());
                return all.substr(all.find('\n')); // the first line holds the time
            }
        return std::string();
    };
    CHECK_FALSE(text(one).empty());
    CHECK(text(one) == text(four));
}

TEST_CASE("a run says where its time went") {
    const temporary_folder folder;
    const tool_result told = run_conversions(folder);
    CHECK(contains(told.out, "\n  time: longest case "));
    CHECK(contains(told.out, " s of it in cases that wait; adapters "));
    const json time = json::parse(run_conversions(folder, {"--format", "json"}).out)[0]["time"];
    CHECK(contains(told.out + time.dump(), time["longest"].get<std::string>()));
    for (const char* key : {"longest_seconds", "cases", "waits", "starts", "processor"})
        CHECK(time.at(key) >= 0);
    CHECK(time.at("adapters") >= 1);
}

TEST_CASE("repeated runs report what is unstable, and conversions are not") {
    const temporary_folder folder;
    const tool_result result = run_conversions(folder, {"--repeat", "3"});
    CHECK(result.status == 0);
    CHECK_FALSE(contains(result.out, "unstable"));
}

TEST_CASE("JUnit XML is written for one recording") {
    const temporary_folder folder;
    REQUIRE(run_conversions(folder).status == 0);
    const std::string junit = (folder.path() / "junit.xml").string();
    CHECK(run_tool({"--root", SOCKMATRIX_ROOT, "judge", (folder.path() / "recordings").string(),
                    "--junit", junit})
              .status == 0);
    CHECK(contains(sockmatrix::read_file(junit), "<testsuite "));
}

TEST_CASE("recordings are kept compact, read in both forms, and compared with the last ones",
          "[whole-suite]") {
    const temporary_folder folder;
    REQUIRE(run_conversions(folder).status == 0);
    const std::string recordings = (folder.path() / "recordings").string();
    const std::string kept = (folder.path() / "kept").string();
    const tool_result compacted =
        run_tool({"--root", SOCKMATRIX_ROOT, "compact", recordings, "--out", kept});
    INFO(compacted.out << compacted.err);
    REQUIRE(compacted.status == 0);
    const auto judged = [](const std::string& from) {
        return run_tool({"--root", SOCKMATRIX_ROOT, "judge", from, "--baseline", from, "--format",
                         "json"})
            .out;
    };
    CHECK(judged(kept) == judged(recordings));
    const std::vector<std::string> compare = {"--root", SOCKMATRIX_ROOT, "diff", "--baseline",
                                              kept,     recordings};
    const tool_result same = run_tool(compare);
    INFO(same.out << same.err);
    CHECK(same.status == 0);
    CHECK(contains(same.out, "0 of 1 targets changed"));

    const std::string file =
        (folder.path() / "recordings/linux-glibc-x86_64/refsock.ndjson").string();
    std::string text = sockmatrix::read_file(file);
    const std::size_t line = text.find("{\"answer\":[{\"returns\":{\"bytes\"");
    REQUIRE(line != std::string::npos);
    sockmatrix::replace_file(file, text.replace(line, text.find('\n', line) + 1 - line, ""));
    CHECK(run_tool(compare).status == 1);
    CHECK(run_tool({"--root", SOCKMATRIX_ROOT, "compact", recordings, "--out", kept}).status == 2);
    const std::string kept_file = kept + "/linux-glibc-x86_64/refsock.ndjson";
    std::string before = sockmatrix::read_file(kept_file);
    const std::string none = "\"constants\":{";
    REQUIRE(contains(before, none + "}"));
    sockmatrix::replace_file(kept_file,
                             before.insert(before.find(none) + none.size(), "\"AF_INET\":2"));
    CHECK(run_tool({"--root", SOCKMATRIX_ROOT, "compact", recordings, "--out", kept, "--partial"})
              .status == 0);
    CHECK(sockmatrix::read_recording(kept_file).run.at("constants").value("AF_INET", 0) == 2);
    CHECK(run_tool({"--root", SOCKMATRIX_ROOT, "matrix", recordings, kept, "--out", kept}).status ==
          2);
}
