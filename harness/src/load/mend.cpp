#include "load/mend.hpp"

#include "load/layout.hpp"
#include "load/profile_loader.hpp"
#include "load/profile_writer.hpp"
#include "load/readers.hpp"
#include "load/suite_loader.hpp"
#include "load/written.hpp"
#include "model/failure.hpp"
#include "model/parallel.hpp"
#include "model/recording.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace sockmatrix {
namespace {

namespace fs = std::filesystem;

/// A piece of a text that is to be left out.
struct cut {
    std::size_t from = 0;
    std::size_t to = 0;
};

std::string without(std::string text, const std::vector<cut>& cuts) {
    for (auto one = cuts.rbegin(); one != cuts.rend(); ++one)
        text.erase(one->from, one->to - one->from);
    return text;
}

void require_same(const fs::path& file, bool same) {
    if (!same)
        throw failure(exit_code::failed,
                      shown_path(file) +
                          ": mended it would mean something else; nothing was written");
}

/// The period at the end of a sentence, with quotes: what is left out of `says`.
void cut_period(const written_value& says, std::string_view text, std::vector<cut>& out) {
    if (says.text.size() < 3 || says.text[says.text.size() - 2] != '.') return;
    const std::size_t last = says.text.find_last_not_of(". ", says.text.size() - 2);
    if (last == 0) return; // nothing else is said
    out.push_back({begin_in(text, says.text) + last + 1, end_in(text, says.text) - 1});
}

/// Those of a case and of the rows of its table, in the order of the file.
void cut_periods(const written_value& within, std::string_view text, std::vector<cut>& out) {
    for (const written_value& part : within.parts) {
        if (part.key == "\"says\"") cut_period(part, text, out);
        if (part.key == "\"table\"" || part.key == "\"rows\"" ||
            (part.key.empty() && part.is_object()))
            cut_periods(part, text, out);
    }
}

std::string without_periods(const std::string& text) {
    const written_value file = read_written(text);
    std::vector<cut> cuts;
    if (const written_value* cases = file.part("cases")) cut_periods(*cases, text, cuts);
    return without(text, cuts);
}

/// The hash of a suite that has only this file.
std::string hash_of(const ordered_json& content, const fs::path& folder, const fs::path& file,
                    const definitions& shared) {
    fault_list ignored; // `check` tells them
    std::vector<test_case> cases = build_cases(content, folder, file, shared, ignored).cases;
    std::stable_sort(cases.begin(), cases.end(),
                     [](const auto& a, const auto& b) { return a.id < b.id; });
    return suite_hash(cases);
}

/// `shorter` is the text before it was laid out.
void require_same_cases(const ordered_json& before, const std::string& shorter,
                        const mended_file& after, const fs::path& folder,
                        const definitions& shared) {
    fault_list faults;
    const auto content = parse_ordered(after.text, after.file, faults);
    require_same(after.file, content && content == parse_ordered(shorter, after.file, faults) &&
                                 hash_of(*content, folder, after.file, shared) ==
                                     hash_of(before, folder, after.file, shared));
}

std::optional<mended_file> mend_cases(const fs::path& folder, const fs::path& file,
                                      const definitions& shared) {
    fault_list ignored;
    const auto text = read_text(file, ignored);
    const auto content = text ? parse_ordered(*text, file, ignored) : std::nullopt;
    if (!content) return std::nullopt;
    const std::string shorter = without_periods(*text);
    mended_file out{file, laid_out(shorter) + "\n", {}};
    if (out.text == *text) return std::nullopt;
    require_same_cases(*content, shorter, out, folder, shared);
    if (laid_out(*text) + "\n" != *text) out.what.emplace_back("layout");
    if (shorter != *text) out.what.emplace_back("a period at the end of says");
    return out;
}

json without_entries(json profile) {
    profile.erase("expect");
    return profile;
}

/// Whether every case of `other` has an entry that says the same; one that comes twice may be there
/// once.
bool has_entries_of(const profile& one, const profile& other) {
    return std::all_of(other.entries.begin(), other.entries.end(), [&](const expectation& wanted) {
        return std::any_of(one.entries.begin(), one.entries.end(), [&](const expectation& entry) {
            return entry.pattern == wanted.pattern && say_same(entry, wanted);
        });
    });
}

std::optional<mended_file> mend_shared(const fs::path& file) {
    fault_list ignored;
    if (!fs::exists(file)) return std::nullopt;
    const auto text = read_text(file, ignored);
    const auto content = text ? parse_ordered(*text, file, ignored) : std::nullopt;
    if (!content) return std::nullopt;
    mended_file out{file, laid_out(*text) + "\n", {"layout"}};
    if (out.text == *text) return std::nullopt;
    require_same(file, content == parse_ordered(out.text, file, ignored));
    return out;
}

std::optional<mended_file> mend_profile(const fs::path& file) {
    fault_list faults;
    const auto content = read_json(file, faults);
    const auto before = content ? build_profile(*content, file, faults) : std::nullopt;
    if (!before || !faults.empty()) return std::nullopt;
    mended_file out{file, profile_text(file).text(), {"form and order"}};
    if (out.text == read_file(file)) return std::nullopt;
    const profile after = parse_profile(out.text, file);
    require_same(file, without_entries(json::parse(out.text)) == without_entries(*content) &&
                           has_entries_of(after, *before) && has_entries_of(*before, after));
    return out;
}

/// The clauses that are planned and have a case.
std::set<std::string> clauses_with_case(const suite& all) {
    std::set<std::string> out;
    for (const auto& [one, cases] : measure_coverage(all).clauses)
        if (!one->planned.empty() && !cases.empty()) out.insert(one->id);
    return out;
}

/// The key `planned` of a clause with what divides it from its neighbour.
std::optional<cut> cut_planned(const written_value& clause, std::string_view text) {
    const auto& parts = clause.parts;
    const auto found = std::find_if(parts.begin(), parts.end(),
                                    [](const auto& one) { return one.key == "\"planned\""; });
    if (found == parts.end()) return std::nullopt;
    if (found != parts.begin())
        return cut{end_in(text, std::prev(found)->text), end_in(text, found->text)};
    return cut{begin_in(text, found->key), begin_in(text, std::next(found)->key)};
}

std::optional<mended_file> mend_clauses(const fs::path& folder) {
    fault_list faults;
    const suite all = collect_suite(folder, faults);
    const std::set<std::string> covered =
        faults.empty() ? clauses_with_case(all) : std::set<std::string>();
    if (covered.empty()) return std::nullopt;
    mended_file out{folder / "clauses.json", {}, {"planned"}};
    const std::string text = read_file(out.file);
    json wanted = json::parse(text);
    const written_value file = read_written(text);
    const written_value* written = file.part("clauses");
    std::vector<cut> cuts;
    for (std::size_t i = 0; written != nullptr && i < written->parts.size(); ++i) {
        json& one = wanted["clauses"][i];
        if (!covered.contains(one["id"].get<std::string>())) continue;
        const auto piece = cut_planned(written->parts[i], text);
        if (!piece) continue;
        one.erase("planned");
        cuts.push_back(*piece);
    }
    if (cuts.empty()) return std::nullopt;
    out.text = without(text, cuts);
    require_same(out.file, json::parse(out.text, nullptr, false) == wanted);
    return out;
}

} // namespace

std::vector<mended_file> mend_files(const fs::path& cases, const fs::path& profiles) {
    const std::vector<fs::path> of_cases = case_files(cases);
    const std::vector<fs::path> of_profiles = profile_files(profiles);
    fault_list ignored;
    const name_scope shared = collect_shared(cases, ignored);
    std::vector<std::optional<mended_file>> mended(of_cases.size());
    each_in_parallel(of_cases.size(), [&](std::size_t i) {
        mended[i] = mend_cases(cases, of_cases[i], shared.own());
    });
    mended.push_back(mend_shared(cases / "shared.json"));
    mended.push_back(mend_clauses(cases));
    for (const fs::path& file : of_profiles)
        mended.push_back(mend_profile(file));
    std::vector<mended_file> out;
    for (std::optional<mended_file>& one : mended)
        if (one) out.push_back(std::move(*one));
    return out;
}

} // namespace sockmatrix
