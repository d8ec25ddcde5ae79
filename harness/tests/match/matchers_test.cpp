#include "given.hpp"

#include "match/values.hpp"
#include "model/failure.hpp"

#include <catch_any.hpp>

using namespace sockmatrix;
using sockmatrix::testing::given_run;
using sockmatrix::testing::j;

namespace {

struct matcher_row {
    const char* matcher;
    const char* value;
    bool matches;
};

void check_matchers(const std::vector<matcher_row>& rows) {
    const given_run run;
    for (const matcher_row& one : rows) {
        CAPTURE(one.matcher, one.value);
        const match_result result = match_value(j(one.matcher), j(one.value), run.context());
        CHECK(result.matches == one.matches);
        CHECK(result.why.empty() == one.matches);
    }
}

std::string why(const char* matcher, const char* value) {
    const given_run run;
    return match_value(j(matcher), j(value), run.context()).why;
}

json octets_json(std::string_view octets) {
    return {{"bytes", to_hex(octets)}};
}

} // namespace

TEST_CASE("a plain value matches an equal one") {
    check_matchers({
        {"5", "5", true},
        {"5", "5.0", true},
        {"5.0", "5", true},
        {"5", "6", false},
        {"0", "false", false},
        {"1", "true", false},
        {"true", "true", true},
        {"true", "1", false},
        {"null", "null", true},
        {"null", "0", false},
        {"null", "''", false},
        {"'a'", "'a'", true},
        {"'a'", "'A'", false},
        {"'5'", "5", false},
        {"-1", "18446744073709551615", false},
        {"-5", "-5", true},
        {"18446744073709551615", "18446744073709551615", true},
        {"9007199254740993", "9007199254740992", false},
        {"[]", "[]", true},
        {"[]", "{}", false},
        {"['a', 80]", "['a', 80]", true},
        {"['a', 80]", "['a', 80, 0]", false},
        {"['a', 80, 0]", "['a', 80]", false},
        {"['a', [1, 2]]", "['a', [1, 2]]", true},
        {"['a', [1, 2]]", "['a', [1, 3]]", false},
        {"['a']", "'a'", false},
    });
}

TEST_CASE("tagged values match what they stand for") {
    check_matchers({
        {"{'bytes': '7f000001'}", "{'bytes': '7f000001'}", true},
        {"{'bytes': '7F000001'}", "{'bytes': '7f000001'}", true},
        {"{'bytes': '7f000001'}", "{'bytes': '7f000002'}", false},
        {"{'bytes': ''}", "{'bytes': ''}", true},
        {"{'bytes': '61'}", "'a'", false},
        {"{'octets': 'ab'}", "{'bytes': '6162'}", true},
        {"{'octets': 'ab'}", "'ab'", false},
        {"{'const': 'AF_INET'}", "2", true},
        {"{'const': 'AF_INET'}", "3", false},
        {"{'const': 'SO_FOO'}", "null", false},
        {"{'const': 'SO_UNKNOWN'}", "2", false},
        {"{'const': ['AI_PASSIVE', 'AI_NUMERICHOST']}", "5", true},
        {"{'const': ['AI_PASSIVE', 'SO_FOO']}", "1", false},
        {"{'ref': 'a/1'}", "['127.0.0.1', 55]", true},
        {"{'ref': 'a/1/1'}", "55", true},
        {"{'ref': 'a/1/1'}", "56", false},
        {"{'ref': 'a/0'}", "{'socket': 3}", true},
        {"{'ref': 'a/7'}", "null", false},
        {"{'ref': 'e'}", "null", false},
        {"{'ref': 'skipped'}", "null", false},
        {"{'ref': 'nobody'}", "null", false},
        {"{'fixture': 'echo_tcp'}", "['127.0.0.1', 4001]", true},
        {"{'fixture': 'echo_tcp/1'}", "4001", true},
        {"{'fixture': 'echo_tcp/1'}", "4002", false},
        {"{'fixture': 'unix_path/b'}", "'/tmp/b'", true},
        {"{'fixture': 'unix_path'}", "'/tmp/a'", true},
        {"{'fixture': 'echo_udp'}", "null", false},
        {"{'concat': ['a', 'b']}", "'ab'", true},
        {"{'concat': ['a', {'bytes': '00'}]}", "{'bytes': '6100'}", true},
        {"{'concat': ['a', {'int': 1, 'size': 2}]}", "{'bytes': '610100'}", true},
        {"{'concat': [{'fixture': 'unix_path'}, '/x']}", "'/tmp/a/x'", true},
        {"{'repeat': 'ab', 'times': 2}", "'abab'", true},
        {"{'repeat': 'a', 'times': {'fact': 'sun_path', 'plus': -106}}", "'aa'", true},
        {"{'repeat': 'a', 'times': {'fact': 'sun_path', 'plus': -200}}", "''", false},
        {"{'fact': 'sun_path'}", "108", true},
        {"{'fact': 'sun_path', 'plus': 1}", "109", true},
        {"{'fact': 'nothing'}", "null", false},
        {"{'pack': 'linger', 'l_onoff': 1, 'l_linger': 5}", "{'bytes': '0100000005000000'}", true},
        {"{'pack': 'linger', 'l_onoff': {'const': 'AI_PASSIVE'}}", "{'bytes': '0100000000000000'}",
         true},
        {"{'pack': 'linger'}", "{'bytes': '0100000000000000'}", false},
        {"{'pack': 'timeval', 'tv_sec': 1}", "{'bytes': '01'}", false},
        {"{'integer': '18446744073709551616'}", "{'integer': '18446744073709551616'}", true},
        {"{'integer': '18446744073709551616'}", "{'integer': '18446744073709551617'}", false},
        {"{'integer': '18446744073709551615'}", "18446744073709551615", true},
        {"{'integer': '-0005'}", "-5", true},
        {"{'float': 'nan'}", "{'float': 'nan'}", true},
        {"{'float': 'nan'}", "1.0", false},
        {"{'float': 'inf'}", "{'float': '-inf'}", false},
        {"{'undefined': true}", "{'undefined': true}", true},
        {"{'undefined': true}", "1", false},
    });
}

