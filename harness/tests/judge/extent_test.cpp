// What recordings lack of what their runs set out to do.
#include "catch_any.hpp"
#include "given.hpp"
#include "judge/extent.hpp"

using namespace sockmatrix;
using namespace sockmatrix::testing;

namespace {

suite three_cases() {
    suite all;
    for (const char* id : {"a/one", "a/two", "b/three"})
        all.cases.push_back(one_step(id, {{"conforms", j("{'returns': 1}")}}));
    all.hash = "1111111111111111";
    return all;
}

json header(const char* suite_hash, const case_ids& planned) {
    json run = run_header();
    run["suite"] = suite_hash;
    run["selected"] = to_json(selection{{"a/*"}, {}, planned.size(), ids_hash(planned)});
    return run;
}

const char* const own = "1111111111111111";
const char* const other = "2222222222222222";

} // namespace

TEST_CASE("the hash of ids is FNV-1a of them joined by line feeds") {
    CHECK(ids_hash({}) == "cbf29ce484222325");
    CHECK(ids_hash({"a"}) == "af63dc4c8601ec8c");
    CHECK(ids_hash({"b", "a"}) != ids_hash({"a", "b"}));
    CHECK(ids_hash({"a", "b"}) != ids_hash({"ab"}));
}

TEST_CASE("a recording of this suite is compared by ids") {
    const suite all = three_cases();
    const json run = header(own, {"a/one", "a/two"});
    CHECK(extent_of(all, run, {"a/one", "a/two"}).remark.empty());
    const extent cut = extent_of(all, run, {"a/one"});
    CHECK(cut.lost == std::vector<std::string>{"a/two"});
    CHECK(cut.remark == "incomplete: holds 1 of 2 cases that it set out to run");
    CHECK_FALSE(extent_of(all, run, {"a/one", "a/two", "b/three"}).gaps.empty());
    CHECK(extent_of(all, run, {"a/one", "x/y"}).lost == std::vector<std::string>{"a/two"});
}

TEST_CASE("a recording of another suite is compared by count, and what was added is not lost") {
    const suite all = three_cases();
    const extent whole = extent_of(all, header(other, {"a/one"}), {"a/one"});
    CHECK(whole.lost.empty());
    CHECK(whole.gaps.empty());
    CHECK(whole.remark.find("of another suite") != std::string::npos);
    CHECK(extent_of(all, header(other, {"a/one", "a/gone"}), {"a/one"}).gaps.size() == 1);
}

TEST_CASE("lost cases are verdicts in their place, and nothing looked at is a gap") {
    const suite all = three_cases();
    judgement judged;
    verdict two;
    two.case_id = "a/two";
    judged.verdicts = {two};
    extent held;
    held.lost = {"a/one", "b/three"};
    add_extent(held, all, judged);
    REQUIRE(judged.verdicts.size() == 3);
    CHECK(judged.verdicts[0]->case_id == "a/one");
    CHECK(judged.verdicts[2]->kind == verdict_kind::missing);
    CHECK(judged.gaps.empty());
    CHECK_FALSE(judged.as_expected());
    judgement skipped_all;
    verdict skipped;
    skipped.kind = verdict_kind::skipped;
    skipped_all.verdicts = {skipped};
    add_extent({}, all, skipped_all);
    CHECK_FALSE(skipped_all.as_expected());
}

TEST_CASE("a recording that was put together says what it holds") {
    const suite all = three_cases();
    for (const case_ids& held :
         {case_ids{"a/one", "a/two", "b/three"}, case_ids{"a/one", "b/three"}, case_ids{"a/two"}}) {
        json run = run_header();
        run["suite"] = own;
        run["selected"] = to_json(selection_of_held(all, held));
        CHECK(extent_of(all, run, held).remark.empty());
        CHECK(extent_of(all, run, held).lost.empty());
    }
}
