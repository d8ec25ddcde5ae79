#include "catch_any.hpp"
#include "given.hpp"

using namespace sockmatrix;

namespace {

struct fault_row {
    const char* name;
    std::string cases;
    std::string message;
};

const char* const place = "conversions/inet_aton.json: ";
const char* const call = R"({"call": "inet_aton", "args": ["1"]})";

std::string with_key(const std::string& key) {
    return single(call, R"("expect": {"returns": 1}, )" + key);
}
std::string with_argument(const std::string& value) {
    return single(R"({"call": "inet_aton", "args": [)" + value + "]}");
}
std::string with_steps(const std::string& steps) {
    return single(steps);
}
std::string with_rows(const std::string& rows) {
    return given_case("inet_aton/rows",
                      R"("table": {"call": "inet_aton", "rows": [)" + rows + "]}");
}

const std::vector<fault_row>& fault_rows() {
    static const std::vector<fault_row> rows = {
        {"unknown key", with_key(R"("sources": [])"),
         "/cases/0: unknown key \"sources\"; a case has the keys id, says"},
        {"missing key", R"({"id": "inet_aton/one"})",
         "/cases/0: key \"says\" is missing; a case needs it (and"},
        {"wrong type", with_key(R"("deadline": 0)"),
         "/cases/0/deadline: is not a number above 0 and at most 86400"},
        {"level",
         R"({"id": "inet_aton/one", "says": "x", "level": "shall", "clauses": [], "steps": [{"call": "inet_aton"}],
                      "expect": {"returns": 1}})",
         "/cases/0/level: \"shall\" is no level; there are must, should"},
        {"id of another api",
         given_case("inet_ntoa/one",
                    R"("steps": [{"call": "inet_aton"}], "expect": {"returns": 1})"),
         "/cases/0/id: \"inet_ntoa/one\" does not begin with the api of the file"},
        {"id with a star",
         given_case("inet_aton/o*e",
                    R"("steps": [{"call": "inet_aton"}], "expect": {"returns": 1})"),
         "/cases/0/id: \"inet_aton/o*e\" has other than lower-case"},
        {"capability", with_key(R"("needs": ["ipv4"])"),
         "/cases/0/needs: \"ipv4\" is no capability"},
        {"neither steps nor table", given_case("inet_aton/one", R"("expect": {"returns": 1})"),
         "/cases/0: has neither or both of steps and table"},
        {"no step", given_case("inet_aton/one", R"("steps": [], "expect": {"returns": 1})"),
         "/cases/0/steps: is empty"},
        {"no result", given_case("inet_aton/one", R"("steps": [{"call": "inet_aton"}])"),
         "/cases/0: has neither expect nor outcomes"},
        {"conforms to nothing",
         single(call, R"("outcomes": {"a": {"returns": 1}}, "conforms": "b")"),
         "/cases/0/conforms: no outcome is named \"b\""},
        {"expect and conforms", with_key(R"("conforms": "b")"),
         "/cases/0: has both expect and conforms"},
        {"name of an outcome", single(call, R"("outcomes": {"!crash": {"returns": 1}})"),
         "/cases/0/outcomes/!crash: cannot be the name of an outcome"},
        {"misspelt pattern", single(call, R"("outcomes": {"ignores": {"return": 1}})"),
         "/cases/0/outcomes/ignores: unknown key \"return\"; patterns have one of returns, raises, "
         "blocks"},
        {"pattern", single(call, R"("expect": {"raises": {"klass": "error"}})"),
         "/cases/0/expect/raises: unknown key \"klass\""},
        {"matcher", single(call, R"("expect": {"returns": {"byte": "00"}})"),
         "/cases/0/expect/returns: unknown tag \"byte\""},
        {"step key", with_steps(R"({"call": "inet_aton", "arg": []})"),
         "/cases/0/steps/0: unknown key \"arg\"; a step has the keys"},
        {"neither call nor await", with_steps(R"({"as": "x"})"),
         "/cases/0/steps/0: has neither or both of call and await"},
        {"name of a step", with_steps(R"({"call": "inet_aton", "as": "returns"})"),
         "/cases/0/steps/0/as: \"returns\" cannot be the name of a step"},
        {"two names",
         with_steps(R"({"call": "inet_aton", "as": "a"}, {"call": "inet_aton", "as": "a"})"),
         "/cases/0/steps/1: an earlier step is named \"a\" too"},
        {"when of nothing", with_steps(R"({"call": "inet_aton", "when": {"a": {"returns": 1}}})"),
         "/cases/0/steps/0/when: no earlier step is named \"a\""},
        {"value", with_argument(R"({"hex": "00"})"),
         "/cases/0/steps/0/args/0: unknown tag \"hex\""},
        {"key beside a tag", with_argument(R"({"bytes": "00", "size": 1})"),
         "/cases/0/steps/0/args/0: unknown key \"size\""},
        {"octets", with_argument(R"({"bytes": "0"})"),
         "/cases/0/steps/0/args/0/bytes: must be octets"},
        {"matcher as a value", with_argument(R"({"any": true})"),
         "/cases/0/steps/0/args/0: \"any\" is a matcher"},
        {"fixture", with_argument(R"({"fixture": "echo_tpc"})"),
         "/cases/0/steps/0/args/0/fixture: \"echo_tpc\" is no fixture"},
        {"large integer", with_argument("9007199254740993"),
         "/cases/0/steps/0/args/0: the integer is past 2^53"},
        {"row", with_rows(R"(["one"])"),
         "/cases/0/table/rows/0: is not [name, arguments, pattern]"},
        {"row key", with_rows(R"({"row": "one", "arg": []})"),
         "/cases/0/table/rows/0: unknown key \"arg\"; a row has the keys"},
        {"name of a row", with_rows(R"(["o:e", ["1"], {"returns": 1}])"),
         "/cases/0/table/rows/0: \"o:e\" cannot be the name of a row"},
        {"argument of a short row", with_rows(R"(["one", ["1", {"hex": "00"}], {"returns": 1}])"),
         "/cases/0/table/rows/0/1/1: unknown tag \"hex\""},
        {"pattern of a short row", with_rows(R"(["one", ["1"], {"returns": {"byte": "00"}}])"),
         "/cases/0/table/rows/0/2/returns: unknown tag \"byte\""},
        {"argument of a row",
         with_rows(R"({"row": "one", "args": [{"hex": "00"}], "expect": {"returns": 1}})"),
         "/cases/0/table/rows/0/args/0: unknown tag \"hex\""},
        {"outcomes of the case of a row",
         given_case(
             "inet_aton/rows",
             R"("outcomes": {"a": {"return": 1}}, "table": {"call": "inet_aton", "rows": [["one", ["1"]]]})"),
         "/cases/0/outcomes/a: unknown key \"return\""},
        {"no rows", with_rows(""), "/cases/0/table/rows: is empty"},
        {"unknown call", single(R"({"call": "inet_atom"})"),
         "inet_aton/one: unknown call \"inet_atom\""},
        {"ref", with_argument(R"({"ref": "s"})"),
         "inet_aton/one: {\"ref\": \"s\"} names no earlier step"},
        {"ref to a later step",
         with_steps(
             R"({"call": "inet_aton", "args": [{"ref": "s"}]}, {"call": "inet_aton", "as": "s"})"),
         "inet_aton/one: {\"ref\": \"s\"} names no earlier step"},
        {"await", with_steps(R"({"call": "inet_aton", "as": "a"}, {"await": "a"})"),
         "/cases/0/steps/1: an earlier step is named \"a\" too"},
        {"await of the foreground",
         with_steps(R"({"call": "inet_aton", "as": "a"}, {"await": "a", "as": "b"})"),
         "inet_aton/one: await \"a\" names no earlier step in the background"},
    };
    return rows;
}

} // namespace