TEST_CASE("matchers of one value") {
    check_matchers({
        {"{'any': true}", "null", true},
        {"{'any': true}", "[1]", true},
        {"{'type': 'text'}", "'a'", true},
        {"{'type': 'text'}", "1", false},
        {"{'type': 'integer'}", "1", true},
        {"{'type': 'integer'}", "{'integer': '18446744073709551616'}", true},
        {"{'type': 'integer'}", "1.5", false},
        {"{'type': 'integer'}", "true", false},
        {"{'type': 'number'}", "1.5", true},
        {"{'type': 'number'}", "{'float': 'nan'}", true},
        {"{'type': 'number'}", "'1'", false},
        {"{'type': 'boolean'}", "false", true},
        {"{'type': 'boolean'}", "0", false},
        {"{'type': 'null'}", "null", true},
        {"{'type': 'null'}", "0", false},
        {"{'type': 'array'}", "[]", true},
        {"{'type': 'array'}", "{'bytes': ''}", false},
        {"{'type': 'octets'}", "{'bytes': '00'}", true},
        {"{'type': 'octets'}", "{'digest': '0000000000000000', 'size': 70000}", true},
        {"{'type': 'octets'}", "'00'", false},
        {"{'type': 'socket'}", "{'socket': 1}", true},
        {"{'type': 'socket'}", "1", false},
        {"{'ge': 1, 'le': 5}", "1", true},
        {"{'ge': 1, 'le': 5}", "5", true},
        {"{'ge': 1, 'le': 5}", "0", false},
        {"{'ge': 1, 'le': 5}", "5.5", false},
        {"{'ge': 1}", "1e9", true},
        {"{'le': 1}", "-3", true},
        {"{'le': 1}", "2", false},
        {"{'ge': 1}", "'5'", false},
        {"{'ge': 0}", "true", false},
        {"{'ge': 0}", "{'float': 'nan'}", false},
        {"{'ge': 0}", "{'integer': '18446744073709551616'}", true},
        {"{'ge': {'integer': '18446744073709551616'}}", "18446744073709551615", false},
        {"{'le': {'fact': 'sun_path'}}", "108", true},
        {"{'le': {'fact': 'sun_path'}}", "109", false},
        {"{'le': {'fact': 'nothing'}}", "1", false},
        {"{'ge': -3, 'le': -1}", "-2", true},
        {"{'regex': '^a'}", "'abc'", true},
        {"{'regex': 'b.$'}", "'abc'", true},
        {"{'regex': '^b'}", "'abc'", false},
        {"{'regex': 'a'}", "1", false},
        {"{'one-of': [1, 'a']}", "'a'", true},
        {"{'one-of': [1, 'a']}", "2", false},
        {"{'all-of': [{'ge': 1}, {'not': 3}]}", "2", true},
        {"{'all-of': [{'ge': 1}, {'not': 3}]}", "3", false},
        {"{'not': 3}", "4", true},
        {"{'not': 3}", "3", false},
        {"{'not': {'type': 'text'}}", "'a'", false},
        {"{'set': ['AI_PASSIVE']}", "3", true},
        {"{'set': ['AI_PASSIVE']}", "2", false},
        {"{'set': ['AI_PASSIVE', 'AI_NUMERICHOST']}", "5", true},
        {"{'set': ['AI_PASSIVE', 'AI_NUMERICHOST']}", "4", false},
        {"{'set': ['SO_FOO']}", "1", false},
        {"{'set': ['AI_PASSIVE']}", "'1'", false},
    });
}

