#include "catch_any.hpp"
#include "run/protocol/canonical.hpp"

namespace sockmatrix {
namespace {

struct shaping {
    json operator()(const std::string& call, const char* outcome, const std::string& name = "x") {
        step one;
        one.call = call;
        one.name = name;
        one.vary = vary;
        return shape.outcome(one, one, 2, json::parse(outcome));
    }

    std::string directory = "/tmp/d";
    canonical shape{directory};
    std::vector<std::string> vary;
};

} // namespace

TEST_CASE("sockets are numbered by their first appearance") {
    shaping shape;
    CHECK(shape("socket", R"({"returns":{"socket":17}})") ==
          json::parse(R"({"returns":{"socket":1}})"));
    CHECK(shape("socketpair", R"({"returns":[{"socket":9},{"socket":17}]})") ==
          json::parse(R"({"returns":[{"socket":2},{"socket":1}]})"));
    CHECK(shape.shape.values().empty());
}

TEST_CASE("what varies from run to run stands in env") {
    struct row {
        const char* call;
        const char* outcome;
        const char* answer;
        const char* values;
    };
    const row rows[] = {
        {"socket.getsockname", R"({"returns":["127.0.0.1",4711]})",
         R"({"returns":["127.0.0.1",{"env":"x/1"}]})", R"({"x/1":4711})"},
        {"socket.getsockname", R"({"returns":["0.0.0.0",0]})", R"({"returns":["0.0.0.0",0]})",
         "{}"},
        {"socket.getsockname", R"({"returns":"/tmp/d/c1"})", R"({"returns":{"env":"x"}})",
         R"({"x":"/tmp/d/c1"})"},
        {"socket.getsockname", R"({"returns":{"bytes":"2f746d702f642fff"}})",
         R"({"returns":{"env":"x"}})", R"({"x":{"bytes":"2f746d702f642fff"}})"},
        {"socket.getsockname", R"({"returns":{"bytes":"002f746d702f642f63"}})",
         R"({"returns":{"env":"x"}})", R"({"x":{"bytes":"002f746d702f642f63"}})"},
        {"socket.getsockname", R"({"returns":""})", R"({"returns":""})", "{}"},
        {"socket.getpeername", R"({"returns":["::1",5,0,0]})",
         R"({"returns":["::1",{"env":"x/1"},0,0]})", R"({"x/1":5})"},
        {"socket.accept", R"({"returns":[{"socket":1},["127.0.0.1",5]]})",
         R"({"returns":[{"socket":1},["127.0.0.1",{"env":"x/1/1"}]]})", R"({"x/1/1":5})"},
        {"socket.recvfrom", R"({"returns":[{"bytes":""},["127.0.0.1",5]]})",
         R"({"returns":[{"bytes":""},["127.0.0.1",{"env":"x/1/1"}]]})", R"({"x/1/1":5})"},
        {"socket.recvfrom_into", R"({"returns":[0,{"bytes":""},["127.0.0.1",5]]})",
         R"({"returns":[0,{"bytes":""},["127.0.0.1",{"env":"x/2/1"}]]})", R"({"x/2/1":5})"},
        {"socket.fileno", R"({"returns":7})", R"({"returns":{"env":"x"}})", R"({"x":7})"},
        {"socket.fileno", R"({"returns":-1})", R"({"returns":-1})", "{}"},
        {"getaddrinfo", R"({"returns":[["127.0.0.1",80]]})", R"({"returns":[["127.0.0.1",80]]})",
         "{}"},
        {"socket.bind", R"({"raises":{"is":["error"],"message":"/tmp/d/c1: no"}})",
         R"({"raises":{"is":["error"],"message":{"env":"x/raises/message"}}})",
         R"({"x/raises/message":"/tmp/d/c1: no"})"},
    };
    for (const row& one : rows) {
        CAPTURE(one.call, one.outcome);
        shaping shape;
        CHECK(shape(one.call, one.outcome) == json::parse(one.answer));
        CHECK(shape.shape.values() == json::parse(one.values));
    }
}

TEST_CASE("times are kept apart, and steps without a name have their index") {
    shaping shape;
    CHECK(shape("socket.fileno", R"({"returns":7,"us":33})", "") ==
          json::parse(R"({"returns":{"env":"2"}})"));
    CHECK(shape.shape.times() == json::parse(R"({"2":33})"));
}

TEST_CASE("a step says what else varies") {
    shaping shape;
    shape.vary = {"/0", "/7"};
    CHECK(shape("gethostname", R"({"returns":["me","you"]})") ==
          json::parse(R"({"returns":[{"env":"x/0"},"you"]})"));
    shape.vary = {"/1/1", ""};
    CHECK(shape("socket.accept", R"({"returns":[1,["127.0.0.1",5]]})", "y") ==
          json::parse(R"({"returns":{"env":"y"}})"));
    CHECK(shape.shape.values()["y"] == json::parse(R"([1,["127.0.0.1",5]])"));
}

} // namespace sockmatrix
