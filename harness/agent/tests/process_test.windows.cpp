#include "catch_any.hpp"

#include <chrono>
#include <filesystem>

#include "agent_process.hpp"

using agent::test::agent_process;
using agent::test::echoing_adapter;
using std::chrono::steady_clock;

namespace {

std::vector<std::string> adapter(std::vector<std::string> words) {
    words.insert(words.begin(), {"--", SOCKMATRIX_TEST_ADAPTER});
    return words;
}

} // namespace

TEST_CASE("the adapter talks on the agent's own streams") {
    agent_process process(echoing_adapter());
    process.fixtures();
    process.write("one\n");
    CHECK(process.line() == "one");
    process.close_input();
    CHECK(process.line().empty());
    CHECK(process.wait() == 0);
}

TEST_CASE("the agent ends with the adapter's status") {
    for (const std::string status : {"0", "1", "255", "256", "0xC0000005"}) {
        agent_process process(adapter({"exit", status}));
        process.fixtures();
        CHECK(static_cast<unsigned>(process.wait()) == std::stoul(status, nullptr, 0));
    }
}

TEST_CASE("an adapter that is not there is named") {
    agent_process process({"--", "C:\\nowhere\\adapter"});
    process.fixtures();
    CHECK(process.wait() == 127);
    CHECK(process.errors().find("sockmatrix-agent: cannot run C:\\nowhere\\adapter: ") !=
          std::string::npos);
}

TEST_CASE("a wrong command line ends with status 2") {
    agent_process process({"--nonsense"});
    CHECK(process.wait() == 2);
    CHECK(process.errors().find("usage: sockmatrix-agent") != std::string::npos);
}

TEST_CASE("words reach the adapter as they are") {
    const std::vector<std::string> words = {"a b",     "",       R"(a"b)",     R"(a\)",
                                            R"(a b\)", R"(\\)",  R"(a\\"b c)", R"("")",
                                            "--",      "%PATH%", "tab\there",  "^&|<>"};
    std::vector<std::string> given{"words"};
    given.insert(given.end(), words.begin(), words.end());
    agent_process process(adapter(given));
    process.fixtures();
    for (const auto& word : words)
        CHECK(process.line() == word);
}

TEST_CASE("an adapter that ignores the end of input is ended after a second") {
    agent_process process(adapter({"hang"}));
    process.fixtures();
    REQUIRE(process.line() == "ready");
    const auto begin = steady_clock::now();
    process.close_input();
    CHECK(process.wait() == 1);
    const auto took = steady_clock::now() - begin;
    CHECK(took > std::chrono::milliseconds(990));
    CHECK(took < std::chrono::seconds(10));
}

TEST_CASE("an adapter that needs time after the end of input gets it") {
    agent_process process(adapter({"end-late"}));
    process.fixtures();
    process.close_input();
    CHECK(process.wait() == 9);
}

TEST_CASE("the harness sees the adapter close its output") {
    agent_process process(adapter({"close-output"}));
    process.fixtures();
    CHECK(process.line().empty());
    process.close_input();
    CHECK(process.wait() == 0);
}

TEST_CASE("the directory goes with the agent") {
    agent_process process(echoing_adapter());
    const std::filesystem::path directory = process.fixtures().at("directory").get<std::string>();
    REQUIRE(std::filesystem::exists(directory));
    std::filesystem::create_directories(directory / "left" / "behind");
    process.close_input();
    CHECK(process.wait() == 0);
    CHECK_FALSE(std::filesystem::exists(directory));
}

TEST_CASE("capabilities are there or have a reason") {
    agent_process plain(
        {"--missing", "ipv6=the launcher says so", "--", SOCKMATRIX_TEST_ADAPTER, "echo"});
    const auto capabilities = plain.fixtures().at("capabilities");
    CHECK(capabilities.at("ipv6") == "the launcher says so");
    CHECK((capabilities.at("hermetic_names") == true ||
           capabilities.at("hermetic_names").is_string())); // as the place has them
    CHECK(capabilities.at("netlink").is_string());
    CHECK(capabilities.at("tipc").is_string());
    CHECK((capabilities.at("privileged_ports") == true) !=
          (capabilities.at("no_privileged_ports") == true));
    CHECK((capabilities.at("af_unix") == true || capabilities.at("af_unix").is_string()));
}

TEST_CASE("what the adapter started does not outlive an agent that is killed") {
    agent_process process(adapter({"hang-twice"}));
    const auto directory = process.fixtures().at("directory").get<std::string>();
    REQUIRE(process.line() == "ready");
    process.kill();
    CHECK(process.line().empty()); // the end of output, which both held
    process.wait();
    std::filesystem::remove_all(directory);
}

TEST_CASE("the adapter inherits none of the agent's sockets") {
    agent_process process(adapter({"sockets"}));
    process.fixtures();
    CHECK(process.line() == "0");
}
