// What the readers refuse because of its size, or because it is of another kind than they use.
#include "catch_any.hpp"
#include "given.hpp"
#include "load/readers.hpp"
#include "model/compact.hpp"
#include "model/json_text.hpp"
#include "model/limits.hpp"
#include "model/recording_text.hpp"

using namespace sockmatrix;

namespace {

std::string many(std::size_t times, const std::string& text) {
    std::string out;
    for (; times > 0; --times)
        out += text;
    return out;
}

/// What reading throws, which is always one line with exit 2; empty if it reads.
template <class Read>
std::string refusal(Read read) {
    try {
        read();
    } catch (const failure& why) {
        CHECK(why.code() == exit_code::invalid);
        CHECK(std::string(why.what()).find('\n') == std::string::npos);
        return why.what();
    }
    return "";
}

std::string recording_refusal(const std::string& text) {
    return refusal([&] { parse_recording(text, "r.ndjson"); });
}

std::string with_header(const std::string& members) {
    return recording_refusal("{\"run\":{" + members + "}}\n");
}

std::string with_line(const std::string& line) {
    return recording_refusal("{\"run\":{}}\n" + line + "\n");
}

bool begins(const std::string& text, const std::string& with) {
    INFO(text);
    return text.rfind(with, 0) == 0;
}

} // namespace

TEST_CASE("JSON is read up to its depth and its number of values, and no further") {
    const auto nested = [](std::size_t depth) { return many(depth, "[") + many(depth, "]"); };
    CHECK(parse_json(nested(limits::depth)).value);
    CHECK(parse_json(nested(limits::depth + 1)).fault ==
          "nested more than 100 deep, which is the limit");
    CHECK_FALSE(parse_json(many(1'000'000, "{\"a\":")).value);
    CHECK_FALSE(parse_ordered_json(many(1'000'000, "[")).value);
    const json_bounds few{10, 5};
    CHECK(parse_json("[1,2,3,4]", few).value);
    CHECK(parse_json("[1,2,3,4,5]", few).fault ==
          "there are more than 5 values, which is the limit");
    CHECK(parse_json("[1,2,3,4]", few).values == 5);
}

