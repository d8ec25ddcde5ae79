#include "load/profile_writer.hpp"

#include "load/json_reader.hpp"
#include "load/readers.hpp"
#include "load/written_entries.hpp"
#include "model/recording.hpp"

#include <algorithm>
#include <map>

namespace sockmatrix {
namespace {

namespace fs = std::filesystem;

std::string plain(const ordered_json& value) {
    return value.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

/// JSON on one line, with a space after each comma and colon.
std::string spaced(const ordered_json& value) {
    if (!value.is_structured()) return plain(value);
    std::string out;
    for (const auto& [key, part] : value.items()) {
        if (!out.empty()) out += ", ";
        if (value.is_object()) out += plain(key) + ": ";
        out += spaced(part);
    }
    return value.is_object() ? "{" + out + "}" : "[" + out + "]";
}

/// A case a line, and what the entry says on another.
std::string entry_text(const written_text& entry) {
    std::string cases;
    for (const std::string& one : entry.cases)
        cases += (cases.empty() ? "" : ",") + ("\n        " + plain(one));
    return "    {\"cases\": [" + cases + "],\n      " + spaced(entry.says).substr(1);
}

std::string entries_text(const std::vector<written_text>& entries) {
    std::string out;
    for (const written_text& one : entries)
        out += (out.empty() ? "" : ",\n") + entry_text(one);
    return out;
}

/// An entry as it is written, without its cases: nothing that is empty, one outcome as a text.
ordered_json in_form(ordered_json says) {
    if (!says.is_object()) return says;
    says.erase("cases");
    for (const char* key : {"when", "and", "cite"})
        if (says.contains(key) && says[key].empty()) says.erase(key);
    if (says.contains("outcome") && says["outcome"].is_array() && says["outcome"].size() == 1)
        says["outcome"] = ordered_json(says["outcome"].front());
    return says;
}

/// Entries that say the same become one. Sorted by their first cases.
std::vector<written_text> folded(const std::vector<written_text>& entries) {
    std::vector<written_text> out;
    std::map<json, std::size_t> places; ///< what is said, whatever the order of its keys
    for (const written_text& one : entries) {
        if (one.cases.empty()) continue;
        const auto [said, is_new] = places.emplace(one.says, out.size());
        if (is_new)
            out.push_back(one);
        else
            out[said->second].cases.insert(one.cases.begin(), one.cases.end());
    }
    std::stable_sort(out.begin(), out.end(), [](const written_text& a, const written_text& b) {
        return *a.cases.begin() < *b.cases.begin();
    });
    return out;
}

} // namespace

profile_text::profile_text(fs::path file) : file_(std::move(file)) {
    fault_list faults;
    const auto content = read_ordered(file_, faults);
    faults.refuse();
    head_ = *content;
    const place at = place(shown_path(file_)) / "expect";
    for (const auto& one : written_entries(head_["expect"], at, faults))
        entries_.push_back(
            {{one.cases.begin(), one.cases.end()}, in_form(*one.content), one.at.text()});
    faults.refuse();
    head_.erase("expect");
}

profile_text::profile_text(fs::path file, const std::string& trait, const std::string& axis,
                           const std::string& says)
    : file_(std::move(file)) {
    head_ = {
        {"$schema", "../../cases/schema/profile.schema.json"}, {"trait", trait}, {"axis", axis}};
    if (!says.empty()) head_["says"] = says;
}

void profile_text::add(const std::string& pattern, ordered_json entry) {
    entries_.push_back({{pattern}, in_form(std::move(entry)), {}});
}

void profile_text::remove(const expectation& entry) {
    for (written_text& one : entries_)
        if (one.at == entry.file) one.cases.erase(entry.pattern);
}

std::string profile_text::text() const {
    std::string out = "{\n";
    for (const auto& [key, value] : head_.items())
        out += "  " + plain(key) + ": " + spaced(value) + ",\n";
    const std::string entries = entries_text(folded(entries_));
    return out + (entries.empty() ? "  \"expect\": []\n}\n"
                                  : "  \"expect\": [\n" + entries + "\n  ]\n}\n");
}

profile profile_text::load() const {
    return parse_profile(text(), file_);
}

void profile_text::replace() const {
    replace_file(file_, text());
}

} // namespace sockmatrix
