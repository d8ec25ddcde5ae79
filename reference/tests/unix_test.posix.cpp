// Sockets of AF_UNIX.
#include "signals.posix.hpp"
#include "socket_support.posix.hpp"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <thread>
#include <unistd.h>

// Within a namespace, as <sys/socket.h> has a function of the name `socket`.
namespace unix_tests {

using refsock::af_unix;
using refsock::sock_dgram;
using refsock::sock_stream;
using refsock::socket;
using std::error_code;
using support::error_of;
using support::octets;
using support::stopwatch;
using support::unix_address;

namespace {

/// A new directory for socket files, removed with what is in it.
class directory {
public:
    directory() {
        std::string pattern = (std::filesystem::temp_directory_path() / "refsock-XXXXXX").string();
        REQUIRE(::mkdtemp(pattern.data()) != nullptr);
        path_ = pattern;
    }
    directory(const directory&) = delete;
    directory& operator=(const directory&) = delete;
    ~directory() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    unix_address name(const std::string& file) const { return {path_ + "/" + file}; }

private:
    std::string path_;
};

socket listener_at(const unix_address& name, int backlog = 8) {
    socket result(af_unix);
    result.bind(name);
    result.listen(backlog);
    return result;
}

/// Whether a full backlog refuses at once, so that there is nothing to wait for.
bool refuses(const support::full_listener& full) {
    if (full.last == std::errc::resource_unavailable_try_again) return false;
    WARN("a full backlog gives " << support::name(full.last) << " here");
    return true;
}

} // namespace

TEST_CASE("a path connects two sockets") {
    const directory place;
    const auto name = place.name("s");
    socket waiting = listener_at(name);
    CHECK(waiting.getsockname() == refsock::address(name));
    socket client(af_unix);
    client.connect(name);
    auto [server, peer] = waiting.accept();
    CHECK(peer == refsock::address(unix_address{}));
    CHECK(client.getpeername() == refsock::address(name));
    CHECK(client.getsockname() == refsock::address(unix_address{}));
    client.sendall(octets("x"));
    CHECK(server.recv(1).size() == 1);
    waiting.close();
    CHECK(std::filesystem::exists(name.path));
    CHECK(error_of([&](error_code& c) { socket(af_unix).connect(name, c); }) == "ECONNREFUSED");
    CHECK(error_of([&](error_code& c) { socket(af_unix).bind(name, c); }) == "EADDRINUSE");
}

TEST_CASE("what is no listener refuses") {
    const directory place;
    const auto connect = [](const unix_address& name) {
        return error_of([&](error_code& c) { socket(af_unix).connect(name, c); });
    };
    CHECK(connect(place.name("missing")) == "ENOENT");
    socket datagram(af_unix, sock_dgram);
    datagram.bind(place.name("d"));
    CHECK(connect(place.name("d")) == "EPROTOTYPE");
    error_code code;
    socket(af_unix).bind(place.name(std::string(200, 'x')), code);
    CHECK(refsock::class_of(code) == refsock::error_class::error);
    CHECK(code);
}

TEST_CASE("datagrams carry the name of their sender") {
    const directory place;
    socket first(af_unix, sock_dgram);
    socket second(af_unix, sock_dgram);
    first.bind(place.name("first"));
    second.bind(place.name("second"));
    CHECK(first.sendto(octets("hello"), place.name("second")) == 5);
    std::array<std::byte, 10> buffer{};
    const auto received = second.recvfrom_into(buffer);
    CHECK(received.size == 5);
    CHECK(received.address == refsock::address(place.name("first")));
}

TEST_CASE("an abstract name needs no file") {
    const unix_address name{std::string("\0refsock", 8) + std::to_string(::getpid())};
    socket waiting(af_unix);
    error_code code;
    waiting.bind(name, code);
    if (code) {
        WARN("no abstract names here: " << code.message());
        return;
    }
    waiting.listen(1);
    CHECK(waiting.getsockname() == refsock::address(name));
    socket client(af_unix);
    client.connect(name);
    CHECK(client.getpeername() == refsock::address(name));
}

TEST_CASE("a full backlog is waited for within the timeout") {
    const directory place;
    auto full = support::fill(listener_at(place.name("s"), 0), af_unix);
    if (refuses(full)) return;
    socket s(af_unix);
    s.settimeout(0);
    CHECK(error_of([&](error_code& c) { s.connect(full.address, c); }) == "EAGAIN");
    s.settimeout(0.1);
    const stopwatch watch;
    CHECK(error_of([&](error_code& c) { s.connect(full.address, c); }) == "timed out");
    CHECK(watch.seconds() >= 0.1);
    CHECK(s.connect_ex(full.address) == EAGAIN);
    CHECK(watch.seconds() < support::loose);
    s.settimeout(60);
    std::thread accepter([&] {
        error_code ignored;
        full.waiting.accept(ignored);
    });
    s.connect(full.address);
    accepter.join();
    CHECK(s.getpeername() == full.address);
}

TEST_CASE("a blocked connect starts again after signals") {
    const directory place;
    auto full = support::fill(listener_at(place.name("s"), 0), af_unix);
    if (refuses(full)) return;
    socket s(af_unix);
    const support::interruptions signals;
    std::thread accepter([&] {
        const stopwatch watch;
        while (signals.handled() < 10 && watch.seconds() < support::loose) {
            std::this_thread::yield();
        }
        error_code ignored;
        full.waiting.accept(ignored);
    });
    CHECK(error_of([&](error_code& c) { s.connect(full.address, c); }) == "none");
    CHECK(signals.handled() >= 10);
    accepter.join();
    CHECK(s.getpeername() == full.address);
}

TEST_CASE("a full datagram receiver is waited for within the timeout") {
    const directory place;
    socket receiver(af_unix, sock_dgram);
    receiver.bind(place.name("d"));
    socket sender(af_unix, sock_dgram);
    sender.settimeout(0);
    error_code code;
    for (int i = 0; i < 10000 && !code; ++i)
        sender.sendto(octets("x"), 0, place.name("d"), code);
    if (code != std::errc::resource_unavailable_try_again) {
        WARN("a full receiver gives " << support::name(code) << " here");
        return;
    }
    sender.settimeout(0.1);
    const stopwatch watch;
    CHECK(error_of([&](error_code& c) { sender.sendto(octets("x"), 0, place.name("d"), c); }) ==
          "timed out");
    CHECK(watch.seconds() >= 0.1);
    CHECK(watch.seconds() < support::loose);
}

} // namespace unix_tests
