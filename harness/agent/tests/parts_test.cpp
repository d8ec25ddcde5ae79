#include "catch_any.hpp"

#include "arguments.hpp"
#include "notification.hpp"

using agent::notification;
using agent::parse;
using agent::quoted;
using agent::usage_error;

TEST_CASE("the adapter comes after two hyphens") {
    const auto given = parse({"--missing", "ipv6=no route", "--", "sh", "--", "-c"});
    CHECK(given.missing == std::map<std::string, std::string>{{"ipv6", "no route"}});
    CHECK(given.command == std::vector<std::string>{"sh", "--", "-c"});
    CHECK(parse({"--", "sh"}).missing.empty());
    CHECK(parse({"--missing=a=b=c", "--", "sh"}).missing.at("a") == "b=c");
}

TEST_CASE("a command line that is not understood is refused") {
    const std::vector<std::vector<std::string>> lines = {
        {},
        {"--"},
        {"sh"},
        {"--hermetic", "--", "sh"},
        {"--missing", "--", "sh"},
        {"--missing", "ipv6", "--", "sh"},
        {"--missing", "=why", "--", "sh"},
        {"--missing", "ipv6=", "--", "sh"},
        {"--missing=ipv6", "--", "sh"},
        {"--missing"},
    };
    for (const auto& line : lines)
        CHECK_THROWS_AS(parse(line), usage_error);
}

TEST_CASE("text is quoted") {
    CHECK(quoted("a/b") == R"("a/b")");
    CHECK(quoted("a\"b\\c\n") == R"("a\"b\\c\u000a")");
    CHECK(quoted("caf\xc3\xa9") == "\"caf\xc3\xa9\"");
}

TEST_CASE("the notification is one line") {
    CHECK(
        notification({{{"closed_tcp", R"(["127.0.0.1",1])"}}, "/d", {{"a", ""}, {"b", "why"}}}) ==
        R"({"jsonrpc":"2.0","method":"fixtures","params":{"fixtures":{"closed_tcp":["127.0.0.1",1]},)"
        R"("directory":"/d","capabilities":{"a":true,"b":"why"}}})"
        "\n");
    CHECK(notification({}).find("directory") == std::string::npos);
}
