#include "load/profile_writer.hpp"

#include "load/json_reader.hpp"
#include "load/profile_loader.hpp"
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

std::string entries_text(const ordered_json& entries) {
    std::string out;
    for (const ordered_json& one : entries)
        out += (out.empty() ? "      " : ",\n      ") + spaced(one);
    return out;
}

std::string expect_text(const ordered_json& expect) {
    std::map<std::string, const ordered_json*> sorted;
    for (const auto& [pattern, entries] : expect.items())
        if (!entries.empty()) sorted[pattern] = &entries;
    std::string out;
    for (const auto& [pattern, entries] : sorted)
        out += (out.empty() ? "    " : ",\n    ") + plain(pattern) + ": [\n" +
               entries_text(*entries) + "\n    ]";
    return out;
}

ordered_json read(const fs::path& file) {
    fault_list faults;
    const auto content = read_ordered(file, faults);
    faults.refuse();
    return *content;
}

/// ".../profiles/musl.json: /expect/a~1one/0" -> 0
std::size_t index_in(const std::string& place) {
    return std::stoul(place.substr(place.rfind('/') + 1));
}

} // namespace

profile_text::profile_text(fs::path file) : file_(std::move(file)), content_(read(file_)) {}

profile_text::profile_text(fs::path file, const std::string& trait, const std::string& axis,
                           const std::string& says)
    : file_(std::move(file)) {
    content_ = {
        {"$schema", "../../cases/schema/profile.schema.json"}, {"trait", trait}, {"axis", axis}};
    if (!says.empty()) content_["says"] = says;
    content_["expect"] = ordered_json::object();
}

void profile_text::add(const std::string& pattern, ordered_json entry) {
    content_["expect"][pattern].push_back(std::move(entry));
}

void profile_text::remove(const expectation& entry) {
    // A hole, so that the places of the others stay what they were when they were loaded.
    content_["expect"][entry.pattern][index_in(entry.file)] = nullptr;
}

std::string profile_text::text() const {
    ordered_json expect = content_["expect"];
    for (ordered_json& entries : expect)
        entries.erase(std::remove(entries.begin(), entries.end(), nullptr), entries.end());
    std::string out = "{\n";
    for (const auto& [key, value] : content_.items())
        if (key != "expect") out += "  " + plain(key) + ": " + spaced(value) + ",\n";
    const std::string cases = expect_text(expect);
    return out +
           (cases.empty() ? "  \"expect\": {}\n}\n" : "  \"expect\": {\n" + cases + "\n  }\n}\n");
}

profile profile_text::load() const {
    fault_list faults;
    const auto loaded = build_profile(json::parse(text()), file_, faults);
    faults.refuse();
    return *loaded;
}

void profile_text::replace() const {
    replace_file(file_, text());
}

} // namespace sockmatrix
