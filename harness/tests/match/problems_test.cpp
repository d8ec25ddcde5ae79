#include "given.hpp"

#include <catch_any.hpp>

using namespace sockmatrix;
using sockmatrix::testing::j;

TEST_CASE("well-formed patterns have no problem") {
    for (const char* text : {
             "{'returns': null}",
             "{'returns': [1, 'a', true, {'any': true}]}",
             "{'returns': 1, 'elapsed': [0, 0.5]}",
             "{'raises': {}}",
             "{'raises': {'class': 'error', 'exactly': 'timeout', 'code': 'EINVAL', "
             "'native': {'space': 'wsa', 'value': {'const': 'EINVAL'}}, "
             "'message': {'regex': 'a'}, 'call': 'bind'}, 'elapsed': [1, 1]}",
             "{'blocks': true}",
             "{'unsupported': true}",
             "{'inexpressible': true}",
             "{'skipped': true}",
             "{'any-of': [{'returns': 1}, {'any-of': [{'blocks': true}]}]}",
             "{'returns': {'by-fact': 'endian', 'little': {'int': 1}, 'set': 2, 'else': 3}}",
             "{'returns': {'ge': {'fact': 'sun_path', 'plus': 1}, 'le': 3.5}}",
             "{'returns': {'unpack': 'timeval', 'tv_sec': {'ge': 1}, 'tv_usec': 0}}",
             "{'returns': {'concat': ['a', {'octets': ''}, {'fill': 3, 'seed': 0}]}}",
             "{'returns': {'repeat': 'a', 'times': {'fact': 'sun_path'}}}",
             "{'returns': {'fixture': 'unix_path/b'}}",
         }) {
        CAPTURE(text);
        CHECK(pattern_problem(j(text)).empty());
    }
}

