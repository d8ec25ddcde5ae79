#include "run/protocol/handshake.hpp"

#include "run/process/error_output.hpp"

#include <utility>

namespace sockmatrix {
namespace {

const json& member(const json& object, const char* name) {
    static const json none;
    const auto found = object.find(name);
    return found == object.end() ? none : *found;
}

} // namespace

handshake::handshake(adapter& with, const std::vector<std::string>& constants,
                     const json& environment)
    : with_(with), constants_(constants), environment_(environment) {
    join_capabilities(info_.capabilities, environment_);
    with_.request("initialize", R"({"protocol":1})");
    with_.flush();
}

std::string handshake::notified(const std::string& method, const json& params) {
    if (method != "fixtures" || initialized_)
        return "the notification \"" + printable(method, 40) + "\", which nobody expects";
    if (std::exchange(announced_, true)) return "a second notification \"fixtures\"";
    if (const std::string problem = fixtures_problem(params); !problem.empty())
        return "the notification \"fixtures\": " + problem;
    info_.fixtures = params["fixtures"];
    info_.capabilities = params["capabilities"];
    join_capabilities(info_.capabilities, environment_);
    if (params.contains("directory")) info_.directory = params["directory"].get<std::string>();
    return "";
}

std::string handshake::replied(std::uint64_t, const json& result) {
    return initialized_ ? constant(result) : initialized(result);
}

std::string handshake::initialized(const json& result) {
    if (const std::string problem = initialize_problem(result); !problem.empty())
        return "the answer to initialize: " + problem;
    info_.implementation = result["implementation"];
    info_.features = result["features"];
    info_.facts = result["facts"];
    initialized_ = true;
    ask_constants();
    return "";
}

/// All at once: what the pipe does not take waits in the harness, which reads on.
void handshake::ask_constants() {
    for (const std::string& name : constants_)
        with_.request("call", R"({"call":"constant","args":[)" + json(name).dump() + "]}");
    with_.flush();
}

std::string handshake::constant(const json& outcome) {
    const std::string& name = constants_[known_++];
    const std::string problem = outcome_problem(outcome);
    if (!problem.empty()) return "constant " + name + ": " + problem;
    const json& value = member(outcome, "returns");
    const bool undefined = outcome.contains("unsupported") || value == json{{"undefined", true}};
    if (!undefined && !value.is_number_integer()) return "constant " + name + ": no integer";
    info_.constants[name] = undefined ? json() : value;
    return "";
}

} // namespace sockmatrix
