// The real program over pipes: the session of docs/protocol.md and what threads make of it.
#include "catch_any.hpp"
#include "program.hpp"
#include "session.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <thread>
#include <utility>

using adapter::json;

namespace {

json result(program& child, const std::string& line) {
    const json reply = child.ask(line);
    INFO(reply.dump());
    REQUIRE(reply.contains("result"));
    return reply.at("result");
}

json returned(program& child, const std::string& line) {
    const json outcome = result(child, line);
    INFO(outcome.dump());
    REQUIRE(outcome.contains("returns"));
    return outcome.at("returns");
}

void start(program& child) {
    REQUIRE(result(child, initialize()).at("protocol") == 1);
}

class temporary_directory {
public:
    temporary_directory() { REQUIRE(::mkdtemp(path_.data()) != nullptr); }
    ~temporary_directory() { std::filesystem::remove_all(path_); }
    temporary_directory(const temporary_directory&) = delete;
    temporary_directory& operator=(const temporary_directory&) = delete;
    const std::string& path() const { return path_; }

private:
    std::string path_ = std::filesystem::temp_directory_path() / "refsock-XXXXXX";
};

// Leaves a listener as socket 1 and returns its address.
std::string listen(program& child) {
    returned(child, call(1, "socket", R"([{"const":"AF_INET"},{"const":"SOCK_STREAM"}])"));
    returned(child, call(1, "socket.bind", R"([{"socket":1},["127.0.0.1",0]])"));
    returned(child, call(1, "socket.listen", R"([{"socket":1},5])"));
    return returned(child, call(1, "socket.getsockname", R"([{"socket":1}])")).dump();
}

const std::string in_background = R"(,"background":true)";

} // namespace

TEST_CASE("the session of the protocol's page") {
    program child;
    start(child);
    CHECK(result(child, call(2, "inet_aton", R"(["127.1"])")) ==
          json::parse(R"({"returns":{"bytes":"7f000001"}})"));
    const auto stream = R"([{"const":"AF_INET"},{"const":"SOCK_STREAM"}])";
    CHECK(returned(child, call(3, "socket", stream)) == json{{"socket", 1}});
    returned(child, call(3, "socket", stream));
    // Bound and not listening: a closed port that nobody else can take.
    returned(child, call(3, "socket.bind", R"([{"socket":2},["127.0.0.1",0]])"));
    const json closed = returned(child, call(3, "socket.getsockname", R"([{"socket":2}])"));
    const json refused =
        result(child, call(4, "socket.connect", R"([{"socket":1},)" + closed.dump() + "]",
                           R"(,"timed":true)"));
    CHECK(refused.at("raises").at("code") == "ECONNREFUSED");
    CHECK(refused.at("raises").at("native") == json{{"space", "errno"}, {"value", ECONNREFUSED}});
    CHECK(refused.at("us").is_number_unsigned());
    CHECK(result(child, request(5, "reset")) == json{{"closed", 2}});
    CHECK(result(child, request(6, "shutdown")) == json::object());
    const auto end = child.wait();
    CHECK(end.exited);
    CHECK(end.number == 0);
}

TEST_CASE("a thousand pipelined requests are answered in order") {
    program child;
    start(child);
    std::string lines;
    for (int id = 1; id <= 1000; ++id)
        lines += call(id, "inet_ntoa", R"([{"bytes":"7f000001"}])");
    std::thread writer([&] { child.send(lines); });
    std::vector<int> ids;
    for (int i = 0; i < 1000; ++i)
        ids.push_back(child.reply().at("id").get<int>());
    writer.join();
    for (int id = 1; id <= 1000; ++id)
        CHECK(ids[static_cast<std::size_t>(id - 1)] == id);
}

