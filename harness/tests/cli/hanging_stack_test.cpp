// A stack whose connect waits for an accept that comes later: each such case is named, and a run
// does not take the night.
#include "catch_any.hpp"
#include "model/recording.hpp"
#include "tool.hpp"

#include <chrono>

namespace {

const std::string target = "linux-glibc-x86_64/waiting-connect";

std::vector<std::string> run_of(const temporary_folder& folder,
                                const std::vector<std::string>& more,
                                const std::vector<std::string>& adapter) {
    std::vector<std::string> out = {"--root", SOCKMATRIX_ROOT,       "run", "--target", target,
                                    "--out",  folder.path().string()};
    out.insert(out.end(), more.begin(), more.end());
    out.insert(out.end(), adapter.begin(), adapter.end());
    return out;
}

sockmatrix::recording recorded_in(const temporary_folder& folder) {
    return sockmatrix::read_recording(folder.path() / "recordings" / (target + ".ndjson"));
}

} // namespace

#ifdef SOCKMATRIX_PYTHON
TEST_CASE("later cases of a stack whose connect hangs get less time, and say so") {
    const temporary_folder folder;
    const std::string adapter =
        std::string(SOCKMATRIX_ROOT) + "/harness/tests/cli/waiting_connect.py";
    const auto began = std::chrono::steady_clock::now();
    const tool_result result = run_tool(run_of(
        folder, {"--deadline", "2", "--jobs", "1", "--select", "socket.getpeername/*@over=*"},
        {"--", SOCKMATRIX_PYTHON, "-B", adapter}));
    const auto took = std::chrono::steady_clock::now() - began;
    INFO(result.out << result.err);
    CHECK(result.status == 1);
    std::size_t usual = 0, shorter = 0;
    for (const auto& [id, seen] : recorded_in(folder).observations) {
        if (!seen.broke) continue;
        CHECK(seen.broke->kind == "timeout");
        CHECK(contains(result.out, id + ": broken: timeout"));
        const bool is_shorter = contains(
            seen.broke->why,
            "no answer within 1 s; the deadline of 2 s was made shorter, as socket.connect hung");
        CHECK((is_shorter || seen.broke->why == "no answer within 2 s"));
        ++(is_shorter ? shorter : usual);
    }
    CHECK(usual >= 2);
    CHECK(shorter >= 1);
    CHECK(contains(result.out, "adapter given up " + std::to_string(usual + shorter) +
                                   " times: timeout, first in "));
    CHECK(took < std::chrono::seconds(60));
}
#endif

TEST_CASE("seconds are numbers above zero") {
    const temporary_folder folder;
    for (const char* option : {"--deadline", "--run-deadline", "--start-deadline"})
        for (const char* value : {"nan", "inf", "0", "-1", "soon"}) {
            const tool_result result =
                run_tool(run_of(folder, {option, value}, faulty_adapter("slow")));
            INFO(option << " " << value << "\n" << result.out << result.err);
            CHECK(result.status == 2);
            CHECK(contains(result.err, "is no number of seconds above 0"));
        }
}

TEST_CASE("the time of a whole run bounds it, and what is missing makes it red") {
    const temporary_folder folder;
    const tool_result result = run_tool(
        run_of(folder, {"--run-deadline", "3", "--select", "htons/*", "--select", "inet_aton/*"},
               faulty_adapter("slow=htons")));
    INFO(result.out << result.err);
    const std::size_t kept = recorded_in(folder).observations.size();
    const tool_result hangs = run_tool(run_of(
        folder, {"--run-deadline", "3", "--select", "htons/*"}, faulty_adapter("hang=htons")));
    INFO(hangs.out << hangs.err);
    CHECK(kept > 0);
    CHECK(hangs.status == 1);
    CHECK(contains(hangs.out, "for the whole run is over"));
    CHECK(contains(hangs.out, "Not all as expected."));
}

TEST_CASE("an adapter that ends badly after its last answer turns its run red") {
    const temporary_folder folder;
    const tool_result result =
        run_tool(run_of(folder, {"--select", "htons/*"}, faulty_adapter("leak")));
    INFO(result.out << result.err);
    CHECK(result.status == 1);
    CHECK(contains(result.out, "exit 23 at shutdown, after htons/"));
    CHECK(contains(result.out, "leak of 8 octets"));
    const tool_result judged =
        run_tool({"--root", SOCKMATRIX_ROOT, "judge",
                  folder.path().string() + "/recordings/" + target + ".ndjson"});
    CHECK(judged.status == 1);
    CHECK(contains(judged.out, "exit 23 at shutdown"));
}