TEST_CASE("a malformed case is refused in one line with its place and the fix") {
    for (const fault_row& row : fault_rows()) {
        INFO(row.name);
        const std::string fault = given_suite(row.cases).fault();
        CHECK(fault.substr(0, (place + row.message).size()) == place + row.message);
        CHECK(fault.find('\n') == std::string::npos);
    }
}

TEST_CASE("syntax errors and duplicate keys are told by line and column") {
    given_folder folder;
    const auto fault = [&](const std::string& text) {
        const auto file_path = folder.write("a.json", text);
        try {
            load_json(file_path);
        } catch (const failure& why) {
            CHECK(why.code() == exit_code::invalid);
            return std::string(why.what()).substr(file_path.generic_string().size());
        }
        return std::string();
    };
    CHECK(fault("{\"a\": 1}") == "");
    CHECK(fault("{\n  \"a\": 1,\n  \"a\": 2\n}") ==
          ":3:3: duplicate key \"a\"; remove one of the two");
    CHECK(fault("{\"a\": {\"b\": 1, \"c\": {}, \"b\": 2}}").substr(0, 23) ==
          ":1:25: duplicate key \"b");
    CHECK(fault("{\"a\": 1,\n  nonsense}").substr(0, 18) == ":2:4: syntax error");
    CHECK(fault("").substr(0, 19) == ":1:1: syntax error ");
    CHECK(fault("[1] 2").substr(0, 18) == ":1:5: syntax error");
    CHECK(fault("[123456789012345678901234567890]").substr(0, 35) ==
          ":1:2: the integer 12345678901234567");
    CHECK(fault(std::string(200, '[')) == ":1:101: nested more than 100 deep, which is the limit");
}

