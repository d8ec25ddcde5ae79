// The gate: a target that does worse than it should ends with exit 1 and a line that names the
// cases.
#include "catch_any.hpp"
#include "tool.hpp"

namespace {

tool_result run_faulty(const std::string& fault, const std::string& select,
                       const temporary_folder& folder,
                       const std::string& target = "linux-glibc-x86_64/refsock") {
    std::vector<std::string> arguments = {"--root",
                                          SOCKMATRIX_ROOT,
                                          "run",
                                          "--target",
                                          target,
                                          "--select",
                                          select,
                                          "--out",
                                          folder.path().string(),
                                          "--baseline",
                                          folder.path().string()};
    for (const std::string& word : faulty_adapter(fault))
        arguments.push_back(word);
    return run_tool(arguments);
}

} // namespace

TEST_CASE("the faulty adapter without a fault is green") {
    const temporary_folder folder;
    const tool_result result = run_faulty("break=none", "inet_*", folder);
    INFO(result.out << result.err);
    CHECK(result.status == 0);
    CHECK(contains(result.out, "All as expected."));
}

TEST_CASE("an adapter that supports nothing is red") {
    const temporary_folder folder;
    const tool_result result = run_faulty("unsupported", "inet_*", folder);
    INFO(result.out << result.err);
    CHECK(result.status == 1);
    CHECK(contains(result.out, "inet_aton/"));
    CHECK(contains(result.out, "unsupported (unexpected)"));
}

TEST_CASE("an adapter that breaks one conversion is red for its cases alone") {
    const temporary_folder folder;
    const tool_result result = run_faulty("break=inet_ntoa", "inet_*", folder);
    INFO(result.out << result.err);
    CHECK(result.status == 1);
    CHECK(contains(result.out, "inet_ntoa/"));
    CHECK(contains(result.out, "deviates: other (unexpected)"));
    CHECK_FALSE(contains(result.out, " inet_pton/"));
}

TEST_CASE("an adapter that lost a call it had in the recording is red") {
    const temporary_folder folder;
    const std::string target = "linux-glibc-x86_64/refsock";
    REQUIRE(run_faulty("break=none", "inet_*", folder, target).status == 0);
    std::filesystem::rename(folder.path() / "recordings" / "linux-glibc-x86_64",
                            folder.path() / "linux-glibc-x86_64");
    const tool_result result = run_faulty("unsupported=inet_ntop", "inet_*", folder, target);
    INFO(result.out << result.err);
    CHECK(result.status == 1);
    CHECK(contains(result.out, "inet_ntop/"));
    CHECK(contains(result.out, "(lost)"));
}
