// A socket that is closed while other threads have calls on it: none of them meets another socket.
#include "socket_support.posix.hpp"

#include <array>
#include <cerrno>
#include <future>
#include <set>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

// Within a namespace, as <sys/socket.h> has a function of the name `socket`.
namespace closing_tests {

using refsock::af_inet;
using refsock::native_handle;
using refsock::socket;
using std::error_code;
using support::error_of;
using support::octets;
using support::stopwatch;
using support::text;

namespace {

/// Time for a call in another thread to begin to wait; where that takes longer the test is weaker,
/// not wrong.
void let_it_wait() {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
}

/// The number that the next handle gets.
native_handle next_number() {
    return socket(af_inet).fileno();
}

struct received {
    std::string data;
    std::string error;
};

received receive_once(socket& s) {
    error_code code;
    const auto data = s.recv(100, 0, code);
    return {text(data), code ? support::name(code) : "none"};
}

/// Receives until that fails or ends, and gives all data.
std::string receive_until_closed(socket& s, std::atomic<bool>& begun) {
    std::string all;
    for (;;) {
        begun = true;
        error_code code;
        const auto data = s.recv(100, 0, code);
        all += text(data);
        if (code == std::errc::bad_file_descriptor || (!code && data.empty())) return all;
    }
}

/// Pairs with a word in each that belongs to nobody else.
std::vector<std::pair<socket, socket>> strangers(int count) {
    std::vector<std::pair<socket, socket>> made;
    for (int i = 0; i < count; ++i) {
        made.push_back(refsock::socketpair());
        made.back().first.sendall(octets("stranger"));
        made.back().second.sendall(octets("stranger"));
    }
    return made;
}

} // namespace

TEST_CASE("recv does not read another socket's data when its own is closed") {
    for (const refsock::timeout_value timeout : {0.0, 10.0}) {
        for (int round = 0; round < 200; ++round) {
            auto [first, second] = refsock::socketpair();
            first.settimeout(timeout);
            std::atomic<bool> begun = false;
            auto all = std::async(std::launch::async,
                                  [&, &s = first] { return receive_until_closed(s, begun); });
            while (!begun)
                std::this_thread::yield();
            first.close();
            const auto others = strangers(3);
            CHECK(all.get() == "");
        }
    }
}

TEST_CASE("a wait for a socket ends when it is closed") {
    for (int round = 0; round < 20; ++round) {
        auto [first, second] = refsock::socketpair();
        socket listening = support::listener();
        auto full = support::fill(support::listener(af_inet, 0), af_inet);
        socket connecting(af_inet);
        for (socket* s : {&first, &listening, &connecting})
            s->settimeout(support::loose);
        const stopwatch watch;
        auto receiving =
            std::async(std::launch::async, [&s = first] { return receive_once(s).error; });
        auto accepting = std::async(std::launch::async, [&] {
            return error_of([&](error_code& c) { listening.accept(c); });
        });
        auto connected = std::async(std::launch::async, [&] {
            return error_of([&](error_code& c) { connecting.connect(full.address, c); });
        });
        if (round % 2 == 0) let_it_wait();
        for (socket* s : {&first, &listening, &connecting})
            s->close();
        const auto others = strangers(6);
        CHECK(receiving.get() == "EBADF");
        CHECK(accepting.get() == "EBADF");
        CHECK(connected.get() == "EBADF");
        CHECK(watch.seconds() < support::loose / 2);
        for (const auto& pair : others)
            CHECK(pair.first.fileno() != -1);
    }
}

TEST_CASE("several waits for one socket all end when it is closed") {
    auto [first, second] = refsock::socketpair();
    first.settimeout(support::loose);
    std::vector<std::future<std::string>> waits;
    for (int i = 0; i < 4; ++i)
        waits.push_back(
            std::async(std::launch::async, [&s = first] { return receive_once(s).error; }));
    let_it_wait();
    const stopwatch watch;
    first.close();
    for (auto& wait : waits)
        CHECK(wait.get() == "EBADF");
    CHECK(watch.seconds() < support::loose / 2);
}

TEST_CASE("the peer sees the end while a call is still on the closed socket") {
    auto [first, second] = refsock::socketpair();
    first.settimeout(support::loose);
    second.settimeout(support::loose);
    auto waits = std::async(std::launch::async, [&s = first] { return receive_once(s).error; });
    let_it_wait();
    first.close();
    CHECK(second.recv(1).empty());
    CHECK(waits.get() == "EBADF");
}

TEST_CASE("the number of a closed socket stays taken while a call is blocked in the system") {
    const native_handle before = next_number();
    {
        auto [first, second] = refsock::socketpair();
        const native_handle number = first.fileno();
        std::atomic<bool> left = false;
        auto blocked = std::async(std::launch::async, [&, &s = first] {
            received result = receive_once(s);
            left = true;
            return result;
        });
        let_it_wait();
        first.close();
        CHECK(first.fileno() == -1);
        const auto others = strangers(5);
        std::set<native_handle> numbers;
        for (const auto& pair : others) {
            numbers.insert(pair.first.fileno());
            numbers.insert(pair.second.fileno());
        }
        // Where the platform ends the call the number may be another's by now.
        if (!left) CHECK(numbers.count(number) == 0);
        error_code ignored;
        second.send(octets("own"), 0, ignored);
        second.close();
        const received result = blocked.get();
        CHECK((result.data == "own" || result.data.empty()));
    }
    CHECK(next_number() == before);
}

TEST_CASE("calls of a closed socket are EBADF while an earlier one is still on it") {
    auto [first, second] = refsock::socketpair();
    auto blocked = std::async(std::launch::async, [&s = first] { return receive_once(s); });
    let_it_wait();
    first.close();
    const socket& closed = first;
    CHECK(error_of([&](error_code& c) { closed.getsockname(c); }) == "EBADF");
    CHECK(error_of([&](error_code& c) { closed.dup(c); }) == "EBADF");
    CHECK(error_of([&, &s = first](error_code& c) { s.settimeout(1, c); }) == "EBADF");
    CHECK(error_of([&, &s = first](error_code& c) { s.send(octets("x"), 0, c); }) == "EBADF");
    CHECK(error_of([&, &s = first](error_code& c) { s.close(c); }) == "none");
    CHECK(first.release() == refsock::no_handle);
    second.close();
    blocked.get();
}

TEST_CASE("waits leave no handle behind") {
    const native_handle before = next_number();
    for (int round = 0; round < 20; ++round) {
        auto [first, second] = refsock::socketpair();
        first.settimeout(0.001);
        CHECK(receive_once(first).error == "timed out");
        first.settimeout(support::loose);
        auto waits = std::async(std::launch::async, [&s = first] { return receive_once(s).error; });
        first.close();
        CHECK(waits.get() == "EBADF");
    }
    CHECK(next_number() == before);
}

TEST_CASE("release ends the waits and gives the socket away whole") {
    auto [first, second] = refsock::socketpair();
    first.settimeout(support::loose);
    auto waits = std::async(std::launch::async, [&s = first] { return receive_once(s).error; });
    let_it_wait();
    const native_handle number = first.release();
    CHECK(waits.get() == "EBADF");
    auto taken = socket::adopt(number, refsock::af_inet, refsock::sock_stream, 0, std::nullopt);
    second.sendall(octets("still there"));
    CHECK(text(taken.recv(100)) == "still there");
}

TEST_CASE("a child that closes its copy of a socket ends no wait of its parent") {
    auto [first, second] = refsock::socketpair();
    first.settimeout(support::loose);
    auto waits = std::async(std::launch::async, [&s = first] { return receive_once(s); });
    let_it_wait();
    const pid_t child = ::fork();
    if (child == 0) {
        error_code ignored;
        first.close(ignored);
        ::_exit(0);
    }
    REQUIRE(child > 0);
    int status = 0;
    pid_t ended = -1;
    do {
        ended = ::waitpid(child, &status, 0);
    } while (ended < 0 && errno == EINTR);
    REQUIRE(ended == child);
    let_it_wait();
    second.sendall(octets("parent"));
    CHECK(waits.get().data == "parent");
}

TEST_CASE("every call may meet a close in another thread") {
    for (int round = 0; round < 200; ++round) {
        auto [first, second] = support::connected();
        first.settimeout(1);
        std::atomic<bool> ended = false;
        std::thread caller([&, &s = first] {
            std::array<std::byte, 8> buffer{};
            error_code c;
            while (!ended) {
                s.getsockname(c);
                s.getpeername(c);
                s.getsockopt(support::number("SOL_SOCKET"), support::number("SO_TYPE"), c);
                s.settimeout(0, c);
                s.dup(c);
                s.send(octets("x"), 0, c);
                s.recv_into(buffer, 0, c);
            }
        });
        std::this_thread::sleep_for(std::chrono::microseconds(round));
        first.close();
        auto others = strangers(2);
        ended = true;
        caller.join();
        CHECK(text(others[0].first.recv(100)) == "stranger");
        CHECK(text(others[0].second.recv(100)) == "stranger");
    }
}

} // namespace closing_tests
