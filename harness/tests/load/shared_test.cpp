// What is written once and used in many cases: parameter sets, set-ups and repeated steps.
#include "catch_any.hpp"
#include "given.hpp"
#include "load/mend.hpp"

using namespace sockmatrix;

namespace shared_tests {

namespace {

const std::string rest = R"(, "expect": {"returns": 1}})";

/// A case with these keys, which ends in `expect`.
std::string one_case(const std::string& keys, const std::string& slug = "one") {
    return R"({"id": "inet_aton/)" + slug + R"(", )" + given_keys + keys + rest;
}

/// A suite whose only case file and shared file have these texts.
struct shared_suite {
    explicit shared_suite(const std::string& cases, const std::string& shared = "",
                          const std::string& own = "")
        : given(cases) {
        given.folder.write("conversions/inet_aton.json",
                           R"({"api": "inet_aton", )" + own + R"("cases": [)" + cases + "]}");
        if (!shared.empty()) given.folder.write("shared.json", "{" + shared + "}");
    }

    given_suite given;
};

/// With the folder left out everywhere.
std::string fault_of(const shared_suite& of) {
    std::string text = of.given.fault();
    const std::string folder = of.given.folder.path().generic_string() + "/";
    for (std::size_t at = 0; (at = text.find(folder, at)) != std::string::npos;)
        text.erase(at, folder.size());
    return text;
}

std::string fault_of(const std::string& cases, const std::string& shared = "",
                     const std::string& own = "") {
    return fault_of(shared_suite(cases, shared, own));
}

std::vector<std::string> ids_of(const suite& all) {
    std::vector<std::string> out;
    for (const test_case& one : all.cases)
        out.push_back(one.id);
    return out;
}

/// The arguments of all steps.
std::string args_of(const test_case& about) {
    json out = json::array();
    for (const step& one : about.steps)
        out.push_back(one.args);
    return out.dump();
}

const std::string step_with_p = R"("steps": [{"call": "inet_aton", "args": [{"param": "p"}]}])";
const std::string over =
    R"("parameters": {"over": {"v4": {"text": "1", "needs": []}, "v6": {"text": "2", "needs": []}}})";
const std::string step_over =
    R"("steps": [{"call": "inet_aton", "args": [{"param": "o/text"}]}], "needs": {"param": "o/needs"})";
const std::string pair_of_steps =
    R"("setups": {"pair": [{"call": "inet_aton", "args": [{"param": "p"}], "as": "a"}, {"call": "inet_aton", "args": [{"ref": "a"}]}]})";
const std::string use_pair = R"({"setup": "pair", "for": {"p": ["1"]}})";

std::string steps(const std::string& written) {
    return one_case(R"("steps": [)" + written + "]");
}

} // namespace

TEST_CASE("a parameter takes a whole set by its name, or some of its labels") {
    for (const bool in_file : {false, true}) {
        const auto ids = [&](const std::string& values) {
            const std::string cases = one_case(R"("for": {"o": )" + values + "}, " + step_over);
            return ids_of(
                shared_suite(cases, in_file ? "" : over, in_file ? over + ", " : "").given.load());
        };
        CHECK(ids(R"("over")") ==
              std::vector<std::string>{"inet_aton/one@o=v4", "inet_aton/one@o=v6"});
        CHECK(ids(R"(["over/v6"])") == std::vector<std::string>{"inet_aton/one@o=v6"});
        CHECK_THROWS(ids(R"(["over/v6", "over/v6"])"));
    }
    const suite all = shared_suite(one_case(R"("for": {"p": ["set/b", "c"]}, )" + step_with_p), "",
                                   R"("parameters": {"set": ["a", "b"]}, )")
                          .given.load();
    CHECK(ids_of(all) == std::vector<std::string>{"inet_aton/one@p=b", "inet_aton/one@p=c"});
    CHECK(args_of(all.cases[0]) == R"([["b"]])");
}

TEST_CASE("a set-up stands for its steps, with the parameters of the case or of its use") {
    const suite by_use =
        shared_suite(steps(use_pair + R"(, {"call": "inet_aton", "args": ["3"]})"), pair_of_steps)
            .given.load();
    CHECK(args_of(by_use.cases[0]) == R"([["1"],[{"ref":"a"}],["3"]])");
    const suite by_case =
        shared_suite(
            one_case(
                R"("for": {"p": ["4", "5"]}, "steps": [{"call": "inet_aton", "args": ["0"]}, {"setup": "pair"}])"),
            pair_of_steps)
            .given.load();
    CHECK(args_of(by_case.cases[1]) == R"([["0"],["5"],[{"ref":"a"}]])");
    const suite written =
        shared_suite(
            steps(
                R"({"call": "inet_aton", "args": ["1"], "as": "a"}, {"call": "inet_aton", "args": [{"ref": "a"}]}, {"call": "inet_aton", "args": ["3"]})"))
            .given.load();
    CHECK(by_use.hash == written.hash);
}

TEST_CASE("set-ups use each other in any order, and those of the suite") {
    const suite all =
        shared_suite(steps(R"({"setup": "a"})"),
                     R"("setups": {"c": [{"call": "inet_aton", "args": ["c"]}]})",
                     R"("setups": {"a": [{"setup": "b"}, {"call": "inet_aton", "args": ["a"]}],
                        "b": [{"setup": "c"}, {"setup": "c"}, {"call": "inet_aton", "args": ["b"]}]}, )")
            .given.load();
    CHECK(args_of(all.cases[0]) == R"([["c"],["c"],["b"],["a"]])");
}

