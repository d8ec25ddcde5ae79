#include "matrix/triage.hpp"

#include <catch_any.hpp>

namespace triage_tests {

using namespace sockmatrix;

namespace {

verdict did(std::string id, std::string happened, json seen,
            expectedness expected = expectedness::unexpected) {
    verdict out;
    out.case_id = std::move(id);
    out.kind = verdict_kind::deviates;
    out.happened = std::move(happened);
    out.expected = expected;
    out.seen = std::move(seen);
    return out;
}

verdict fine(std::string id) {
    verdict out;
    out.case_id = std::move(id);
    out.happened = "conforms";
    return out;
}

judgement target(const std::string& libc, const std::string& arch,
                 const std::vector<verdict>& verdicts) {
    judgement out;
    out.target = libc + "-" + arch;
    out.run["traits"] = {"linux", libc, arch};
    out.verdicts.assign(verdicts.begin(), verdicts.end());
    return out;
}

const json refused =
    json::parse(R"([{"raises": {"is": ["error", "os_error"], "code": "EINVAL"}}, null])");

} // namespace

TEST_CASE("verdicts alike are one group, whatever the row and the parameters") {
    const auto groups =
        triage({target("musl", "x86_64",
                       {did("a/x:r", "refuses", refused), did("a/x:s@p=1", "refuses", refused)}),
                target("musl", "riscv64", {did("a/x:r", "refuses", refused), fine("a/x:s@p=1")}),
                target("glibc", "x86_64", {fine("a/x:r"), fine("a/x:s@p=1")})},
               false);
    REQUIRE(groups.size() == 1);
    CHECK(to_json(groups[0]) ==
          json::parse(
              R"({"case": "a/x", "did": "deviates: refuses", "seen": "error EINVAL", "why": "",
        "expected": "unexpected", "cases": ["a/x:r", "a/x:s@p=1"], "targets": ["musl-riscv64", "musl-x86_64"], "traits": ["musl"]})"));
}

TEST_CASE("groups differ by case, outcome, error and expectedness") {
    const json other = json::parse(
        R"([{"raises": {"is": ["error"], "native": {"space": "wsa", "value": 10022}}}])");
    const auto groups =
        triage({target("musl", "x86_64",
                       {did("a/x:1", "refuses", refused), did("a/x:2", "refuses", other),
                        did("a/x:3", "breaks", refused), did("a/y:1", "refuses", refused),
                        did("a/x:4", "refuses", refused, expectedness::stale)})},
               false);
    REQUIRE(groups.size() == 5);
    CHECK(groups[1].seen == "error EINVAL");
    CHECK(groups[3].seen == "error wsa 10022");
}

TEST_CASE("the value is shown where no outcome names it, without what varies") {
    const auto seen = [](const char* happened, const char* answer) {
        return triage({target("musl", "x86_64", {did("a/x", happened, json::parse(answer))})},
                      false)
            .at(0)
            .seen;
    };
    CHECK(seen("other", R"([{"returns": 1}, {"returns": [5, {"env": "p", "value": 4711}]}])") ==
          "returns [5,\"...\"]");
    CHECK(seen("takes", R"([{"returns": 1}])") == "returns");
    CHECK(seen("other", R"([{"blocks": true}])") == "blocks");
    CHECK(seen("crash", "[]") == "nothing");
    CHECK(
        seen(
            "other",
            R"([{"returns": "0123456789012345678901234567890123456789012345678901234567890123456789"}])")
            .size() < 80);
}

TEST_CASE("the traits are those that say which targets it is") {
    struct row {
        std::vector<int> on; ///< of musl/x86_64, musl/s390x, glibc/x86_64, glibc/s390x
        std::vector<std::string> traits;
    };
    const auto row_of = GENERATE(values<row>({{{1, 1, 0, 0}, {"musl"}},
                                              {{0, 1, 0, 1}, {"s390x"}},
                                              {{0, 1, 0, 0}, {"musl", "s390x"}},
                                              {{1, 1, 1, 1}, {"all"}},
                                              {{1, 0, 0, 1}, {}}}));
    std::vector<judgement> targets;
    int index = 0;
    for (const char* libc : {"musl", "glibc"})
        for (const char* arch : {"x86_64", "s390x"})
            targets.push_back(
                target(libc, arch,
                       {row_of.on[index++] != 0 ? did("a/x", "refuses", refused) : fine("a/x")}));
    CHECK(triage(targets, false).at(0).traits == row_of.traits);
}

TEST_CASE("a target that skipped the case is not asked, and new ones come on request") {
    verdict skipped = fine("a/x");
    skipped.kind = verdict_kind::skipped;
    const std::vector<judgement> targets = {
        target("musl", "x86_64", {did("a/x", "takes", refused, expectedness::fresh)}),
        target("glibc", "x86_64", {skipped})};
    CHECK(triage(targets, false).empty());
    REQUIRE(triage(targets, true).size() == 1);
    CHECK(triage(targets, true)[0].traits == std::vector<std::string>{"all"});
}

} // namespace triage_tests
