#include "matrix/build.hpp"

#include <algorithm>
#include <catch_any.hpp>

namespace matrix_tests {

using namespace sockmatrix;

namespace {

json j(std::string text) {
    std::replace(text.begin(), text.end(), '\'', '"');
    return json::parse(text);
}

verdict did(std::string id, verdict_kind kind, std::string happened, const char* seen = "[]") {
    verdict out;
    out.case_id = std::move(id);
    out.kind = kind;
    out.happened = std::move(happened);
    out.seen = j(seen);
    return out;
}

verdict conforms(std::string id) {
    return did(std::move(id), verdict_kind::conforms, "conforms");
}
verdict other(std::string id, const char* seen) {
    return did(std::move(id), verdict_kind::deviates, "other", seen);
}

judgement target(std::string name, const std::vector<verdict>& verdicts) {
    judgement out;
    out.target = std::move(name);
    out.run = {{"target", out.target}};
    out.verdicts.assign(verdicts.begin(), verdicts.end());
    return out;
}

suite some_suite() {
    suite all;
    all.hash = "abc";
    for (const char* id : {"a/1", "a/2", "a/3"}) {
        test_case one;
        one.id = id;
        one.api = "a";
        one.says = std::string("says ") + id;
        one.level = demand_level::should;
        one.cite = {"posix:a"};
        all.cases.push_back(one);
    }
    return all;
}

} // namespace

TEST_CASE("a matrix has a row a case and a cell a target") {
    const judgement left = target("l", {conforms("a/1"), conforms("a/3")});
    judgement right = target("r", {conforms("a/1"), other("a/2", "[1]")});
    right.complaints = {"entry"};
    const matrix all = build_matrix(some_suite(), {left, right});
    CHECK(all.suite == "abc");
    REQUIRE(all.columns.size() == 2);
    CHECK(all.columns[0].target == "l");
    CHECK(all.columns[0].counts == std::map<std::string, std::size_t>{{"conforms", 2}});
    CHECK(all.columns[1].counts ==
          std::map<std::string, std::size_t>{{"conforms", 1}, {"deviates", 1}});
    CHECK(all.columns[1].complaints == right.complaints);
    REQUIRE(all.rows.size() == 3);
    CHECK(all.rows[1].case_id == "a/2");
    CHECK(all.rows[1].api == "a");
    CHECK(all.rows[1].says == "says a/2");
    CHECK(all.rows[1].level == demand_level::should);
    CHECK(all.rows[1].cite == std::vector<std::string>{"posix:a"});
    REQUIRE(all.rows[1].cells.size() == 2);
    CHECK_FALSE(all.rows[1].cells[0]);
    CHECK(all.rows[1].cells[1]);
    CHECK(all.rows[1].cells[1]->happened == "other");
}

TEST_CASE("a row differs where two targets that ran it took different outcomes") {
    struct row {
        verdict left;
        verdict right;
        bool differs;
    };
    const std::vector<row> rows = {
        {conforms("a/1"), conforms("a/1"), false},
        {conforms("a/1"), other("a/1", "[1]"), true},
        {did("a/1", verdict_kind::permitted, "yes"), did("a/1", verdict_kind::permitted, "no"),
         true},
        {conforms("a/1"), did("a/1", verdict_kind::skipped, "skipped"), false},
        {conforms("a/1"), did("a/1", verdict_kind::unsupported, "unsupported"), false},
        {conforms("a/1"), did("a/1", verdict_kind::inexpressible, "inexpressible"), false},
        {conforms("a/1"), did("a/1", verdict_kind::broken, "crash"), true},
    };
    for (const row& one : rows) {
        CAPTURE(one.left.happened, one.right.happened);
        const matrix all =
            build_matrix(some_suite(), {target("l", {one.left}), target("r", {one.right})});
        CHECK(all.rows.at(0).differs == one.differs);
    }
}

TEST_CASE("a difference: other outcomes, or other answers where no outcome names them") {
    struct row {
        verdict left;
        verdict right;
        bool differs;
        const char* at;
    };
    const std::vector<row> rows = {
        {conforms("a/1"), conforms("a/1"), false, ""},
        {did("a/1", verdict_kind::permitted, "yes", "[{'returns': 1}]"),
         did("a/1", verdict_kind::permitted, "yes", "[{'returns': 2}]"), false, ""},
        {did("a/1", verdict_kind::permitted, "yes", "[{'returns': 1}]"),
         did("a/1", verdict_kind::permitted, "no", "[{'returns': 2}]"), true, "/0/returns"},
        {other("a/1", "[{'returns': 1}]"), other("a/1", "[{'returns': 1}]"), false, ""},
        {other("a/1", "[1, {'returns': ['a', 1]}]"), other("a/1", "[1, {'returns': ['a', 2]}]"),
         true, "/1/returns/1"},
        {other("a/1", "[{'returns': [1]}]"), other("a/1", "[{'returns': [1, 2]}]"), true,
         "/0/returns/1"},
        {other("a/1", "[{'returns': 1}]"), other("a/1", "[{'blocks': true}]"), true, "/0/returns"},
        {other("a/1", "[{}]"), other("a/1", "[{'a/b': true}]"), true, "/0/a~1b"},
        {other("a/1", "[{'env': 'p', 'value': 5}, 1]"),
         other("a/1", "[{'env': 'p', 'value': 6}, 1]"), false, ""},
        {other("a/1", "[{'env': 'p', 'value': 5}, 1]"),
         other("a/1", "[{'env': 'p', 'value': 6}, 2]"), true, "/1"},
        {did("a/1", verdict_kind::blocked, "blocked", "[1]"),
         did("a/1", verdict_kind::blocked, "blocked", "[2]"), true, "/0"},
        {conforms("a/1"), did("a/1", verdict_kind::skipped, "skipped"), true, ""},
    };
    for (const row& one : rows) {
        CAPTURE(one.left.seen.text(), one.right.seen.text());
        const judgement left = target("l", {one.left});
        const judgement right = target("r", {one.right});
        const auto found = diff_judgements(some_suite(), left, right);
        REQUIRE(found.size() == (one.differs ? 1 : 0));
        if (!one.differs) continue;
        CHECK(found[0].at == one.at);
        CHECK(found[0].case_id == "a/1");
        CHECK(found[0].says == "says a/1");
        CHECK(found[0].left == &*left.verdicts[0]);
        CHECK(found[0].right == &*right.verdicts[0]);
    }
}

TEST_CASE("a case that only one side recorded is a difference") {
    const judgement left = target("l", {conforms("a/1"), conforms("a/2")});
    const judgement right = target("r", {conforms("a/2"), conforms("a/3")});
    const auto found = diff_judgements(some_suite(), left, right);
    REQUIRE(found.size() == 2);
    CHECK(found[0].case_id == "a/1");
    CHECK(found[0].left == &*left.verdicts[0]);
    CHECK(found[0].right == nullptr);
    CHECK(found[1].case_id == "a/3");
    CHECK(found[1].left == nullptr);
    CHECK(found[1].right == &*right.verdicts[1]);
}

TEST_CASE("a verdict as JSON leaves out what is empty") {
    verdict one = conforms("a/1");
    CHECK(to_json(one) == j("{'case': 'a/1', 'level': 'must', 'verdict': 'conforms', "
                            "'happened': 'conforms', 'expected': 'expected', 'seen': []}"));
    one.expected = expectedness::fresh;
    one.wanted = "w";
    one.why = "y";
    one.evidence = "observed";
    one.bug = "b";
    one.errors = {{"code", "differs"}};
    CHECK(to_json(one) ==
          j("{'case': 'a/1', 'level': 'must', 'verdict': 'conforms', 'happened': 'conforms', "
            "'expected': 'new', 'seen': [], 'wanted': 'w', 'why': 'y', 'evidence': 'observed', "
            "'bug': 'b', 'errors': {'code': 'differs'}}"));
}

TEST_CASE("a judgement as JSON") {
    judgement one = target("l", {conforms("a/1")});
    json value = to_json(one);
    CHECK(value["format"] == 1);
    CHECK(value["target"] == "l");
    CHECK(value["as_expected"] == true);
    CHECK(value["run"] == one.run);
    CHECK(value["verdicts"] == json::array({to_json(one.verdicts[0])}));
    one.complaints = {"entry"};
    value = to_json(one);
    CHECK(value["as_expected"] == false);
    CHECK(value["complaints"] == j("['entry']"));
    one.incidents = {{{{"a/1"}, "exit 3", "reset", "it ended", "no"}, false, "no entry"}};
    CHECK(
        to_json(one)["incidents"] ==
        j("[{'cases': ['a/1'], 'how': 'exit 3', 'at': 'reset', 'why': 'it ended', 'stderr': 'no', "
          "'expected': false, 'judged': 'no entry'}]"));
}

TEST_CASE("a matrix as JSON, the same text each time") {
    const matrix all = build_matrix(
        some_suite(), {target("l", {conforms("a/1")}), target("r", {conforms("a/2")})});
    const json value = json::parse(json_text(all));
    CHECK(value["format"] == 2);
    CHECK(value["suite"] == "abc");
    CHECK(value["columns"][0] ==
          j("{'target': 'l', 'run': {'target': 'l'}, 'counts': {'conforms': 1}, "
            "'complaints': []}"));
    CHECK(value["rows"][0] ==
          j("{'case': 'a/1', 'api': 'a', 'says': 'says a/1', 'level': 'should', "
            "'cite': ['posix:a'], 'differs': false, 'cells': [0, null], 'outcomes': "
            "[{'verdict': 'conforms', 'happened': 'conforms', 'expected': 'expected', 'seen': "
            "[]}]}"));
    CHECK(json_text(all) == value.dump());
}

TEST_CASE("a row of the matrix as JSON holds each outcome once") {
    const verdict yes = did("a/1", verdict_kind::permitted, "yes", "[{'returns': {'env': 'p'}}]");
    const matrix all = build_matrix(
        some_suite(), {target("1", {yes}), target("2", {conforms("a/1")}), target("3", {yes})});
    const json row = json::parse(json_text(all))["rows"][0];
    CHECK(row["cells"] == j("[0, 1, 0]"));
    REQUIRE(row["outcomes"].size() == 2);
    CHECK(row["outcomes"][0]["seen"] == j("[{'returns': {'env': 'p'}}]"));
}

TEST_CASE("answers part in a row as JSON wherever they part") {
    const char* answers[] = {"[{'env': 'p'}]", "[{'env': 'p'}]", "[{'env': 'q'}]",
                             "[[{'env': 'p'}]]", "[]"};
    std::vector<judgement> targets;
    for (const char* answer : answers)
        targets.push_back(target("t" + std::to_string(targets.size()), {other("a/1", answer)}));
    const json row = json::parse(json_text(build_matrix(some_suite(), targets)))["rows"][0];
    CHECK(row["cells"] == j("[0, 0, 1, 2, 3]"));
}

} // namespace matrix_tests