TEST_CASE("a step is repeated so often, or for each of its values") {
    const auto args = [](const std::string& step) {
        return args_of(shared_suite(steps(step)).given.load().cases[0]);
    };
    CHECK(args(R"({"call": "inet_aton", "args": ["1"], "for": 3})") == R"([["1"],["1"],["1"]])");
    CHECK(args(R"({"call": "inet_aton", "args": [{"param": "n"}], "for": {"n": ["b", [1]]}})") ==
          R"([["b"],[[1]]])");
    CHECK(args(R"({"call": "inet_aton", "args": [{"param": "b"}, {"param": "a"}],
                   "for": {"b": [1, 2], "a": {"x": 3, "y": 4}}})") == "[[1,3],[2,3],[1,4],[2,4]]");
    const suite named =
        shared_suite(steps(R"({"call": "inet_aton", "args": ["1"], "as": {"param": "n"},
                               "for": {"n": ["a", "b"]}}, {"call": "inet_aton", "args": [{"ref": "a"}, {"ref": "b"}]})"))
            .given.load();
    CHECK(named.cases[0].steps[1].name == "b");
}

TEST_CASE("the parameters of a step are nearer than those of the case") {
    const suite all =
        shared_suite(
            one_case(
                R"("for": {"p": ["out"], "q": ["x"]}, "steps": [{"call": "inet_aton", "args": [{"param": "p"}, {"param": "q"}, {"param": "r"}], "for": {"p": ["in"], "r": [{"param": "p"}]}}, {"call": "inet_aton", "args": [{"param": "p"}]}])"))
            .given.load();
    CHECK(args_of(all.cases[0]) == R"([["in","x","out"],["out"]])");
}

TEST_CASE("what is wrong with a use is told where it stands") {
    struct wrong {
        std::string keys;
        const char* fault;
    };
    const auto row = GENERATE(
        wrong{R"("for": {"o": "ovr"}, )" + step_over,
              R"(/cases/0/for/o: no parameter set is named "ovr"; there are over)"},
        wrong{R"("for": {"o": ["over/v5"]}, )" + step_over,
              R"(/cases/0/for/o: the parameter set at shared.json: /parameters/over has no "v5")"},
        wrong{R"("for": {"o": 3}, )" + step_over, "/cases/0/for/o: has no values"},
        wrong{R"("steps": [{"setup": "par"}])",
              R"(/cases/0/steps/0/setup: no set-up is named "par"; there are pair)"},
        wrong{R"("steps": [{"setup": 1}])", "/cases/0/steps/0/setup: is not a text"},
        wrong{R"("steps": [{"setup": "pair", "as": "x"}])",
              R"(/cases/0/steps/0: unknown key "as"; the use of a set-up has the keys setup, for)"},
        wrong{R"("steps": [{"call": "inet_aton", "for": 0}])",
              "/cases/0/steps/0/for: is not a number above 0 that counts how often"},
        wrong{R"("steps": [{"call": "inet_aton", "for": 1.5}])", "/cases/0/steps/0/for: is not"},
        wrong{R"("steps": [{"call": "inet_aton", "for": []}])",
              "/cases/0/steps/0/for: is not an object from the names of parameters"},
        wrong{R"("steps": [{"call": "inet_aton", "for": {"n": []}}])",
              "/cases/0/steps/0/for/n: has no values"},
        wrong{R"("steps": [{"call": "inet_aton", "args": [{"param": "n/x"}], "for": {"n": [1]}}])",
              R"(/cases/0/steps/0/args/0: no parameter "n/x"; `for` of the step must have it)"},
        wrong{R"("for": {"s": {"x": {"setup": "pair"}}}, "steps": [{"param": "s"}])",
              "/cases/0/steps/0: a parameter gives no set-up and no `for`"},
        wrong{R"("steps": [{"call": "inet_aton", "as": "a"}, )" + use_pair + "]",
              R"(shared.json: /setups/pair/0: an earlier step is named "a" too; give this one )"
              R"(another name by `as` (used by conversions/inet_aton.json: /cases/0/steps/1))"},
        wrong{R"("steps": [)" + use_pair + R"(, {"call": "inet_aton", "as": "a"}])",
              R"(/cases/0/steps/1: an earlier step, at shared.json: /setups/pair/0, is named "a")"},
        wrong{R"("steps": [)" + use_pair + ", " + use_pair + "]",
              R"(shared.json: /setups/pair/0: an earlier step, at shared.json: /setups/pair/0,)"},
        wrong{R"("steps": [{"setup": "pair"}])",
              R"(shared.json: /setups/pair/0/args/0: no parameter "p"; `for` of the case must )"
              R"(have it (used by conversions/inet_aton.json: /cases/0/steps/0))"});
    std::string fault = fault_of(one_case(row.keys), over + ", " + pair_of_steps);
    INFO(fault);
    const std::string file = row.fault[0] == '/' ? "conversions/inet_aton.json: " : "";
    CHECK(fault.rfind(file + row.fault, 0) == 0);
}

