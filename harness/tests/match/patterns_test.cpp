#include "given.hpp"

#include "model/failure.hpp"

#include <catch_any.hpp>

using namespace sockmatrix;
using sockmatrix::testing::given_run;
using sockmatrix::testing::j;

namespace {

const char* const refused =
    "{'raises': {'is': ['gaierror', 'error', 'os_error'], 'code': 'EAI_NONAME', "
    "'native': {'space': 'eai', 'value': -2}, 'message': 'Name or service not known', "
    "'call': 'getaddrinfo'}}";

match_result match(const char* pattern, const char* seen, double time_scale = 1.0) {
    const given_run run;
    match_context context = run.context();
    context.time_scale = time_scale;
    return match_pattern(j(pattern), j(seen), context);
}

struct pattern_row {
    const char* pattern;
    const char* seen;
    bool matches;
};

void check_patterns(const std::vector<pattern_row>& rows) {
    for (const pattern_row& one : rows) {
        CAPTURE(one.pattern, one.seen);
        const match_result result = match(one.pattern, one.seen);
        CHECK(result.matches == one.matches);
        CHECK(result.why.empty() == one.matches);
    }
}

} // namespace

TEST_CASE("patterns match their kind of outcome") {
    check_patterns({
        {"{'returns': 5}", "{'returns': 5}", true},
        {"{'returns': null}", "{'returns': null}", true},
        {"{'returns': 5}", "{'returns': 6}", false},
        {"{'returns': {'any': true}}", refused, false},
        {"{'returns': {'any': true}}", "null", false},
        {"{'returns': {'any': true}}", "{'started': true}", false},
        {"{'raises': {}}", refused, true},
        {"{'raises': {}}", "{'returns': null}", false},
        {"{'blocks': true}", "{'blocks': true}", true},
        {"{'blocks': true}", "{'returns': 1}", false},
        {"{'returns': 1}", "{'blocks': true}", false},
        {"{'unsupported': true}", "{'unsupported': 'no such call'}", true},
        {"{'unsupported': true}", "{'inexpressible': 'typed'}", false},
        {"{'inexpressible': true}", "{'inexpressible': 'typed'}", true},
        {"{'inexpressible': true}", "{'returns': 1}", false},
        {"{'skipped': true}", "null", true},
        {"{'skipped': true}", "{'returns': null}", false},
        {"{'any-of': [{'returns': 1}, {'blocks': true}]}", "{'blocks': true}", true},
        {"{'any-of': [{'returns': 1}, {'blocks': true}]}", "{'returns': 2}", false},
        {"{'any-of': [{'skipped': true}, {'returns': 1}]}", "null", true},
    });
}

TEST_CASE("raises compares the parts that it names") {
    check_patterns({
        {"{'raises': {'class': 'gaierror'}}", refused, true},
        {"{'raises': {'class': 'error'}}", refused, true},
        {"{'raises': {'class': 'herror'}}", refused, false},
        {"{'raises': {'exactly': 'gaierror'}}", refused, true},
        {"{'raises': {'exactly': 'error'}}", refused, false},
        {"{'raises': {'code': 'EAI_NONAME'}}", refused, true},
        {"{'raises': {'code': 'EAI_AGAIN'}}", refused, false},
        {"{'raises': {'code': {'one-of': ['EAI_AGAIN', 'EAI_NONAME']}}}", refused, true},
        {"{'raises': {'native': {'space': 'eai', 'value': -2}}}", refused, true},
        {"{'raises': {'native': {'space': 'errno'}}}", refused, false},
        {"{'raises': {'native': {'value': -3}}}", refused, false},
        {"{'raises': {'native': {'value': {'le': -1}}}}", refused, true},
        {"{'raises': {'message': 'Name or service not known'}}", refused, true},
        {"{'raises': {'message': {'contains': 'service'}}}", refused, true},
        {"{'raises': {'message': {'contains': 'host'}}}", refused, false},
        {"{'raises': {'call': 'getaddrinfo'}}", refused, true},
        {"{'raises': {'call': 'connect'}}", refused, false},
        {"{'raises': {'code': 'EAI_NONAME'}}", "{'raises': {'is': ['error']}}", false},
        {"{'raises': {'message': 'x'}}", "{'raises': {'is': ['error']}}", false},
        {"{'raises': {'class': 'error'}}", "{'raises': {}}", false},
    });
}

