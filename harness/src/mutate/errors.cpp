#include "mutate/errors.hpp"

#include <map>

namespace sockmatrix {
namespace {

std::optional<json> without(json error, const char* key) {
    if (error.erase(key) == 0) return std::nullopt;
    return error;
}

const std::string& first_class(const json& error) {
    return error.at("is").front().get_ref<const std::string&>();
}

json with_number(const char* name, const char* code, const char* space, int value) {
    return {{"is", {name, "error", "os_error"}},
            {"code", code},
            {"native", {{"space", space}, {"value", value}}},
            {"message", "a mutant's"}};
}

} // namespace

std::optional<json> wrong_class(const json& error) {
    static const std::map<std::string, std::string, std::less<>> siblings = {
        {"gaierror", "herror"},
        {"herror", "gaierror"},
        {"timeout", "gaierror"},
        {"type_error", "value_error"},
        {"value_error", "overflow_error"},
        {"overflow_error", "type_error"},
        {"memory_error", "value_error"}};
    json out = error;
    const auto sibling = siblings.find(first_class(error));
    if (sibling == siblings.end())
        out["is"] = {"value_error"};
    else
        out["is"].front() = sibling->second;
    return out;
}

std::optional<json> special_class(const json& error) {
    if (first_class(error) != "error") return std::nullopt;
    json out = error;
    out["is"].insert(out["is"].begin(), "gaierror");
    return out;
}

std::optional<json> general_class(const json& error) {
    const std::string& first = first_class(error);
    if (first != "gaierror" && first != "herror" && first != "timeout") return std::nullopt;
    json out = error;
    out["is"].erase(0);
    if (out["is"].empty()) out["is"].push_back("error");
    return out;
}

std::optional<json> wrong_code(const json& error) {
    const auto code = error.find("code");
    if (code == error.end()) return std::nullopt;
    const std::string& now = code->get_ref<const std::string&>();
    const bool name = now.starts_with("EAI_");
    json out = error;
    out["code"] = name ? (now == "EAI_FAIL" ? "EAI_AGAIN" : "EAI_FAIL")
                       : (now == "EINVAL" ? "EIO" : "EINVAL");
    return out;
}

std::optional<json> missing_code(const json& error) {
    return without(error, "code");
}

std::optional<json> wrong_native(const json& error) {
    const auto native = error.find("native");
    if (native == error.end()) return std::nullopt;
    json out = error;
    out["native"]["value"] = native->at("value").get<std::int64_t>() + 1;
    return out;
}

std::optional<json> missing_native(const json& error) {
    return without(error, "native");
}

json some_error(error_kinds kinds) {
    if (kinds == error_kinds::names) return with_number("gaierror", "EAI_FAIL", "eai", -4);
    if (kinds != error_kinds::system)
        return {{"is", {"error", "os_error"}}, {"message", "a mutant's"}};
    json out = with_number("error", "EINVAL", "errno", 22);
    out["is"].erase(0);
    return out;
}

json would_block(const std::string& call) {
    return {{"is", {"error", "os_error"}},
            {"code", call == "socket.connect" ? "EINPROGRESS" : "EAGAIN"},
            {"message", "a mutant's"}};
}

} // namespace sockmatrix
