#include "catch_any.hpp"
#include "report/report.hpp"
#include "report/safe_text.hpp"

#include <pugixml.hpp>

using namespace sockmatrix;

namespace {

/// Texts that an implementation may answer, or that a name may have.
const std::vector<std::string> hostile_texts = {"]]>",
                                                "<!--<script>",
                                                "</script>",
                                                "<![CDATA[",
                                                "&amp;",
                                                "a|b",
                                                "a\nb",
                                                "`code`",
                                                "[x](y)",
                                                "*_~",
                                                std::string("nul\0after", 9),
                                                "\x1b[31m\x07",
                                                "\xff\xfe",
                                                "\xed\xa0\x80",
                                                "\xef\xbf\xbe",
                                                "\xef\xbf\xbf",
                                                "\xf0\x9f\x98\x80",
                                                "\xc2\x85",
                                                "\r\n",
                                                "\"'",
                                                "\xf4\x90\x80\x80",
                                                "\xe2\x82"};

judgement hostile_judgement(const std::string& text) {
    judgement out;
    out.target = "p/" + text;
    out.run = {{"implementation", {{"name", text}}}, {"versions", {{"x", text}}}};
    verdict one;
    one.case_id = "a/" + text;
    one.kind = verdict_kind::deviates;
    one.happened = text;
    one.expected = expectedness::unexpected;
    one.why = text;
    one.bug = text;
    one.seen = json::array({{{"returns", text}}});
    verdict skipped = one;
    skipped.case_id = "b/" + text;
    skipped.kind = verdict_kind::skipped;
    skipped.expected = expectedness::expected;
    out.verdicts = {one, skipped};
    out.complaints = {text};
    return out;
}

suite hostile_suite(const std::string& text) {
    suite out;
    for (const char* area : {"a/", "b/"}) {
        test_case one;
        one.id = area + text;
        one.says = text;
        one.cite = {text};
        out.cases.push_back(one);
    }
    return out;
}

bool is_xml_text(const std::string& text) {
    for (const char c : text)
        if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') return false;
    return text.find("\xef\xbf\xbe") == std::string::npos &&
           text.find("\xef\xbf\xbf") == std::string::npos &&
           text.find("\xed\xa0") == std::string::npos && text.find('\xff') == std::string::npos;
}

/// Bars that part cells.
std::size_t cells_of(const std::string& line) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < line.size(); ++i)
        if (line[i] == '|' && (i == 0 || line[i - 1] != '\\')) ++count;
    return count;
}

} // namespace

TEST_CASE("text that XML has no form for is replaced, all other text stays") {
    CHECK(clean_text("a\tb\nc") == "a\tb\nc");
    CHECK(clean_text("\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80") ==
          "\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80");
    CHECK(clean_text(std::string("a\0b", 3)) == "a\xef\xbf\xbd"
                                                "b");
    CHECK(clean_text("\xed\xa0\x80") == "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
    CHECK(clean_text("\xef\xbf\xbe") == "\xef\xbf\xbd");
    CHECK(clean_text("\xe2\x82") == "\xef\xbf\xbd\xef\xbf\xbd");
    CHECK(clean_text("\xc0\xaf") == "\xef\xbf\xbd\xef\xbf\xbd");
}

TEST_CASE("JUnit is XML for any answer") {
    for (const std::string& text : hostile_texts) {
        INFO(text);
        const std::string xml = judgement_junit(hostile_judgement(text));
        pugi::xml_document document;
        CHECK(document.load_string(xml.c_str()));
        CHECK(is_xml_text(xml));
        const pugi::xml_node suite_node = document.child("testsuites").child("testsuite");
        CHECK(std::distance(suite_node.begin(), suite_node.end()) == 3);
        CHECK(suite_node.child("testcase").attribute("name").value() == clean_text("a/" + text));
    }
}

TEST_CASE("Markdown stays a table for any name") {
    for (const std::string& text : hostile_texts) {
        INFO(text);
        const std::string page =
            matrix_markdown(build_matrix(hostile_suite(text), {hostile_judgement(text)}));
        std::size_t rows = 0;
        for (std::size_t at = page.find("## Every case"); at < page.size();) {
            const std::size_t end = page.find('\n', at);
            const std::string line = page.substr(at, end - at);
            if (line.rfind('|', 0) == 0) {
                ++rows;
                CHECK(cells_of(line) == 4);
            }
            at = end == std::string::npos ? page.size() : end + 1;
        }
        CHECK(rows == 4);
    }
    CHECK(markdown_name("linux-glibc-x86_64/refsock") == "`linux-glibc-x86_64/refsock`");
    CHECK(markdown_name("a`b|c") == "a\\`b\\|c");
    CHECK(escaped_markdown("[x](y)<b>") == "\\[x](y)\\<b>");
}

TEST_CASE("the page's data survives any text, and nothing in it ends its element") {
    for (const std::string& text : hostile_texts) {
        INFO(text);
        const matrix drawn = build_matrix(hostile_suite(text), {hostile_judgement(text)});
        const std::string data = json_text(drawn);
        const std::string page = matrix_html(drawn, {"td {}", "start();"}, data);
        const std::string begin = "<script type=\"application/json\" id=\"data\">";
        const std::size_t at = page.find(begin) + begin.size();
        const std::string inner = page.substr(at, page.find("</script>", at) - at);
        CHECK(inner.find('<') == std::string::npos);
        CHECK(json::parse(inner) == json::parse(data));
        CHECK(page.find("<script", page.find("</script>", at)) ==
              page.rfind("<script type=\"module\">"));
    }
}
