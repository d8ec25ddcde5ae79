// Nothing of a command line is left out without a word, and nothing that was printed is lost
// without one.
#include "catch_any.hpp"
#include "model/recording.hpp"
#include "tool.hpp"

#include <csignal>
#include <cstdlib>
#include <sys/wait.h>

namespace fs = std::filesystem;

namespace {

struct usage_row {
    std::vector<std::string> words;
    const char* names; ///< what the message must name
};

/// The wait status of a shell command that uses the program as $tool.
int shell(const std::string& script) {
    return std::system(
        ("tool='" SOCKMATRIX_PROGRAM " --root " SOCKMATRIX_ROOT "'; " + script).c_str());
}

} // namespace

TEST_CASE("an adapter's command and --target come together and alone") {
    const std::string target = "linux-glibc-x86_64/x";
    const auto row = GENERATE_COPY(
        usage_row{{"run", "--target", target, "--select", "x/*", "--"}, "nothing follows --"},
        usage_row{{"run", "--target", target, "--", ""}, "empty word"},
        usage_row{{"run", "--target", target}, "after --"},
        usage_row{{"run", "--", "/bin/true"}, "--target"},
        usage_row{{"run", "refsock", "--target", target, "--", "/bin/true"}, "implementation"},
        usage_row{{"run", "--all", "--target", target, "--", "/bin/true"}, "--all"},
        usage_row{{"run", "--platform", "linux-musl-x86_64", "--target", target, "--", "/bin/true"},
                  "--platform"},
        usage_row{{"mutants", "--target", target, "--"}, "nothing follows --"},
        usage_row{{"mutants", "--target", target}, "after --"},
        usage_row{{"mutants", "--", "/bin/true"}, "--target"},
        usage_row{{"mutants", "refsock", "--target", target, "--", "/bin/true"}, "implementation"},
        usage_row{{"explore", target, target, "--", "/bin/true"}, "no adapter's command"},
        usage_row{{"list", "--", "htons/*"}, "no adapter's command"},
        usage_row{{"judge", "--"}, "no adapter's command"});
    std::vector<std::string> arguments = {"--root", SOCKMATRIX_ROOT};
    arguments.insert(arguments.end(), row.words.begin(), row.words.end());
    const tool_result result = run_tool(arguments);
    INFO(row.words.front() << " " << row.names << "\n" << result.out << result.err);
    CHECK(result.status == 2);
    CHECK(contains(result.err, row.names));
}

TEST_CASE("values of options that are none are refused") {
    const auto row = GENERATE(
        usage_row{{"run", "--start-deadline", "nan"}, "nan"},
        usage_row{{"run", "--start-deadline", "-1"}, "-1"},
        usage_row{{"run", "--start-deadline", "inf"}, "inf"},
        usage_row{{"run", "--seed", "-1"}, "-1"}, usage_row{{"run", "--most", "-1"}, "-1"},
        usage_row{{"run", "--jobs", "0"}, "0"},
        usage_row{{"run", "--target", "", "--", "/bin/true"}, "--target"},
        usage_row{{"run", "--target", "a/b\nc", "--", "/bin/true"}, "a/b\\nc"},
        usage_row{{"run", "--target", "linux-glibc-x86_64/../../x", "--", "/bin/true"}, "../../x"},
        usage_row{{"run", "--platform", "../x"}, "../x"}, usage_row{{"run", "--out", ""}, "--out"},
        usage_row{{"judge", "--baseline", ""}, "--baseline"},
        usage_row{{"mutants", "--at-least", "nan"}, "nan"}, usage_row{{"explore", "a", "b/c"}, "a"},
        usage_row{{"accept", "--trait", "../../x", "--why", "w"}, "../../x"},
        usage_row{{"doctor", ".."}, ".."});
    const tool_result result = run_tool(row.words);
    INFO(row.words.front() << " " << row.names << "\n" << result.out << result.err);
    CHECK(result.status == 2);
    CHECK(contains(result.err, row.names));
}

TEST_CASE("output that cannot be written is exit 3 with the system's reason", "[whole-suite]") {
    if (!fs::exists("/dev/full")) return;
    const temporary_folder folder;
    const std::string error = (folder.path() / "error").string();
    for (const char* words : {"--help", "--version", "run --help", "list", "list --format json",
                              "doctor", "coverage"}) {
        INFO(words);
        const int status = shell(std::string("$tool ") + words + " >/dev/full 2>" + error);
        CHECK(WEXITSTATUS(status) == 3);
        CHECK(contains(sockmatrix::read_file(error), "No space left on device"));
    }
    const int closed = shell("$tool list >&- 2>" + error);
    CHECK(WEXITSTATUS(closed) == 3);
}