TEST_CASE("matchers of arrays, text and octets") {
    check_matchers({
        {"{'unordered': [1, 2]}", "[2, 1]", true},
        {"{'unordered': [1, 1]}", "[1, 2]", false},
        {"{'unordered': [1, 2]}", "[1, 2, 2]", false},
        {"{'unordered': [{'any': true}, 1]}", "[1, 2]", true},
        {"{'unordered': [{'ge': 1}, {'ge': 2}, {'ge': 3}]}", "[3, 1, 2]", true},
        {"{'unordered': [{'ge': 2}, {'ge': 2}, {'ge': 3}]}", "[3, 1, 2]", false},
        {"{'unordered': []}", "[]", true},
        {"{'unordered': [1]}", "1", false},
        {"{'contains': 2}", "[1, 2]", true},
        {"{'contains': 3}", "[1, 2]", false},
        {"{'contains': {'ge': 2}}", "[1, 2]", true},
        {"{'contains': 'bc'}", "'abcd'", true},
        {"{'contains': 'x'}", "'abcd'", false},
        {"{'contains': {'concat': ['b', 'c']}}", "'abcd'", true},
        {"{'contains': {'regex': 'b'}}", "'abcd'", false},
        {"{'contains': {'bytes': '00'}}", "{'bytes': '010002'}", true},
        {"{'contains': {'bytes': '10'}}", "{'bytes': '010002'}", false},
        {"{'contains': {'octets': 'b'}}", "{'bytes': '616263'}", true},
        {"{'contains': 'b'}", "{'bytes': '616263'}", false},
        {"{'contains': {'const': 'SO_FOO'}}", "'a'", false},
        {"{'each': {'ge': 1}}", "[1, 2]", true},
        {"{'each': {'ge': 2}}", "[1, 2]", false},
        {"{'each': {'ge': 2}}", "[]", true},
        {"{'each': {'ge': 2}}", "2", false},
        {"{'count': 2}", "[1, 2]", true},
        {"{'count': {'ge': 3}}", "[1, 2]", false},
        {"{'count': 2}", "'ab'", false},
        {"{'length': 3}", "'abc'", true},
        {"{'length': 2}", "'\u00fc'", true},
        {"{'length': {'le': 2}}", "{'bytes': '000102'}", false},
        {"{'length': 70000}", "{'digest': '0000000000000000', 'size': 70000}", true},
        {"{'length': 1}", "[1]", false},
        {"{'by-fact': 'endian', 'little': 1, 'big': 2}", "1", true},
        {"{'by-fact': 'endian', 'little': 1, 'big': 2}", "2", false},
        {"{'by-fact': 'endian', 'big': 2, 'else': 3}", "3", true},
        {"{'by-fact': 'endian', 'big': 2}", "2", false},
        {"{'by-fact': 'bits', '32': 1, '64': 2}", "2", true},
        {"{'by-fact': 'nothing', '32': 1, 'else': 2}", "2", true},
        {"{'by-fact': 'nothing', '32': 1}", "1", false},
        {"{'unpack': 'linger', 'l_onoff': 1}", "{'bytes': '0100000005000000'}", true},
        {"{'unpack': 'linger', 'l_onoff': {'not': 0}, 'l_linger': 5}",
         "{'bytes': '0100000005000000'}", true},
        {"{'unpack': 'linger', 'l_linger': 6}", "{'bytes': '0100000005000000'}", false},
        {"{'unpack': 'linger', 'l_linger': 5}", "{'bytes': '01000000'}", false},
        {"{'unpack': 'timeval', 'tv_sec': 5}", "{'bytes': '01000000'}", false},
        {"{'unpack': 'linger', 'l_onoff': 1}", "1", false},
        {"{'unpack': 'ipv6_mreq', 'ipv6mr_multiaddr': {'length': 16}, 'ipv6mr_interface': 1}",
         "{'bytes': 'ff02000000000000000000000000000101000000'}", true},
        {"{'unpack': 'ipv6_mreq', 'ipv6mr_multiaddr': {'bytes': '00'}}",
         "{'bytes': 'ff02000000000000000000000000000101000000'}", false},
        {"{'int': 5, 'size': 4}", "{'bytes': '05000000'}", true},
        {"{'int': 5, 'size': 2}", "{'bytes': '05000000'}", false},
        {"{'int': 5}", "{'bytes': '0500'}", true},
        {"{'int': -1}", "{'bytes': 'ffffffff'}", true},
        {"{'int': 255}", "{'bytes': 'ff'}", true},
        {"{'int': {'ge': 6}}", "{'bytes': '05'}", false},
        {"{'int': 5}", "{'bytes': '050000'}", false},
        {"{'int': 5}", "5", false},
    });
}

