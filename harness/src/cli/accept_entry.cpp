#include "cli/accept_entry.hpp"

#include "load/provenance.hpp"
#include "match/conditions.hpp"
#include "model/failure.hpp"

#include <algorithm>
#include <cctype>

namespace sockmatrix {
namespace {

std::string text_at(const json& run, const char* pointer) {
    const json::json_pointer at(pointer);
    return run.contains(at) && run[at].is_string() ? run[at].get<std::string>() : std::string();
}

bool is_digit(char c) {
    return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

/// "Linux 6.18.44-cloud" -> "Linux 6.18.44": up to the end of the first dotted number.
std::string without_suffix(const std::string& text) {
    auto end = std::find_if(text.begin(), text.end(), is_digit);
    while (end != text.end() &&
           (is_digit(*end) || (*end == '.' && end + 1 != text.end() && is_digit(end[1]))))
        ++end;
    return {text.begin(), end};
}

std::string unreported_on(const nlohmann::ordered_json& shown) {
    evidence seen;
    seen.date = shown["date"].get<std::string>();
    seen.versions = shown["versions"].get<std::string>();
    return unreported(seen);
}

} // namespace

std::string versions_text(const json& run) {
    std::string out;
    const auto add = [&out](const std::string& text) {
        if (!text.empty()) out += (out.empty() ? "" : ", ") + text;
    };
    add(without_suffix(text_at(run, "/facts/kernel")));
    add(without_suffix(text_at(run, "/facts/libc")));
    const json versions = run.value("versions", json::object());
    for (const auto& [name, version] : versions.items())
        if (version.is_string()) add(name + " " + version.get<std::string>());
    const std::string name = text_at(run, "/implementation/name");
    if (!name.empty()) add(name + " " + text_at(run, "/implementation/version"));
    return out;
}

nlohmann::ordered_json entry_json(const accepted_entry& one, const accepted_words& words,
                                  const json& run) {
    nlohmann::ordered_json entry = nlohmann::ordered_json::object();
    if (!words.when.empty()) entry["when"] = words.when;
    if (!words.also.empty()) entry["and"] = words.also;
    entry["outcome"] = one.outcome;
    if (!one.answer.is_null()) entry["answer"] = one.answer;
    entry["evidence"] = {{"kind", to_string(evidence_kind::observed)},
                         {"on", run.value("target", "")},
                         {"versions", versions_text(run)},
                         {"date", run.value("started", "").substr(0, 10)}};
    entry["why"] = words.why;
    if (!words.bug.empty()) {
        entry["bug"] = words.bug;
        entry["report"] = words.report.empty() ? unreported_on(entry["evidence"]) : words.report;
    }
    if (!words.cite.empty()) entry["cite"] = words.cite;
    return entry;
}

std::pair<std::string, std::string> parse_condition(const std::string& text) {
    const std::size_t sign = text.find_first_of(comparison_signs);
    if (sign == std::string::npos || sign == 0)
        throw failure(exit_code::invalid,
                      text + ": is no condition such as libc>=1.2.5 or endian=big");
    const bool is_text = text[sign] == '=' && sign + 1 < text.size() && !is_digit(text[sign + 1]);
    return {text.substr(0, sign), text.substr(is_text ? sign + 1 : sign)};
}

} // namespace sockmatrix
