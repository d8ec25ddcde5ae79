#include "match/samples.hpp"

#include "given.hpp"
#include "match/forms.hpp"
#include "match/regex_sample.hpp"

#include <catch_any.hpp>
#include <set>

using namespace sockmatrix;
using sockmatrix::testing::j;

namespace {

/// The matchers of the tests: every form of them is here.
const std::vector<const char*>& every_form() {
    static const std::vector<const char*> all = {
        "1",
        "'text'",
        "null",
        "true",
        "[1, 'a']",
        "[]",
        "{'bytes': '7f'}",
        "{'octets': 'ab'}",
        "{'const': 'AF_INET'}",
        "{'const': ['AI_PASSIVE', 'AI_CANONNAME']}",
        "{'ref': 'a/1'}",
        "{'ref': 'b'}",
        "{'fixture': 'echo_tcp'}",
        "{'fixture': 'echo_tcp6/1'}",
        "{'fixture': 'unix_path/b'}",
        "{'concat': ['a', {'octets': 'b'}]}",
        "{'repeat': 'a', 'times': 5}",
        "{'fact': 'sun_path', 'plus': -1}",
        "{'pack': 'linger', 'l_onoff': 1}",
        "{'int': 5, 'size': 4}",
        "{'int': {'ge': 3}}",
        "{'fill': 10, 'seed': 1}",
        "{'fill': 100000, 'seed': 1}",
        "{'integer': '18446744073709551616'}",
        "{'float': 'nan'}",
        "{'undefined': true}",
        "{'any': true}",
        "{'type': 'text'}",
        "{'type': 'integer'}",
        "{'type': 'number'}",
        "{'type': 'boolean'}",
        "{'type': 'null'}",
        "{'type': 'array'}",
        "{'type': 'octets'}",
        "{'type': 'socket'}",
        "{'ge': 7}",
        "{'le': -3}",
        "{'ge': 1, 'le': 65535}",
        "{'ge': 5, 'le': 5}",
        "{'regex': '^fe80::1%[A-Za-z0-9]+$'}",
        "{'regex': '[Rr]efused'}",
        "{'one-of': [{'not': {'any': true}}, 4]}",
        "{'all-of': [{'type': 'text'}, {'not': ''}]}",
        "{'all-of': [{'ge': 3}, {'not': 3}]}",
        "{'not': 0}",
        "{'not': ''}",
        "{'not': {'type': 'integer'}}",
        "{'unordered': [1, 'a']}",
        "{'contains': 3}",
        "{'contains': 'ab'}",
        "{'contains': {'bytes': '00'}}",
        "{'each': {'ge': 2}}",
        "{'count': {'ge': 2}}",
        "{'length': 3}",
        "{'length': {'ge': 100000}}",
        "{'by-fact': 'endian', 'little': 1, 'big': 2}",
        "{'unpack': 'linger', 'l_onoff': {'not': 0}, 'l_linger': 5}",
        "{'set': ['AI_PASSIVE']}"};
    return all;
}

void add_tags(const json& value, std::set<std::string>& out) {
    if (value.is_object())
        for (const auto& [key, part] : value.items())
            out.insert(key);
    if (value.is_structured())
        for (const json& part : value)
            add_tags(part, out);
}

bool overlap(const char* left, const char* right) {
    const json a = j(left);
    const json b = j(right);
    const sample_run run({&a, &b}, "little");
    const auto found = common_answer(a, b, run.context());
    const auto turned = common_answer(b, a, run.context());
    CHECK(found.has_value() == turned.has_value());
    if (found) {
        CHECK(match_pattern(a, *found, run.context()).matches);
        CHECK(match_pattern(b, *found, run.context()).matches);
    }
    return found.has_value();
}

} // namespace

TEST_CASE("every form of matcher has a sample, which it matches") {
    std::set<std::string> tags;
    for (const char* text : every_form()) {
        CAPTURE(text);
        const json matcher = j(text);
        REQUIRE(matcher_problem(matcher).empty());
        add_tags(matcher, tags);
        for (const char* endian : {"little", "big"}) {
            const sample_run run({&matcher}, endian);
            const auto values = sample_values(matcher, run.context());
            CHECK_FALSE(values.empty());
            for (const json& one : values)
                CHECK(match_value(matcher, one, run.context()).matches);
        }
    }
    for (const form_table* table : {&value_forms(), &matcher_forms()})
        for (const auto& [tag, form] : *table) {
            CAPTURE(tag);
            CHECK(tags.contains(std::string(tag)));
        }
}

TEST_CASE("the smallest answer of each kind of pattern") {
    for (const char* text :
         {"{'returns': {'ge': 3}}", "{'raises': {'class': 'gaierror', 'code': 'EAI_NONAME'}}",
          "{'raises': {}}",
          "{'raises': {'exactly': 'error', 'native': {'space': 'errno', 'value': 22}, 'message': "
          "{'regex': 'x'}, 'call': 'bind'}}",
          "{'blocks': true}", "{'unsupported': true}", "{'inexpressible': true}",
          "{'skipped': true}", "{'any-of': [{'blocks': true}, {'returns': 1}]}",
          "{'returns': 1, 'elapsed': [0.1, 0.5]}"}) {
        CAPTURE(text);
        const json pattern = j(text);
        const sample_run run({&pattern}, "little");
        const auto answer = smallest_answer(pattern, run.context());
        REQUIRE(answer);
        CHECK(match_pattern(pattern, *answer, run.context()).matches);
    }
    const json nothing = j("{'returns': {'not': {'any': true}}}");
    CHECK_FALSE(smallest_answer(nothing, sample_run({&nothing}, "little").context()));
}

