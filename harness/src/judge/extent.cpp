#include "judge/extent.hpp"

#include <algorithm>
#include <iterator>

namespace sockmatrix {
namespace {

constexpr std::size_t most_named = 3;

std::string count_text(std::size_t count, const std::string& one) {
    return std::to_string(count) + " " + one + (count == 1 ? "" : "s");
}

/// "a, b, c and 2 more"
std::string some_of(const case_ids& ids) {
    std::string out;
    for (std::size_t i = 0; i < std::min(ids.size(), most_named); ++i)
        out.append(i == 0 ? "" : ", ").append(ids[i]);
    if (ids.size() > most_named) out += " and " + std::to_string(ids.size() - most_named) + " more";
    return out;
}

/// A recording and this suite, side by side.
struct comparison {
    const suite& all;
    const case_ids& held;
    std::string recorded_with; ///< hash of its suite
    case_ids lacks;            ///< cases of this suite that it does not hold
    case_ids stranger;         ///< cases of it that this suite does not have

    bool own_suite() const { return recorded_with == all.hash; }
};

/// Whether it holds the cases of the suite and no others, seen at once where the ids are the
/// suite's own texts.
bool holds_all(const suite& all, const case_ids& held) {
    return std::equal(all.cases.begin(), all.cases.end(), held.begin(), held.end(),
                      [](const test_case& one, std::string_view id) {
                          return id.data() == one.id.data() || id == one.id;
                      });
}

comparison compare(const suite& all, const json& run, const case_ids& held) {
    comparison out{all, held, run.value("suite", ""), {}, {}};
    if (holds_all(all, held)) return out;
    case_ids known;
    known.reserve(all.cases.size());
    for (const test_case& one : all.cases)
        known.push_back(one.id);
    std::set_difference(known.begin(), known.end(), held.begin(), held.end(),
                        std::back_inserter(out.lacks));
    std::set_difference(held.begin(), held.end(), known.begin(), known.end(),
                        std::back_inserter(out.stranger));
    return out;
}

/// Cases that the recording's globs do not choose are no lack of it.
std::string foreign_text(const comparison& with, const std::optional<selection>& planned) {
    const auto is_meant = [&](std::string_view id) { return !planned || planned->chooses(id); };
    const auto lacks =
        static_cast<std::size_t>(std::count_if(with.lacks.begin(), with.lacks.end(), is_meant));
    const std::string hash = with.recorded_with.empty() ? "unknown" : with.recorded_with;
    std::string out = "of another suite (" + hash + ", this one is " + with.all.hash + ")";
    if (lacks > 0) out += ", without " + count_text(lacks, "case") + " of this one";
    if (!with.stranger.empty())
        out +=
            ", with " + count_text(with.stranger.size(), "case") + " that this one does not have";
    return out;
}

void remark(extent& out, const std::string& text) {
    out.remark += (out.remark.empty() ? "" : "; ") + text;
}

std::string holds_text(std::size_t held, std::size_t planned) {
    return "holds " + std::to_string(held) + " of " + count_text(planned, "case") +
           " that it set out to run";
}

std::string hash_of(const comparison& with) {
    const bool known = with.lacks.empty() && with.stranger.empty() && !with.all.ids.empty();
    return known ? with.all.ids : ids_hash(with.held);
}

/// One of this suite: each case that its globs choose has to be there, and what it counted.
void compare_by_ids(extent& out, const comparison& with, const selection& planned) {
    for (const std::string_view id : with.lacks)
        if (planned.chooses(id)) out.lost.emplace_back(id);
    const std::size_t found = with.held.size() + out.lost.size();
    if (found < planned.count)
        out.gaps.push_back(count_text(planned.count - found, "case") + " more are lost: it " +
                           holds_text(with.held.size(), planned.count));
    else if (out.lost.empty() && hash_of(with) != planned.ids)
        out.gaps.push_back("its cases are not those that it set out to run, by their hash");
    if (!out.lost.empty() || !out.gaps.empty())
        remark(out, "incomplete: " + holds_text(with.held.size(), std::max(planned.count, found)));
}

/// One of another suite: which cases that had and this one has not is unknown, so their number
/// decides.
void compare_by_count(extent& out, const comparison& with, const selection& planned) {
    if (with.held.size() < planned.count) {
        out.gaps.push_back(count_text(planned.count - with.held.size(), "case") + " lost: it " +
                           holds_text(with.held.size(), planned.count));
        remark(out, "incomplete: " + holds_text(with.held.size(), planned.count));
    } else if (with.held.size() > planned.count) {
        out.gaps.push_back("it holds " + count_text(with.held.size(), "case") +
                           " and set out to run " + std::to_string(planned.count));
    }
}

/// One that an older harness made. Of this suite it counts as a run of every case.
void compare_without_plan(extent& out, const comparison& with) {
    if (with.lacks.empty()) return;
    remark(out, "does not tell what it set out to run");
    if (with.own_suite())
        out.lost.assign(with.lacks.begin(), with.lacks.end());
    else
        out.gaps.push_back("it does not tell what it set out to run and is of another suite, so "
                           "whether it is whole "
                           "cannot be known; record the target again");
}

bool was_looked_at(const verdict& one) {
    return one.kind != verdict_kind::skipped && one.kind != verdict_kind::missing;
}

verdict missing_verdict(const test_case& about) {
    verdict out;
    out.case_id = about.id;
    out.level = about.level;
    out.kind = verdict_kind::missing;
    out.happened = "missing";
    out.expected = expectedness::lost;
    out.why = "the run set out to run it, and the recording does not hold it";
    return out;
}

} // namespace

case_ids ids_of(const recording& seen) {
    case_ids out;
    out.reserve(seen.observations.size());
    for (const auto& [id, one] : seen.observations)
        out.push_back(id);
    return out;
}

extent extent_of(const suite& all, const json& run, const case_ids& held) {
    const comparison with = compare(all, run, held);
    const std::optional<selection> planned = selection_of(run, run.value("target", ""));
    extent out;
    out.every_case = with.lacks.empty();
    if (!planned)
        compare_without_plan(out, with);
    else if (with.own_suite())
        compare_by_ids(out, with, *planned);
    else
        compare_by_count(out, with, *planned);
    if (!with.own_suite())
        remark(out, foreign_text(with, planned));
    else if (!with.stranger.empty())
        out.gaps.push_back("it holds " + count_text(with.stranger.size(), "case") +
                           " that its suite does not have: " + some_of(with.stranger));
    return out;
}

void add_extent(const extent& held, const suite& all, judgement& into) {
    into.gaps.insert(into.gaps.end(), held.gaps.begin(), held.gaps.end());
    into.remark = held.remark;
    const auto by_id = [](const verdict& left, const verdict& right) {
        return left.case_id < right.case_id;
    };
    const auto middle = static_cast<std::ptrdiff_t>(into.verdicts.size());
    for (const std::string& id : held.lost)
        if (const test_case* about = find_case(all, id))
            into.verdicts.push_back(missing_verdict(*about));
    std::inplace_merge(into.verdicts.begin(), into.verdicts.begin() + middle, into.verdicts.end(),
                       by_id);
    if (std::any_of(into.verdicts.begin(), into.verdicts.end(), was_looked_at)) return;
    const bool any = !into.verdicts.empty();
    into.gaps.push_back(
        std::string("nothing was looked at: ") +
        (any ? "every case was skipped or is missing" : "it holds no case of this suite"));
}

selection selection_of_held(const suite& all, const case_ids& held) {
    selection out;
    std::vector<std::string> lacks;
    for (const test_case& one : all.cases)
        (std::binary_search(held.begin(), held.end(), one.id) ? out.select : lacks)
            .push_back(one.id);
    if (lacks.size() < out.select.size()) { // the shorter of two ways to say it
        out.select.clear();
        out.exclude = std::move(lacks);
    }
    out.count = held.size();
    out.ids = ids_hash(held);
    return out;
}

} // namespace sockmatrix
