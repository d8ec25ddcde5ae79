#include "explore/reduce.hpp"
#include "explore/shrink.hpp"
#include "given.hpp"

#include <algorithm>
#include <catch_any.hpp>
#include <set>

using namespace sockmatrix;

namespace {

std::string text_of(const call_input& input) {
    return input.args[0].get<std::string>();
}

/// The right target refuses texts that hold `part`.
ask_targets refuses(const std::string& part) {
    return [part](const std::vector<call_input>& inputs) {
        std::vector<answer_pair> out;
        for (const call_input& one : inputs)
            out.push_back({returned(1), text_of(one).find(part) == std::string::npos
                                            ? returned(1)
                                            : raised("error")});
        return out;
    };
}

open_difference opened(const std::string& text, const ask_targets& ask) {
    const call_input input = given("inet_aton", {text});
    return {input, ask({input}).front(), 1, ""};
}

} // namespace

TEST_CASE("reductions are simpler, all different, and one step away") {
    const call_input input = given("inet_aton", {"12.é"});
    const auto some = reductions(input);
    std::set<std::string> keys;
    for (const call_input& one : some) {
        CHECK(is_simpler(one, input));
        CHECK_NOTHROW(one.args.dump());
        CHECK(keys.insert(input_key(one)).second);
    }
    for (const char* wanted : {"", ".é", "2.é", "1.é", "12é", "12.", "02.é", "12.a"})
        CHECK(keys.contains(input_key(given("inet_aton", {wanted}))));
}

TEST_CASE("an argument is left out only where the call can do without") {
    const auto has = [](const std::vector<call_input>& some, std::size_t count) {
        return std::any_of(some.begin(), some.end(),
                           [&](const call_input& one) { return one.args.size() == count; });
    };
    CHECK(has(reductions(given("getservbyname", {"http", "tcp"})), 1));
    CHECK_FALSE(has(reductions(given("inet_pton", {{{"const", "AF_INET"}}, "1"})), 1));
    const json flag{{"const", "AI_NUMERICHOST"}};
    CHECK_FALSE(has(reductions(given("getaddrinfo", {"a", 80, 0, 0, 0, flag})),
                    5)); // it would ask a server
}

TEST_CASE("octets and integers become simpler too") {
    std::set<std::string> keys;
    for (const call_input& one :
         reductions(given("inet_ntop", {{{"const", {"A", "B"}}}, {{"bytes", "7f12"}}})))
        keys.insert(one.args.dump());
    CHECK(keys.contains(R"([{"const":["A","B"]},{"bytes":"7f"}])"));
    CHECK(keys.contains(R"([{"const":["A","B"]},{"bytes":"0012"}])"));
    CHECK(keys.contains(R"([{"const":["B"]},{"bytes":"7f12"}])"));
    keys.clear();
    for (const call_input& one : reductions(given("htons", {65539})))
        keys.insert(one.args.dump());
    CHECK(keys.contains("[0]"));
    CHECK(keys.contains("[65536]"));
    CHECK(keys.contains("[32769]"));
    CHECK_FALSE(keys.contains("[4294967296]"));
}

TEST_CASE("a difference shrinks to what makes it") {
    const ask_targets ask = refuses("%x");
    const auto found = shrink({opened("fe80::1234%xlo/64 and more", ask)}, 40, ask);
    REQUIRE(found.size() == 1);
    CHECK(text_of(found[0].input) == "%x");
    CHECK(found[0].answers.right == raised("error"));
}

TEST_CASE("differences that meet become one and keep their number") {
    const ask_targets ask = refuses(":");
    const auto found =
        shrink({opened("1:2:3", ask), opened("abc:", ask), opened(":", ask)}, 40, ask);
    REQUIRE(found.size() == 1);
    CHECK(text_of(found[0].input) == ":");
    CHECK(found[0].count == 3);
}

TEST_CASE("shrinking keeps to the way of the difference") {
    // Longer than three: an error; one that is empty: another value. The first must not become the
    // second.
    const ask_targets ask = [](const std::vector<call_input>& inputs) {
        std::vector<answer_pair> out;
        for (const call_input& one : inputs) {
            const std::string text = text_of(one);
            out.push_back({returned(1), text.size() > 3 ? raised("error")
                                        : text.empty()  ? returned(2)
                                                        : returned(1)});
        }
        return out;
    };
    const auto found = shrink({opened("123456", ask)}, 40, ask);
    REQUIRE(found.size() == 1);
    CHECK(text_of(found[0].input).size() == 4);
}

TEST_CASE("rounds are bounded, and a difference that is not smallest yet is given as it is") {
    std::size_t rounds = 0;
    const ask_targets inner = refuses("7");
    const ask_targets ask = [&](const std::vector<call_input>& inputs) {
        ++rounds;
        return inner(inputs);
    };
    const open_difference start = opened("9.8.7.6.5.4.3.2", inner);
    const auto found = shrink({start}, 1, ask);
    CHECK(rounds == 1);
    CHECK(text_of(found.at(0).input).size() < text_of(start.input).size());
    CHECK(shrink({start}, 0, ask).at(0).input.args == start.input.args);
}

TEST_CASE("no input is asked twice") {
    std::size_t questions = 0;
    const ask_targets counting = [&](const std::vector<call_input>& inputs) {
        questions += inputs.size();
        return std::vector<answer_pair>(inputs.size(), answer_pair{returned(1), returned(1)});
    };
    remembering once(counting);
    const call_input a = given("htons", {1}), b = given("htons", {2});
    CHECK(once({a, b, a}).size() == 3);
    CHECK(once({b, a}).size() == 2);
    CHECK(questions == 2);
    CHECK(once.asked() == 2);
}