TEST_CASE("the problems of patterns, with their places") {
    struct row {
        const char* pattern;
        const char* begins;
    };
    const std::vector<row> rows = {
        {"'text'", "a pattern has one of returns, raises"},
        {"{}", "a pattern has one of"},
        {"{'elapsed': [0, 1]}", "a pattern has one of"},
        {"{'return': 1}", "a pattern has one of"},
        {"{'returns': 1, 'raises': {}}", "unknown key \"returns\""},
        {"{'returns': 1, 'within': 3}", "unknown key \"within\""},
        {"{'blocks': true, 'elapsed': [0, 1]}", "/elapsed: stands only beside"},
        {"{'returns': 1, 'elapsed': {'least-of': [], 'beside': ['r']}}",
         "/elapsed/least-of: must be an array"},
        {"{'returns': 1, 'elapsed': {'least-of': ['w']}}", "/elapsed/beside: must be an array"},
        {"{'returns': 1, 'elapsed': 1}", "/elapsed: must be [from, to]"},
        {"{'returns': 1, 'elapsed': [2, 1]}", "/elapsed: must be [from, to]"},
        {"{'returns': 1, 'elapsed': [-1, 1]}", "/elapsed: must be [from, to]"},
        {"{'returns': 1, 'elapsed': [0, null]}", "/elapsed: must be [from, to]"},
        {"{'blocks': false}", "/blocks: must be true"},
        {"{'skipped': 1}", "/skipped: must be true"},
        {"{'unsupported': 'why'}", "/unsupported: must be true"},
        {"{'any-of': []}", "/any-of: must be an array of patterns"},
        {"{'any-of': [{'returns': 1}, 5]}", "/any-of/1: a pattern has one of"},
        {"{'raises': 'error'}", "/raises: must be an object"},
        {"{'raises': {'is': ['error']}}", "/raises: unknown key \"is\""},
        {"{'raises': {'class': 'OSError'}}", "/raises/class: must be one of error, herror"},
        {"{'raises': {'exactly': 5}}", "/raises/exactly: must be one of"},
        {"{'raises': {'code': 5}}", "/raises/code: must be a text or"},
        {"{'raises': {'code': ''}}", "/raises/code: must be a text or"},
        {"{'raises': {'message': {'regx': 'a'}}}", "/raises/message: unknown tag \"regx\""},
        {"{'raises': {'native': {}}}", "/raises/native: must hold"},
        {"{'raises': {'native': {'number': 1}}}", "/raises/native: unknown key"},
        {"{'raises': {'native': {'space': 'posix'}}}", "/raises/native/space: must be one of"},
        {"{'raises': {'native': {'value': '5'}}}", "/raises/native/value: must be an integer"},
        {"{'returns': {'typ': 'text'}}", "/returns: unknown tag \"typ\""},
        {"{'returns': {'param': 'family'}}", "/returns: unknown tag \"param\""},
        {"{'returns': [1, {}]}", "/returns/1: an empty object"},
        {"{'returns': {'any': 1}}", "/returns/any: must be true"},
        {"{'returns': {'any': true, 'type': 'text'}}", "/returns: unknown key"},
        {"{'returns': {'type': 'string'}}", "/returns/type: must be one of text"},
        {"{'returns': {'ge': '1'}}", "/returns/ge: must be a number"},
        {"{'returns': {'ge': {'any': true}}}", "/returns/ge: \"any\" is a matcher"},
        {"{'returns': {'ge': 1, 'lt': 2}}", "/returns: unknown key \"lt\""},
        {"{'returns': {'regex': '('}}", "/returns/regex: is no expression that is known"},
        {"{'returns': {'regex': 5}}", "/returns/regex: must be a text"},
        {"{'returns': {'one-of': []}}", "/returns/one-of: must not be empty"},
        {"{'returns': {'one-of': 1}}", "/returns/one-of: must be an array"},
        {"{'returns': {'all-of': []}}", "/returns/all-of: must not be empty"},
        {"{'returns': {'not': {'x': 1}}}", "/returns/not: unknown tag \"x\""},
        {"{'returns': {'unordered': 1}}", "/returns/unordered: must be an array"},
        {"{'returns': {'each': [{'x': 1}]}}", "/returns/each/0: unknown tag"},
        {"{'returns': {'by-fact': 5, 'a': 1}}", "/returns/by-fact: must be the name"},
        {"{'returns': {'by-fact': 'endian'}}", "/returns: by-fact needs a branch"},
        {"{'returns': {'by-fact': 'endian', 'big': {'x': 1}}}", "/returns/big: unknown tag"},
        {"{'returns': {'unpack': 'stat', 'a': 1}}", "/returns/unpack: names no struct"},
        {"{'returns': {'unpack': 'linger', 'a': 1}}", "/returns/a: is no member"},
        {"{'returns': {'pack': 'linger', 'l_onoff': {'any': true}}}", "/returns/l_onoff: \"any\""},
        {"{'returns': {'int': 5, 'size': 3}}", "/returns/size: must be 1, 2, 4 or 8"},
        {"{'returns': {'set': []}}", "/returns/set: must be a list of constants"},
        {"{'returns': {'set': 'AI_PASSIVE'}}", "/returns/set: must be a list"},
        {"{'returns': {'const': 5}}", "/returns/const: must be a list"},
        {"{'returns': {'const': ['A', 5]}}", "/returns/const: must be a list"},
        {"{'returns': {'ref': ''}}", "/returns/ref: must be a name"},
        {"{'returns': {'ref': 'a/~5'}}", "/returns/ref: "},
        {"{'returns': {'fixture': 5}}", "/returns/fixture: must be a name"},
        {"{'returns': {'bytes': '7'}}", "/returns/bytes: must be octets"},
        {"{'returns': {'bytes': 'zz'}}", "/returns/bytes: must be octets"},
        {"{'returns': {'octets': 5}}", "/returns/octets: must be a text"},
        {"{'returns': {'concat': []}}", "/returns/concat: must be an array of values"},
        {"{'returns': {'concat': [{'any': true}]}}", "/returns/concat/0: \"any\" is a matcher"},
        {"{'returns': {'repeat': 'a'}}", "/returns/times: must be a count"},
        {"{'returns': {'repeat': 'a', 'times': -1}}", "/returns/times: must be a count"},
        {"{'returns': {'repeat': 5, 'times': 1}}", "/returns/repeat: must be a text"},
        {"{'returns': {'fact': 'a', 'plus': 'b'}}", "/returns/plus: must be an integer"},
        {"{'returns': {'fact': 5}}", "/returns/fact: must be the name"},
        {"{'returns': {'fill': 5}}", "/returns/seed: must be an integer"},
        {"{'returns': {'fill': -5, 'seed': 1}}", "/returns/fill: must be a size"},
        {"{'returns': {'integer': '1x'}}", "/returns/integer: must be a text of decimal"},
        {"{'returns': {'float': '1.5'}}", "/returns/float: must be one of nan"},
        {"{'returns': {'undefined': false}}", "/returns/undefined: must be true"},
    };
    for (const row& one : rows) {
        CAPTURE(one.pattern);
        CHECK_THAT(pattern_problem(j(one.pattern)), Catch::Matchers::StartsWith(one.begins));
    }
}

TEST_CASE("a matcher alone is checked too") {
    CHECK(matcher_problem(j("[{'any': true}, 5]")).empty());
    CHECK(matcher_problem(j("{'returns': 5}")) == "unknown tag \"returns\"");
}
