#include "run/protocol/form.hpp"

#include "run/process/error_output.hpp"

#include <algorithm>

namespace sockmatrix::form {
namespace {

constexpr std::size_t shown = 60;
constexpr std::size_t most_listed = 10; ///< names that a message lists

bool holds(names known, std::string_view name) {
    return std::find(known.begin(), known.end(), name) != known.end();
}

std::string below(const std::string& at, const std::string& name) {
    return at.empty() ? name : at + "/" + name;
}

std::string shown_text(const json& value) {
    return printable(value.dump(-1, ' ', false, json::error_handler_t::replace), shown);
}

} // namespace

std::string wrong(const std::string& at, const std::string& want, const json& got) {
    return (at.empty() ? "" : at + ": ") + "no " + want + ", but " + shown_text(got);
}

std::string members(const json& value, const std::string& at, names required, names others) {
    const std::string where = at.empty() ? "" : at + ": ";
    if (!value.is_object()) return wrong(at, "object", value);
    for (const std::string_view name : required)
        if (!value.contains(name)) return where + "lacks \"" + std::string(name) + "\"";
    for (const auto& [name, content] : value.items())
        if (!holds(required, name) && !holds(others, name))
            return where + "has the unknown member \"" + printable(name, shown) + "\"";
    return "";
}

std::string text(const json& value, const std::string& at) {
    return value.is_string() ? "" : wrong(at, "text", value);
}

std::string words(const json& value, const std::string& at) {
    const bool good = value.is_string() && !value.get_ref<const std::string&>().empty();
    return good ? "" : wrong(at, "text of at least one character", value);
}

bool is_integer(const json& value, std::int64_t least) noexcept {
    if (!value.is_number_integer()) return false;
    return value.is_number_unsigned()
               ? least <= 0 || value.get<std::uint64_t>() >= static_cast<std::uint64_t>(least)
               : value.get<std::int64_t>() >= least;
}

std::string integer(const json& value, const std::string& at, std::int64_t least) {
    return is_integer(value, least)
               ? ""
               : wrong(at, "integer of " + std::to_string(least) + " or more", value);
}

std::string one_of(const json& value, const std::string& at, names known) {
    if (value.is_string() && holds(known, value.get_ref<const std::string&>())) return "";
    std::string list;
    for (const std::string_view name : known)
        list.append(list.empty() ? "" : ", ").append(name);
    return wrong(at, known.size() > most_listed ? "known name" : "one of " + list, value);
}

std::string set_of(const json& value, const std::string& at, names known) {
    if (!value.is_array()) return wrong(at, "array", value);
    for (std::size_t i = 0; i < value.size(); ++i) {
        const std::string place = below(at, std::to_string(i));
        if (std::string problem = one_of(value[i], place, known); !problem.empty()) return problem;
        if (std::find(value.begin(), value.begin() + static_cast<std::ptrdiff_t>(i), value[i]) !=
            value.begin() + static_cast<std::ptrdiff_t>(i))
            return place + ": " + shown_text(value[i]) + " is there twice";
    }
    return "";
}

std::string member_name(const std::string& name, const std::string& at) {
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    };
    const bool good = !name.empty() && name[0] >= 'a' && name[0] <= 'z' &&
                      std::all_of(name.begin(), name.end(), fits);
    if (good) return "";
    return at + ": \"" + printable(name, shown) +
           "\" is no name of lower-case letters, digits and underscores";
}

} // namespace sockmatrix::form
