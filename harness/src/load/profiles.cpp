#include "load/calls.hpp"
#include "load/json_reader.hpp"
#include "load/profile_loader.hpp"
#include "load/provenance.hpp"
#include "load/readers.hpp"
#include "load/shape.hpp"
#include "load/written_entries.hpp"
#include "match/comparable.hpp"
#include "match/conditions.hpp"
#include "model/limits.hpp"
#include "model/parallel.hpp"

#include <algorithm>
#include <array>

namespace sockmatrix {
namespace {

namespace fs = std::filesystem;
using namespace std::string_view_literals;

constexpr std::array special{"!crash"sv,         "!timeout"sv, "!protocol"sv, "!unsupported"sv,
                             "!inexpressible"sv, "!skipped"sv, "!blocked"sv,  "!other"sv};

const object_shape& profile_shape() {
    static const object_shape shape{"a profile",
                                    {{"$schema", content::text},
                                     {"trait", content::text, true},
                                     {"axis", content::text, true},
                                     {"says", content::text},
                                     {"expect", content::any, true}}};
    return shape;
}

const object_shape& entry_shape() {
    static const object_shape shape{"an entry",
                                    {{"cases", content::any},
                                     {"when", content::object},
                                     {"and", content::texts},
                                     {"outcome", content::any, true},
                                     {"shows", content::text},
                                     {"answer", content::any},
                                     {"evidence", content::object, true},
                                     {"why", content::text},
                                     {"bug", content::text},
                                     {"report", content::text},
                                     {"unstable", content::text},
                                     {"cite", content::texts}}};
    return shape;
}

std::vector<std::string> build_outcomes(const json& written, const place& at, fault_list& faults) {
    std::vector<std::string> out;
    const json list = written.is_array() ? written : json::array({written});
    for (const json& name : list) {
        const std::string text = name.is_string() ? name.get<std::string>() : "";
        if (text.empty()) faults.add(at, "is not the name of an outcome, nor an array of names");
        if (text.starts_with('!') &&
            std::find(special.begin(), special.end(), text) == special.end())
            faults.add(at, "\"" + text + "\" is unknown; there are " + joined(special));
        out.push_back(text);
    }
    if (out.empty()) faults.add(at, "is empty; name an outcome");
    return out;
}

std::map<std::string, std::string> build_conditions(const json& written, const place& at,
                                                    fault_list& faults) {
    std::map<std::string, std::string> out;
    for (const auto& [name, condition] : written.items()) {
        const std::string text = condition.is_string() ? condition.get<std::string>() : "";
        if (is_presence(text) != is_tried_capability(name))
            faults.add(at / name, condition.dump() +
                                      " is not a condition for it: a capability is \"present\" or "
                                      "\"missing\", and nothing else is; capabilities are " +
                                      known_capabilities());
        else if (!is_condition(text))
            faults.add(at / name,
                       condition.dump() +
                           " is not a condition such as \"<1.2.5\", \">=6.1, <7\" or a text");
        out[name] = text;
    }
    return out;
}

/// "!other" alone would take any answer but those that the case names.
json build_pin(const json& written, const std::vector<std::string>& outcomes, const place& at,
               fault_list& faults) {
    const bool is_other = std::find(outcomes.begin(), outcomes.end(), "!other") != outcomes.end();
    const auto pin = written.find("answer");
    if (pin == written.end()) {
        if (is_other)
            faults.add(
                at,
                "\"!other\" takes any answer; name the outcome in the case, or pin the answer by "
                "\"answer\" (sockmatrix accept writes it)");
        return nullptr;
    }
    const std::string problem =
        is_other ? pin_problem(*pin) : "stands only beside the outcome \"!other\"";
    if (!problem.empty()) faults.add(at / "answer", problem);
    return *pin;
}

expectation build_entry(const json& written, const place& at, fault_list& faults) {
    expectation out;
    if (!has_shape(written, entry_shape(), at, faults)) return out;
    out.outcomes = build_outcomes(written["outcome"], at / "outcome", faults);
    out.shown = text_of(written, "shows");
    out.answer = build_pin(written, out.outcomes, at, faults);
    out.when = build_conditions(written.value("when", json::object()), at / "when", faults);
    out.also = texts_of(written, "and");
    out.shown_by = build_evidence(written["evidence"], at / "evidence", faults);
    out.why = text_of(written, "why");
    build_bug(written, at, out, faults);
    out.unstable = text_of(written, "unstable");
    out.cite = texts_of(written, "cite");
    if (out.outcomes.size() > 1 && out.unstable.empty())
        faults.add(at, "has more than one outcome and does not say why by \"unstable\"");
    return out;
}

/// For messages: an entry of a list is found by its cases. Empty if its place names the case.
std::string shown_cases(const written_entry<json>& written) {
    if (written.cases.empty() || !written.content->contains("cases")) return {};
    const std::size_t others = written.cases.size() - 1;
    return written.cases.front() + (others == 0 ? "" : " and " + std::to_string(others) + " more");
}

/// Whether the entries may be written out, a case each.
bool are_small(const std::vector<written_entry<json>>& entries) {
    std::size_t octets = 0;
    for (const written_entry<json>& one : entries) {
        if (one.cases.size() > 1) octets += one.cases.size() * one.content->dump().size();
        if (octets > limits::expanded_octets) return false;
    }
    return true;
}

/// What an interface cannot say is allowed wherever it happens; what a case did is decided by
/// entries of other axes.
void check_allowing(const profile& of, const expectation& one, const place& at,
                    fault_list& faults) {
    if (of.on != axis::of_interface || one.outcomes == std::vector<std::string>{"!inexpressible"})
        return;
    faults.add(at / "outcome", "an entry of the axis \"interface\" allows \"!inexpressible\" and "
                               "nothing else; put others into the profile of the implementation");
}

/// One expectation for each of its cases.
void add_entry(profile& into, const written_entry<json>& written, fault_list& faults) {
    expectation one = build_entry(*written.content, written.at.with(shown_cases(written)), faults);
    one.trait = into.trait;
    check_allowing(into, one, written.at, faults);
    one.file = written.at.text();
    for (const std::string& pattern : written.cases) {
        one.pattern = pattern;
        into.entries.push_back(one);
    }
}

void add_entries(profile& into, const json& expect, const place& at, fault_list& faults) {
    const std::vector<written_entry<json>> entries = written_entries(expect, at, faults);
    if (are_small(entries))
        for (const written_entry<json>& one : entries)
            add_entry(into, one, faults);
    else
        faults.add(at, "its entries become more than " + std::to_string(limits::expanded_octets) +
                           " octets with one for each case, which is the limit of a file");
}

std::optional<profile> collect_profile(const fs::path& file, fault_list& faults) {
    const std::optional<json> content = read_json(file, faults);
    return content ? build_profile(*content, file, faults) : std::nullopt;
}

} // namespace

std::optional<profile> build_profile(const json& content, const fs::path& file,
                                     fault_list& faults) {
    const place top(shown_path(file));
    if (!has_shape(content, profile_shape(), top, faults)) return std::nullopt;
    profile out;
    out.trait = text_of(content, "trait");
    out.on = known_value<axis>(axis_names, text_of(content, "axis"), top / "axis", faults);
    if (out.trait != file.stem().string())
        faults.add(top / "trait", "\"" + out.trait + "\" is not the name of the file; name it " +
                                      out.trait + ".json");
    add_entries(out, content["expect"], top / "expect", faults);
    return out;
}

std::vector<fs::path> profile_files(const fs::path& folder) {
    std::vector<fs::path> out;
    if (!fs::is_directory(folder)) return out;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == ".json") out.push_back(entry.path());
    std::sort(out.begin(), out.end());
    return out;
}

std::vector<profile> collect_profiles(const fs::path& folder, fault_list& faults) {
    const std::vector<fs::path> files = profile_files(folder);
    std::vector<std::optional<profile>> read(files.size());
    std::vector<fault_list> faults_of(files.size());
    each_in_parallel(files.size(),
                     [&](std::size_t i) { read[i] = collect_profile(files[i], faults_of[i]); });
    std::vector<profile> out;
    for (std::size_t i = 0; i < files.size(); ++i) {
        faults.take(faults_of[i]);
        if (read[i]) out.push_back(std::move(*read[i]));
    }
    return out;
}

std::vector<profile> load_profiles(const fs::path& folder) {
    fault_list faults;
    std::vector<profile> out = collect_profiles(folder, faults);
    faults.refuse();
    return out;
}

profile parse_profile(std::string_view text, const fs::path& file) {
    fault_list faults;
    const std::optional<json> content = parse_plain(text, file, faults);
    std::optional<profile> out;
    if (content) out = build_profile(*content, file, faults);
    faults.refuse();
    return std::move(*out);
}

} // namespace sockmatrix
