#include "run/handshake.hpp"

#include "run/error_output.hpp"

namespace sockmatrix {
namespace {

const json& member(const json& object, const char* name) {
    static const json none;
    const auto found = object.find(name);
    return found == object.end() ? none : *found;
}

bool is_name(const json& implementation) {
    return implementation.is_object() && member(implementation, "name").is_string();
}

bool are_texts(const json& list) {
    if (!list.is_array()) return false;
    for (const json& one : list)
        if (!one.is_string()) return false;
    return true;
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
    const json& fixtures = member(params, "fixtures");
    const json& capabilities = member(params, "capabilities");
    if (!fixtures.is_object() || !capabilities.is_object())
        return "fixtures without its members \"fixtures\" and \"capabilities\"";
    info_.fixtures = fixtures;
    info_.capabilities = capabilities;
    join_capabilities(info_.capabilities, environment_);
    if (member(params, "directory").is_string())
        info_.directory = params["directory"].get<std::string>();
    return "";
}

std::string handshake::replied(std::uint64_t, const json& result) {
    return initialized_ ? constant(result) : initialized(result);
}

std::string handshake::initialized(const json& result) {
    if (!result.is_object()) return "initialize: the result is no object";
    if (member(result, "protocol") != 1)
        return "initialize: protocol " + printable(member(result, "protocol").dump(), 40) +
               " where 1 is spoken";
    if (!is_name(member(result, "implementation")))
        return "initialize: no name of the implementation";
    if (!are_texts(member(result, "features"))) return "initialize: no list of features";
    if (!member(result, "facts").is_object()) return "initialize: no facts";
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
