// Every request that a run sends is good by docs/protocol.schema.json.
#include "catch_any.hpp"
#include "load/schema_check.hpp"
#include "model/recording.hpp"
#include "tool.hpp"

#include <map>
#include <set>
#include <sstream>

using sockmatrix::json;

namespace {

/// The value with each scalar replaced by the name of its type; the call's name stays.
json shape_of(const json& value) {
    if (!value.is_structured()) return value.type_name();
    json out = value;
    for (auto& [key, part] : out.items())
        if (key != "call" && key != "method") part = shape_of(part);
    return out;
}

/// Some requests of each shape, as the schema takes long for tens of thousands.
std::set<std::string> requests_in(const std::string& text) {
    constexpr std::size_t most_of_a_shape = 3;
    std::map<std::string, std::set<std::string>> by_shape;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        json request = json::parse(line);
        request["id"] = 1;
        std::set<std::string>& alike = by_shape[shape_of(request).dump()];
        if (alike.size() < most_of_a_shape) alike.insert(request.dump());
    }
    std::set<std::string> out;
    for (auto& [shape, alike] : by_shape) out.merge(alike);
    return out;
}

} // namespace

TEST_CASE("every request of a run of the suite is good by the schema", "[whole-suite]") {
    const temporary_folder folder;
    const std::string trace = (folder.path() / "requests").string();
    // Several adapters write to one file, each whole lines: one at a time.
    const tool_result result =
        run_tool({"--root", SOCKMATRIX_ROOT, "run", "--target", "linux-glibc-x86_64/refsock", "--jobs", "1", "--out",
                  folder.path().string(), "--", "/bin/sh", "-c", "tee -a \"$0\" | exec \"$1\"", trace, SOCKMATRIX_REFSOCK});
    INFO(result.out << result.err);
    CHECK(result.status <= 1);
    const std::set<std::string> requests = requests_in(sockmatrix::read_file(trace));
    CHECK(requests.size() > 200);
    json content = json::parse(sockmatrix::read_file(std::string(SOCKMATRIX_ROOT) + "/docs/protocol.schema.json"));
    content.erase("anyOf");
    content["$ref"] = "#/definitions/request";
    const sockmatrix::schema by(content, "protocol.schema.json");
    std::set<std::string> methods;
    for (const std::string& text : requests) {
        const json request = json::parse(text);
        methods.insert(request["method"].get<std::string>());
        sockmatrix::fault_list faults;
        by.check(request, "request", faults);
        if (!faults.empty()) FAIL_CHECK(text << "\n" << faults.all().front().what);
    }
    CHECK(methods == std::set<std::string>{"call", "initialize", "reset", "shutdown"});
}
