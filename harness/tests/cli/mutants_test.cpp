// `sockmatrix mutants` with the real refsock.
#include "catch_any.hpp"
#include "model/json.hpp"
#include "model/recording.hpp"
#include "small_suite.hpp"
#include "tool.hpp"

using sockmatrix::json;

namespace {

tool_result mutants(const temporary_folder& folder, const std::vector<std::string>& more) {
    std::vector<std::string> arguments = {
        "--root", SOCKMATRIX_ROOT,       "mutants", "refsock", "--jobs", "2",
        "--out",  folder.path().string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_tool(arguments);
}

/// Of a small suite that knows no implementations.
tool_result mutants_of_small(const temporary_folder& root, const std::vector<std::string>& more) {
    std::vector<std::string> arguments = {"--root", root.path().string(), "mutants", "--target",
                                          "linux-glibc-x86_64/mystack"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    arguments.insert(arguments.end(), {"--", SOCKMATRIX_REFSOCK});
    return run_tool(arguments);
}

json measured(const temporary_folder& folder, const std::vector<std::string>& more) {
    std::vector<std::string> arguments = more;
    arguments.insert(arguments.end(), {"--format", "json"});
    const tool_result result = mutants(folder, arguments);
    INFO(result.out << result.err);
    REQUIRE(result.status == 0);
    const json out = json::parse(result.out);
    CHECK(json::parse(sockmatrix::read_file(folder.path() / "mutants.json")) == out);
    return out;
}

/// Mutant -> the cases that kill it.
json killers(const json& report) {
    json out = json::object();
    for (const json& one : report["mutants"])
        out[one["id"].get<std::string>()] = one["killers"];
    return out;
}

} // namespace

TEST_CASE("mutants are killed by the cases that see them, in recorded answers and in runs alike") {
    const temporary_folder folder;
    const std::vector<std::string> few = {"--call",   "inet_aton",   "--call",   "socket.listen",
                                          "--select", "inet_aton/*", "--select", "socket.listen/*"};
    const json recorded = measured(folder, few);
    std::vector<std::string> all = few;
    all.push_back("--run-all");
    const json ran = measured(folder, all);
    CHECK(killers(recorded) == killers(ran));
    CHECK(recorded["trials"] < ran["trials"]);
    CHECK_FALSE(killers(recorded)["wrong-value/inet_aton"].empty());
    CHECK_FALSE(killers(recorded)["lost-state/socket.listen"].empty());
    CHECK_FALSE(
        recorded.contains("idle")); // only of the whole suite can one say that a case kills nothing
}

TEST_CASE(
    "a case that looks at nothing kills nothing, and the score is held against the threshold") {
    const temporary_folder root;
    const std::string any =
        R"({"id": "inet_aton/one", "says": "one part fills the 32 bits", "level": "must",
 "clauses": ["inet_aton.parts"], "cite": ["posix:inet_addr"],
 "steps": [{"call": "inet_aton", "args": ["1"]}], "expect": {"returns": {"any": true}}})";
    make_suite(root.path(), file_of(any));
    const std::vector<std::string> wrong_value = {"--mutant", "wrong-value/inet_aton", "--at-least",
                                                  "50"};
    const tool_result blind = mutants_of_small(root, wrong_value);
    CHECK(blind.status == 1);
    CHECK(contains(blind.out, "survives: wrong-value/inet_aton (1 recorded answers, 0 runs)"));
    CHECK(contains(blind.out, "score 0.0 %"));
    write_text(root.path() / "cases/conversions/inet_aton.json", file_of(good_case));
    const tool_result seeing = mutants_of_small(root, wrong_value);
    INFO(seeing.out << seeing.err);
    CHECK(seeing.status == 0);
    CHECK(contains(seeing.out, "wrong-value/inet_aton: 1: inet_aton/one"));
    CHECK(contains(seeing.out, "score 100.0 %"));
}