TEST_CASE("JSON with an object of many keys is read in a time that follows from its size") {
    std::string text = "{";
    for (int i = 0; i < 50'000; ++i)
        text += (i == 0 ? "\"" : ",\"") + std::to_string(i) + "\":1";
    CHECK(parse_ordered_json(text + "}").value);
    CHECK(parse_ordered_json(text + ",\"7\":1}").fault ==
          "duplicate key \"7\"; remove one of the two");
    CHECK(parse_json(text + ",\"7\":1}").fault == "duplicate key \"7\"; remove one of the two");
}

TEST_CASE("a fault is one line without control characters, whatever it quotes") {
    CHECK(std::string(failure(exit_code::invalid, "\"a\nb\x1b[31m\xff\"").what()) ==
          R"("a\nb\x1b[31m\xff")");
    std::string file =
        R"({"id": "inet_aton/one", "says": "s", "level": "a\nb\u001b[31m", "clauses": ["inet_aton.parts"],
        "cite": ["doc:inet_aton"], "steps": [{"call": "inet_aton", "args": ["1"]}], "expect": {"returns": null}})";
    CHECK(begins(given_suite(file).fault(),
                 R"(conversions/inet_aton.json: /cases/0/level: "a\nb\x1b[31m" is no level)"));
}

TEST_CASE("what is no JSON is a fault, whatever octets it has") {
    for (const std::string& text :
         {std::string("[\0]", 3), std::string("\"\xff\""), std::string("\"\xed\xa0\x80\""),
          std::string("\"\\ud800\""), std::string("1e999"), std::string("-1e999"),
          std::string("18446744073709551616"), std::string("[1] 2"), std::string()}) {
        INFO(text);
        CHECK_FALSE(parse_json(text).value);
        CHECK_FALSE(parse_json(text).fault.empty());
    }
    CHECK(parse_json("[" + many(100'000, "x") + "]").fault.size() < 300);
}

TEST_CASE("a recording whose header or answer is nested deeply is refused by its line") {
    const std::string deep = many(100'000, "[") + many(100'000, "]");
    CHECK(recording_refusal("{\"run\":{\"facts\":" + deep + "}}\n") ==
          "r.ndjson:1: not a line of a recording: column 115: nested more than 100 deep, which is "
          "the limit");
    CHECK(begins(with_line(R"({"case":"a","answer":)" + deep + "}"),
                 "r.ndjson:2: not a line of a recording: column 121: nested more than 100 deep"));
}

TEST_CASE("a header holds what the judge takes it for") {
    CHECK(with_header(R"("target":7)") == "r.ndjson:1: /run: \"target\" is not a text");
    for (const char* members :
         {R"("suite":[])", R"("started":1)", R"("traits":"linux")", R"("traits":[1])",
          R"("constants":{"A":"1"})", R"("constants":[])", R"("constants":{"A":1.5})",
          R"("facts":1)", R"("versions":[])", R"("implementation":"x")", R"("time_scale":0)",
          R"("time_scale":"1")", R"("time_scale":1e300)", R"("capabilities":[])",
          R"("features":{})"}) {
        INFO(members);
        CHECK(begins(with_header(members), "r.ndjson:1: /run: \""));
    }
    CHECK(with_header(R"("started":null,"constants":{"A":null,"B":-1},"time_scale":2,"new":[1])")
              .empty());
}

TEST_CASE("a line of a recording holds what the judge takes it for") {
    CHECK(with_line(R"({"case":"a","answer":[{"returns":1},null,{"blocks":true}]})").empty());
    CHECK(with_line(R"({"case":"a","answer":[1]})") ==
          "r.ndjson:2: not a line of a recording: /answer/0: is neither null nor an outcome such "
          "as {\"returns\": 1}");
    for (const char* line :
         {R"({"case":"a"})",
          R"({"answer":[]})",
          R"({"case":1,"answer":[]})",
          R"([])",
          R"(7)",
          R"({"case":"a","answer":{}})",
          R"({"case":"a","answer":[{}]})",
          R"({"case":"a","answer":[{"raises":7}]})",
          R"({"case":"a","answer":[{"raises":{"is":"e"}}]})",
          R"({"case":"a","answer":[{"raises":{"code":1}}]})",
          R"({"case":"a","answer":[{"raises":{"native":{"space":1}}}]})",
          R"({"case":"a","answer":[],"env":[]})",
          R"({"case":"a","answer":[],"env":{"us":{"0":"1"}}})",
          R"({"case":"a","answer":[],"stopped":-1})",
          R"({"case":"a","answer":[],"stopped":1e300})",
          R"({"case":"a","answer":[],"stopped":1.5})",
          R"({"case":"a","answer":[],"stopped":18446744073709551615})",
          R"({"case":"a","answer":[],"broke":{"kind":"crash","why":"x","step":-1}})",
          R"({"case":"a","answer":[],"skipped":{"need":"x","why":"y","environment":1}})",
          R"({"case":"a","answer":[],"answer":[]})"}) {
        INFO(line);
        CHECK(begins(with_line(line), "r.ndjson:2: not a line of a recording: "));
    }
}

TEST_CASE("values that vary cannot become more than a case may hold") {
    const std::string value = "\"" + many(1'000'000, "v") + "\"";
    const std::string answer = "{\"returns\":[" + many(99, R"({"env":"k"},)") + "1]}";
    CHECK(with_line(R"({"case":"a","answer":[)" + answer + R"(],"env":{"values":{"k":)" + value +
                    "}}}") ==
          "r.ndjson:2: not a line of a recording: /env/values: become more than 67108864 octets in "
          "the answer, which is the limit");
}

TEST_CASE("a recording has bounds of line, lines and values") {
    CHECK(recording_refusal("{\"run\":{}}\n" + std::string(limits::recording_line, ' ')) ==
          "r.ndjson:2: has more than 16777216 octets, which is the limit of a line");
    const std::string line = "{\"case\":\"a\",\"answer\":[" + many(999'990, "0,") + "0]}\n";
    CHECK(begins(recording_refusal("{\"run\":{}}\n" + line), "r.ndjson:2: not a line"));
    std::string lines = "{\"run\":{}}\n";
    for (std::size_t i = 1; i <= limits::recording_lines; ++i)
        lines += "{\"case\":\"" + std::to_string(i) + "\",\"answer\":[]}\n";
    CHECK(recording_refusal(lines) ==
          "r.ndjson:100001: there are more than 100000 lines, which is the limit");
}

TEST_CASE("a recording is the same however its octets come") {
    const std::string text = "{\"run\":{\"target\":\"a/b\"}}\n{\"case\":\"a\",\"answer\":[]}\n"
                             "{\"case\":\"b\",\"answer\":[null]}\n{\"case\":\"c\",\"ans";
    for (std::size_t part = 1; part < text.size(); ++part) {
        std::string target;
        std::vector<std::string> lines;
        recording_splitter splitter(
            "r", [&](const recording_head& head) { target = head.run["target"]; },
            [&](std::string_view line, const line_place&) {
                lines.emplace_back(line);
                return 1U;
            });
        for (std::size_t at = 0; at < text.size(); at += part)
            splitter.add(std::string_view(text).substr(at, part));
        splitter.finish();
        CHECK(target == "a/b");
        CHECK(lines == std::vector<std::string>{R"({"case":"a","answer":[]})",
                                                R"({"case":"b","answer":[null]})"});
    }
}

TEST_CASE("the base of a compact recording has a name") {
    CHECK(begins(recording_refusal(R"({"run":{},"like":{"target":"","answers":"0"}})"
                                   "\n"),
                 "r.ndjson:1: \"like\" names no target"));
    CHECK(begins(recording_refusal(R"({"run":{},"like":{"target":1,"answers":"0"}})"
                                   "\n"),
                 "r.ndjson:1: \"like\" or \"without\" is malformed"));
    given_folder folder;
    const std::string own = R"({"run":{"target":"p/i"},"like":{"target":"p/i","answers":"0"}})"
                            "\n";
    const auto file = folder.write("p/i.ndjson", own);
    CHECK(refusal([&] { read_recording(file); }).find("is compact itself") != std::string::npos);
}

TEST_CASE("parameters do not multiply without bound") {
    std::string parameters;
    for (int i = 0; i < 9; ++i)
        parameters += (i == 0 ? "\"p" : ",\"p") + std::to_string(i) + "\": [0,1,2,3,4,5,6,7,8,9]";
    const auto fault = [](const std::string& rest) {
        return given_suite(single(R"({"call": "inet_aton"})",
                                  R"("expect": {"returns": 1}, "for": {)" + rest + "}"))
            .fault();
    };
    CHECK(fault(parameters) == "conversions/inet_aton.json: /cases/0/for: makes more than 1000 "
                               "cases, which is the limit of a case");
    CHECK(fault(R"("a": [0,1,2,3,4,5,6,7,8,9], "b": [0,1,2,3,4,5,6,7,8,9])").empty());
    std::string rows;
    for (int i = 0; i <= 1000; ++i)
        rows += (i == 0 ? "[\"r" : ",[\"r") + std::to_string(i) + "\", [], {\"returns\": 1}]";
    CHECK(given_suite(given_case("inet_aton/one",
                                 R"("table": {"call": "inet_aton", "rows": [)" + rows + "]}"))
              .fault() == "conversions/inet_aton.json: /cases/0/table/rows: makes more than 1000 "
                          "cases, which is the limit of a case");
}

TEST_CASE("what parameters stand for does not multiply without bound either") {
    std::string values;
    for (int i = 0; i < 100; ++i)
        values +=
            (i == 0 ? "" : ",") + ("\"l" + std::to_string(i)) + "\": \"" + many(20'000, "v") + "\"";
    const std::string uses = many(99, R"({"param": "p"},)") + R"({"param": "p"})";
    CHECK(given_suite(
              given_case("inet_aton/one", R"("for": {"p": {)" + values +
                                              R"(}}, "steps": [{"call": "inet_aton", "args": [)" +
                                              uses + R"(]}], "expect": {"returns": 1})"))
              .fault()
              .find("become more than 33554432 octets with parameters and rows written out") !=
          std::string::npos);
}

TEST_CASE("a case without an id is refused for each value of its parameters") {
    const std::string without = std::string("{") + given_keys +
                                R"("steps": [{"call": "inet_aton"}], "expect": {"returns": 1}, )";
    CHECK(begins(given_suite(without + R"("for": {"p": ["a", "b"]}})").fault(),
                 "conversions/inet_aton.json: /cases/0: key \"id\" is missing"));
    for (const char* no_case : {"1", "\"x\"", "null", "[]", "[[]]"})
        CHECK(begins(given_suite(no_case).fault(), "conversions/inet_aton.json: /cases/0: is not"));
}

TEST_CASE("values that would fill the memory are refused where they are written") {
    const auto fault = [](const std::string& value) {
        return given_suite(single(R"({"call": "inet_aton", "args": [)" + value + "]}")).fault();
    };
    CHECK(fault(R"({"repeat": "a", "times": 1000000000000})") ==
          "conversions/inet_aton.json: /cases/0/steps/0/args/0/times: makes a text of more than "
          "1048576 octets, which is the limit");
    CHECK(fault(R"({"fill": 1000000000000000, "seed": 1})") ==
          "conversions/inet_aton.json: /cases/0/steps/0/args/0/fill: is more than 16777216 octets, "
          "which is the limit");
    CHECK(fault(R"({"repeat": "a", "times": 1048576})").empty());
    CHECK(given_suite(single(R"({"call": "inet_aton"})",
                             R"("expect": {"returns": {"fill": 1000000000000000, "seed": 1}})"))
              .fault()
              .find("is more than 16777216 octets") != std::string::npos);
}

TEST_CASE("a case file that stands in no area is not passed over") {
    given_suite given(single(R"({"call": "inet_aton"})"));
    given.folder.write("inet_ntoa.json", "{}");
    CHECK(
        begins(given.fault(), "inet_ntoa.json: stands in no area, so its cases would not be run"));
}

TEST_CASE("times are bounded, and so are steps") {
    CHECK(given_suite(single(R"({"call": "inet_aton", "within": 1e300})")).fault() ==
          "conversions/inet_aton.json: /cases/0/steps/0/within: is not a number above 0 and at "
          "most 86400");
    CHECK(given_suite(given_case("inet_aton/one",
                                 R"("steps": [)" + many(1000, R"({"call": "inet_aton"},)") +
                                     R"({"call": "inet_aton"}], "expect": {"returns": 1})"))
              .fault() == "conversions/inet_aton.json: /cases/0/steps: has more than 1000 steps, "
                          "which is the limit of a case");
}

TEST_CASE("long conditions, sources and sentences neither end nor stop the program") {
    const std::string long_condition = ">=1" + many(100'000, ",>=1");
    const std::string text =
        R"({"trait": "linux", "axis": "kernel", "expect": {"a/b": [{"outcome": "x", "when": {"kernel": ")" +
        long_condition + R"("}, "evidence": {"kind": "documented", "link": "man:x"}}]}})";
    CHECK(parse_profile(text, "linux.json").entries.size() == 1);
    const suite all =
        given_suite(given_case("inet_aton/one", R"("steps": [{"call": "inet_aton", "args": [")" +
                                                    many(100'000, "1.") + "1" +
                                                    R"("]}], "expect": {"returns": 1})"))
            .load();
    CHECK(check_suite(all, {}).size() < 10);
}

TEST_CASE("an entry becomes no more than a file of cases may") {
    const auto profile_of = [](std::size_t cases) {
        std::string text = R"({"trait": "linux", "axis": "kernel", "expect": [{"cases": ["a")";
        for (std::size_t i = 0; i < cases; ++i)
            text += ",\"" + std::to_string(i) + "\"";
        return text + R"(], "outcome": "x", "why": ")" + many(10'000, "y") +
               R"(", "evidence": {"kind": "documented", "link": "man:x"}}]})";
    };
    CHECK(parse_profile(profile_of(1'000), "linux.json").entries.size() == 1'001);
    CHECK_THROWS_WITH(parse_profile(profile_of(4'000), "linux.json"),
                      "linux.json: /expect: its entries become more than 33554432 octets with one "
                      "for each case, which is the limit of a file");
}

TEST_CASE("many faults of one file are told with their number, and not all are kept") {
    std::string cases;
    for (int i = 0; i < 3000; ++i)
        cases += (i == 0 ? "{\"k" : ",{\"k") + std::to_string(i) + "\": 1}";
    CHECK(given_suite(cases).fault().find("(and 999 more)") != std::string::npos);
}
