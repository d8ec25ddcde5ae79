// Every request that a run sends is good by docs/protocol.schema.json.
#include "catch_any.hpp"
#include "load/schema_check.hpp"
#include "model/recording.hpp"
#include "tool.hpp"

#include <filesystem>
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

/// Some requests of each shape, as the schema takes long for tens of thousands. One file an
/// adapter.
std::set<std::string> requests_in(const std::filesystem::path& folder) {
    constexpr std::size_t most_of_a_shape = 3;
    std::map<std::string, std::set<std::string>> by_shape;
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
        std::istringstream lines(sockmatrix::read_file(file.path()));
        for (std::string line; std::getline(lines, line);) {
            json request = json::parse(line);
            request["id"] = 1;
            std::set<std::string>& alike = by_shape[shape_of(request).dump()];
            if (alike.size() < most_of_a_shape) alike.insert(request.dump());
        }
    }
    std::set<std::string> out;
    for (auto& [shape, alike] : by_shape)
        out.merge(alike);
    return out;
}

} // namespace

TEST_CASE("every request of a run of the suite is good by the schema", "[whole-suite]") {
    const temporary_folder folder;
    const std::filesystem::path traces = folder.path() / "requests";
    std::filesystem::create_directories(traces);
    const tool_result result =
        run_tool({"--root", SOCKMATRIX_ROOT, "run", "--target", "linux-glibc-x86_64/refsock",
                  "--jobs", "4", "--out", (folder.path() / "out").string(), "--", "/bin/sh", "-c",
                  "f=$(mktemp \"$0/XXXXXX\") && tee \"$f\" | exec \"$1\"", traces.string(),
                  SOCKMATRIX_REFSOCK});
    INFO(result.out << result.err);
    CHECK(result.status <= 1);
    const std::set<std::string> requests = requests_in(traces);
    CHECK(requests.size() > 200);
    json content = json::parse(
        sockmatrix::read_file(std::string(SOCKMATRIX_ROOT) + "/docs/protocol.schema.json"));
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
