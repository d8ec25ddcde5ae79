// What a case says of the time that it takes.
#include "catch_any.hpp"
#include "run/cases/expected_wait.hpp"
#include "support.hpp"

namespace sockmatrix {
namespace {

const json times_out = {{"raises", {{"exactly", "timeout"}}}};
const json blocks = {{"blocks", true}};

step expecting(step what, json pattern) {
    what.expect = std::move(pattern);
    return what;
}

test_case ending_with(std::vector<step> steps, json pattern) {
    test_case out = make_case("a", std::move(steps));
    out.outcomes = {{"first", {{"", std::move(pattern)}}}};
    out.conforms.clear();
    return out;
}

} // namespace

TEST_CASE("what makes a case wait") {
    test_case plain = make_case("a", {call_step("f")});
    CHECK_FALSE(is_time_bound(plain));
    CHECK(expected_wait(plain) == 0);
    test_case within = plain, timed = plain, keyword = plain, patient = plain;
    within.steps[0].within = 1.0;
    timed.steps[0].timed = true;
    keyword.steps[0].kwargs = {{"timeout", 1}};
    patient.deadline = 20;
    for (const test_case& one : {within, timed, keyword, make_case("b", {await_step("x")}),
                                 make_case("c", {call_step("socket.settimeout")}),
                                 make_case("d", {call_step("setdefaulttimeout")})}) {
        CHECK(is_time_bound(one));
        CHECK(expected_wait(one) == 0.05);
    }
    CHECK(expected_wait(patient) == 1.0);
}

TEST_CASE("a case is expected to wait as its steps say") {
    const step recv = call_step("socket.recv", {1});
    step timed = recv;
    timed.timed = true;
    const step timeout = call_step("socket.settimeout", {{{"ref", "s"}}, 0.4});
    const json two = {{"pack", "timeval"}, {"tv_sec", 2}, {"tv_usec", 500000}};
    const json again = {{"raises", {{"code", "EAGAIN"}}}};
    step keyword = call_step("create_connection", {1});
    keyword.kwargs = {{"timeout", 0.7}};
    const json interval = {{"returns", nullptr}, {"elapsed", {0.3, 30}}};
    const json either = {{"any-of", {{{"returns", 1}}, times_out}}};
    const step wait = call_step("aux.wait", {{{"ref", "s"}}, "read", 0.25});
    struct row {
        double seconds;
        test_case what;
    };
    const row rows[] = {
        {0.4, ending_with({timeout, recv}, times_out)},
        {0.4, ending_with({timeout, recv}, either)},
        {0.05, ending_with({timeout, recv}, {{"returns", 1}})},
        {0.3, ending_with({timeout, recv}, interval)},
        {0.8, ending_with({timeout, expecting(recv, times_out), recv}, times_out)},
        {0.7, ending_with({keyword}, times_out)},
        {2.5, ending_with({call_step("socket.setsockopt", {1, 2, 3, two}), timed}, again)},
        {0.25, make_case("a", {expecting(wait, {{"returns", false}})})},
        {0.05, make_case("a", {expecting(wait, {{"returns", true}})})},
    };
    for (const row& one : rows)
        CHECK(expected_wait(one.what) == Approx(one.seconds));
}

TEST_CASE("what passes while a call runs in the background counts once") {
    const step wait = expecting(call_step("aux.wait", {1, "read", 0.25}), {{"returns", false}});
    const std::vector<step> steps = {call_step("socket.settimeout", {1, 0.6}),
                                     background_step("w", "socket.recv", {1}), wait,
                                     await_step("w", 6.0)};
    CHECK(expected_wait(ending_with(steps, times_out)) == Approx(0.6));
    CHECK(expected_wait(ending_with(steps, blocks)) == Approx(6.25));
}

TEST_CASE("where an outcome conforms, no other one is expected") {
    test_case what = ending_with({call_step("socket.connect", {1})}, blocks);
    what.steps[0].within = 8.0;
    CHECK(expected_wait(what) == 8.0);
    what.outcomes.push_back({"conforms", {{"", {{"returns", nullptr}}}}});
    what.conforms = "conforms";
    CHECK(expected_wait(what) == 0.05);
}

} // namespace sockmatrix