TEST_CASE("generated octets match themselves and their digest") {
    const given_run run;
    const std::string octets = generated_octets(70000, 3);
    const json fill = j("{'fill': 70000, 'seed': 3}");
    const auto matches = [&](const json& matcher, const json& value) {
        return match_value(matcher, value, run.context()).matches;
    };
    CHECK(matches(fill, octets_json(octets)));
    CHECK(matches(fill, {{"digest", digest_of(octets)}, {"size", 70000}}));
    CHECK_FALSE(matches(fill, {{"digest", digest_of(octets)}, {"size", 70001}}));
    CHECK_FALSE(matches(fill, {{"digest", "0000000000000000"}, {"size", 70000}}));
    CHECK_FALSE(matches(fill, octets_json(octets.substr(1))));
    CHECK_FALSE(matches(fill, "text"));
    CHECK(matches(octets_json(octets), {{"digest", digest_of(octets)}, {"size", 70000}}));
    CHECK(matches({{"concat", {fill, "x"}}}, octets_json(octets + "x")));
}

TEST_CASE("digests of generated octets are made once and taken from the table") {
    digest_table table;
    add_digests(j("{'any-of': [{'returns': [{'fill': 70000, 'seed': 3}, {'fill': 0, 'seed': 1}]},"
                  "            {'returns': {'not': {'fill': 5, 'seed': 2}}}]}"),
                table);
    CHECK(table == digest_table{{{70000, 3}, digest_of(generated_octets(70000, 3))},
                                {{0, 1}, digest_of("")},
                                {{5, 2}, digest_of(generated_octets(5, 2))}});
    const given_run run;
    match_context context = run.context();
    context.digests = &table;
    const auto matches = [&](const char* value) {
        return match_value(j("{'fill': 70000, 'seed': 3}"), j(value), context).matches;
    };
    table[{70000, 3}] = "0123456789abcdef";
    CHECK(matches("{'digest': '0123456789abcdef', 'size': 70000}"));
    CHECK_FALSE(matches("{'digest': '0123456789abcdef', 'size': 70001}"));
}

TEST_CASE("why names the place and both sides") {
    CHECK(why("['a', 'http']", "['a', 'www']") == "/1: expected \"http\", got \"www\"");
    CHECK(why("5", "6") == "expected 5, got 6");
    CHECK(why("{'each': {'type': 'text'}}", "['a', [1]]") ==
          "/1: expected a value of type text, got [1]");
    CHECK(why("{'count': 2}", "[1]") == "count expected 2, got 1");
    CHECK(why("[{'length': 2}]", "['a']") == "/0: length expected 2, got 1");
    CHECK(why("{'const': 'SO_FOO'}", "1") == "expected SO_FOO is not defined there, got 1");
    CHECK(why("{'unpack': 'linger', 'l_linger': 6}", "{'bytes': '0100000005000000'}") ==
          "/l_linger: expected 6, got 5");
}

TEST_CASE("why stays short") {
    CHECK(why("5", "{'bytes': '"
                   "0000000000000000000000000000000000000000000000000000000000000000"
                   "000000000000000000000000000000000000000000000000000000000000'}")
              .size() < 120);
}

TEST_CASE("a long text matches no regex, and does not exhaust the stack") {
    const given_run run;
    const json matcher = j("{'regex': '^(a|b)*$'}");
    CHECK(match_value(matcher, std::string(1024, 'a'), run.context()).matches);
    const match_result result = match_value(matcher, std::string(1025, 'a'), run.context());
    CHECK_FALSE(result.matches);
    CHECK(result.why == "text of 1025 octets is too long for a regex");
}

TEST_CASE("a malformed matcher throws failure(invalid)") {
    const given_run run;
    for (const char* text : {"{'typ': 'text'}", "{'regex': '('}", "{}", "[{'one-of': []}]"}) {
        CAPTURE(text);
        try {
            match_value(j(text), 1, run.context());
            FAIL("nothing was thrown");
        } catch (const failure& why) {
            CHECK(why.code() == exit_code::invalid);
        }
    }
}

TEST_CASE("without the run's tables nothing that needs them matches") {
    const match_context nothing;
    for (const char* text : {"{'const': 'AF_INET'}", "{'fact': 'bits'}", "{'fixture': 'echo_tcp'}",
                             "{'ref': 'a'}", "{'int': 1}", "{'unpack': 'linger', 'l_onoff': 0}",
                             "{'pack': 'linger'}", "{'by-fact': 'endian', 'little': 1}"}) {
        CAPTURE(text);
        CHECK_FALSE(match_value(j(text), j("{'bytes': '01'}"), nothing).matches);
    }
}
