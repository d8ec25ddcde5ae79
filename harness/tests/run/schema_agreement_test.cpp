// The reader of messages and docs/protocol.schema.json say the same; all recorded answers are good
// by both.
#include "catch_any.hpp"
#include "load/schema_check.hpp"
#include "model/compact.hpp"
#include "model/observation.hpp"
#include "run/protocol/message.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

namespace sockmatrix {
namespace {

const std::filesystem::path root = SOCKMATRIX_ROOT;

json protocol_schema() {
    return json::parse(read_file(root / "docs/protocol.schema.json"));
}

/// A definition of the schema as a schema.
schema part_of_schema(const char* definition) {
    json content = protocol_schema();
    content.erase("anyOf");
    content["$ref"] = std::string("#/definitions/") + definition;
    return {content, "protocol.schema.json"};
}

bool takes(const schema& by, const json& document) {
    fault_list faults;
    by.check(document, "message", faults);
    return faults.empty();
}

struct tried {
    const char* text; ///< with ' for "
    bool good;
};

using reader = std::string (*)(const json&);

void check_rows(const char* definition, reader read, const std::vector<tried>& rows) {
    const schema by = part_of_schema(definition);
    for (const tried& one : rows) {
        std::string text = one.text;
        std::replace(text.begin(), text.end(), '\'', '"');
        const json value = json::parse(text);
        const std::string problem = read(value);
        CAPTURE(definition, text, problem);
        CHECK(problem.empty() == one.good);
        CHECK(takes(by, value) == one.good);
    }
}

} // namespace

TEST_CASE("reader and schema agree on outcomes") {
    check_rows(
        "outcome", outcome_problem,
        {
            {"{'returns':null}", true},
            {"{'returns':[1,'a',true,2.5,{'bytes':'7f00'},{'socket':1},{'integer':'-"
             "18446744073709551616'},{'float':'nan'}]}",
             true},
            {"{'returns':{'digest':'cbf29ce484222325','size':65537},'us':12}", true},
            {"{'returns':{'digest':'cbf29ce484222325','size':65536}}", false},
            {"{'returns':{'digest':'CBF29CE484222325','size':65537}}", false},
            {"{'returns':{'digest':'cbf29ce484222325'}}", false},
            {"{'returns':{'undefined':true}}", true},
            {"{'returns':{'undefined':false}}", false},
            {"{'returns':{'const':'AF_INET'}}", false},
            {"{'returns':{'fill':1,'seed':1}}", false},
            {"{'returns':{'env':'x'}}", false},
            {"{'returns':{'bytes':'7f','x':1}}", false},
            {"{'returns':{'socket':0}}", false},
            {"{'returns':{'socket':'1'}}", false},
            {"{'returns':{'integer':'1x'}}", false},
            {"{'returns':{'integer':1}}", false},
            {"{'returns':{'float':'infinity'}}", false},
            {"{'returns':1,'raises':{'is':['error']}}", false},
            {"{'returns':1,'us':-1}", false},
            {"{'returns':1,'us':'1'}", false},
            {"{'returns':1,'more':1}", false},
            {"{'returned':1}", false},
            {"{}", false},
            {"{'us':1}", false},
            {"1", false},
            {"{'blocks':true}", false},
            {"{'unsupported':'why'}", true},
            {"{'unsupported':'why','us':3}", true},
            {"{'unsupported':''}", false},
            {"{'unsupported':1}", false},
            {"{'inexpressible':'why'}", true},
            {"{'inexpressible':''}", false},
            {"{'raises':{'is':['error']}}", true},
            {"{'raises':{'is':['gaierror','error','os_error'],'code':'EAI_NONAME','native':{'space'"
             ":'eai','value':-2},'message':'m','call':'c'}}",
             true},
            {"{'raises':{'is':['SocketError']}}", false},
            {"{'raises':{'is':['error','error']}}", false},
            {"{'raises':{'is':[]}}", false},
            {"{'raises':{'is':'error'}}", false},
            {"{'raises':{}}", false},
            {"{'raises':1}", false},
            {"{'raises':{'is':['error'],'code':'WSAECONNREFUSED'}}", false},
            {"{'raises':{'is':['error'],'code':'econnrefused'}}", false},
            {"{'raises':{'is':['error'],'code':''}}", false},
            {"{'raises':{'is':['error'],'code':'E2BIG'}}", true},
            {"{'raises':{'is':['error'],'code':111}}", false},
            {"{'raises':{'is':['error'],'native':{'space':'moon','value':1}}}", false},
            {"{'raises':{'is':['error'],'native':{'space':'errno'}}}", false},
            {"{'raises':{'is':['error'],'native':{'space':'errno','value':'1'}}}", false},
            {"{'raises':{'is':['error'],'native':{'space':'errno','value':1,'name':'E'}}}", false},
            {"{'raises':{'is':['error'],'message':1}}", false},
            {"{'raises':{'is':['error'],'call':null}}", false},
            {"{'raises':{'is':['error'],'errno':1}}", false},
        });
    // docs/protocol.md says more of octets than a schema can without recursion.
    CHECK_FALSE(outcome_problem({{"returns", {{"bytes", "7F"}}}}).empty());
    CHECK_FALSE(outcome_problem({{"returns", {{"bytes", "7"}}}}).empty());
}

TEST_CASE("reader and schema agree on the first answer") {
    const std::string about = "'implementation':{'name':'n','version':'1','language':'C'}";
    const auto with = [&](const std::string& features, const std::string& facts,
                          const std::string& calls, const std::string& more = "") {
        return "{'protocol':1,'features':" + features + "," + about + ",'facts':" + facts +
               ",'calls':" + calls + more + "}";
    };
    const std::vector<std::pair<std::string, bool>> texts = {
        {with("[]", "{}", "[]"), true},
        {with("['timed','concurrent']",
              "{'endian':'big','bits':64,'libc':'x','sun_path':108,'fixtures':'self','own':[1]}",
              "['socket','inet_aton']"),
         true},
        {with("['fast']", "{}", "[]"), false},
        {with("['timed','timed']", "{}", "[]"), false},
        {with("'timed'", "{}", "[]"), false},
        {with("[]", "{'endian':'middle'}", "[]"), false},
        {with("[]", "{'bits':4}", "[]"), false},
        {with("[]", "{'bits':'64'}", "[]"), false},
        {with("[]", "{'sun_path':0}", "[]"), false},
        {with("[]", "{'kernel':1}", "[]"), false},
        {with("[]", "{'fixtures':'mine'}", "[]"), false},
        {with("[]", "{'layouts':{'linger':{'size':8,'l_onoff':[0,4]}}}", "[]"), true},
        {with("[]", "{'layouts':{'linger':{'l_onoff':[0,4]}}}", "[]"), false},
        {with("[]", "{'layouts':{'linger':{'size':8,'l_onoff':[0]}}}", "[]"), false},
        {with("[]", "{'layouts':{'linger':{'size':8,'l_onoff':[0,-4]}}}", "[]"), false},
        {with("[]", "{'layouts':{'moon':{'size':8}}}", "[]"), false},
        {with("[]", "[]", "[]"), false},
        {with("[]", "{}", "['socket.fly']"), false},
        {with("[]", "{}", "['socket','socket']"), false},
        {with("[]", "{}", "{}"), false},
        {with("[]", "{}", "[]", ",'extra':1"), false},
        {"{'protocol':2}", false},
        {"{'protocol':1}", false},
        {"[]", false},
        {"{'protocol':1,'features':[],'implementation':{'name':'','version':'1','language':'C'},'"
         "facts':{},'calls':[]}",
         false},
        {"{'protocol':1,'features':[],'implementation':{'name':'n','version':'1'},'facts':{},'"
         "calls':[]}",
         false},
        {"{'protocol':1,'features':[],'implementation':{'name':'n','version':1,'language':'C'},'"
         "facts':{},'calls':[]}",
         false},
    };
    std::vector<tried> rows;
    for (const auto& [text, good] : texts)
        rows.push_back({text.c_str(), good});
    check_rows("initialize_result", initialize_problem, rows);
}

TEST_CASE("reader and schema know the same calls") {
    json result = {{"protocol", 1},
                   {"features", json::array()},
                   {"implementation", {{"name", "n"}, {"version", "1"}, {"language", "C"}}},
                   {"facts", json::object()}};
    result["calls"] = protocol_schema()["definitions"]["known_call"]["enum"];
    CHECK(result["calls"].size() == 59);
    CHECK(initialize_problem(result).empty());
}

TEST_CASE("reader and schema agree on the answers to reset and shutdown") {
    check_rows("reset_result", reset_problem,
               {
                   {"{'closed':0}", true},
                   {"{'closed':3,'restart':true}", true},
                   {"{'closed':3,'restart':false}", false},
                   {"{'closed':-1}", false},
                   {"{'closed':'1'}", false},
                   {"{}", false},
                   {"{'closed':0,'open':1}", false},
                   {"null", false},
               });
    check_rows("shutdown_result", shutdown_problem,
               {
                   {"{}", true},
                   {"{'closed':0}", false},
                   {"null", false},
                   {"[]", false},
               });
}

TEST_CASE("reader and schema agree on the fixtures") {
    check_rows(
        "fixtures_params", fixtures_problem,
        {
            {"{'fixtures':{},'capabilities':{}}", true},
            {"{'fixtures':{'closed_tcp':['127.0.0.1',1],'echo_unix':'/tmp/"
             "x','u':{'bytes':'00'}},'directory':'/tmp','capabilities':{'ipv6':true,'tipc':'why'}}",
             true},
            {"{'fixtures':{}}", false},
            {"{'fixtures':[],'capabilities':{}}", false},
            {"{'fixtures':{'Closed':'x'},'capabilities':{}}", false},
            {"{'fixtures':{'closed_tcp':['127.0.0.1']},'capabilities':{}}", false},
            {"{'fixtures':{'closed_tcp':[1,2,3,4,5,6]},'capabilities':{}}", false},
            {"{'fixtures':{'closed_tcp':1},'capabilities':{}}", false},
            {"{'fixtures':{},'directory':'','capabilities':{}}", false},
            {"{'fixtures':{},'directory':1,'capabilities':{}}", false},
            {"{'fixtures':{},'capabilities':{'ipv6':false}}", false},
            {"{'fixtures':{},'capabilities':{'ipv6':''}}", false},
            {"{'fixtures':{},'capabilities':{'IPv6':true}}", false},
            {"{'fixtures':{},'capabilities':{},'more':1}", false},
        });
}

TEST_CASE("reader and schema agree on whole lines") {
    const schema by(protocol_schema(), "protocol.schema.json");
    const std::pair<const char*, bool> lines[] = {
        {R"({"jsonrpc":"2.0","id":1,"result":{"returns":1}})", true},
        {R"({"jsonrpc":"2.0","id":1,"result":{"returns":1},"more":1})", false},
        {R"({"jsonrpc":"2.0","id":1,"result":{"returns":1},"error":null})", false},
        {R"({"jsonrpc":"1.0","id":1,"result":{"returns":1}})", false},
        {R"({"id":1,"result":{"returns":1}})", false},
        {R"({"jsonrpc":"2.0","id":null,"result":{"returns":1}})", false},
        {R"({"jsonrpc":"2.0","id":1.5,"result":{"returns":1}})", false},
        {R"({"jsonrpc":"2.0","id":1})", false},
        {R"([{"jsonrpc":"2.0","id":1,"result":{"returns":1}}])", false},
        {R"({"jsonrpc":"2.0","method":"fixtures","params":{"fixtures":{},"capabilities":{}}})",
         true},
        {R"({"jsonrpc":"2.0","method":"fixtures","params":{"fixtures":{},"capabilities":{}},"more":1})",
         false},
    };
    for (const auto& [line, good] : lines) {
        CAPTURE(line);
        CHECK(read_message(line).problem.empty() == good);
        CHECK(takes(by, json::parse(line)) == good);
    }
    // A method's reply is checked by its own form; an unknown notification by whoever hears it.
}

namespace {

/// The answers of a recording as the adapter gave them; long octets that it has left out are none.
void add_answers(const recording& from, std::set<std::string>& into) {
    for (const auto& [id, seen] : from.observations) {
        observation whole = seen;
        if (whole.env.contains("values"))
            for (json& value : whole.env["values"])
                if (value.is_object() && value.contains("omitted")) value = {{"bytes", ""}};
        for (std::size_t i = 0; i < whole.answer.size(); ++i) {
            const json outcome = outcome_at(whole, i);
            const bool told =
                outcome.is_object() && !outcome.contains("blocks") && !outcome.contains("started");
            if (told) into.insert(outcome.dump());
        }
    }
}

} // namespace

TEST_CASE("every recorded answer is good by the reader and by the schema") {
    std::set<std::string> answers;
    std::size_t recordings = 0;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(root / "reports/observed")) {
        if (entry.path().extension() != ".ndjson") continue;
        ++recordings;
        recording own;
        own.observations = parse_recording(read_file(entry.path()), entry.path().string()).differs;
        add_answers(own, answers);
    }
    const schema by = part_of_schema("outcome");
    CHECK(recordings >= 10);
    CHECK(answers.size() > 1000);
    for (const std::string& text : answers) {
        const json outcome = json::parse(text);
        const std::string problem = outcome_problem(outcome);
        CAPTURE(text, problem);
        if (!problem.empty()) CHECK(problem.empty());
        if (!takes(by, outcome)) CHECK(text == "not taken by the schema");
    }
}

} // namespace sockmatrix