TEST_CASE("files that cannot be written are exit 3 with the system's reason", "[whole-suite]") {
    if (!fs::exists("/dev/full")) return;
    const temporary_folder folder;
    const std::string run = " run refsock --select 'htons/*' --out ";
    const auto fails = [&](const std::string& script) {
        const std::string error = (folder.path() / "error").string();
        const int status = shell(script + " >/dev/null 2>" + error);
        INFO(script << "\n" << sockmatrix::read_file(error));
        CHECK(WEXITSTATUS(status) == 3);
        const std::string told = sockmatrix::read_file(error);
        CHECK((contains(told, "No space left on device") ||
               contains(told, "no space left on device")));
    };
    const std::string good = (folder.path() / "good").string();
    REQUIRE(shell("$tool" + run + good + " >/dev/null") == 0);
    fails("$tool judge " + good + "/recordings --junit /dev/full");
    CHECK(fs::is_character_file("/dev/full"));
    // An adapter that has something to say, so that there is a log to write.
    const std::string own = " run --target linux-glibc-x86_64/refsock --select 'htons/*' --out ";
    const std::string adapter =
        " -- /bin/sh -c 'echo it starts >&2; exec \"$0\"' " SOCKMATRIX_REFSOCK;
    for (const char* place :
         {"recordings/linux-glibc-x86_64/refsock.ndjson", "logs/linux-glibc-x86_64/refsock.log"}) {
        const fs::path out = folder.path() / (place[0] == 'r' ? "r" : "l");
        fs::create_directories((out / place).parent_path());
        fs::create_symlink("/dev/full", out / place);
        fails("$tool" + own + out.string() + adapter);
    }
}

TEST_CASE("a reader that has gone ends the program by SIGPIPE, silently") {
    const temporary_folder folder;
    const std::string error = (folder.path() / "error").string();
    // The status of the program, told by a shell, with SIGPIPE as it comes and ignored.
    for (const char* trap : {"", "trap '' PIPE; "}) {
        const std::string status = (folder.path() / "status").string();
        shell(std::string(trap) + "{ $tool list 2>" + error + "; echo $? >" + status +
              "; } | true");
        CHECK(std::stoi(sockmatrix::read_file(status)) == 128 + SIGPIPE);
        CHECK(sockmatrix::read_file(error).empty());
    }
}

TEST_CASE("where few files may be open a run is exit 3 with a reason, and never a signal",
          "[whole-suite]") {
    const temporary_folder folder;
    const std::string error = (folder.path() / "err").string();
    for (const char* files : {"5", "6", "8", "9", "12", "15", "18"}) {
        CAPTURE(files);
        const int status = shell(std::string("(ulimit -n ") + files +
                                 " && exec $tool run refsock --select 'htons/*' --out " +
                                 folder.path().string() + ") 2>" + error + " >/dev/null");
        REQUIRE(WIFEXITED(status));
        CHECK(WEXITSTATUS(status) == 3);
        const std::string text = sockmatrix::read_file(error);
        CHECK((contains(text, "files may be open") || contains(text, "oo many open files")));
    }
}

TEST_CASE("where few files may be open, so many adapters wait side by side as can",
          "[whole-suite]") {
    const temporary_folder folder;
    const int status = shell("(ulimit -n 40 && exec $tool run refsock --jobs 2 "
                             "--select 'getaddrinfo/dns-*' --out " +
                             folder.path().string() + ") >/dev/null 2>&1");
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
}

TEST_CASE("where memory is used up a command is exit 3 with a reason, and never a signal",
          "[whole-suite]") {
    const temporary_folder folder;
    const std::string error = (folder.path() / "err").string();
    for (const char* kilobytes : {"60000", "90000", "120000"}) {
        CAPTURE(kilobytes);
        const int status = shell(std::string("(ulimit -v ") + kilobytes +
                                 " && exec $tool judge " SOCKMATRIX_ROOT "/reports/observed) 2>" +
                                 error + " >/dev/null");
        REQUIRE(WIFEXITED(status));
        CHECK(WEXITSTATUS(status) == 3);
        CHECK(contains(sockmatrix::read_file(error), "memory"));
    }
}

TEST_CASE("text of a recording reaches a terminal without control characters, and JSON keeps it",
          "[whole-suite]") {
    const temporary_folder folder;
    REQUIRE(run_tool({"--root", SOCKMATRIX_ROOT, "run", "refsock", "--select", "htons/*", "--out",
                      folder.path().string()})
                .status == 0);
    const fs::path file = folder.path() / "recordings/linux-glibc-x86_64/refsock.ndjson";
    sockmatrix::recording seen = sockmatrix::read_recording(file);
    const std::string evil = "\x1b[2J\x07\x7f\xc2\x9b"
                             "31m\xe2\x80\xae\nAll as expected.\n";
    sockmatrix::observation& one = seen.observations.begin()->second;
    one.broke = sockmatrix::fault{"crash", evil, 0};
    seen.run["implementation"] = {{"name", evil}, {"version", evil}};
    sockmatrix::write_recording(file, seen);
    const std::string name = file.string();
    for (const std::vector<std::string>& words :
         {std::vector<std::string>{"judge", name},
          {"explain", one.case_id, name},
          {"triage", name},
          {"diff", name, name},
          {"diff", "--baseline", SOCKMATRIX_ROOT "/reports/observed", name}}) {
        std::vector<std::string> arguments = {"--root", SOCKMATRIX_ROOT};
        arguments.insert(arguments.end(), words.begin(), words.end());
        const tool_result result = run_tool(arguments);
        INFO(words.front() << "\n" << result.out << result.err);
        for (const char* mark :
             {"\x1b", "\x07", "\x7f", "\xc2\x9b", "\xe2\x80\xae", "\nAll as expected."})
            CHECK_FALSE(contains(result.out, mark));
    }
    const tool_result judged =
        run_tool({"--root", SOCKMATRIX_ROOT, "judge", name, "--format", "json"});
    CHECK(contains(judged.out, "\\u001b[2J"));
}
