#include "matrix/changes.hpp"
#include "matrix/groups.hpp"
#include "matrix/moved.hpp"

#include <catch_any.hpp>

namespace groups_tests {

using namespace sockmatrix;

namespace {

verdict did(std::string id, verdict_kind kind, std::string happened) {
    verdict out;
    out.case_id = std::move(id);
    out.kind = kind;
    out.happened = std::move(happened);
    out.seen = json::array();
    return out;
}

judgement target(const std::string& name, std::vector<std::string> traits,
                 const std::vector<verdict>& verdicts) {
    judgement out;
    out.target = name;
    out.run = {{"target", name}, {"traits", std::move(traits)}};
    out.verdicts.assign(verdicts.begin(), verdicts.end());
    return out;
}

suite suite_of(const std::vector<std::string>& ids) {
    suite all;
    for (const std::string& id : ids) {
        test_case one;
        one.id = id;
        one.says = "it does something";
        all.cases.push_back(one);
    }
    return all;
}

expectation said(std::string pattern, evidence_kind kind, std::string outcome) {
    expectation out;
    out.trait = "darwin";
    out.pattern = std::move(pattern);
    out.outcomes = {std::move(outcome)};
    out.shown_by.kind = kind;
    out.shown_by.link = "source";
    return out;
}

constexpr auto conforms = verdict_kind::conforms;
constexpr auto permitted = verdict_kind::permitted;

} // namespace

TEST_CASE("differences are grouped by case and by which targets did what") {
    const auto verdicts = [](const char* first, const char* second) {
        return std::vector<verdict>{did("a/x:1", permitted, first), did("a/x:2", permitted, first),
                                    did("a/x:3", permitted, second),
                                    did("a/y", conforms, "conforms")};
    };
    const matrix value =
        build_matrix(suite_of({"a/x:1", "a/x:2", "a/x:3", "a/y"}),
                     {target("1", {"linux", "musl"}, verdicts("refuses", "takes")),
                      target("2", {"linux", "glibc"}, verdicts("takes", "takes")),
                      target("3", {"linux", "glibc"}, verdicts("takes", "breaks"))});
    const auto groups = group_differences(value);
    REQUIRE(groups.size() == 2);
    CHECK(groups[0].cases == std::vector<std::string>{"a/x:1", "a/x:2"});
    REQUIRE(groups[0].outcomes.size() == 2);
    CHECK(groups[0].outcomes[0].did == "permitted: takes");
    CHECK(groups[0].outcomes[0].traits == std::vector<std::string>{"glibc"});
    CHECK(groups[0].outcomes[1].targets == target_names{"1"});
    CHECK(groups[1].cases == std::vector<std::string>{"a/x:3"});
    CHECK(groups[1].outcomes[0].traits.empty());
}

TEST_CASE("what an emulator does is not said of the system that it stands in for") {
    const std::vector<std::string> wine{"windows", "msvcrt", "wine"};
    const std::vector<std::string> ucrt{"windows", "ucrt", "wine"};
    const std::vector<std::string> s390x{"linux", "s390x", "qemu-user"};
    const auto traits_of_first = [&](const char* a, const char* b, const char* c, const char* d) {
        const auto group = group_differences(build_matrix(
            suite_of({"a/x"}), {target("1", wine, {did("a/x", permitted, a)}),
                                target("2", ucrt, {did("a/x", permitted, b)}),
                                target("3", s390x, {did("a/x", permitted, c)}),
                                target("4", {"linux", "x86_64"}, {did("a/x", permitted, d)})}));
        for (const outcome_group& one : group.at(0).outcomes)
            if (one.did == "permitted: fails") return one.traits;
        return std::vector<std::string>{};
    };
    using words = std::vector<std::string>;
    CHECK(traits_of_first("fails", "fails", "works", "works") == words{"wine"});
    CHECK(traits_of_first("fails", "works", "works", "works") == words{"msvcrt", "wine"});
    CHECK(traits_of_first("works", "works", "fails", "works") == words{"qemu-user"});
    CHECK(traits_of_first("works", "works", "works", "fails") == words{"x86_64"});
    CHECK(traits_of_first("works", "works", "fails", "fails") == words{"linux"});
}

TEST_CASE("cells move where a target was recorded on another kernel") {
    const auto on = [](const char* kernel, const char* first, verdict_kind second) {
        judgement out =
            target("t", {}, {did("a/1", permitted, first), did("a/2", second, "takes")});
        out.run["facts"] = {{"kernel", kernel}, {"libc", "glibc 2.36"}};
        return out;
    };
    const suite all = suite_of({"a/1", "a/2"});
    const judgement before = on("Linux 6.1.0", "refuses", permitted);
    CHECK_FALSE(cells_moved(all, before, on("Linux 6.1.0", "takes", permitted)));
    const auto moved =
        cells_moved(all, before, on("Linux 6.18.44", "takes", verdict_kind::skipped));
    REQUIRE(moved);
    CHECK(moved->recorded == "Linux 6.1.0");
    CHECK(moved->here == "Linux 6.18.44");
    CHECK(moved->cells ==
          std::vector<std::string>{"a/1: permitted: takes; recorded permitted: refuses"});
}

TEST_CASE("known bugs and what was not expected are grouped with their remarks") {
    verdict bug = did("a/x:1", verdict_kind::deviates, "breaks");
    bug.bug = "it loses a byte";
    verdict red = did("a/x:2", verdict_kind::deviates, "other");
    red.expected = expectedness::unexpected;
    const matrix value =
        build_matrix(suite_of({"a/x:1", "a/x:2"}),
                     {target("1", {"musl"}, {bug, red}), target("2", {"musl"}, {bug}),
                      target("3", {"glibc"}, {did("a/x:1", conforms, "conforms")})});
    const auto bugs = group_bugs(value);
    REQUIRE(bugs.size() == 1);
    CHECK(bugs[0].remark == "it loses a byte");
    CHECK(bugs[0].traits == std::vector<std::string>{"musl"});
    const auto unexpected = group_unexpected(value);
    REQUIRE(unexpected.size() == 1);
    CHECK(unexpected[0].did == "deviates: other");
    CHECK(unexpected[0].targets == target_names{"1"});
}

TEST_CASE("what sources say stands in columns of traits that did not run, and changes nothing that "
          "was observed") {
    const suite all = suite_of({"a/1", "a/2", "a/3"});
    const std::vector<profile> profiles = {
        {"darwin",
         axis::kernel,
         {said("a/*", evidence_kind::documented, "takes"),
          said("a/1", evidence_kind::reported, "refuses"),
          said("a/2", evidence_kind::observed, "breaks")}},
        {"linux", axis::kernel, {said("a/1", evidence_kind::documented, "takes")}},
        {"windows", axis::kernel, {said("a/1", evidence_kind::documented, "takes")}},
        {"wine", axis::emulator, {said("a/1", evidence_kind::observed, "takes")}}};
    matrix value =
        build_matrix(all, {target("l", {"linux"}, {did("a/1", conforms, "conforms")}),
                           target("w", {"windows", "wine"}, {did("a/1", conforms, "conforms")})});
    const json observed = json::parse(json_text(value))["columns"];
    add_claims(value, all, profiles);
    REQUIRE(value.claimed.size() == 2);
    CHECK(value.claimed[0].trait == "darwin");
    CHECK(value.claimed[0].counts ==
          std::map<std::string, std::size_t>{{"documented", 2}, {"reported", 1}});
    CHECK(value.claimed[1].trait == "windows"); // Wine is another program of the same interface
    REQUIRE(value.rows.size() == 3);
    CHECK(value.rows[0].claims[0].at(0).outcomes == std::vector<std::string>{"refuses"});
    CHECK(value.rows[1].claims[0].at(0).outcomes == std::vector<std::string>{"takes"});
    CHECK(value.rows[1].claims[1].empty());
    CHECK_FALSE(value.rows[1].cells[0]);
    CHECK_FALSE(value.rows[0].differs);
    CHECK(json::parse(json_text(value))["columns"] == observed);
}

TEST_CASE("changes since the earlier recording are grouped, and none is none") {
    const suite all = suite_of({"a/x:1", "a/x:2", "a/y"});
    const judgement before =
        target("1", {},
               {did("a/x:1", permitted, "takes"), did("a/x:2", permitted, "takes"),
                did("a/y", conforms, "conforms")});
    CHECK(changes_between(all, before, before).changes.empty());
    const judgement after =
        target("1", {}, {did("a/x:1", permitted, "refuses"), did("a/x:2", permitted, "refuses")});
    const target_changes found = changes_between(all, before, after);
    REQUIRE(found.changes.size() == 2);
    CHECK(found.changes[0].before == "permitted: takes");
    CHECK(found.changes[0].after == "permitted: refuses");
    CHECK(found.changes[0].cases == std::vector<std::string>{"a/x:1", "a/x:2"});
    CHECK(found.changes[1].after == "not recorded");
}

} // namespace groups_tests
