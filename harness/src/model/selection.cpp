#include "model/selection.hpp"

#include "model/failure.hpp"
#include "model/glob.hpp"
#include "model/names.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace sockmatrix {
namespace {

constexpr std::size_t hash_digits = 16;

[[noreturn]] void refuse_header(const std::string& where, const std::string& what) {
    throw failure(exit_code::invalid,
                  where + ": " + what + "; record the target again with `sockmatrix run`");
}

bool matches_one(const std::vector<std::string>& globs, std::string_view id) noexcept {
    return std::any_of(globs.begin(), globs.end(),
                       [&](const std::string& glob) { return glob_match(glob, id); });
}

bool holds_texts(const json& value) {
    return value.is_array() &&
           std::all_of(value.begin(), value.end(), [](const json& one) { return one.is_string(); });
}

bool is_hash(const json& value) {
    if (!value.is_string()) return false;
    const auto& text = value.get_ref<const std::string&>();
    return text.size() == hash_digits &&
           text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

/// Refuses the member if it is there and has another form.
template <class HasForm>
void require_form(const json& run, const std::string& where, const char* key, HasForm has_form,
                  const char* form) {
    const auto found = run.find(key);
    if (found != run.end() && !has_form(*found))
        refuse_header(where, std::string("the first line's \"") + key + "\" is not " + form);
}

bool is_time_scale(const json& value) {
    return value.is_number() && std::isfinite(value.get<double>()) && value.get<double>() > 0;
}

} // namespace

bool selection::chooses(std::string_view id) const noexcept {
    return (select.empty() || matches_one(select, id)) && !matches_one(exclude, id);
}

std::string ids_hash(const std::vector<std::string_view>& ids) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    const auto mix = [&hash](char c) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    };
    bool first = true;
    for (const std::string_view id : ids) {
        if (!first) mix('\n');
        first = false;
        std::for_each(id.begin(), id.end(), mix);
    }
    std::string out(hash_digits, '0');
    for (std::size_t i = out.size(); i > 0; --i, hash >>= 4U)
        out[i - 1] = "0123456789abcdef"[hash & 15U];
    return out;
}

json to_json(const selection& value) {
    return {{"select", value.select},
            {"exclude", value.exclude},
            {"count", value.count},
            {"ids", value.ids}};
}

std::optional<selection> selection_of(const json& run, const std::string& where) {
    const auto found = run.find("selected");
    if (found == run.end()) return std::nullopt;
    const auto part = [&](const char* key) {
        return found->is_object() ? found->value(key, json()) : json();
    };
    const json count = part("count");
    if (!holds_texts(part("select")) || !holds_texts(part("exclude")) ||
        !count.is_number_unsigned() || !is_hash(part("ids")))
        refuse_header(
            where,
            "the first line's \"selected\" is not {\"select\": [globs], \"exclude\": [globs], "
            "\"count\": number, \"ids\": 16 hexadecimal digits}");
    return selection{part("select"), part("exclude"), count.get<std::size_t>(), part("ids")};
}

void require_header(const json& run, const std::string& where) {
    const auto is_text = [](const json& value) { return value.is_string(); };
    const auto is_object = [](const json& value) { return value.is_object(); };
    if (!run.contains("target")) refuse_header(where, "the first line names no target");
    require_form(run, where, "target", is_text, "a text");
    require_target_name(run["target"].get_ref<const std::string&>(),
                        where + ": the first line's \"target\"");
    for (const char* key : {"suite", "started", "harness"})
        require_form(run, where, key, is_text, "a text");
    for (const char* key : {"implementation", "facts", "versions", "capabilities", "constants"})
        require_form(run, where, key, is_object, "an object");
    require_form(run, where, "traits", holds_texts, "an array of texts");
    require_form(run, where, "features", holds_texts, "an array of texts");
    require_form(run, where, "time_scale", is_time_scale, "a number above 0");
    selection_of(run, where);
}

} // namespace sockmatrix