TEST_CASE("what is wrong with a definition is told where it stands") {
    const std::string uses = steps(use_pair);
    const auto setups = [](const std::string& text) { return R"("setups": {)" + text + "}"; };
    struct wrong {
        std::string shared;
        const char* fault;
    };
    const std::string call = R"([{"call": "inet_aton", "args": ["1"]}])";
    const auto row = GENERATE_COPY(
        wrong{R"("setup": {})",
              R"(shared.json: unknown key "setup"; cases/shared.json has the keys)"},
        wrong{R"("setups": [])", "shared.json: /setups: is not an object"},
        wrong{setups(R"("a": [])"), "shared.json: /setups/a: is not an array of steps"},
        wrong{setups(R"("a": {"call": "x"})"), "shared.json: /setups/a: is not an array of steps"},
        wrong{setups(R"("A b": )" + call), "shared.json: /setups/A b: cannot be a name"},
        wrong{R"("parameters": {"p": 1})", "shared.json: /parameters/p: has no values"},
        wrong{R"("parameters": {"p": ["a/b"]})",
              R"(shared.json: /parameters/p: "a/b" cannot be a label)"},
        wrong{R"("parameters": {"x/y": ["a"]})", "shared.json: /parameters/x~1y: cannot be a name"},
        wrong{setups(R"("a": [{"setup": "b"}])"),
              R"(shared.json: /setups/a/0/setup: no set-up is named "b")"},
        wrong{setups(R"("a": [{"setup": "a"}])"),
              R"(shared.json: /setups/a/0/setup: the set-up "a" comes back to itself: a, a)"},
        wrong{setups(R"("a": [{"setup": "b"}], "b": [{"setup": "c"}], "c": [{"setup": "b"}])"),
              R"(shared.json: /setups/c/0/setup: the set-up "b" comes back to itself: b, c, b)"},
        wrong{setups(R"("pair": )" + call + R"(, "lone": )" + call),
              "shared.json: /setups/lone: nothing uses it; take it out"},
        wrong{setups(R"("pair": )" + call) + ", " + over,
              "shared.json: /parameters/over: nothing uses it; take it out"});
    const std::string fault = fault_of(uses, row.shared);
    INFO(fault);
    CHECK(fault.rfind(row.fault, 0) == 0);
}

TEST_CASE("a file neither leaves its definitions unused nor defines what the suite does") {
    CHECK(fault_of(steps(R"({"call": "inet_aton"})"), "", pair_of_steps + ", ") ==
          "conversions/inet_aton.json: /setups/pair: nothing uses it; take it out");
    CHECK(fault_of(steps(use_pair), pair_of_steps, pair_of_steps + ", ") ==
          "conversions/inet_aton.json: /setups/pair: is defined at shared.json: /setups/pair too; "
          "a name means one thing");
}

TEST_CASE("a fault of a set-up is told once, with its uses in each other") {
    const std::string shared = R"("setups": {"in": [{"call": "inet_aton", "args": [{"bites": ""}]}],
                                             "out": [{"setup": "in"}]})";
    const shared_suite two(one_case(R"("steps": [{"setup": "out"}])") + "," +
                               one_case(R"("steps": [{"setup": "out"}])", "two"),
                           shared);
    two.given.folder.write("errors/inet_aton.json",
                           R"({"api": "inet_aton", "cases": [)" +
                               one_case(R"("steps": [{"setup": "in"}])", "three") + "]}");
    const std::string fault = fault_of(two);
    INFO(fault);
    CHECK(fault.rfind("shared.json: /setups/in/0/args/0: ", 0) == 0);
    CHECK(fault.find(" (used by shared.json: /setups/out/0, by conversions/inet_aton.json: "
                     "/cases/0/steps/0)") != std::string::npos);
    CHECK(fault.find("more)") == std::string::npos);
}

