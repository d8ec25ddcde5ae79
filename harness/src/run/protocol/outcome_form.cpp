#include "run/process/error_output.hpp"
#include "run/protocol/form.hpp"
#include "run/protocol/message.hpp"

#include <algorithm>
#include <cstdint>

namespace sockmatrix {
namespace {

using problem = std::string;

/// Octets in place of which the protocol wants them whole.
constexpr std::int64_t most_octets = 65536;

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
               value.contains("size") && form::is_integer(value["size"], most_octets + 1);
    if (value.size() != 1) return false;
    const std::string& tag = only.key();
    if (tag == "bytes")
        return is_hexadecimal(*only) && only->get_ref<const std::string&>().size() % 2 == 0;
    if (tag == "socket") return only->is_number_unsigned() && *only != 0;
    if (tag == "integer") return is_integer_text(*only);
    if (tag == "float") return *only == "nan" || *only == "inf" || *only == "-inf";
    return tag == "undefined" && *only == true;
}

problem native_problem(const json& native) {
    const std::string at = "raises/native";
    if (problem found = form::members(native, at, {"space", "value"}, {}); !found.empty())
        return found;
    if (!native["value"].is_number_integer())
        return form::wrong(at + "/value", "integer", native["value"]);
    return form::one_of(native["space"], at + "/space",
                        {"errno", "wsa", "eai", "h_errno", "ntstatus"});
}

problem classes_problem(const json& is) {
    if (is == json::array()) return form::wrong("raises/is", "class of an error", is);
    return form::set_of(is, "raises/is",
                        {"error", "herror", "gaierror", "timeout", "os_error", "type_error",
                         "value_error", "overflow_error", "memory_error"});
}

/// A symbolic name without the prefix WSA.
problem code_problem(const json& code) {
    const std::string name = code.is_string() ? code.get<std::string>() : "";
    const auto fits = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    };
    const bool good = !name.empty() && name[0] >= 'A' && name[0] <= 'Z' &&
                      std::all_of(name.begin(), name.end(), fits) && !name.starts_with("WSA");
    return good ? "" : form::wrong("raises/code", "symbolic name without the prefix WSA", code);
}

problem error_problem(const json& error) {
    if (problem found =
            form::members(error, "raises", {"is"}, {"code", "native", "message", "call"});
        !found.empty())
        return found;
    if (problem found = classes_problem(error["is"]); !found.empty()) return found;
    for (const char* name : {"message", "call"})
        if (error.contains(name) && !error[name].is_string())
            return form::wrong(std::string("raises/") + name, "text", error[name]);
    if (error.contains("code"))
        if (problem found = code_problem(error["code"]); !found.empty()) return found;
    return error.contains("native") ? native_problem(error["native"]) : "";
}

problem kind_problem(const std::string& kind, const json& content) {
    if (kind == "returns") {
        const problem found = value_problem(content);
        return found.empty() ? "" : "returns: " + found;
    }
    if (kind == "raises") return error_problem(content);
    if (kind == "unsupported" || kind == "inexpressible") return form::words(content, kind);
    return "no outcome: \"" + printable(kind, 80) + "\"";
}

} // namespace

std::string value_problem(const json& value) {
    if (value.is_object())
        return is_tagged(value) ? "" : "a value of no known form: " + printable(value.dump(), 80);
    if (!value.is_array()) return "";
    for (const json& element : value)
        if (problem found = value_problem(element); !found.empty()) return found;
    return "";
}

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
