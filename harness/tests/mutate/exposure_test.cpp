// Whether a mutant may be put into a recorded answer, and what then becomes of it.
#include "catch_any.hpp"
#include "given.hpp"
#include "mutate/exposure.hpp"

using namespace sockmatrix;
using namespace sockmatrix::testing;

namespace {

/// A case of these steps that was answered so.
struct given_case {
    test_case of;
    observation seen;
    given_case(std::vector<step> steps, const char* answer, const char* env = "{}") {
        of.id = "test/case";
        of.steps = std::move(steps);
        seen.case_id = of.id;
        seen.answer = j(answer);
        seen.env = j(env);
    }
    sound_case sound() const { return sockmatrix::sound(of, seen, 0); }
    exposure exposed(const std::string& id) const {
        return expose(named(id), sound(), j("{'constants': {'EINPROGRESS': 115}}"));
    }
    observation changed(const std::string& id) const {
        return mutated(named(id), sound(), exposed(id));
    }
};

step calling(const std::string& call) {
    step out;
    out.call = call;
    return out;
}

step in_background(const std::string& call) {
    step out = calling(call);
    out.background = true;
    out.name = "b";
    return out;
}

step awaiting() {
    step out;
    out.await = "b";
    return out;
}

const char* const raised = "[{'returns': null}, {'raises': {'is': ['error'], 'code': 'EINVAL'}}]";

} // namespace

TEST_CASE("a changed answer is judged as recorded where nothing comes after it") {
    const given_case last({calling("socket.bind"), calling("socket.listen")}, raised);
    CHECK(last.exposed("wrong-code/socket.listen").how == showing::in_answer);
    CHECK(last.exposed("wrong-code/socket.bind").how == showing::nowhere);
    CHECK(last.exposed("failure-for-success/socket.bind").how == showing::in_run);
    CHECK(last.exposed("wrong-code/socket.shutdown").how == showing::nowhere);
    CHECK(last.changed("wrong-code/socket.listen").answer[1]["raises"]["code"] == "EIO");

    given_case demanding = last;
    demanding.of.steps.back().expect = j("{'raises': {}}");
    CHECK(demanding.exposed("wrong-code/socket.listen").how == showing::in_run);

    const given_case twice({calling("socket.listen"), calling("socket.listen")},
                           "[{'raises': {'is': ['error'], 'code': 'EIO'}}, {'raises': {'is': "
                           "['error'], 'code': 'EIO'}}]");
    CHECK(twice.exposed("wrong-code/socket.listen").how == showing::in_run);
}

TEST_CASE("what a step did not do cannot be wrong") {
    const given_case stopped({calling("socket.listen"), calling("socket.bind")},
                             "[{'returns': null}, null]");
    CHECK(stopped.exposed("failure-for-success/socket.bind").how == showing::nowhere);
    CHECK(stopped.exposed("lost-state/socket.listen").how == showing::in_run);
    const given_case alone({calling("socket.listen")}, "[{'returns': null}]");
    CHECK(alone.exposed("lost-state/socket.listen").how == showing::nowhere);
}

TEST_CASE("a value that varies is changed in its place, and a time where it is kept") {
    const given_case name({calling("socket.getsockname")},
                          "[{'returns': ['127.0.0.1', {'env': 'p'}]}]",
                          "{'values': {'p': 4096}, 'us': {'0': 30}}");
    CHECK(name.changed("wrong-value/socket.getsockname:port").answer[0] ==
          j("{'returns': ['127.0.0.1', 4160]}"));

    const given_case timed({calling("socket.recv")}, "[{'raises': {'is': ['timeout']}}]",
                           "{'us': {'0': 200000}}");
    CHECK(timed.changed("late/socket.recv").env["us"]["0"] == 5200000);
    CHECK(timed.changed("early/socket.recv").env["us"]["0"] == 20000);
    CHECK(timed.changed("early/socket.recv").answer == timed.seen.answer);
}

TEST_CASE("a call that must not wait hangs") {
    const char* const would_block =
        "[{'raises': {'is': ['error'], 'code': 'EAGAIN'}}, {'returns': null}]";
    given_case at_once({calling("socket.recv"), calling("socket.close")}, would_block);
    const observation hung = at_once.changed("hangs/socket.recv");
    REQUIRE(hung.broke);
    CHECK(hung.broke->kind == "timeout");
    CHECK(hung.answer == j("[null, null]"));
    at_once.of.steps[0].within = 0.1;
    CHECK_FALSE(at_once.changed("hangs/socket.recv").broke);
    CHECK(at_once.changed("hangs/socket.recv").answer == j("[{'blocks': true}, null]"));
    const given_case pending({calling("socket.connect_ex")}, "[{'returns': 115}]");
    CHECK(pending.exposed("hangs/socket.connect_ex").how == showing::in_answer);
    const given_case refused({calling("socket.connect_ex")}, "[{'returns': 111}]");
    CHECK(refused.exposed("hangs/socket.connect_ex").how == showing::nowhere);
}

TEST_CASE("a call that waits is answered at once") {
    const given_case ran_out({calling("socket.recv")},
                             "[{'raises': {'is': ['timeout', 'error']}}]");
    CHECK(ran_out.changed("never-waits/socket.recv").answer[0]["raises"]["code"] == "EAGAIN");
    const given_case came({calling("socket.recv")}, "[{'returns': {'bytes': '00'}}]");
    CHECK(came.exposed("never-waits/socket.recv").how == showing::nowhere);
    const given_case woken(
        {in_background("socket.recv"), calling("socket.send"), awaiting(), calling("socket.close")},
        "[{'started': true}, {'returns': 1}, {'returns': {'bytes': '00'}}, {'returns': null}]");
    const exposure shown = woken.exposed("never-waits/socket.recv");
    CHECK(shown.how == showing::in_run);
    CHECK(shown.steps == std::vector<std::size_t>{2});
    CHECK(woken.sound().callers == std::vector<std::size_t>{0, 1, 0, 3});
}
