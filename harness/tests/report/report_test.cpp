#include "catch_any.hpp"

#include "report/report.hpp"
#include "report/symbols.hpp"

#include <pugixml.hpp>

using namespace sockmatrix;

namespace {

verdict make_verdict(const std::string& id, verdict_kind kind, const std::string& happened, expectedness expected,
                     const std::string& why = "") {
    verdict out;
    out.case_id = id;
    out.kind = kind;
    out.happened = happened;
    out.expected = expected;
    out.why = why;
    out.seen = json::array({{{"returns", "<&|\">"}}});
    return out;
}

judgement make_judgement() {
    judgement out;
    out.target = "linux-glibc-x86_64/refsock";
    out.run = {{"implementation", {{"name", "refsock"}, {"version", "0.1.0"}}}, {"facts", {{"libc", "glibc 2.36"}}}};
    out.verdicts = {
        make_verdict("a/one", verdict_kind::conforms, "conforms", expectedness::expected),
        make_verdict("a/two", verdict_kind::deviates, "other", expectedness::unexpected, "/returns: expected 1 | got 2"),
        make_verdict("b/three", verdict_kind::skipped, "skipped", expectedness::expected, "tipc: no module"),
        make_verdict("b/four", verdict_kind::permitted, "accepts", expectedness::fresh),
    };
    return out;
}

suite make_suite() {
    suite out;
    out.hash = "0123456789abcdef";
    for (const char* id : {"a/one", "a/two", "b/four", "b/three"}) {
        test_case one;
        one.id = id;
        one.api = std::string(id).substr(0, 1);
        one.says = "it does something";
        one.cite = {"posix:socket"};
        out.cases.push_back(one);
    }
    return out;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_CASE("a summary counts, names what is unexpected with its source, and gives reasons of skips") {
    const std::string text = summary_text(make_suite(), {make_judgement()}, 10, false);
    CHECK(has(text, "linux-glibc-x86_64/refsock: 4 cases"));
    CHECK(has(text, "1 conforms"));
    CHECK(has(text, "not as expected: 1"));
    CHECK(has(text, "a/two: deviates: other (unexpected); /returns: expected 1 | got 2"));
    CHECK(has(text, "[posix:socket]"));
    CHECK(has(text, "skipped 1: tipc: no module"));
    CHECK(has(text, "new 1"));
    CHECK(has(text, "Not all as expected."));
    CHECK_FALSE(has(text, "\x1b["));
}

TEST_CASE("a summary is cut at the number of lines asked for and says so") {
    judgement value = make_judgement();
    value.complaints = {"musl: entry matches no case", "musl: another"};
    const std::string text = summary_text(make_suite(), {value}, 1, false);
    CHECK(has(text, "not as expected: 3"));
    CHECK(has(text, "... and 2 more"));
}

TEST_CASE("a summary of a green run says so") {
    judgement value = make_judgement();
    value.verdicts.erase(value.verdicts.begin() + 1);
    CHECK(has(summary_text(make_suite(), {value}, 10, false), "All as expected."));
}

TEST_CASE("Markdown has every case, escapes cells, and lists what is unexpected") {
    const matrix drawn = build_matrix(make_suite(), {make_judgement()});
    const std::string text = matrix_markdown(drawn);
    for (const char* id : {"`a/one`", "`a/two`", "`b/three`", "`b/four`"}) CHECK(has(text, id));
    CHECK(has(text, "expected 1 \\| got 2"));
    CHECK(has(text, "refsock 0.1.0, glibc 2.36"));
    CHECK(has(text, "✗ deviates: other (unexpected)"));
}

TEST_CASE("HTML escapes text and is one well-formed table") {
    const matrix drawn = build_matrix(make_suite(), {make_judgement()});
    const std::string text = matrix_html(drawn);
    CHECK(has(text, "&lt;&amp;|"));
    CHECK_FALSE(has(text, "<&"));
    CHECK(has(text, "<td class=\"deviates red\">"));
    CHECK(has(text, "<th scope=\"row\"><code>a/one</code>"));
}

TEST_CASE("JUnit XML has a failure for what is unexpected and a skip for what is skipped") {
    judgement value = make_judgement();
    value.complaints = {"musl: entry matches no case"};
    pugi::xml_document document;
    REQUIRE(document.load_string(judgement_junit(value).c_str()));
    const pugi::xml_node suite_node = document.child("testsuites").child("testsuite");
    CHECK(suite_node.attribute("tests").as_int() == 5);
    CHECK(suite_node.attribute("failures").as_int() == 2);
    CHECK(suite_node.attribute("skipped").as_int() == 1);
    CHECK(suite_node.find_child_by_attribute("name", "a/two").child("failure"));
    CHECK(suite_node.find_child_by_attribute("name", "b/three").child("skipped"));
    CHECK_FALSE(suite_node.find_child_by_attribute("name", "a/one").first_child());
}

TEST_CASE("explain shows steps, outcomes, sources, and what each target did") {
    test_case about = make_suite().cases[1];
    step one;
    one.call = "inet_aton";
    one.args = {"127.1"};
    about.steps = {one};
    about.outcomes = {{"conforms", {{"", {{"returns", 1}}}}}};
    about.conforms = "conforms";
    const std::string text = explain_text(about, {make_judgement()});
    CHECK(has(text, "0. inet_aton [\"127.1\"]"));
    CHECK(has(text, "conforms (conforms): {\"returns\":1}"));
    CHECK(has(text, "posix:socket"));
    CHECK(has(text, "why: /returns: expected 1 | got 2"));
}

TEST_CASE("every verdict has a symbol and a meaning of its own") {
    for (const verdict_kind left : all_kinds) {
        CHECK_FALSE(meaning_of(left).empty());
        for (const verdict_kind right : all_kinds) CHECK((left == right) == (symbol_of(left) == symbol_of(right)));
    }
}
