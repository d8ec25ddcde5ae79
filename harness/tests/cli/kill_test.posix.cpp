// A harness that is killed loses at most the case in flight, and leaves no process behind.
#include "catch_any.hpp"
#include "model/recording.hpp"
#include "tool.hpp"

#include <chrono>
#include <fstream>
#include <thread>

namespace fs = std::filesystem;

namespace {

/// Whether a process has this text in its command line, where the system shows that.
bool is_running(const std::string& text) {
    if (!fs::exists("/proc/self/cmdline")) return false;
    for (const auto& entry : fs::directory_iterator("/proc")) {
        std::ifstream file(entry.path() / "cmdline", std::ios::binary);
        std::string line(std::size_t{1} << 16, '\0');
        file.read(line.data(), static_cast<std::streamsize>(
                                   line.size())); // a process that ends meanwhile has none
        line.resize(static_cast<std::size_t>(file.gcount()));
        if (line.find(text) != std::string::npos) return true;
    }
    return false;
}

template <class Condition>
bool eventually(Condition condition) {
    const auto end = std::chrono::steady_clock::now() +
                     std::chrono::seconds(120); // only a fault takes that long
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return true;
}

std::size_t lines_in(const fs::path& file) {
    std::error_code missing;
    if (!fs::exists(file, missing)) return 0;
    return count_lines(sockmatrix::read_file(file));
}

} // namespace

TEST_CASE("a run killed at any moment is ended by --resume with nothing lost", "[kill]") {
    const std::size_t lines_before_kill = GENERATE(1u, 2u, 9u, 20u);
    const temporary_folder folder;
    const std::string mark =
        folder.path().filename().string(); // stands in the command line of every child
    const fs::path file = folder.path() / "recordings/linux-glibc-x86_64/refsock.ndjson";
    std::vector<std::string> arguments = {"--root",
                                          SOCKMATRIX_ROOT,
                                          "run",
                                          "--target",
                                          "linux-glibc-x86_64/refsock",
                                          "--select",
                                          "inet_pton/*",
                                          "--out",
                                          folder.path().string(),
                                          "--jobs",
                                          "2"};
    std::vector<std::string> slow = arguments;
    for (const std::string& word : faulty_adapter("slow"))
        slow.push_back(word);
    slow.push_back(mark);

    std::size_t recorded = 0;
    {
        background_tool tool(slow);
        REQUIRE(eventually([&] { return lines_in(file) >= lines_before_kill; }));
        tool.kill();
        recorded = lines_in(file);
    }
    CHECK(eventually([&] { return !is_running(mark); }));
    REQUIRE(recorded >= lines_before_kill);

    std::vector<std::string> rest = arguments;
    rest.push_back("--resume");
    for (const std::string& word : faulty_adapter("slow=none"))
        rest.push_back(word);
    const tool_result result = run_tool(rest);
    INFO(result.out << result.err);
    CHECK(result.status == 0);

    const temporary_folder whole;
    arguments[8] = whole.path().string();
    for (const std::string& word : faulty_adapter("slow=none"))
        arguments.push_back(word);
    REQUIRE(run_tool(arguments).status == 0);
    const auto resumed = sockmatrix::read_recording(file);
    const auto at_once =
        sockmatrix::read_recording(whole.path() / "recordings/linux-glibc-x86_64/refsock.ndjson");
    REQUIRE(resumed.observations.size() == at_once.observations.size());
    for (const auto& [id, one] : at_once.observations)
        CHECK(to_line(resumed.observations.at(id)) == to_line(one));
}
