#include "explore/explore.hpp"

#include <array>

namespace sockmatrix {
namespace {

/// The name among `names` that has this number on the target, else the number.
template <std::size_t N>
json named(const json& number, const json& constants, const std::array<const char*, N>& names) {
    for (const char* name : names)
        if (constants.contains(name) && constants[name] == number) return name;
    return number;
}

json named_entry(json entry, const json& constants) {
    if (!entry.is_array() || entry.size() < 2) return entry;
    entry[0] = named(entry[0], constants, std::array{"AF_INET", "AF_INET6"});
    entry[1] = named(entry[1], constants,
                     std::array{"SOCK_STREAM", "SOCK_DGRAM", "SOCK_RAW", "SOCK_SEQPACKET"});
    return entry;
}

json comparable_value(const call_input& input, json value, const json& constants) {
    if (input.call != "getaddrinfo" || !value.is_array()) return value;
    const bool asks_name = input_key(input).find("\"AI_CANONNAME\"") != std::string::npos;
    for (json& entry : value) {
        entry = named_entry(std::move(entry), constants);
        if (!asks_name && entry.is_array() && entry.size() > 3) entry[3] = "";
    }
    return value;
}

json comparable_error(const json& error) {
    json out{{"class", error.at("is").at(0)}};
    if (error.contains("code")) out["code"] = error["code"];
    return out;
}

bool is_broken(const json& answer) {
    return answer.is_object() && answer.contains("broke");
}

bool errors_differ(const json& left, const json& right) {
    if (left.at("class") != right.at("class")) return true;
    return left.contains("code") && right.contains("code") && left["code"] != right["code"];
}

std::string kind_of(const json& answer) {
    if (answer.is_null()) return "no answer";
    if (is_broken(answer)) return answer["broke"].get<std::string>();
    if (answer.contains("returns")) return "returns";
    const json& error = answer.at("raises");
    return "raises " + error.at("class").get<std::string>() +
           (error.contains("code") ? " " + error["code"].get<std::string>() : "");
}

} // namespace

json comparable_answer(const call_input& input, const observation& seen, const json& constants) {
    if (seen.skipped) return nullptr;
    if (seen.broke) return {{"broke", seen.broke->kind}};
    const json first = seen.answer.empty() ? json() : seen.answer.front();
    if (first.is_object() && first.contains("returns"))
        return {{"returns", comparable_value(input, first["returns"], constants)}};
    if (first.is_object() && first.contains("raises"))
        return {{"raises", comparable_error(first["raises"])}};
    return nullptr;
}

bool answers_differ(const answer_pair& pair) {
    if (is_broken(pair.left) || is_broken(pair.right)) return true;
    if (pair.left.is_null() || pair.right.is_null()) return false;
    if (pair.left.contains("raises") && pair.right.contains("raises"))
        return errors_differ(pair.left["raises"], pair.right["raises"]);
    return pair.left != pair.right;
}

std::string way_of(const answer_pair& pair) {
    return kind_of(pair.left) + " | " + kind_of(pair.right);
}

} // namespace sockmatrix
