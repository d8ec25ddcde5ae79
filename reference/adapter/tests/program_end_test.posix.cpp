// How the real program ends.
#include "catch_any.hpp"
#include "program.hpp"
#include "session.hpp"

#include <csignal>

namespace {

const std::string pair = call(1, "socketpair", "[]");
const std::string receive = R"([{"socket":1},9])";

void check_success(const ending& end) {
    CHECK(end.exited);
    CHECK(end.number == 0);
}

} // namespace

TEST_CASE("the end of input ends the program") {
    program child;
    child.close_input();
    check_success(child.wait());
}

TEST_CASE("requests before the end of input are answered") {
    program child;
    child.send(initialize() + pair + call(2, "aux.wait", R"([{"socket":1},"read",0.05])") +
               call(3, "htons", "[0]"));
    child.close_input();
    for (int id = 0; id <= 3; ++id)
        CHECK(child.reply().at("id") == id);
    check_success(child.wait());
}

TEST_CASE("the end of input ends a program with blocked calls in the background") {
    program child;
    child.send(initialize() + pair + call(2, "socket.recv", receive, R"(,"background":true)"));
    child.reply();
    child.reply();
    child.close_input();
    check_success(child.wait());
}

TEST_CASE("the end of input ends a program in a blocked call") {
    program child;
    child.send(initialize() + pair + call(2, "socket.recv", receive));
    child.reply();
    child.reply();
    child.close_input();
    check_success(child.wait());
}

TEST_CASE("shutdown ends a program with blocked calls in the background") {
    program child;
    child.send(initialize() + pair + call(2, "socket.recv", receive, R"(,"background":true)") +
               request(3, "shutdown"));
    child.reply();
    child.reply();
    CHECK(child.reply().at("id") == 3);
    check_success(child.wait());
}

TEST_CASE("a program whose replies nobody reads is ended by SIGPIPE") {
    program child;
    child.send(initialize());
    child.reply();
    child.close_output();
    child.send(call(1, "htons", "[1]"));
    const auto end = child.wait();
    CHECK_FALSE(end.exited);
    CHECK(end.number == SIGPIPE);
}
