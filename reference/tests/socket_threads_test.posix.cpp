// One socket in several threads, and calls that signals interrupt while they block.
#include "signals.posix.hpp"
#include "socket_support.posix.hpp"

#include <algorithm>
#include <future>
#include <thread>

// Within a namespace, as <sys/socket.h> has a function of the name `socket`.
namespace socket_threads_tests {

using refsock::af_inet;
using refsock::socket;
using std::error_code;
using support::error_of;
using support::octets;
using support::stopwatch;

namespace {

constexpr std::size_t large = 8 << 20;

std::vector<std::byte> pattern() {
    std::vector<std::byte> data(large);
    unsigned x = 1;
    for (std::byte& octet : data) {
        x = x * 1103515245U + 12345U;
        octet = static_cast<std::byte>(x >> 16);
    }
    return data;
}

std::vector<std::byte> receive_all(socket& s) {
    std::vector<std::byte> all;
    for (;;) {
        error_code code;
        const auto part = s.recv(100000, 0, code);
        if (code || part.empty()) return all;
        all.insert(all.end(), part.begin(), part.end());
    }
}

/// Waits until a signal has interrupted the call that the calling thread's other half is in.
void await_signals(const support::interruptions& signals, int count) {
    const stopwatch watch;
    while (signals.handled() < count && watch.seconds() < support::loose) {
        std::this_thread::yield();
    }
}

} // namespace

TEST_CASE("sendall sends everything within one budget") {
    const auto data = pattern();
    for (const refsock::timeout_value timeout : {refsock::timeout_value{}, {60.0}}) {
        auto [first, second] = refsock::socketpair();
        first.settimeout(timeout);
        auto received = std::async(std::launch::async, [&s = second] { return receive_all(s); });
        first.sendall(data);
        first.close();
        CHECK(received.get() == data);
    }
}

TEST_CASE("the budget of sendall ends although the peer goes on reading") {
    const auto data = pattern();
    auto [first, second] = refsock::socketpair();
    first.settimeout(0.2);
    std::atomic<bool> ended = false;
    // At 4 MB a second at most, each wait for room is short but all of them take two seconds.
    std::thread reader([&, &s = second] {
        while (!ended) {
            error_code code;
            if (s.recv(20000, 0, code).empty()) return;
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
    });
    const stopwatch watch;
    const auto outcome = error_of([&, &s = first](error_code& c) { s.sendall(data, 0, c); });
    const double elapsed = watch.seconds();
    ended = true;
    first.close();
    reader.join();
    CHECK(outcome == "timed out");
    CHECK(elapsed >= 0.2);
    CHECK(elapsed < support::loose);
}

TEST_CASE("signals neither lose nor repeat octets of sendall") {
    const auto data = pattern();
    auto [first, second] = refsock::socketpair();
    std::promise<void> start;
    auto received = std::async(std::launch::async, [&s = second, begin = start.get_future()] {
        begin.wait();
        return receive_all(s);
    });
    const support::interruptions signals;
    std::thread starter([&] {
        await_signals(signals, 10);
        start.set_value();
    });
    first.sendall(data);
    first.close();
    starter.join();
    CHECK(received.get() == data);
    CHECK(signals.handled() >= 10);
}

TEST_CASE("blocked calls go on after signals") {
    auto [client, server] = support::connected();
    socket waiting = support::listener();
    const auto address = waiting.getsockname();
    const support::interruptions signals;
    std::thread peer([&, &s = client] {
        await_signals(signals, 10);
        s.send(octets("x"));
        await_signals(signals, 20);
        socket late(af_inet);
        error_code ignored;
        late.connect(address, ignored);
    });
    CHECK(server.recv(1).size() == 1);
    CHECK(signals.handled() >= 10);
    CHECK(error_of([&](error_code& c) { waiting.accept(c); }) == "none");
    CHECK(signals.handled() >= 20);
    peer.join();
}

TEST_CASE("a blocked connect goes on after signals") {
    auto full = support::fill(support::listener(af_inet, 0), af_inet);
    for (const refsock::timeout_value timeout : {refsock::timeout_value{}, {60.0}}) {
        socket s(af_inet);
        s.settimeout(timeout);
        const support::interruptions signals;
        std::thread peer([&] {
            await_signals(signals, 10);
            for (socket& filler : full.fillers)
                filler.close();
            error_code ignored;
            for (std::size_t i = 0; i <= full.fillers.size(); ++i)
                full.waiting.accept(ignored);
        });
        full.waiting.settimeout(10);
        CHECK(error_of([&](error_code& c) { s.connect(full.address, c); }) == "none");
        CHECK(signals.handled() >= 10);
        CHECK(s.getpeername() == full.address);
        full.waiting.shutdown(support::number("SHUT_RDWR"));
        peer.join();
        full = support::fill(support::listener(af_inet, 0), af_inet);
    }
}

TEST_CASE("shutdown wakes a receiver in another thread") {
    auto [client, server] = support::connected();
    auto received = std::async(std::launch::async, [&s = server] { return s.recv(1).size(); });
    server.shutdown(support::number("SHUT_RDWR"));
    CHECK(received.get() == 0);
}

TEST_CASE("close during a call ends in an error or the timeout") {
    auto [client, server] = support::connected();
    server.settimeout(0.3);
    const stopwatch watch;
    auto outcome = std::async(std::launch::async, [&s = server] {
        return error_of([&](error_code& c) { s.recv(1, 0, c); });
    });
    server.close();
    const std::string name = outcome.get();
    CHECK((name == "timed out" || name == "EBADF"));
    CHECK(watch.seconds() < support::loose);
    CHECK(server.fileno() == -1);
}

TEST_CASE("several threads close a socket once") {
    for (int round = 0; round < 50; ++round) {
        socket s(af_inet);
        std::atomic<int> failures = 0;
        const auto close = [&] {
            error_code code;
            s.close(code);
            if (code) ++failures;
        };
        std::thread other(close);
        close();
        other.join();
        CHECK(failures == 0);
    }
}

TEST_CASE("several threads receive each octet once") {
    auto [client, server] = support::connected();
    server.settimeout(30);
    constexpr std::size_t total = 2000;
    std::vector<std::future<std::string>> parts;
    for (int i = 0; i < 4; ++i) {
        parts.push_back(std::async(std::launch::async, [&s = server] {
            std::string all;
            for (;;) {
                const auto part = s.recv(1);
                if (part.empty()) return all;
                all += support::text(part);
            }
        }));
    }
    for (std::size_t i = 0; i < total; i += 2)
        client.sendall(octets("ab"));
    client.close();
    std::string all;
    for (auto& part : parts)
        all += part.get();
    CHECK(std::ranges::count(all, 'a') == total / 2);
    CHECK(std::ranges::count(all, 'b') == total / 2);
}

TEST_CASE("the timeout may change while another thread receives") {
    auto [client, server] = support::connected();
    server.settimeout(30);
    auto received = std::async(std::launch::async, [&s = server] {
        return error_of([&](error_code& c) { s.recv(1, 0, c); });
    });
    for (int i = 1; i <= 100; ++i)
        server.settimeout(i);
    client.send(octets("x"));
    CHECK(received.get() == "none");
    CHECK(server.gettimeout() == 100.0);
}

} // namespace socket_threads_tests
