#include "explore/generate.hpp"
#include "explore/groups.hpp"
#include "explore/inputs.hpp"
#include "explore/tokens.hpp"
#include "given.hpp"

#include <catch_any.hpp>

using namespace sockmatrix;

namespace {

std::vector<std::string> keys(std::uint64_t seed, const std::vector<call_input>& starts,
                              std::size_t count) {
    picker pick(seed);
    std::set<std::string> seen;
    std::vector<std::string> out;
    for (const call_input& one : generate_inputs(starts, count, pick, seen))
        out.push_back(input_key(one));
    return out;
}

} // namespace

TEST_CASE("text is split into numbers, words and single characters") {
    const auto tokens = [](const std::string& text) { return split_tokens(text); };
    using texts = std::vector<std::string>;
    CHECK(tokens("127.0x7F.010") == texts{"127", ".", "0x7F", ".", "010"});
    CHECK(tokens("0xg") == texts{"0x", "g"});
    CHECK(tokens("fe80::1%lo") == texts{"fe", "80", ":", ":", "1", "%", "lo"});
    CHECK(tokens("é ") == texts{"é", " "});
    CHECK(tokens("").empty());
    CHECK(split_characters("aé1") == texts{"a", "é", "1"});
}

TEST_CASE("texts alike but for their numbers and words have one shape") {
    CHECK(shape_of_text("1.255") == "n.n");
    CHECK(shape_of_text("1.256") == "n.N");
    CHECK(shape_of_text("010.08") == "0n.09");
    CHECK(shape_of_text("0x.0Xff") == "0x.0xn");
    CHECK(shape_of_text("name %2\n") == "a %n ");
    CHECK(shape_of(given("getnameinfo", {{"::1", 80, 0, 0}, 0})) == "((\"::n\", n, n, n), n)");
    CHECK(shape_of(given("inet_ntoa", {{{"bytes", "7f000001"}}})) == "(4 octets)");
}

TEST_CASE("equal seeds give equal inputs, other seeds others") {
    const std::vector<call_input> starts{given("inet_aton", {"127.0.0.1"}),
                                         given("inet_aton", {"0x7f.1"})};
    CHECK(keys(1, starts, 200) == keys(1, starts, 200));
    CHECK(keys(1, starts, 200) != keys(2, starts, 200));
    CHECK(keys(1, starts, 200).size() == 200);
}

TEST_CASE("no input comes twice, and none that the corpus has") {
    const std::vector<call_input> starts{given("htons", {1})};
    picker pick(1);
    std::set<std::string> seen{input_key(given("htons", {65535})), input_key(starts.front())};
    const std::size_t before = seen.size();
    const auto made = generate_inputs(starts, 1000, pick, seen);
    CHECK(made.size() < 1000); // integers have few boundaries, and the search ends
    CHECK(seen.size() == before + made.size());
    for (const call_input& one : made)
        CHECK(one.args != json{65535});
}

TEST_CASE("changed arguments keep their kind") {
    picker pick(3);
    for (int i = 0; i < 500; ++i) {
        CHECK(mutate_value("1.2.3.4", pick).is_string());
        const json octets = mutate_value({{"bytes", "7f000001"}}, pick);
        REQUIRE(is_octets(octets));
        CHECK(octets["bytes"].get<std::string>().size() % 2 == 0);
        const json integer = mutate_value(80, pick);
        CHECK((integer.is_number_integer() || integer.contains("integer")));
    }
}

TEST_CASE("text with characters of several octets stays UTF-8") {
    picker pick(4);
    std::string text = "é1é";
    for (int i = 0; i < 500; ++i) {
        text = mutate_text(text, pick).substr(0, 0) + mutate_text("é%é.é", pick);
        CHECK_NOTHROW(json(text).dump());
    }
}

TEST_CASE("starts are the corpus's calls of values, and look-ups ask for names without a network") {
    suite all =
        suite_of({given("inet_aton", {"1"}), given("inet_aton", {{{"fixture", "closed_tcp/0"}}}),
                  given("getaddrinfo", {"1", 80}),
                  given("getaddrinfo", {"1", 80, 0, 0, 0, {{"const", "AI_NUMERICHOST"}}}),
                  given("inet_aton", json::array())});
    all.cases[0].needs = {"ipv6"};
    const auto conversions = corpus_inputs(all, *find_explorable("inet_aton"));
    REQUIRE(conversions.size() == 1);
    CHECK(conversions[0].needs == std::vector<std::string>{"ipv6"});
    CHECK(conversions[0].from == "inet_aton/case-0");
    const auto lookups = corpus_inputs(all, *find_explorable("getaddrinfo"));
    REQUIRE(lookups.size() == 1); // the other one may ask a server
    CHECK(lookups[0].from == "getaddrinfo/case-3");
    CHECK(lookups[0].needs == std::vector<std::string>{"hermetic_names"});
}

TEST_CASE("an argument of another start may be taken") {
    const std::vector<call_input> starts{given("inet_pton", {{{"const", "AF_INET"}}, "1.2.3.4"}),
                                         given("inet_pton", {{{"const", "AF_INET6"}}, "::1"})};
    bool crossed = false;
    picker pick(1);
    std::set<std::string> seen;
    for (const call_input& one : generate_inputs(starts, 300, pick, seen))
        crossed = crossed || (one.args[0] == json{{"const", "AF_INET"}} && one.args[1] == "::1");
    CHECK(crossed);
}