TEST_CASE("limits are of what is written out") {
    const std::string call = R"({"call": "inet_aton"})";
    CHECK(fault_of(steps(R"({"call": "inet_aton", "for": 1000})")).empty());
    const std::string limit = ": has more than 1000 steps, which is the limit of a case";
    CHECK(fault_of(steps(R"({"call": "inet_aton", "for": 10000000000})")) ==
          "conversions/inet_aton.json: /cases/0/steps" + limit);
    std::string doubling = R"("a0": [)" + call + "]";
    for (int i = 1; i <= 10; ++i)
        doubling += ", \"a" + std::to_string(i) + R"(": [{"setup": "a)" + std::to_string(i - 1) +
                    R"(", "for": 2}])";
    CHECK(fault_of(steps(R"({"setup": "a9"}, {"setup": "a10"})"), R"("setups": {)" + doubling + "}")
              .rfind("shared.json: /setups/a10" + limit, 0) == 0);
    for (const bool forwards : {false, true}) {
        std::string chain = R"("a00": [)" + call + "]";
        for (int i = 1; i <= 10; ++i) {
            const std::string last = (i < 11 ? "a0" : "a") + std::to_string(i - 1);
            const std::string one = "\"a" + std::string(i < 10 ? "0" : "") + std::to_string(i) +
                                    R"(": [{"setup": ")" + last + R"("}])";
            chain = forwards ? chain + ", " + one : one + ", " + chain;
        }
        const std::string shared = R"("setups": {)" + chain + "}";
        CHECK(fault_of(steps(R"({"setup": "a09"}, {"setup": "a10"})"), shared)
                  .find("has set-ups within each other more than 10 deep") != std::string::npos);
    }
    const std::string text(1 << 20, 'x');
    CHECK(fault_of(steps(R"({"setup": "a", "for": 40})"),
                   R"("setups": {"a": [{"call": "inet_aton", "args": [")" + text + R"("]}]})")
              .find("become more than 33554432 octets") != std::string::npos);
}

TEST_CASE("an unknown name is not answered with thousands of others") {
    std::string many_setups;
    for (int i = 0; i < 2000; ++i)
        many_setups +=
            (i == 0 ? "\"s" : ", \"s") + std::to_string(i) + R"(": [{"call": "inet_aton"}])";
    const std::string fault =
        fault_of(steps(R"({"setup": "none"})"), R"("setups": {)" + many_setups + "}");
    CHECK(fault.find("no set-up is named \"none\"; there are s0, s1, s10, ") != std::string::npos);
    CHECK(fault.size() < 500);
}

TEST_CASE("the names that a set-up gives need not all be used") {
    const std::string named =
        R"([{"call": "inet_aton", "args": ["1"], "as": "a"}, {"call": "inet_aton", "args": ["2"]}])";
    const auto unused = [](const shared_suite& of) {
        for (const finding& one : check_suite(of.given.load(), {}))
            if (one.rule == "unused") return true;
        return false;
    };
    CHECK(unused(shared_suite(one_case(R"("steps": )" + named))));
    CHECK_FALSE(unused(
        shared_suite(steps(R"({"setup": "named"})"), R"("setups": {"named": )" + named + "}")));
}

TEST_CASE("shared.json and files with set-ups are laid out, and mean the same") {
    const shared_suite of(
        one_case(R"("for":{"p":["1"]},"steps":[{"setup":"pair"},{"setup":"own","for":2}])"),
        pair_of_steps, R"("setups": {"own":[{"call":"inet_aton"}]},  )");
    const std::string hash = of.given.load().hash;
    const std::filesystem::path folder = of.given.folder.path();
    const auto mended = mend_files(folder, folder / "none");
    REQUIRE(mended.size() == 2);
    CHECK(mended[1].file == folder / "shared.json");
    CHECK(mended[1].what == std::vector<std::string>{"layout"});
    for (const mended_file& one : mended)
        of.given.folder.write(one.file.lexically_relative(folder).generic_string(), one.text);
    CHECK(of.given.load().hash == hash);
    CHECK(mend_files(folder, folder / "none").empty());
    CHECK(mended[0].text.find(R"({ "setup": "own", "for": 2 })") != std::string::npos);
}

} // namespace shared_tests
