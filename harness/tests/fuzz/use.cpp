#include "corpus.hpp"

#include "judge/compact.hpp"
#include "judge/judge.hpp"
#include "load/readers.hpp"
#include "matrix/build.hpp"
#include "report/report.hpp"

#include <algorithm>

using namespace sockmatrix;

namespace {

judgement judged(const suite& all, const std::vector<profile>& profiles,
                 const stored_recording& seen) {
    return recordings_judge(all, profiles).judge(seen, nullptr, true);
}

/// Every report that is made of a judgement.
void report(const suite& all, const judgement& one, const judgement& other) {
    judgement_junit(one);
    summary_text(all, {one}, 40, false);
    triage_text(triage({one, other}, true));
    diff_text(diff_judgements(all, one, other), {"one", one}, {"other", other});
    changes_markdown({changes_between(all, other, one)});
    const matrix drawn = build_matrix(all, {one, other});
    matrix_markdown(drawn);
    matrix_html(drawn, {}, json_text(drawn));
    for (std::size_t i = 0; i < all.cases.size(); i += 50)
        explain_text(all.cases[i], {one, other});
}

/// The cases that a recording speaks of.
suite cases_of(const suite& all, const recording& seen) {
    suite out;
    for (const auto& [id, one] : seen.observations)
        if (const test_case* about = find_case(all, id)) out.cases.push_back(*about);
    return out;
}

void use_recording(const std::string& text, const corpus& from) {
    compact_form form = parse_recording(text, "recording.ndjson");
    const recording seen{std::move(form.run), std::move(form.differs), std::move(form.incidents)};
    const suite about = cases_of(from.some_cases(), seen);
    const stored_recording stored(seen);
    const judgement one = judged(about, {}, stored);
    const judgement other = judged(about, {}, from.whole_recording());
    report(about, one, other);
    recording copy = seen;
    compact_text(compact_all(about, {seen, std::move(copy)}).front());
}

void use_cases(const std::string& text, const corpus& from) {
    suite all;
    all.cases = parse_cases(text, from.shared(), "cases", "cases/conversions/inet_aton.json");
    std::stable_sort(all.cases.begin(), all.cases.end(),
                     [](const test_case& a, const test_case& b) { return a.id < b.id; });
    all.clauses = from.some_cases().clauses;
    check_suite(all, {});
    const judgement one = judged(all, {}, from.whole_recording());
    report(all, one, one);
}

void use_profile(const std::string& text, const corpus& from) {
    const std::string trait = "\"trait\":\"";
    const std::size_t at = text.find(trait);
    const std::string name =
        at == std::string::npos
            ? "linux"
            : text.substr(at + trait.size(), text.find('"', at + trait.size()) - at - trait.size());
    const std::vector<profile> profiles{parse_profile(text, "profiles/" + name + ".json")};
    check_profiles(from.some_cases(), profiles);
    judged(from.some_cases(), profiles, from.whole_recording());
}

/// The name of the folder of a platform's file is its id.
void use_platform(const std::string& text) {
    const std::string id = "\"id\":\"";
    const std::size_t at = text.find(id);
    const std::string name =
        at == std::string::npos
            ? "x"
            : text.substr(at + id.size(), text.find('"', at + id.size()) - at - id.size());
    parse_platform(text, std::filesystem::path("platforms") / name / "platform.json");
}

} // namespace

void read_and_use(reader read_by, const std::string& text, const corpus& from) {
    switch (read_by) {
    case reader::recording:
        return use_recording(text, from);
    case reader::cases:
        return use_cases(text, from);
    case reader::shared:
        parse_shared(text, "cases/shared.json");
        return;
    case reader::profile:
        return use_profile(text, from);
    case reader::clauses:
        parse_clauses(text, "cases/clauses.json");
        return;
    case reader::platform:
        return use_platform(text);
    case reader::adapter:
        parse_implementation(text, "adapter.json");
        return;
    case reader::equivalents:
        parse_equivalents(text, "cases/equivalent-mutants.json");
        return;
    }
}
