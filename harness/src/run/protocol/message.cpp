#include "run/protocol/message.hpp"

#include "model/limits.hpp"
#include "run/process/error_output.hpp"
#include "run/protocol/form.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

/// Arrays and objects within each other in a text of JSON: what is too deep is not parsed at all,
/// so that nothing that walks it can run out of stack.
std::size_t depth_of(std::string_view text) {
    std::size_t depth = 0, deepest = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted && c == '\\')
            ++i;
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && (c == '[' || c == '{'))
            deepest = std::max(deepest, ++depth);
        else if (!quoted && (c == ']' || c == '}') && depth > 0)
            --depth;
    }
    return deepest;
}

message refused(const std::string& problem) {
    message out;
    out.problem = problem;
    return out;
}

std::string error_text(const json& error) {
    const auto code = error.find("code");
    const auto text = error.find("message");
    std::string out = "refused the request";
    if (code != error.end() && code->is_number_integer()) out += " (" + code->dump() + ")";
    if (text != error.end() && text->is_string())
        out += ": " + printable(text->get_ref<const std::string&>());
    return out;
}

message read_notification(json& whole) {
    const auto method = whole.find("method");
    if (method == whole.end() || !method->is_string()) return refused("a message without an id");
    if (std::string problem =
            form::members(whole, "a notification", {"jsonrpc", "method"}, {"params"});
        !problem.empty())
        return refused(problem);
    message out;
    out.method = method->get<std::string>();
    if (whole.contains("params")) out.params = std::move(whole["params"]);
    return out;
}

} // namespace

void append_request(std::string& out, std::uint64_t id, std::string_view method,
                    std::string_view params) {
    out += R"({"jsonrpc":"2.0","id":)";
    out += std::to_string(id);
    out += R"(,"method":")";
    out += method;
    out += '"';
    if (!params.empty()) {
        out += R"(,"params":)";
        out += params;
    }
    out += "}\n";
}

message read_message(std::string_view line) {
    if (depth_of(line) > limits::message_depth)
        return refused("a message nested deeper than " + std::to_string(limits::message_depth));
    json whole = json::parse(line.begin(), line.end(), nullptr, false);
    if (whole.is_discarded()) return refused("not JSON: " + printable(line, 80));
    if (!whole.is_object()) return refused("not an object: " + printable(line, 80));
    const auto version = whole.find("jsonrpc");
    if (version == whole.end() || *version != "2.0")
        return refused("not JSON-RPC 2.0: " + printable(line, 80));
    const auto id = whole.find("id");
    if (id == whole.end()) return read_notification(whole);
    const auto error = whole.find("error");
    if (error != whole.end() && error->is_object()) return refused(error_text(*error));
    const auto result = whole.find("result");
    if (!id->is_number_unsigned() || result == whole.end())
        return refused("not a reply: " + printable(line, 80));
    if (std::string problem = form::members(whole, "a reply", {"jsonrpc", "id", "result"}, {});
        !problem.empty())
        return refused(problem);
    message out;
    out.id = id->get<std::uint64_t>();
    out.result = std::move(*result);
    return out;
}

} // namespace sockmatrix
