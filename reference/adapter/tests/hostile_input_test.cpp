#include "catch_any.hpp"
#include "session.hpp"

#include <algorithm>
#include <random>

using adapter::json;

namespace {

std::string nested(std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
}

// Requests of calls that neither wait nor change the process.
const std::vector<std::string> seeds{
    call(1, "inet_aton", R"(["127.0.0.1"])"),
    call(2, "inet_ntop", R"([{"const":"AF_INET6"},{"bytes":"00000000000000000000000000000001"}])"),
    call(3, "htonl", R"([{"integer":"4294967296"}])", R"(,"timed":true)"),
    call(4, "socket", R"([],"kwargs":{"type":{"const":["SOCK_DGRAM",0]}})"),
    call(5, "socket.getsockname", R"([{"socket":1}])"),
    call(6, "setdefaulttimeout", R"([{"float":"nan"}])"),
    request(7, "reset"),
};

std::string mutated(std::string line, std::mt19937& random) {
    const auto pick = [&](std::size_t below) {
        return std::uniform_int_distribution<std::size_t>(0, below - 1)(random);
    };
    line.pop_back();
    for (std::size_t change = pick(4) + 1; change > 0 && !line.empty(); --change) {
        const auto at = pick(line.size());
        switch (pick(4)) {
        case 0:
            line[at] = static_cast<char>(pick(256));
            break;
        case 1:
            line.erase(at, pick(8) + 1);
            break;
        case 2:
            line.insert(at, line.substr(pick(line.size()), pick(12)));
            break;
        default:
            line.insert(at, 1, "[]{}\",:\\0-9eE"[pick(13)]);
        }
    }
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line + "\n";
}

} // namespace

TEST_CASE("deep nesting is refused, whatever it is in") {
    for (const auto& line : {nested(100'000), "{\"id\":" + nested(40) + "}",
                             std::string(500'000, '['), call(1, "htons", "[" + nested(40) + "]")}) {
        const auto replies = replies_to(line + "\n");
        CHECK(replies.at(0).at("error").at("code") == -32600);
    }
    const auto quoted = call(1, "getfqdn", "[\"" + nested(40) + "\\\"[\"]");
    CHECK(replies_to(quoted).at(0).contains("result"));
}

TEST_CASE("numbers at the edges of JSON do no harm") {
    for (const char* number : {"1e308", "-1e308", "1e400", "99999999999999999999", "-0", "-0.0"}) {
        INFO(number);
        const auto list = std::string("[") + number + "]";
        const auto replies =
            replies_to(call(1, "htonl", list) + call(2, "setdefaulttimeout", list));
        REQUIRE(replies.size() == 2);
    }
}

TEST_CASE("every damaged line gets one reply of JSON") {
    const unsigned seed = 20261123;
    INFO("seed " << seed);
    std::mt19937 random(seed);
    std::string lines;
    const int count = 5000;
    for (int i = 0; i < count; ++i)
        lines += mutated(seeds[static_cast<std::size_t>(i) % seeds.size()], random);
    const auto replies = replies_to(lines + request(9, "reset"));
    REQUIRE(replies.size() == count + 1);
    for (const auto& reply : replies)
        CHECK(reply.contains("result") != reply.contains("error"));
    CHECK(replies.back().at("result").contains("closed"));
}
