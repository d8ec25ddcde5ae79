#include "run/message.hpp"

#include "run/error_output.hpp"

namespace sockmatrix {
namespace {

/// Deeper values are refused, so that nothing that walks them can run out of stack.
constexpr int deepest = 64;

bool too_deep(const json& value, int left) {
    if (!value.is_structured()) return false;
    if (left == 0) return true;
    for (const json& element : value)
        if (too_deep(element, left - 1)) return true;
    return false;
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
    json whole = json::parse(line.begin(), line.end(), nullptr, false);
    if (whole.is_discarded()) return refused("not JSON: " + printable(line, 80));
    if (!whole.is_object()) return refused("not an object: " + printable(line, 80));
    if (too_deep(whole, deepest)) return refused("a message nested too deeply");
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
    message out;
    out.id = id->get<std::uint64_t>();
    out.result = std::move(*result);
    return out;
}

} // namespace sockmatrix
