// Adapters that misbehave: each fault costs one case and is named; the others keep their results.
#include "catch_any.hpp"
#include "model/recording.hpp"
#include "small_suite.hpp"
#include "tool.hpp"

namespace {

struct fault_row {
    const char* fault;
    const char* kind;
};

} // namespace

TEST_CASE("a fault of the adapter breaks the cases of that call and no other") {
    const auto row = GENERATE(fault_row{"crash", "crash"}, fault_row{"garbage", "protocol"},
                              fault_row{"wrong-id", "protocol"}, fault_row{"endless", "protocol"});
    const temporary_folder folder;
    std::vector<std::string> arguments = {"--root",
                                          SOCKMATRIX_ROOT,
                                          "run",
                                          "--target",
                                          "linux-glibc-x86_64/refsock",
                                          "--out",
                                          folder.path().string(),
                                          "--select",
                                          "htons/*",
                                          "--select",
                                          "inet_ntoa/dotted-quad:*"};
    for (const std::string& word : faulty_adapter(std::string(row.fault) + "=inet_ntoa"))
        arguments.push_back(word);
    const tool_result result = run_tool(arguments);
    INFO(row.fault << "\n" << result.out << result.err);
    CHECK(result.status == 1);
    CHECK(contains(result.out, std::string("broken: ") + row.kind));

    const auto seen =
        sockmatrix::read_recording(folder.path() / "recordings/linux-glibc-x86_64/refsock.ndjson");
    std::size_t broken = 0;
    for (const auto& [id, one] : seen.observations) {
        const bool hit = id.rfind("inet_ntoa/", 0) == 0;
        CHECK((one.broke.has_value() && one.broke->kind == row.kind) == hit);
        broken += hit ? 1 : 0;
    }
    CHECK(broken > 0);
    CHECK(seen.observations.size() > broken);
}

TEST_CASE("with a seed each repeated run has another order, so that what depends on it is seen") {
    const auto repeated = [](std::vector<std::string> more) {
        const temporary_folder folder;
        std::vector<std::string> arguments = {"--root",
                                              SOCKMATRIX_ROOT,
                                              "run",
                                              "--target",
                                              "linux-glibc-x86_64/refsock",
                                              "--jobs",
                                              "1",
                                              "--out",
                                              folder.path().string(),
                                              "--select",
                                              "inet_ntoa/*",
                                              "--repeat",
                                              "2"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        for (const std::string& word : faulty_adapter("count=inet_ntoa"))
            arguments.push_back(word);
        return run_tool(arguments).out;
    };
    CHECK_FALSE(contains(repeated({}), "unstable: "));
    CHECK(contains(repeated({"--seed", "3"}), "unstable: inet_ntoa/"));
}

TEST_CASE("an adapter that is missing or mute is an error of its target, never an empty pass") {
    const temporary_folder folder;
    const std::vector<std::string> common = {"--root",
                                             SOCKMATRIX_ROOT,
                                             "run",
                                             "--target",
                                             "linux-glibc-x86_64/mute",
                                             "--out",
                                             folder.path().string(),
                                             "--start-deadline",
                                             "1"};
    const std::vector<std::vector<std::string>> adapters = {
        {"--", "/nonexistent/adapter"}, {"--", "/bin/true"}, faulty_adapter("mute")};
    for (const auto& adapter : adapters) {
        std::vector<std::string> arguments = common;
        arguments.insert(arguments.end(), adapter.begin(), adapter.end());
        const tool_result result = run_tool(arguments);
        INFO(adapter.at(1) << "\n" << result.out << result.err);
        CHECK(result.status == 3);
        CHECK(count_lines(result.err) == 1);
        CHECK(contains(result.err, adapter.at(1)));
    }
}

TEST_CASE("an adapter that does not start does not keep the others from running") {
    const temporary_folder folder;
    make_suite(folder.path(), file_of(good_case));
    const auto implementation = [&folder](const std::string& name, const std::string& command) {
        write_text(folder.path() / "harness/adapters" / name / "adapter.json",
                   R"({"name": ")" + name + R"(", "says": "s", "traits": [], "command": [)" +
                       command + R"(], "needs": []})");
    };
    implementation("gone", R"("/bin/true")");
    implementation("refsock", R"("{bin}/refsock-adapter{exe}")");
    const tool_result result = run_tool(
        {"--root", folder.path().string(), "run", "gone", "refsock", "--start-deadline", "5"});
    INFO(result.out << result.err);
    CHECK(result.status == 3);
    CHECK(contains(result.out, "failed: "));
    CHECK(contains(result.out, "/gone: the adapter did not start"));
    CHECK(contains(result.out, "/refsock: 1 cases"));
}