TEST_CASE("equivalent mutants do not count, and one that a case kills is not equivalent") {
    const temporary_folder root;
    make_suite(root.path(), file_of(good_case));
    const auto declare = [&](const std::string& id) {
        write_text(root.path() / "cases/equivalent-mutants.json",
                   R"({"mutants": [{"id": ")" + id + R"(", "why": "nobody could tell it"}]})");
        return mutants_of_small(root, {"--call", "inet_aton"});
    };
    CHECK(contains(declare("wrong-class/inet_aton").out,
                   "equivalent: wrong-class/inet_aton (nobody could tell it)"));
    CHECK(declare("wrong-class/inet_aton").status == 0);
    const tool_result refuted = declare("wrong-value/inet_aton");
    CHECK(refuted.status == 1);
    CHECK(
        contains(refuted.out, "not equivalent, as inet_aton/one kills it: wrong-value/inet_aton"));
    CHECK(declare("wrong-colour/inet_aton").status == 2);
    write_text(root.path() / "cases/equivalent-mutants.json",
               R"({"mutants": [{"id": "wrong-value/inet_aton"}]})");
    CHECK(run_tool({"--root", root.path().string(), "check"}).status == 2);
}

TEST_CASE("with --first a mutant is tried until one case kills it") {
    const temporary_folder folder;
    const std::vector<std::string> listen = {"--call", "socket.listen", "--select",
                                             "socket.listen/*"};
    std::vector<std::string> first = listen;
    first.push_back("--first");
    const json whole = measured(folder, listen);
    const json quick = measured(folder, first);
    CHECK(quick["score"] == whole["score"]);
    CHECK(quick["trials"] <= whole["trials"]);
}

#ifdef SOCKMATRIX_HAS_FAULTS // where reference/faults is built
TEST_CASE("a build with a fault is told from the right one, and counts as a mutant") {
    const temporary_folder folder;
    const json report = measured(folder, {"--mutant", "fault/text-*", "--mutant",
                                          "fault/send-signal", "--select", "inet_*"});
    const json by_fault = killers(report);
    CHECK(by_fault.size() == 5);
    CHECK(by_fault["fault/send-signal"].empty()); // these cases send nothing
    for (const char* name :
         {"fault/text-long", "fault/text-loose", "fault/text-mapped", "fault/text-strict"})
        CHECK_FALSE(by_fault[name].empty());
    CHECK(report["counted"] == 5);
    CHECK(report["killed"] == 4);
    const tool_result listed =
        run_tool({"--root", SOCKMATRIX_ROOT, "mutants", "--list", "--operator", "fault"});
    CHECK(contains(listed.out, "fault/close-leaks: close leaves the descriptor open\n"));
    CHECK_FALSE(contains(listed.out, "wrong-value"));
    CHECK(mutants(folder, {"--mutant", "fault/of-another-kind"}).status == 2);
}
#endif

TEST_CASE("wrong usage of mutants ends with one line and status 2") {
    const temporary_folder folder;
    for (const std::vector<std::string>& wrong :
         std::vector<std::vector<std::string>>{{"--operator", "wrong-colour"},
                                               {"--call", "socket.knit"},
                                               {"--mutant", "nothing"},
                                               {"--select", "nothing/*"},
                                               {"--operator", "lost-state", "--call", "htons"}}) {
        const tool_result result = mutants(folder, wrong);
        CHECK(result.status == 2);
        CHECK(count_lines(result.err) == 1);
    }
    CHECK(mutants(folder, {"--at-least", "101"}).status == 2);
    CHECK(run_tool({"--root", SOCKMATRIX_ROOT, "mutants", "no-such-implementation"}).status == 2);
    CHECK(run_tool({"--root", SOCKMATRIX_ROOT, "mutants", "--", "/bin/true"}).status == 2);
    const tool_result listed =
        run_tool({"--root", SOCKMATRIX_ROOT, "mutants", "--list", "--call", "htons"});
    CHECK(listed.status == 0);
    CHECK(contains(listed.out, "wrong-value/htons: returns another value of the same type\n"));
}