TEST_CASE("a missing file is named") {
    CHECK_THROWS_AS(load_json("/nonexistent/a.json"), failure);
    CHECK_THROWS_WITH(load_json("/nonexistent/a.json"),
                      "/nonexistent/a.json: cannot be read: No such file or directory");
    CHECK_THROWS_WITH(load_suite("/nonexistent"), "/nonexistent: is not a folder of cases");
}

TEST_CASE("an id is there once in the whole suite") {
    given_suite given(single(call));
    given.folder.write("errors/inet_aton.json",
                       R"({"api": "inet_aton", "cases": [)" + single(call) + "]}");
    CHECK(given.fault() == "errors/inet_aton.json: id inet_aton/one is in "
                           "conversions/inet_aton.json too; ids are unique in the suite");
}

TEST_CASE("the first fault is told with the number of the others") {
    const std::string fault =
        given_suite(with_key("\"x\": 1") + "," + with_key("\"y\": 1") + "," + with_key("\"z\": 1"))
            .fault();
    CHECK(fault.find("/cases/0: unknown key \"x\"") != std::string::npos);
    CHECK(fault.substr(fault.size() - 13) == " (and 2 more)");
}

TEST_CASE("clauses are read and checked") {
    given_suite given(single(call));
    CHECK(given.load().clauses.size() == 3);
    CHECK(given.load().clauses[1].id == "so.options");
    CHECK(given.load().clauses[1].planned == "later");
    CHECK(given.load().names == std::vector<std::string>{"inet_aton", "socket", "SO_*"});
    given.folder.write(
        "clauses.json",
        R"({"names": ["a"], "clauses": [{"id": "a.b", "says": "x", "source": "doc", "api": "b"}]})");
    CHECK(given.fault() ==
          "clauses.json: /clauses/0/api: \"b\" is not among the documented names of this file");
    given.folder.write(
        "clauses.json",
        R"({"names": ["a"], "clauses": [{"id": "a.b", "says": "x", "source": "web", "api": "a"}]})");
    CHECK(given.fault() ==
          "clauses.json: /clauses/0/source: \"web\" is no source; there are doc and methods");
}

TEST_CASE("the hash is that of the content, not of files, order or prose") {
    const std::string one =
        given_case("inet_aton/one",
                   R"("steps": [{"call": "inet_aton", "args": ["1"]}], "expect": {"returns": 1})");
    const std::string two =
        given_case("inet_aton/two",
                   R"("steps": [{"call": "inet_aton", "args": ["2"]}], "expect": {"returns": 1})");
    const std::string hash = given_suite(one + "," + two).load().hash;
    CHECK(hash.size() == 16);
    CHECK(given_suite(two + "," + one).load().hash == hash);
    std::string other_words = one;
    other_words.replace(other_words.find("one part"), 8, "a part !");
    CHECK(given_suite(other_words + "," + two).load().hash == hash);
    std::string other_argument = one;
    other_argument.replace(other_argument.find("[\"1\"]"), 5, "[\"3\"]");
    CHECK(given_suite(other_argument + "," + two).load().hash != hash);
    CHECK(given_suite(one).load().hash != hash);
}
