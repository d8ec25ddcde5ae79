#include "server.hpp"

#include "catch_any.hpp"
#include "session.hpp"

using adapter::json;

namespace {

int error_code(const json& reply) {
    return reply.at("error").at("code").get<int>();
}

} // namespace

TEST_CASE("initialize tells protocol, features, implementation, facts and calls") {
    memory_transport peer({initialize()});
    CHECK(adapter::server(peer).run() == 0);
    const json result = peer.replies().at(0).at("result");
    CHECK(result.at("protocol") == 1);
    CHECK(result.at("features") == json::parse(R"(["concurrent","timed","typed"])"));
    CHECK(result.at("implementation").at("name") == "refsock");
    CHECK(result.at("implementation").at("language") == "C++");
    const json& facts = result.at("facts");
    CHECK(facts.at("bits") == sizeof(void*) * 8);
    CHECK(facts.at("layouts").at("linger").at("l_onoff")[0] == 0);
    CHECK(facts.at("layouts").at("in_addr").at("size") == 4);
    CHECK(result.at("calls").size() == 58);
}

TEST_CASE("replies are collected and written once before the server waits") {
    std::string batch = initialize();
    for (int id = 1; id <= 32; ++id)
        batch += call(id, "inet_aton", R"(["127.1"])");
    memory_transport peer({batch, call(33, "htons", "[1]")});
    adapter::server(peer).run();
    CHECK(peer.writes.size() == 2);
    CHECK(peer.writes_at_read == std::vector<std::size_t>{0, 1, 2});
    const auto replies = peer.replies();
    REQUIRE(replies.size() == 34);
    for (std::size_t id = 0; id < replies.size(); ++id)
        CHECK(replies[id].at("id") == id);
}

TEST_CASE("collected replies go out before a call that may wait") {
    memory_transport peer({initialize() + call(1, "htons", "[1]") +
                           call(2, "getaddrinfo", R"(["127.0.0.1",1])") + call(3, "htons", "[1]")});
    adapter::server(peer).run();
    REQUIRE(peer.writes.size() == 2);
    CHECK(peer.writes[0].find("\"id\":1") != std::string::npos);
    CHECK(peer.writes[0].find("\"id\":2") == std::string::npos);
}

TEST_CASE("a timed call tells the microseconds that it took") {
    const std::string timed = R"(,"timed":true)";
    const auto replies = replies_to(call(1, "socketpair", "[]") +
                                    call(2, "aux.wait", R"([{"socket":1},"read",0.02])", timed) +
                                    call(3, "inet_aton", R"(["no address"])", timed) +
                                    call(4, "inet_aton", "[]", timed) + call(5, "htons", "[1]"));
    CHECK(replies.at(1).at("result").at("us") >= 20000);
    CHECK(replies.at(2).at("result").at("us").is_number_unsigned());
    CHECK(replies.at(2).at("result").contains("raises"));
    CHECK_FALSE(replies.at(3).at("result").contains("us"));
    CHECK_FALSE(replies.at(4).at("result").contains("us"));
}

TEST_CASE("shutdown is answered and ends the server") {
    const auto replies = replies_to(request(1, "shutdown") + call(2, "htons", "[1]"));
    REQUIRE(replies.size() == 1);
    CHECK(replies[0] == json::parse(R"({"jsonrpc":"2.0","id":1,"result":{}})"));
}

TEST_CASE("reset closes, forgets and restores") {
    const auto replies = replies_to(
        call(1, "socket", "[]") + call(2, "socket", "[]") +
        call(3, "socket.close", R"([{"socket":1}])") + call(4, "setdefaulttimeout", "[2.5]") +
        request(5, "reset") + call(6, "getdefaulttimeout", "[]") +
        call(7, "socket.fileno", R"([{"socket":2}])") + call(8, "socket", "[]") +
        request(9, "reset") + request(10, "reset"));
    CHECK(replies.at(4).at("result") == json{{"closed", 1}});
    CHECK(replies.at(5).at("result").at("returns") == json(nullptr));
    CHECK(error_code(replies.at(6)) == -32602);
    CHECK(replies.at(7).at("result").at("returns") == json{{"socket", 1}});
    CHECK(replies.at(8).at("result") == json{{"closed", 1}});
    CHECK(replies.at(9).at("result") == json{{"closed", 0}});
}