TEST_CASE("each layer of an error is judged apart") {
    struct layer_row {
        const char* pattern;
        const char* seen;
        layers errors;
    };
    const char* const bare = "{'raises': {'is': ['error']}}";
    const std::vector<layer_row> rows = {
        {"{'raises': {'class': 'error', 'code': 'EAI_NONAME'}}",
         refused,
         {{"class", "same"}, {"code", "same"}}},
        {"{'raises': {'class': 'herror', 'code': 'EAI_NONAME'}}",
         refused,
         {{"class", "differs"}, {"code", "same"}}},
        {"{'raises': {'class': 'error', 'code': 'EAI_FAIL'}}",
         refused,
         {{"class", "same"}, {"code", "differs"}}},
        {"{'raises': {'class': 'error', 'code': 'EAI_NONAME', 'native': {'value': 3}}}",
         refused,
         {{"class", "same"}, {"code", "same"}, {"native", "differs"}}},
        {"{'raises': {'class': 'error', 'code': 'E', 'native': {'value': 3}}}",
         bare,
         {{"class", "same"}, {"code", "absent"}, {"native", "absent"}}},
        {"{'raises': {'exactly': 'error'}}", "{'raises': {}}", {{"class", "absent"}}},
        {"{'raises': {'code': 'E'}}", "{'returns': 1}", {}},
        {"{'any-of': [{'returns': 1}, {'raises': {'class': 'herror'}}]}",
         refused,
         {{"class", "differs"}}},
    };
    for (const layer_row& one : rows) {
        CAPTURE(one.pattern, one.seen);
        CHECK(match(one.pattern, one.seen).errors == one.errors);
    }
}

TEST_CASE("elapsed: the lower bound has a grain, the upper one a scale") {
    struct time_row {
        const char* seen;
        double time_scale;
        bool matches;
    };
    const std::vector<time_row> rows = {
        {"{'returns': 1, 'us': 50000}", 1.0, true},
        {"{'returns': 1, 'us': 31000}", 1.0, true},
        {"{'returns': 1, 'us': 29000}", 1.0, false},
        {"{'returns': 1, 'us': 29000}", 9.0, false},
        {"{'returns': 1, 'us': 1000000}", 1.0, true},
        {"{'returns': 1, 'us': 1000001}", 1.0, false},
        {"{'returns': 1, 'us': 1900000}", 2.0, true},
        {"{'returns': 1, 'us': 2100000}", 2.0, false},
        {"{'returns': 1}", 1.0, false},
        {"{'returns': 2, 'us': 50000}", 1.0, false},
    };
    for (const time_row& one : rows) {
        CAPTURE(one.seen, one.time_scale);
        CHECK(match("{'returns': 1, 'elapsed': [0.05, 1.0]}", one.seen, one.time_scale).matches ==
              one.matches);
    }
    CHECK(match("{'raises': {}, 'elapsed': [0, 1]}", "{'raises': {}, 'us': 5}").matches);
    CHECK(match("{'returns': 1, 'elapsed': [0, 1]}", "{'returns': 1}").why == "not timed");
}

TEST_CASE("elapsed beside: the least of some steps against the least of others") {
    struct waits_row {
        long first, second;    ///< microseconds of the waits
        long right, disturbed; ///< of the references
        bool late;
    };
    const std::vector<waits_row> rows = {
        {500000, 500000, 500000, 500000, false}, {660000, 669000, 500000, 500000, false},
        {671000, 680000, 500000, 500000, true},  {500000, 900000, 500000, 500000, false},
        {900000, 900000, 500000, 900000, true},  {900000, 900000, 900000, 900000, false},
        {21000, 21000, 1000, 1000, false},
    };
    const auto timed = [](long us) { return json{{"returns", 1}, {"us", us}}; };
    for (const waits_row& one : rows) {
        CAPTURE(one.first, one.second, one.right, one.disturbed);
        const given_run run;
        match_context context = run.context();
        const std::map<std::string, json> results = {{"w", timed(one.first)},
                                                     {"x", timed(one.second)},
                                                     {"r", timed(one.right)},
                                                     {"s", timed(one.disturbed)}};
        context.results = &results;
        const json beside = {{"least-of", {"w", "x"}}, {"beside", {"r", "s"}}};
        json late = beside;
        late["late"] = true;
        CHECK(match_pattern({{"returns", 1}, {"elapsed", beside}}, timed(1), context).matches !=
              one.late);
        CHECK(match_pattern({{"returns", 1}, {"elapsed", late}}, timed(1), context).matches ==
              one.late);
        late["beside"] = {"never-ran"};
        CHECK(match_pattern({{"returns", 1}, {"elapsed", late}}, timed(1), context).why ==
              "not timed");
    }
}

TEST_CASE("why of a pattern") {
    CHECK(match("{'returns': ['a', 1]}", "{'returns': ['a', 2]}").why == "/1: expected 1, got 2");
    CHECK(match("{'returns': 1}", "{'blocks': true}").why == "expected returns 1, got blocks");
    CHECK(match("{'blocks': true}", "{'returns': 1}").why == "expected blocks, got returns 1");
    CHECK(match("{'returns': 1}", "null").why == "expected returns 1, got a step that did not run");
    CHECK(match("{'raises': {'code': 'EAI_FAIL'}}", refused).why ==
          "/code: expected \"EAI_FAIL\", got \"EAI_NONAME\"");
    CHECK(match("{'raises': {'code': 'E'}}", "{'raises': {'is': ['error']}}").why ==
          "/code: expected \"E\", and none is revealed");
    CHECK(match("{'any-of': [{'blocks': true}, {'returns': 1}]}", "{'returns': 2}").why ==
          "expected 1, got 2");
}

TEST_CASE("a malformed pattern throws failure(invalid)") {
    try {
        match("{'return': 1}", "{'returns': 1}");
        FAIL("nothing was thrown");
    } catch (const failure& why) {
        CHECK(why.code() == exit_code::invalid);
    }
}
