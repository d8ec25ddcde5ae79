#include "values.hpp"

#include "catch_any.hpp"
#include "faults.hpp"
#include "refsock/constants.hpp"

#include <cmath>
#include <limits>
#include <numeric>

namespace values_tests {

using namespace adapter;

namespace {

json read(const char* text) {
    return json::parse(text);
}

std::vector<std::byte> bytes(std::initializer_list<int> values) {
    std::vector<std::byte> octets;
    for (const int value : values)
        octets.push_back(std::byte(value));
    return octets;
}

} // namespace

TEST_CASE("octets are hexadecimal both ways") {
    CHECK(octets_of(read(R"({"bytes":""})")).empty());
    CHECK(octets_of(read(R"({"bytes":"7f00ff"})")) == bytes({0x7f, 0, 0xff}));
    CHECK(octets_value(bytes({0x7f, 0, 0xff})) == read(R"({"bytes":"7f00ff"})"));
    CHECK(octets_value({}) == read(R"({"bytes":""})"));
}

TEST_CASE("malformed octets are faults of the request") {
    for (const char* text : {R"({"bytes":"7"})", R"({"bytes":"7F"})", R"({"bytes":"zz"})",
                             R"({"bytes":7})", R"({"fill":-1,"seed":1})", R"({"fill":1})",
                             R"({"fill":1e3,"seed":1})", R"({"fill":268435457,"seed":1})"}) {
        INFO(text);
        CHECK_THROWS_AS(octets_of(read(text)), request_fault);
    }
}

TEST_CASE("generated octets follow the generator of the protocol") {
    // By hand: x1 = 1103527590, x2 = 2524885223 mod 2^31 = 377401575, x3 = 662824084.
    const auto octets = octets_of(read(R"({"fill":3,"seed":1})"));
    CHECK(octets ==
          bytes({(1103527590 >> 16) & 255, (377401575 >> 16) & 255, (662824084 >> 16) & 255}));
    CHECK(octets_of(read(R"({"fill":70000,"seed":9})")).size() == 70000);
}

TEST_CASE("the digest is FNV-1a of 64 bits") {
    CHECK(digest({}) == "cbf29ce484222325");
    CHECK(digest(bytes({'a'})) == "af63dc4c8601ec8c");
    CHECK(digest(bytes({'f', 'o', 'o', 'b', 'a', 'r'})) == "85944171f73967e8");
}

TEST_CASE("octets longer than the limit are answered as a digest") {
    const std::vector<std::byte> most(longest_octets);
    CHECK(octets_value(most).at("bytes").get<std::string>().size() == 2 * longest_octets);
    const std::vector<std::byte> more(longest_octets + 1);
    CHECK(octets_value(more) == json{{"digest", digest(more)}, {"size", longest_octets + 1}});
}

TEST_CASE("integers are numbers, tagged text, constants and booleans") {
    CHECK(integer_of(read("-5")) == -5);
    CHECK(integer_of(read("9223372036854775807")) == std::numeric_limits<std::int64_t>::max());
    CHECK(integer_of(read(R"({"integer":"-9223372036854775808"})")) ==
          std::numeric_limits<std::int64_t>::min());
    CHECK(integer_of(read("true")) == 1);
    CHECK(integer_of(read(R"({"const":"AF_INET"})")) == refsock::af_inet);
    CHECK(integer_of(read(R"({"const":["AI_PASSIVE","AI_NUMERICHOST",64]})")) ==
          (*refsock::constant("AI_PASSIVE") | *refsock::constant("AI_NUMERICHOST") | 64));
}

TEST_CASE("integers past 64 bits are inexpressible") {
    for (const char* text :
         {"9223372036854775808", "18446744073709551615", R"({"integer":"18446744073709551616"})",
          R"({"integer":"-9223372036854775809"})"}) {
        INFO(text);
        CHECK_THROWS_AS(integer_of(read(text)), inexpressible);
    }
}

TEST_CASE("what is no integer is inexpressible as one") {
    for (const char* text : {R"("1")", "1.0", "null", "[1]", R"({"bytes":"01"})",
                             R"({"float":"nan"})", R"({"socket":1})", "1e400"}) {
        INFO(text);
        const json value = json::parse(text, nullptr, false);
        if (!value.is_discarded()) CHECK_THROWS_AS(integer_of(value), inexpressible);
    }
}

TEST_CASE("malformed tags are faults of the request") {
    for (const char* text :
         {R"({"integer":5})", R"({"integer":""})", R"({"integer":"5x"})", R"({"integer":" 5"})",
          R"({"const":"NO_SUCH_NAME"})", R"({"const":null})", R"({"const":[["AF_INET"]]})",
          R"({"unheard":1})", "{}"}) {
        INFO(text);
        CHECK_THROWS_AS(integer_of(read(text)), request_fault);
    }
}

TEST_CASE("an undefined constant is named") {
    CHECK_THROWS_WITH(integer_of(read(R"({"const":"SO_UNHEARD_OF"})")),
                      "the constant SO_UNHEARD_OF is not defined here");
}

TEST_CASE("numbers and timeouts are floats, tagged or not") {
    CHECK(number_of(read("2")) == 2.0);
    CHECK(number_of(read("0.25")) == 0.25);
    CHECK(std::isnan(number_of(read(R"({"float":"nan"})"))));
    CHECK(number_of(read(R"({"float":"-inf"})")) == -std::numeric_limits<double>::infinity());
    CHECK(number_of(read(R"({"integer":"9007199254740993"})")) == 9007199254740993.0);
    CHECK_FALSE(timeout_of(read("null")).has_value());
    CHECK_THROWS_AS(number_of(read(R"("1")")), inexpressible);
    CHECK_THROWS_AS(number_of(read(R"({"float":"huge"})")), request_fault);
}

TEST_CASE("booleans may be integers") {
    CHECK(boolean_of(read("true")));
    CHECK_FALSE(boolean_of(read("0")));
    CHECK_THROWS_AS(boolean_of(read(R"("yes")")), inexpressible);
    CHECK_THROWS_AS(boolean_of(read("null")), inexpressible);
}

TEST_CASE("text is text alone") {
    CHECK(text_of(read(R"("a\u0000b")")) == std::string("a\0b", 3));
    CHECK_THROWS_WITH(text_of(read(R"({"bytes":"61"})")), "text is needed, not octets");
    CHECK_THROWS_WITH(text_of(read("null")), "text is needed, not null");
    CHECK_THROWS_WITH(text_of(read("5")), "text is needed, not an integer");
    CHECK_THROWS_AS(octets_of(read(R"("text")")), inexpressible);
}

TEST_CASE("results past 53 bits and floats without a number are tagged") {
    const std::int64_t exact = std::int64_t{1} << 53;
    CHECK(integer_value(exact) == json(exact));
    CHECK(integer_value(exact + 1) == json{{"integer", "9007199254740993"}});
    CHECK(integer_value(-exact - 1) == json{{"integer", "-9007199254740993"}});
    CHECK(number_value(0.5) == json(0.5));
    CHECK(number_value(std::nan("")) == json{{"float", "nan"}});
    CHECK(number_value(-std::numeric_limits<double>::infinity()) == json{{"float", "-inf"}});
    CHECK(timeout_value(std::nullopt) == json(nullptr));
}

} // namespace values_tests
