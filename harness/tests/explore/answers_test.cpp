#include "given.hpp"

#include <catch_any.hpp>

using namespace sockmatrix;

namespace {

observation answered(json answer) {
    observation out;
    out.answer = json::array({std::move(answer)});
    return out;
}

json failed(const std::string& code, const std::string& message) {
    return {{"raises",
             {{"is", {"gaierror", "error"}},
              {"code", code},
              {"message", message},
              {"native", {{"space", "eai"}, {"value", -2}}}}}};
}

} // namespace

TEST_CASE("an error is compared by class and code, not by text or number") {
    const call_input input = given("getaddrinfo", {"a", nullptr});
    const json seen =
        comparable_answer(input, answered(failed("EAI_NONAME", "no such name")), json::object());
    CHECK(seen == raised("gaierror", "EAI_NONAME"));
}

TEST_CASE("what says nothing of the behaviour is no answer, and no difference") {
    const call_input input = given("htons", {1});
    observation skipped;
    skipped.skipped = skip{"ipv6", "none", true};
    CHECK(comparable_answer(input, skipped, json::object()).is_null());
    CHECK(
        comparable_answer(input, answered({{"inexpressible", "text"}}), json::object()).is_null());
    CHECK(
        comparable_answer(input, answered({{"unsupported", "lacking"}}), json::object()).is_null());
    CHECK_FALSE(answers_differ({nullptr, returned(1)}));
}

TEST_CASE("families and types of getaddrinfo are compared by name") {
    const call_input input = given("getaddrinfo", {"::1", 80});
    const auto entry = [](json family, json type) {
        return returned({{family, type, 6, "", {"::1", 80, 0, 0}}});
    };
    const json linux_numbers{{"AF_INET6", 10}, {"SOCK_STREAM", 1}},
        windows_numbers{{"AF_INET6", 23}, {"SOCK_STREAM", 1}};
    const json left = comparable_answer(input, answered(entry(10, 1)), linux_numbers);
    CHECK(left == entry("AF_INET6", "SOCK_STREAM"));
    CHECK(left == comparable_answer(input, answered(entry(23, 1)), windows_numbers));
    CHECK(left != comparable_answer(input, answered(entry(10, 1)), windows_numbers));
}

TEST_CASE("a canonical name is compared only where it was asked for") {
    const json seen = returned({{2, 1, 6, "192.0.2.1", {"192.0.2.1", 80}}});
    const json without = returned({{2, 1, 6, "", {"192.0.2.1", 80}}});
    const json flag{{"const", "AI_CANONNAME"}};
    CHECK(comparable_answer(given("getaddrinfo", {"192.0.2.1", 80}), answered(seen),
                            json::object()) == without);
    CHECK(comparable_answer(given("getaddrinfo", {"192.0.2.1", 80, 0, 0, 0, flag}), answered(seen),
                            json::object()) == seen);
}

TEST_CASE("values, classes and codes part targets; a code that one does not reveal does not") {
    CHECK(answers_differ({returned(1), returned(2)}));
    CHECK(answers_differ({returned(1), raised("error")}));
    CHECK(answers_differ({raised("error"), raised("gaierror")}));
    CHECK(answers_differ({raised("error", "EINVAL"), raised("error", "EFAULT")}));
    CHECK_FALSE(answers_differ({raised("error", "EINVAL"), raised("error")}));
    CHECK_FALSE(answers_differ({returned("x"), returned("x")}));
}

TEST_CASE("a target that breaks always counts") {
    observation broken;
    broken.broke = fault{"crash", "ended by signal 11", 0};
    const json crash = comparable_answer(given("htons", {1}), broken, json::object());
    CHECK(crash == json{{"broke", "crash"}});
    CHECK(answers_differ({crash, crash}));
    CHECK(answers_differ({crash, nullptr}));
    CHECK(way_of({crash, returned(1)}) == "crash | returns");
}

TEST_CASE("the way of a difference leaves values out and keeps errors") {
    CHECK(way_of({returned(1), returned(2)}) == way_of({returned(3), returned(4)}));
    CHECK(way_of({returned(1), raised("error", "EINVAL")}) == "returns | raises error EINVAL");
    CHECK(way_of({returned(1), raised("error")}) != way_of({raised("error"), returned(1)}));
}
