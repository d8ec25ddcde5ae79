#include "background.hpp"

#include "catch_any.hpp"
#include "refsock/socket.hpp"

#include <chrono>
#include <future>

using namespace std::chrono_literals;

TEST_CASE("work in the background runs beside its starter") {
    std::promise<void> go;
    std::promise<void> done;
    adapter::background_calls calls;
    calls.start([&] {
        go.get_future().wait();
        done.set_value();
    });
    CHECK_FALSE(calls.idle());
    CHECK_FALSE(calls.wait_idle(1ms));
    go.set_value();
    done.get_future().wait();
    CHECK(calls.wait_idle(10s));
    CHECK(calls.idle());
}

TEST_CASE("an interrupt reaches each call that runs, and it resumes") {
    auto [near, far] = refsock::socketpair();
    std::promise<std::size_t> received;
    auto result = received.get_future();
    adapter::background_calls calls;
    calls.start([&, socket = &near] { received.set_value(socket->recv(10).size()); });
    CHECK(calls.interrupt() == 1);
    const std::byte octet{};
    far.sendall({&octet, 1});
    REQUIRE(result.wait_for(10s) == std::future_status::ready);
    CHECK(result.get() == 1);
    CHECK(calls.wait_idle(10s));
    CHECK(calls.interrupt() == 0);
}
