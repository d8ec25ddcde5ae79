#include "catch_any.hpp"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>

#include <sys/wait.h>

#include "agent_process.hpp"

using agent::test::agent_process;
using std::chrono::steady_clock;

namespace {

std::vector<std::string> shell(const std::string& script) {
    return {"--", "/bin/sh", "-c", script};
}

} // namespace

TEST_CASE("the adapter talks on the agent's own streams") {
    agent_process process({"--", "/bin/cat"});
    process.fixtures();
    process.write("one\n");
    CHECK(process.line() == "one");
    process.close_input();
    CHECK(process.line().empty());
    CHECK(process.wait() == 0);
}

TEST_CASE("the agent ends with the adapter's status") {
    for (const int status : {0, 1, 7, 255}) {
        agent_process process(shell("exit " + std::to_string(status)));
        process.fixtures();
        const int ended = process.wait();
        REQUIRE(WIFEXITED(ended));
        CHECK(WEXITSTATUS(ended) == status);
    }
}

TEST_CASE("the agent dies by the adapter's signal") {
    for (const int signal : {SIGSEGV, SIGABRT, SIGKILL, SIGTERM, SIGPIPE}) {
        agent_process process(shell("kill -" + std::to_string(signal) + " $$"));
        process.fixtures();
        const int ended = process.wait();
        REQUIRE(WIFSIGNALED(ended));
        CHECK(WTERMSIG(ended) == signal);
        CHECK_FALSE(WCOREDUMP(ended));
    }
}

TEST_CASE("an adapter that is not there is named") {
    agent_process process({"--", "/nowhere/adapter"});
    process.fixtures();
    const int ended = process.wait();
    REQUIRE(WIFEXITED(ended));
    CHECK(WEXITSTATUS(ended) == 127);
    CHECK(process.errors() ==
          "sockmatrix-agent: cannot run /nowhere/adapter: No such file or directory\n");
}

TEST_CASE("a wrong command line ends with status 2") {
    agent_process process({"--nonsense"});
    CHECK(WEXITSTATUS(process.wait()) == 2);
    CHECK(process.errors().find("usage: sockmatrix-agent") != std::string::npos);
}

TEST_CASE("an adapter that ignores the end of input is killed after a second") {
    agent_process process(shell("echo ready; exec sleep 1000"));
    process.fixtures();
    REQUIRE(process.line() == "ready");
    const auto begin = steady_clock::now();
    process.close_input();
    const int ended = process.wait();
    const auto took = steady_clock::now() - begin;
    REQUIRE(WIFSIGNALED(ended));
    CHECK(WTERMSIG(ended) == SIGKILL);
    CHECK(took > std::chrono::milliseconds(990));
    CHECK(took < std::chrono::seconds(10));
}

TEST_CASE("an adapter that needs time after the end of input gets it") {
    agent_process process(shell("cat; sleep 0.2; exit 9"));
    process.fixtures();
    process.close_input();
    const int ended = process.wait();
    REQUIRE(WIFEXITED(ended));
    CHECK(WEXITSTATUS(ended) == 9);
}

TEST_CASE("the harness sees the adapter close its output") {
    agent_process process(shell("exec >&-; read line; exit 0"));
    process.fixtures();
    CHECK(process.line().empty());
    process.close_input();
    CHECK(process.wait() == 0);
}

TEST_CASE("the directory goes with the agent") {
    SECTION("when the adapter ends, with what the adapter left in it") {
        agent_process process({"--", "/bin/cat"});
        const std::filesystem::path directory = process.fixtures().at("directory");
        REQUIRE(std::filesystem::exists(directory / "echo"));
        std::filesystem::create_directories(directory / "left" / "behind");
        process.close_input();
        CHECK(process.wait() == 0);
        CHECK_FALSE(std::filesystem::exists(directory));
    }
    SECTION("when the agent is asked to end") {
        agent_process process({"--", "/bin/cat"});
        const std::filesystem::path directory = process.fixtures().at("directory");
        REQUIRE(std::filesystem::exists(directory));
        ::kill(process.id(), SIGTERM);
        const int ended = process.wait();
        REQUIRE(WIFSIGNALED(ended));
        CHECK(WTERMSIG(ended) == SIGTERM);
        CHECK_FALSE(std::filesystem::exists(directory));
        CHECK(process.line().empty());
    }
}

TEST_CASE("capabilities are there or have a reason") {
    agent_process plain({"--missing", "ipv6=the launcher says so", "--", "/bin/cat"});
    const auto capabilities = plain.fixtures().at("capabilities");
    CHECK(capabilities.at("ipv6") == "the launcher says so");
    CHECK(capabilities.at("af_unix") == true);
    CHECK(capabilities.at("hermetic_names").is_string());
    CHECK(capabilities.at("dns").get<std::string>().starts_with("there are no fixture names: "));
    for (const auto* tried : {"net_admin", "net_raw"})
        CHECK((capabilities.at(tried) == true || capabilities.at(tried).is_string()));
    CHECK((capabilities.at("privileged_ports") == true) !=
          (capabilities.at("no_privileged_ports") == true));
    CHECK((capabilities.at("tipc") == true) != (capabilities.at("no_tipc") == true));
    CHECK((capabilities.at("netlink") == true) != (capabilities.at("no_netlink") == true));
}

TEST_CASE("numbers for netlink are one agent's own") {
    agent_process one({"--", "/bin/cat"});
    agent_process other({"--", "/bin/cat"});
    const auto first = one.fixtures();
    if (first.at("capabilities").at("netlink") != true) {
        CHECK_FALSE(first.at("fixtures").contains("netlink_pids"));
        return;
    }
    const auto own = first.at("fixtures").at("netlink_pids");
    const auto others = other.fixtures().at("fixtures").at("netlink_pids");
    REQUIRE(own.size() == 3);
    CHECK(own[1] < 2147483648);
    CHECK(own[2] > 2147483648);
    CHECK(own[2] < 4294967296);
    for (const auto& number : own)
        CHECK(std::find(others.begin(), others.end(), number) == others.end());
}

#ifdef __linux__
TEST_CASE("the adapter does not outlive an agent that is killed") {
    agent_process process(shell("echo ready; exec sleep 1000"));
    const auto directory = process.fixtures().at("directory").get<std::string>();
    REQUIRE(process.line() == "ready");
    process.kill();
    CHECK(process.line().empty()); // the end of output, which the adapter held
    CHECK(WTERMSIG(process.wait()) == SIGKILL);
    std::filesystem::remove_all(directory);
}

TEST_CASE("the adapter inherits none of the agent's sockets") {
    agent_process process(shell("ls -l /proc/$$/fd | grep -c socket:"));
    process.fixtures();
    CHECK(process.line() == "0");
}
#endif