TEST_CASE("an accept in the background meets a connect") {
    program child;
    start(child);
    const auto address = listen(child);
    child.send(call(10, "socket.accept", R"([{"socket":1}])", in_background));
    CHECK(returned(child, call(11, "socket", "[]")) == json{{"socket", 2}});
    child.send(call(12, "socket.connect", R"([{"socket":2},)" + address + "]"));
    json first = child.reply();
    json second = child.reply();
    if (first.at("id") != 10) std::swap(first, second);
    CHECK(first.at("id") == 10);
    CHECK(first.at("result").at("returns")[0] == json{{"socket", 3}});
    CHECK(second.at("id") == 12);
    CHECK(returned(child, call(13, "socket.send", R"([{"socket":3},{"bytes":"01"}])")) == 1);
    CHECK(returned(child, call(14, "socket.recv", R"([{"socket":2},9])")) == json{{"bytes", "01"}});
}

TEST_CASE("a call in the background resumes after a signal") {
    program child;
    start(child);
    returned(child, call(1, "socketpair", "[]"));
    child.send(call(2, "socket.recv", R"([{"socket":1},9])", in_background));
    CHECK(returned(child, call(3, "aux.interrupt", "[]")) == 1);
    CHECK_FALSE(child.has_reply(50));
    child.send(call(4, "socket.send", R"([{"socket":2},{"bytes":"02"}])"));
    json first = child.reply();
    json second = child.reply();
    if (first.at("id") != 2) std::swap(first, second);
    CHECK(first.at("result") == json::parse(R"({"returns":{"bytes":"02"}})"));
    CHECK(second.at("result") == json{{"returns", 1}});
}

TEST_CASE("a reset wakes calls in the background and starts anew") {
    program child;
    start(child);
    listen(child);
    returned(child, call(2, "socket", R"([{"const":"AF_INET"},{"const":"SOCK_DGRAM"}])"));
    returned(child, call(3, "socketpair", "[]"));
    child.send(call(10, "socket.accept", R"([{"socket":1}])", in_background));
    child.send(call(11, "socket.recv", R"([{"socket":2},9])", in_background));
    child.send(call(12, "socket.recv", R"([{"socket":3},9])", in_background));
    child.send(call(13, "aux.wait", R"([{"socket":4},"read",60])", in_background));
    child.send(request(14, "reset"));
    std::vector<int> ids;
    for (int i = 0; i < 4; ++i)
        ids.push_back(child.reply().at("id").get<int>());
    std::sort(ids.begin(), ids.end());
    CHECK(ids == std::vector<int>{10, 11, 12, 13});
    const json reset = child.reply();
    CHECK(reset.at("id") == 14);
    CHECK(reset.at("result") == json{{"closed", 4}});
    CHECK(returned(child, call(15, "socket", "[]")) == json{{"socket", 1}});
}

TEST_CASE("a reset ends a connect that waits for a full listener") {
    const temporary_directory directory;
    const std::string path = '"' + directory.path() + R"(/full")";
    program child;
    start(child);
    for (int i = 0; i < 3; ++i)
        returned(child, call(1, "socket", R"([{"const":"AF_UNIX"}])"));
    returned(child, call(2, "socket.bind", R"([{"socket":1},)" + path + "]"));
    returned(child, call(3, "socket.listen", R"([{"socket":1},0])"));
    returned(child, call(4, "socket.connect", R"([{"socket":2},)" + path + "]"));
    // Where the system refuses at once instead of waiting, the reply merely comes earlier.
    child.send(call(5, "socket.connect", R"([{"socket":3},)" + path + "]", in_background));
    child.send(request(6, "reset"));
    CHECK(child.reply().at("result").contains("raises"));
    CHECK(child.reply().at("result") == json{{"closed", 3}});
}

TEST_CASE("an oversize line and garbage cost one error each") {
    program child;
    start(child);
    const std::string huge(3 << 20, 'x');
    CHECK(child.ask(huge + "\n").at("error").at("code") == -32600);
    CHECK(child.ask("garbage\n").at("error").at("code") == -32700);
    CHECK(returned(child, call(1, "htons", "[0]")) == 0);
}
