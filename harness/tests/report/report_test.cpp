#include "catch_any.hpp"

#include "report/report.hpp"
#include "report/symbols.hpp"

#include <pugixml.hpp>

using namespace sockmatrix;

namespace {

verdict make_verdict(const std::string& id, verdict_kind kind, const std::string& happened,
                     expectedness expected, const std::string& why = "") {
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
    out.run = {{"implementation", {{"name", "refsock"}, {"version", "0.1.0"}}},
               {"facts", {{"libc", "glibc 2.36"}}}};
    out.verdicts = {
        make_verdict("a/one", verdict_kind::conforms, "conforms", expectedness::expected),
        make_verdict("a/two", verdict_kind::deviates, "other", expectedness::unexpected,
                     "/returns: expected 1 | got 2"),
        make_verdict("b/three", verdict_kind::skipped, "skipped", expectedness::expected,
                     "tipc: no module"),
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

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE(
    "a summary counts, names what is unexpected with its source, and gives reasons of skips") {
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

TEST_CASE("a summary says which cells moved since the recording was made elsewhere") {
    judgement value = make_judgement();
    value.moved = {"Linux 6.1.0",
                   "Linux 6.18.44",
                   {"a/one: permitted: takes; recorded permitted: refuses", "b: c"}};
    const std::string text = summary_text(make_suite(), {value}, 1, false);
    CHECK(has(
        text,
        "  on Linux 6.18.44, recorded on Linux 6.1.0: 2 cells moved\n    a/one: permitted: takes; "
        "recorded permitted: refuses\n    ... and 1 more\n"));
}

TEST_CASE("a summary of a green run says so") {
    judgement value = make_judgement();
    value.verdicts.erase(value.verdicts.begin() + 1);
    CHECK(has(summary_text(make_suite(), {value}, 10, false), "All as expected."));
}

TEST_CASE("Markdown has every case, escapes cells, and lists what is unexpected") {
    const matrix drawn = build_matrix(make_suite(), {make_judgement()});
    const std::string text = matrix_markdown(drawn);
    for (const char* id : {"`a/one`", "`a/two`", "`b/three`", "`b/four`"})
        CHECK(has(text, id));
    CHECK(has(text, "expected 1 \\| got 2"));
    CHECK(has(text, "refsock 0.1.0, glibc 2.36"));
    CHECK(has(text, "✗ deviates: other (unexpected)"));
}

TEST_CASE("HTML has a cell with symbol and word for every verdict, escapes text, and embeds the "
          "data once") {
    judgement value = make_judgement();
    verdict told = value.verdicts[1];
    told.why = "</script><b>";
    value.verdicts[1] = told;
    matrix drawn = build_matrix(make_suite(), {value});
    const std::string text =
        matrix_html(drawn, {"td { color: red }", "start();"}, json_text(drawn));
    CHECK(has(text, "<td class=\"deviates red\">✗ deviates: other (unexpected)"));
    CHECK(has(text, "<td class=conforms>✓ conforms"));
    CHECK(has(text, "<th scope=\"row\"><code>a/one</code>"));
    CHECK(has(text, "td { color: red }"));
    CHECK(has(text, "start();"));
    const std::string begin = "<script type=\"application/json\" id=\"data\">";
    const std::size_t data = text.find(begin) + begin.size();
    const std::string embedded = text.substr(data, text.find("</script>", data) - data);
    CHECK(json::parse(embedded) == json::parse(json_text(drawn)));
}

TEST_CASE("a choice of HTML says which system only an emulator stood in for") {
    judgement wine = make_judgement();
    wine.run["traits"] = {"refsock", "windows", "wine"};
    judgement linux_target = make_judgement();
    linux_target.target = "linux/refsock";
    linux_target.run["traits"] = {"linux", "refsock"};
    const matrix drawn = build_matrix(make_suite(), {wine, linux_target});
    const std::string page = matrix_html(drawn, {}, json_text(drawn));
    CHECK(has(page, "value=\"windows\"> windows (by wine)<"));
    CHECK(has(page, "value=\"wine\"> wine<"));
    CHECK(has(page, "value=\"refsock\"> refsock<"));
    CHECK(has(page, "value=\"linux\"> linux<"));
}

TEST_CASE("claims are drawn apart from what was observed, in HTML and in Markdown") {
    matrix drawn = build_matrix(make_suite(), {make_judgement()});
    drawn.claimed = {{"darwin", {{"documented", 1}, {"reported", 1}}}};
    drawn.rows[0].claims = {
        {{evidence_kind::documented, {"refuses"}, "", "man:connect(2)", "", "", ""}}};
    drawn.rows[1].claims = {
        {{evidence_kind::reported, {"takes"}, "kernel <10", "https://example.test/1", "", "", ""}}};
    const std::string html = matrix_html(drawn, {}, "{}");
    CHECK(has(html, "<th scope=\"colgroup\" colspan=\"1\">documented or reported, not run</th>"));
    CHECK(has(html, "<td class=documented>§ doc: refuses"));
    CHECK(has(html,
              "<td class=reported>“ reported: takes (https://example.test/1) where kernel &lt;10"));
    const std::string text = matrix_markdown(drawn);
    CHECK(has(text, "| darwin | 1 | 1 |"));
    CHECK(has(text, "`a/one`: doc: refuses"));
    CHECK(has(text, "reported: takes where kernel \\<10 (https://example.test/1)"));
}

TEST_CASE("Markdown of many targets groups cases and targets instead of a column each") {
    std::vector<judgement> targets;
    for (const char* name : {"a", "b", "c", "d", "e", "f"}) {
        judgement one = make_judgement();
        one.target = name;
        one.run["versions"] = {{"qemu", "7.2.22"}};
        one.run["traits"] = {std::string(name) < "d" ? "musl" : "glibc", "linux"};
        if (std::string(name) >= "d")
            one.verdicts[1] =
                make_verdict("a/two", verdict_kind::conforms, "conforms", expectedness::expected);
        targets.push_back(one);
    }
    verdict known = targets[0].verdicts[1];
    known.bug = "it is broken";
    targets[0].verdicts[1] = known;
    const std::string text = matrix_markdown(build_matrix(make_suite(), targets));
    CHECK(has(text, "- `a/two`: ✗ deviates: other; unexpected; musl (3)"));
    CHECK(has(text, "- `a/two`: ✗ deviates: other; it is broken; a\n"));
    CHECK(has(text, "- `a/two` (must): it does something\n  - ✓ conforms: glibc (3)\n  - ✗ "
                    "deviates: other: musl (3)\n"));
    CHECK(has(text, "- `f`: refsock 0.1.0, glibc 2.36, qemu 7.2.22"));
    CHECK_FALSE(has(text, "## Every case"));
}

TEST_CASE("changes since the last recordings, as text and as Markdown") {
    target_changes changed{"x/y",
                           true,
                           {{"facts", {{"libc", "glibc 2.36"}}}},
                           {{"facts", {{"libc", "glibc 2.41"}}}},
                           {}};
    changed.changes = {{"a/x",
                        "it does something",
                        "permitted: takes",
                        "deviates: refuses",
                        true,
                        {"a/x:1", "a/x:2"}}};
    const target_changes same{"x/z", true, json::object(), json::object(), {}};
    const target_changes fresh{"x/new", false, json::object(), json::object(), {}};
    const std::string text = changes_text({changed, same, fresh});
    CHECK(has(text, "a/x (2 cases): permitted: takes -> deviates: refuses (unexpected)"));
    CHECK(has(text, "before: glibc 2.36"));
    CHECK(has(text, "1 of 3 targets changed, 2 cases; 1 without an earlier recording"));
    CHECK_FALSE(has(text, "x/z"));
    const std::string markdown = changes_markdown({changed, same, fresh});
    CHECK(has(markdown, "| `a/x (2 cases)`<br>it does something | permitted: takes | deviates: "
                        "refuses (unexpected) |"));
    CHECK(has(markdown, "### x/new"));
}

TEST_CASE("an incident is told in every report, an unexpected one as a fault") {
    judgement value = make_judgement();
    value.verdicts.erase(value.verdicts.begin() + 1);
    value.incidents = {
        {{{"a/one"}, "SIGABRT", "shutdown", "killed by SIGABRT", "<b>no</b>"}, false, "no entry"}};
    const std::string line = "SIGABRT at shutdown, after a/one: killed by SIGABRT; its last line "
                             "of standard error: <b>no</b>";
    const std::string text = summary_text(make_suite(), {value}, 10, false);
    CHECK(has(text, line + "; no entry"));
    CHECK(has(text, "Not all as expected."));
    CHECK(has(judgement_junit(value), "failures=\"1\""));
    CHECK(has(judgement_junit(value), "<failure message=\"SIGABRT at shutdown"));
    const matrix drawn = build_matrix(make_suite(), {value});
    CHECK(has(matrix_markdown(drawn),
              "- `linux-glibc-x86_64/refsock` (unexpected) SIGABRT at shutdown"));
    const std::string page = matrix_html(drawn, {}, json_text(drawn));
    CHECK(has(page, "<small class=\"red\">✗ incident: SIGABRT at shutdown"));
    CHECK(has(page, "&lt;b&gt;no&lt;/b&gt;"));
    CHECK(json::parse(json_text(drawn))["columns"][0]["incidents"][0]["how"] == "SIGABRT");

    value.incidents[0].expected = true;
    value.incidents[0].why = "now and then";
    CHECK(has(summary_text(make_suite(), {value}, 10, false), "(unstable: now and then)"));
    CHECK(has(summary_text(make_suite(), {value}, 10, false), "All as expected."));
    CHECK(has(judgement_junit(value), "failures=\"0\""));
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
        for (const verdict_kind right : all_kinds)
            CHECK((left == right) == (symbol_of(left) == symbol_of(right)));
    }
}
