#include "catch_any.hpp"
#include "run/protocol/message.hpp"

namespace sockmatrix {

TEST_CASE("a request is one line of JSON-RPC") {
    std::string out;
    append_request(out, 7, "call", R"({"call":"x"})");
    append_request(out, 8, "reset", "");
    CHECK(out == R"({"jsonrpc":"2.0","id":7,"method":"call","params":{"call":"x"}})"
                 "\n"
                 R"({"jsonrpc":"2.0","id":8,"method":"reset"})"
                 "\n");
}

TEST_CASE("replies and notifications are told apart") {
    const message reply = read_message(R"({"jsonrpc":"2.0","id":3,"result":{"returns":1}})");
    CHECK(reply.problem.empty());
    CHECK(reply.id == 3U);
    CHECK(reply.result == json{{"returns", 1}});
    const message note = read_message(R"({"jsonrpc":"2.0","method":"fixtures","params":{"a":1}})");
    CHECK_FALSE(note.id);
    CHECK(note.method == "fixtures");
    CHECK(note.params == json{{"a", 1}});
}

TEST_CASE("what is no message has its reason") {
    struct row {
        const char* line;
        const char* why;
    };
    const row rows[] = {
        {"", "not JSON: "},
        {"{", "not JSON: {"},
        {"[1]", "not an object: [1]"},
        {R"({"id":1,"result":1})", R"(not JSON-RPC 2.0: {"id":1,"result":1})"},
        {R"({"jsonrpc":"2.0","result":1})", "a message without an id"},
        {R"({"jsonrpc":"2.0","id":"1","result":1})",
         R"(not a reply: {"jsonrpc":"2.0","id":"1","result":1})"},
        {R"({"jsonrpc":"2.0","id":1})", R"(not a reply: {"jsonrpc":"2.0","id":1})"},
        {R"({"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"bad"}})",
         "refused the request (-32602): bad"},
    };
    for (const row& one : rows) {
        CAPTURE(one.line);
        CHECK(read_message(one.line).problem == one.why);
    }
    CHECK(read_message("\xff\xfe").problem == "not JSON: \xef\xbf\xbd\xef\xbf\xbd");
    CHECK(read_message(R"({"jsonrpc":"2.0","id":1,"result":)" + std::string(100000, '[') +
                       std::string(100000, ']') + "}")
              .problem == "a message nested deeper than 64");
}

TEST_CASE("outcomes have one of the forms of the protocol") {
    const char* good[] = {
        R"({"returns":null})",
        R"({"returns":[1,"a",true,2.5,{"bytes":"7f00"},{"socket":1},{"integer":"-18446744073709551616"},{"float":"nan"}]})",
        R"({"returns":{"digest":"cbf29ce484222325","size":70000},"us":12})",
        R"({"returns":{"undefined":true}})",
        R"({"raises":{"is":["error"]}})",
        R"({"raises":{"is":["gaierror","error"],"code":"EAI_NONAME","native":{"space":"eai","value":-2},"message":"m","call":"c"}})",
        R"({"unsupported":"why"})",
        R"({"inexpressible":"why"})",
    };
    for (const char* text : good) {
        CAPTURE(text);
        CHECK(outcome_problem(json::parse(text)).empty());
    }
    const char* bad[] = {
        R"(1)",
        R"({})",
        R"({"us":1})",
        R"({"returns":1,"raises":{"is":["error"]}})",
        R"({"returns":1,"us":-1})",
        R"({"returns":1,"us":1.5})",
        R"({"returned":1})",
        R"({"unsupported":1})",
        R"({"raises":1})",
        R"({"raises":{}})",
        R"({"raises":{"is":[]}})",
        R"({"raises":{"is":[1]}})",
        R"({"raises":{"is":["error"],"code":1}})",
        R"({"raises":{"is":["error"],"native":{"space":"moon","value":1}}})",
        R"({"raises":{"is":["error"],"errno":1}})",
        R"({"returns":{"bytes":"7F"}})",
        R"({"returns":{"bytes":"7"}})",
        R"({"returns":{"socket":0}})",
        R"({"returns":[{"env":"x"}]})",
        R"({"returns":{"integer":"1x"}})",
        R"({"returns":{"digest":"00","size":1}})",
        R"({"blocks":true})",
        R"({"started":true})",
    };
    for (const char* text : bad) {
        CAPTURE(text);
        CHECK_FALSE(outcome_problem(json::parse(text)).empty());
    }
}

} // namespace sockmatrix