TEST_CASE("initialize comes first and once") {
    memory_transport early({call(1, "htons", "[1]")});
    adapter::server(early).run();
    CHECK(error_code(early.replies().at(0)) == -32600);
    CHECK(error_code(replies_to(request(1, "initialize", R"({"protocol":1})")).at(0)) == -32600);
    memory_transport other({request(1, "initialize", R"({"protocol":2})")});
    adapter::server(other).run();
    CHECK(error_code(other.replies().at(0)) == -32602);
}

TEST_CASE("faults of a request have their codes") {
    struct row {
        const char* line;
        int code;
        const char* id;
    };
    const row rows[] = {
        {"", -32700, "null"},
        {"garbage", -32700, "null"},
        {"\xff\xfe", -32700, "null"},
        {R"({"jsonrpc":"2.0","id":1)", -32700, "null"},
        {"[]", -32600, "null"},
        {"5", -32600, "null"},
        {"{}", -32600, "null"},
        {R"({"jsonrpc":"2.0","method":"reset"})", -32600, "null"},
        {R"({"jsonrpc":"2.0","id":{},"method":"reset"})", -32600, "null"},
        {R"({"jsonrpc":"1.0","id":7,"method":"reset"})", -32600, "7"},
        {R"({"jsonrpc":"2.0","id":7})", -32600, "7"},
        {R"({"jsonrpc":"2.0","id":"x","method":"unheard"})", -32601, R"("x")"},
        {R"({"jsonrpc":"2.0","id":7,"method":"call","params":[]})", -32602, "7"},
        {R"({"jsonrpc":"2.0","id":7,"method":"call"})", -32602, "7"},
        {R"({"jsonrpc":"2.0","id":7,"method":"call","params":{"call":1}})", -32602, "7"},
        {R"({"jsonrpc":"2.0","id":7,"method":"call","params":{"call":"htons","args":5}})", -32602,
         "7"},
        {R"({"jsonrpc":"2.0","id":7,"method":"call","params":{"call":"htons","timed":1}})", -32602,
         "7"},
        {R"({"jsonrpc":"2.0","id":7,"method":"call","params":{"call":"htons","args":[{"a":1}]}})",
         -32602, "7"},
    };
    for (const auto& each : rows) {
        INFO(each.line);
        const auto replies = replies_to(std::string(each.line) + "\n" + call(1, "htons", "[1]"));
        REQUIRE(replies.size() == 2);
        CHECK(error_code(replies[0]) == each.code);
        CHECK(replies[0].at("id") == json::parse(each.id));
        CHECK(replies[1].at("result").contains("returns"));
    }
}

TEST_CASE("no reply is longer than a line may be") {
    const auto framed = [](const std::string& name) {
        return request(1, "call", R"({"call":"getfqdn","kwargs":{")" + name + R"(":0}})");
    };
    const std::string name(adapter::longest_line - framed("").size(), 'x');
    REQUIRE(framed(name).size() == adapter::longest_line);
    const auto long_result = replies_to(framed(name)).at(0);
    CHECK(error_code(long_result) == -32603);

    const auto unknown = call(1, "htons", R"([{"const":")" + name.substr(100) + R"("}])");
    const auto long_error = replies_to(unknown).at(0);
    CHECK(error_code(long_error) == -32602);
    CHECK(long_error.dump().size() < 2000);
}

TEST_CASE("an id is an integer or a short text") {
    const std::string name(300, 'x');
    const auto replies =
        replies_to(R"({"jsonrpc":"2.0","id":")" + name + "\",\"method\":\"reset\"}\n" +
                   R"({"jsonrpc":"2.0","id":"a","method":"reset"})" + "\n");
    CHECK(error_code(replies.at(0)) == -32600);
    CHECK(replies.at(1).at("id") == "a");
}

TEST_CASE("the server ends with status 1 once nobody reads") {
    memory_transport peer({initialize(), call(1, "htons", "[1]")});
    peer.readers_left = false;
    CHECK(adapter::server(peer).run() == 1);
    CHECK(peer.reads == 1);
}
