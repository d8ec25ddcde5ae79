#include "run/error_output.hpp"
#include "run/message.hpp"

#include <array>

namespace sockmatrix {
namespace {

using problem = std::string;

bool is_text(const json& object, const char* name) {
    return object.at(name).is_string();
}

bool is_hexadecimal(const json& value) {
    if (!value.is_string()) return false;
    const auto& text = value.get_ref<const std::string&>();
    return text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

bool is_integer_text(const json& value) {
    if (!value.is_string()) return false;
    std::string_view text = value.get_ref<const std::string&>();
    if (text.starts_with('-')) text.remove_prefix(1);
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_tagged(const json& value) {
    const auto only = value.begin();
    if (value.size() == 2)
        return value.contains("digest") && is_hexadecimal(value["digest"]) &&
               value["digest"].get_ref<const std::string&>().size() == 16 &&
               value.contains("size") && value["size"].is_number_unsigned();
    if (value.size() != 1) return false;
    const std::string& tag = only.key();
    if (tag == "bytes")
        return is_hexadecimal(*only) && only->get_ref<const std::string&>().size() % 2 == 0;
    if (tag == "socket") return only->is_number_unsigned() && *only != 0;
    if (tag == "integer") return is_integer_text(*only);
    if (tag == "float") return *only == "nan" || *only == "inf" || *only == "-inf";
    return tag == "undefined" && *only == true;
}

problem value_problem(const json& value) {
    if (value.is_object())
        return is_tagged(value) ? "" : "a value of no known form: " + printable(value.dump(), 80);
    if (!value.is_array()) return "";
    for (const json& element : value)
        if (problem found = value_problem(element); !found.empty()) return found;
    return "";
}

bool is_native(const json& native) {
    static constexpr std::array spaces = {"errno", "wsa", "eai", "h_errno", "ntstatus"};
    if (!native.is_object() || native.size() != 2 || !native.contains("space") ||
        !native.contains("value") || !native["value"].is_number_integer())
        return false;
    for (const char* space : spaces)
        if (native["space"] == space) return true;
    return false;
}

problem classes_problem(const json& error) {
    const auto is = error.find("is");
    if (is == error.end() || !is->is_array() || is->empty()) return "an error without \"is\"";
    for (const json& name : *is)
        if (!name.is_string()) return "a class of an error that is no text";
    return "";
}

problem error_problem(const json& error) {
    if (!error.is_object()) return "an error that is no object";
    for (const auto& [name, content] : error.items()) {
        if (name == "is") continue;
        if (name == "native" && !is_native(content))
            return "an error whose \"native\" has no known form";
        if (name == "native") continue;
        if (name != "code" && name != "message" && name != "call")
            return "an error with the unknown member \"" + printable(name, 80) + "\"";
        if (!is_text(error, name.c_str())) return "an error whose \"" + name + "\" is no text";
    }
    return classes_problem(error);
}

problem kind_problem(const std::string& kind, const json& content) {
    if (kind == "returns") return value_problem(content);
    if (kind == "raises") return error_problem(content);
    if (kind == "unsupported" || kind == "inexpressible")
        return content.is_string() ? "" : "\"" + kind + "\" without its reason";
    return "no outcome: \"" + printable(kind, 80) + "\"";
}

} // namespace

std::string outcome_problem(const json& outcome) {
    if (!outcome.is_object()) return "an outcome that is no object";
    const auto time = outcome.find("us");
    const bool timed = time != outcome.end();
    if (timed && !time->is_number_unsigned()) return "\"us\" is no count of microseconds";
    if (outcome.size() != (timed ? 2U : 1U)) return "an outcome that is not one of its kinds";
    for (const auto& [kind, content] : outcome.items())
        if (kind != "us") return kind_problem(kind, content);
    return "";
}

} // namespace sockmatrix