TEST_CASE("patterns overlap where one answer can match both") {
    CHECK(overlap("{'returns': 1}", "{'returns': {'ge': 0}}"));
    CHECK(overlap("{'returns': [{'type': 'text'}, {'any': true}]}",
                  "{'returns': [{'any': true}, {'type': 'integer'}]}"));
    CHECK(overlap("{'returns': {'not': 0}}", "{'returns': {'type': 'integer'}}"));
    CHECK(overlap("{'returns': {'ge': 1}}", "{'returns': {'le': 1}}"));
    CHECK(
        overlap("{'raises': {'code': 'EINVAL'}}", "{'raises': {'message': {'regex': 'refused'}}}"));
    CHECK(overlap("{'raises': {'class': 'error'}}",
                  "{'raises': {'class': 'gaierror', 'code': 'EAI_NONAME'}}"));
    CHECK(overlap("{'raises': {'exactly': 'gaierror'}}", "{'raises': {'class': 'error'}}"));
    CHECK(overlap("{'any-of': [{'blocks': true}, {'returns': 2}]}",
                  "{'returns': {'type': 'integer'}}"));
    CHECK(overlap("{'returns': 1, 'elapsed': [0, 0.5]}", "{'returns': 1, 'elapsed': [0.4, 2]}"));
    CHECK(overlap("{'returns': {'unpack': 'linger', 'l_onoff': 1}}",
                  "{'returns': {'unpack': 'linger', 'l_linger': 5}}"));
    CHECK(overlap("{'returns': {'one-of': [1, 2]}}", "{'returns': {'one-of': [2, 3]}}"));
}

TEST_CASE("patterns that exclude each other do not overlap") {
    CHECK_FALSE(overlap("{'returns': 1}", "{'returns': 2}"));
    CHECK_FALSE(overlap("{'returns': 1}", "{'returns': {'not': 1}}"));
    CHECK_FALSE(overlap("{'returns': 1}", "{'raises': {}}"));
    CHECK_FALSE(overlap("{'raises': {'code': 'EINVAL'}}", "{'raises': {'code': 'EACCES'}}"));
    CHECK_FALSE(
        overlap("{'raises': {'code': 'EINVAL'}}", "{'raises': {'code': {'not': 'EINVAL'}}}"));
    CHECK_FALSE(overlap("{'raises': {'class': 'type_error'}}", "{'raises': {'class': 'error'}}"));
    CHECK_FALSE(overlap("{'raises': {'exactly': 'error'}}", "{'raises': {'exactly': 'gaierror'}}"));
    CHECK_FALSE(overlap("{'returns': {'const': 'A'}}", "{'returns': {'const': 'B'}}"));
    CHECK_FALSE(overlap("{'returns': {'ref': 'a/1'}}", "{'returns': {'ref': 'b/1'}}"));
    CHECK_FALSE(
        overlap("{'returns': 1, 'elapsed': [0, 0.3]}", "{'returns': 1, 'elapsed': [0.5, 2]}"));
    CHECK_FALSE(overlap("{'returns': {'length': 2}}", "{'returns': {'length': 3}}"));
    CHECK_FALSE(overlap("{'skipped': true}", "{'returns': null}"));
    CHECK_FALSE(
        overlap("{'returns': 1, 'elapsed': {'least-of': ['a'], 'beside': ['b']}}",
                "{'returns': 1, 'elapsed': {'least-of': ['a'], 'beside': ['b'], 'late': true}}"));
    CHECK_FALSE(overlap("{'raises': {'code': null}}", "{'raises': {'code': 'EINVAL'}}"));
    CHECK(overlap("{'raises': {'code': null}}", "{'raises': {'message': 'x'}}"));
}

TEST_CASE("short texts of regular expressions") {
    for (const char* text : {"^a", ".", "a+b*c?", "^[^ ]+$", "^(x|y)z$", "[0-9]{2,4}",
                             "\\.\\d\\w\\s", "(?:ab)+", "^Unknown error -?[0-9]+$"}) {
        CAPTURE(text);
        const json matcher = {{"regex", text}};
        const sample_run run({&matcher}, "little");
        const auto sample = regex_sample(text);
        REQUIRE(sample);
        CHECK(match_value(matcher, *sample, run.context()).matches);
    }
    for (const char* text : {"(?!a)", "(a", "[a", "a)", "\\1"})
        CHECK_FALSE(regex_sample(text));
}

TEST_CASE("no code at all can be asked for") {
    const json pattern = j("{'raises': {'class': 'error', 'code': null}}");
    CHECK(pattern_problem(pattern).empty());
    CHECK(match_pattern(pattern, j("{'raises': {'is': ['error'], 'message': 'x'}}"), {}).matches);
    const match_result revealed =
        match_pattern(pattern, j("{'raises': {'is': ['error'], 'code': 'EINVAL'}}"), {});
    CHECK_FALSE(revealed.matches);
    CHECK(revealed.why == "/code: expected none, got \"EINVAL\"");
    CHECK(revealed.errors.at("code") == "differs");
    CHECK_FALSE(pattern_problem(j("{'raises': {'message': null}}")).empty());
}
