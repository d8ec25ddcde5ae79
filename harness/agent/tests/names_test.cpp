#include "catch_any.hpp"

#include <array>
#include <thread>

#include "dns_message.hpp"
#include "endpoint.hpp"
#include "faulty_names.hpp"

using namespace agent;
using namespace std::string_literals;

namespace {

constexpr std::uint16_t id = 0x1234;

std::string ask(const std::string& name, dns::kind type = dns::kind::a) {
    return dns::write_query(id, name, type);
}

unsigned code_of(const std::string& answer) {
    return static_cast<unsigned char>(answer.at(3)) & 15u;
}

unsigned records_of(const std::string& answer, std::size_t section) {
    return static_cast<unsigned char>(answer.at(section * 2 + 5));
}

/// A server, and a client that has its own socket.
class names_fixture {
public:
    names_fixture()
        : socket_(open_bound(loopback(AF_INET), SOCK_DGRAM)), where_(name_of(socket_)),
          client_(open_socket(AF_INET, SOCK_DGRAM)),
          server_(faulty_names_peer(std::move(socket_))) {
        REQUIRE(::connect(client_.get(), where_.get(), where_.size) == 0);
    }

    /// What the server has answered when it has read this; empty if nothing.
    std::string asked(const std::string& message) {
        ::send(client_.get(), message.data(), static_cast<native::count>(message.size()), 0);
        pollfd waiting{server_->handle(), POLLIN, 0};
        REQUIRE(native::poll(&waiting, 1, 5000) == 1);
        return serve(POLLIN);
    }

    std::string serve(short happened) {
        sources begun;
        CHECK(server_->serve(happened, begun));
        std::array<char, 512> answer{};
        const auto size = ::recv(client_.get(), answer.data(), answer.size(), 0);
        return size < 0 ? ""s : std::string(answer.data(), static_cast<std::size_t>(size));
    }

    source& server() { return *server_; }

private:
    descriptor socket_;
    address where_;
    descriptor client_;
    std::unique_ptr<source> server_;
};

} // namespace

TEST_CASE("a query is read as it was written") {
    const auto query = dns::read_query(ask("Host.DNS.test", dns::kind::aaaa) + "more"s);
    REQUIRE(query);
    CHECK(query->name == "host.dns.test");
    CHECK(query->asks(dns::kind::aaaa));
    CHECK(query->recursion_desired);
    CHECK(query->octets == ask("Host.DNS.test", dns::kind::aaaa));
}

TEST_CASE("what is no query is not read") {
    const auto whole = ask("a.test");
    for (std::size_t size = 0; size < whole.size(); ++size)
        CHECK_FALSE(dns::read_query(whole.substr(0, size)));
    auto reply = whole, compressed = whole, two_questions = whole;
    reply[2] = '\x81';
    compressed[12] = '\xc0';
    two_questions[5] = 2;
    for (const auto& message : {reply, compressed, two_questions})
        CHECK_FALSE(dns::read_query(message));
}

TEST_CASE("an answer repeats the question and has the record") {
    const auto query = dns::read_query(ask("a.test"));
    CHECK(dns::reply(*query, {dns::kind::a, "\x7f\0\0\1"s}) ==
          "\x12\x34\x85\x00\0\1\0\1\0\0\0\0\1a\4test\0\0\1\0\1"
          "\xc0\x0c\0\1\0\1\0\0\0\0\0\4\x7f\0\0\1"s);
    CHECK(dns::reply(*query, dns::code::server_failure) ==
          "\x12\x34\x81\x02\0\1\0\0\0\0\0\0\1a\4test\0\0\1\0\1"s);
    CHECK(dns::referral(*query) == "\x12\x34\x81\x00\0\1\0\0\0\1\0\0\1a\4test\0\0\1\0\1"
                                   "\0\0\2\0\1\0\0\0\0\0\1\0"s);
}

TEST_CASE_METHOD(names_fixture, "each name has its fault") {
    struct expectation {
        std::string name;
        dns::kind type;
        unsigned code, answers;
    };
    using enum dns::kind;
    const std::vector<expectation> table = {
        {"plain.odd.test", a, 0, 1},
        {"plain.odd.test", aaaa, 0, 1},
        {"plain.odd.test", ns, 0, 0},
        {"PLAIN.odd.TEST", a, 0, 1},
        {"format-error.odd.test", a, 1, 0},
        {"server-failure.odd.test", aaaa, 2, 0},
        {"other.odd.test", a, 3, 0},
        {"plain.test", a, 3, 0},
        {"not-implemented.odd.test", a, 4, 0},
        {"refused.odd.test", a, 5, 0},
        {"lame.odd.test", a, 0, 0},
        {"self-alias.odd.test", a, 0, 1},
        {"aaaa-server-failure.odd.test", a, 0, 1},
        {"aaaa-server-failure.odd.test", aaaa, 2, 0},
        {"aaaa-no-name.odd.test", aaaa, 3, 0},
        {"aaaa-silent.odd.test", a, 0, 1},
    };
    for (const auto& one : table) {
        INFO(one.name);
        const auto answer = asked(ask(one.name, one.type));
        REQUIRE_FALSE(answer.empty());
        CHECK(answer.substr(0, 2) == "\x12\x34");
        CHECK(code_of(answer) == one.code);
        CHECK(records_of(answer, 1) == one.answers);
        CHECK(records_of(answer, 2) == (one.name == "lame.odd.test" ? 1 : 0));
    }
}

TEST_CASE_METHOD(names_fixture, "some queries are not answered") {
    CHECK(asked(ask("silent.odd.test")).empty());
    CHECK(asked(ask("aaaa-silent.odd.test", dns::kind::aaaa)).empty());
    CHECK(asked("no query").empty());
    for (int twice = 0; twice < 2; ++twice) {
        CHECK(asked(ask("silent-once.odd.test")).empty());
        CHECK(asked(ask("silent-once.odd.test", dns::kind::aaaa)).empty());
        CHECK_FALSE(asked(ask("silent-once.odd.test")).empty());
        CHECK_FALSE(asked(ask("silent-once.odd.test", dns::kind::aaaa)).empty());
    }
}

TEST_CASE_METHOD(names_fixture, "a late answer comes when it is due") {
    using std::chrono::steady_clock;
    CHECK(server().due() == steady_clock::time_point::max());
    const auto begin = steady_clock::now();
    CHECK(asked(ask("late.odd.test")).empty());
    CHECK(server().due() >= begin + std::chrono::milliseconds(400));
    CHECK(serve(0).empty());
    std::this_thread::sleep_until(server().due());
    CHECK(records_of(serve(0), 1) == 1);
    CHECK(server().due() == steady_clock::time_point::max());
}
