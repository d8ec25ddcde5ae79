#include "judge/judging.hpp"

#include "model/failure.hpp"
#include "model/recording_lines.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

bool is_green(verdict_kind kind) {
    return kind == verdict_kind::conforms || kind == verdict_kind::permitted;
}

const prepared_outcome* taken_outcome(const prepared_case& of, const verdict& by) {
    for (const prepared_outcome& one : of.outcomes)
        if (one.of->name == by.happened) return &one;
    return nullptr;
}

/// A control need not conform: a known deviation shows too that the call works, unless doing
/// nothing reaches it.
bool worked(const prepared_case& control, const verdict& of) {
    const bool named = is_green(of.kind) || of.kind == verdict_kind::deviates;
    const prepared_outcome* taken = named ? taken_outcome(control, of) : nullptr;
    return taken && !taken->idle;
}

/// The id in a line as the harness writes it. In another line, another text or none.
std::string_view likely_id(std::string_view line) {
    constexpr std::string_view key = ",\"case\":\"";
    const std::size_t at = line.find(key);
    if (at == std::string_view::npos) return {};
    line.remove_prefix(at + key.size());
    return line.substr(0, line.find('"'));
}

/// The entry that speaks of an incident is that of the case that is charged with it.
judged_incident judge_incident(const incident& what, const expectation_index& profiles) {
    judged_incident out{what, false, ""};
    const std::string word = "!" + std::string(kind_of(what));
    const expectation* entry = profiles.nearest(what.cases.front()).entry;
    out.expected =
        entry && !entry->unstable.empty() &&
        std::find(entry->outcomes.begin(), entry->outcomes.end(), word) != entry->outcomes.end();
    out.why = out.expected ? entry->unstable
                           : "no profile entry of " + what.cases.front() +
                                 " calls it unstable with the outcome " + word;
    return out;
}

} // namespace

judging_thread::judging_thread(const prepared_cases& all, const std::vector<asked_of_run>& asked)
    : cases(all), memory(all.size()), latest(all.size()), runs(asked) {
    for (std::size_t i = 0; i < all.size(); ++i)
        places.emplace(all[i].about->id, i);
}

recording_judging::recording_judging(judging_thread& by, const json& run,
                                     const run_decisions& decided, const earlier_source& earlier)
    : by_(by), run_(run), decided_(decided), earlier_(earlier), circumstances_(by.runs.of(run)),
      held_(by.cases.size()) {}

std::size_t recording_judging::index_of(std::string_view id) const {
    const auto found = by_.places.find(id);
    return found == by_.places.end() ? by_.cases.size() : found->second;
}

std::size_t recording_judging::take(std::string_view line, const line_place& where) {
    std::size_t values = 0;
    if (take_known(next_, line, where, values)) return values;
    const std::size_t likely = index_of(likely_id(line));
    if (likely != next_ && take_known(likely, line, where, values)) return values;
    return take_unknown(line, where);
}

void recording_judging::take_base(std::string_view id, std::string_view line,
                                  const line_place& where) {
    const std::size_t index = index_of(id);
    const bool has_own =
        index < held_.size() ? bool(held_[index].out) : strangers_.contains(std::string(id));
    if (has_own) return;
    next_ = index;
    take(line, where);
}

bool recording_judging::take_known(std::size_t index, std::string_view line,
                                   const line_place& where, std::size_t& values) {
    if (index >= by_.cases.size()) return false;
    const prepared_case& of = by_.cases[index];
    const std::uint32_t circumstances = circumstances_->of_group[of.asks_group];
    if (const latest_answer* latest =
            by_.latest.find(index, line, circumstances, circumstances_->constants,
                            decided_.nearest[index], values)) {
        hold(index, {latest->found, latest->out}, where);
        return true;
    }
    const auto known = by_.memory.find(index, of, line, circumstances, run_);
    if (!known.answer) return false;
    values = known.answer->values + known.env_values;
    hold(index, {known.meaning->found.get(), expected(index, known, line)}, where);
    return true;
}

std::size_t recording_judging::take_unknown(std::string_view line, const line_place& where) {
    recording_line read = json_line(line, where.text());
    if (read.object.contains("incident")) {
        take_incident(parse_incident(read.object, where.text()));
        return read.values;
    }
    observation seen = read_observation(std::move(read.object), where.text());
    const std::size_t index = index_of(seen.case_id);
    if (index == by_.cases.size()) {
        if (!strangers_.insert(seen.case_id).second) refuse_twice(seen.case_id, where);
        return read.values;
    }
    const prepared_case& of = by_.cases[index];
    classified_answer classified = classify_answer(of, seen, run_);
    const prepared_outcome* taken =
        is_green(classified.out.kind) ? taken_outcome(of, classified.out) : nullptr;
    classified.idle = taken && taken->idle;
    const told_answer* told = by_.memory.told(index, line);
    classified.out.seen = told ? *told : told_answer(seen.answer);
    const auto found = std::make_shared<const classified_answer>(std::move(classified));
    shared_verdict out = judged(index, *found, [&] { return seen; });
    const auto known = by_.memory.add(index, line, read.values, std::move(seen),
                                      circumstances_->of_group[of.asks_group], found);
    if (!known.answer)
        own_.push_back(found);
    else if (out->expected != expectedness::lost)
        known.meaning->expected.push_back(remembered(index, *found, out));
    hold(index, {found.get(), std::move(out)}, where);
    return read.values;
}

void recording_judging::hold(std::size_t index, held_case what, const line_place& where) {
    if (held_[index].out) refuse_twice(by_.cases[index].about->id, where);
    held_[index] = std::move(what);
    next_ = index + 1;
    by_.latest.bring_near(next_ + 1);
}

void recording_judging::refuse_twice(const std::string& id, const line_place& where) {
    throw failure(exit_code::invalid, where.text() + ": case " + id + " is there twice");
}

const expectation_index::candidate&
recording_judging::decides(std::size_t index, const classified_answer& found) const {
    static const expectation_index::candidate none;
    if (found.environment) return none;
    const expectation_index::candidate& nearest = decided_.nearest[index];
    const expectation_index::candidate& allowing = decided_.allowing[index];
    const bool allowed = found.out.kind == verdict_kind::inexpressible && allowing.entry &&
                         (!nearest.entry || nearest.near < allowing.near);
    return allowed ? allowing : nearest;
}

std::uint32_t recording_judging::pinned_constants(const expectation_index::candidate& by,
                                                  const verdict& of) const {
    return compares_pin(by, of) ? circumstances_->constants : 0;
}

/// The verdict of a known answer with what was expected of it in this run.
shared_verdict recording_judging::expected(std::size_t index, const answer_memory::hit& known,
                                           std::string_view line) {
    const classified_answer& found = *known.meaning->found;
    const expectation_index::candidate& by = decides(index, found);
    const std::uint32_t constants = pinned_constants(by, found.out);
    for (const expected_verdict& one : known.meaning->expected)
        if (one.entry == by.entry && one.tied == by.tied && one.constants == constants &&
            !(one.may_be_lost && had_answer(index)))
            return keep(index, known, one);
    shared_verdict out = judged(index, found, [&] { return parse_observation(line, "line"); });
    if (out->expected == expectedness::lost) return out;
    known.meaning->expected.push_back(remembered(index, found, out));
    return keep(index, known, known.meaning->expected.back());
}

expected_verdict recording_judging::remembered(std::size_t index, const classified_answer& found,
                                               const shared_verdict& out) const {
    const expectation_index::candidate& by = decides(index, found);
    return {by.entry, by.tied, pinned_constants(by, found.out), may_be_lost(found, by, *out), out};
}

/// Makes it the latest answer of the case, unless another recording has to be asked, or another
/// entry than usual decides.
shared_verdict recording_judging::keep(std::size_t index, const answer_memory::hit& known,
                                       const expected_verdict& one) {
    const classified_answer& found = *known.meaning->found;
    if (one.may_be_lost || &decides(index, found) != &decided_.nearest[index]) return one.out;
    latest_answer latest;
    latest.before = known.answer->before;
    latest.after = known.answer->after;
    latest.has_env = known.answer->has_env;
    if (latest.has_env) latest.env = known.meaning->envs.front().text;
    latest.circumstances = known.meaning->circumstances;
    latest.constants = one.constants;
    latest.values = static_cast<std::uint32_t>(known.answer->values);
    latest.env_values = static_cast<std::uint32_t>(known.meaning->envs.front().values);
    latest.any_env = !found.told && found.checks.empty();
    latest.entry = one.entry;
    latest.tied = one.tied;
    latest.found = &found;
    latest.out = one.out;
    by_.latest.keep(index, std::move(latest));
    return one.out;
}

bool recording_judging::may_be_lost(const classified_answer& found,
                                    const expectation_index::candidate& by,
                                    const verdict& out) const {
    const bool pinned = by.entry && out.expected == expectedness::expected;
    return lacks_answer(found.out.kind) && !found.environment && !pinned;
}

verdict recording_judging::judged(std::size_t index, const classified_answer& found,
                                  const seen_answer& seen) {
    verdict out = found.out;
    const expectation_index::candidate& by = decides(index, found);
    expect(by_.cases[index], by, seen, run_, out);
    if (may_be_lost(found, by, out) && had_answer(index)) mark_lost(out);
    return out;
}

bool recording_judging::had_answer(std::size_t index) {
    const prepared_case& of = by_.cases[index];
    const recording_index* earlier = earlier_ ? earlier_() : nullptr;
    const std::string_view line = earlier ? earlier->line(of.about->id) : std::string_view();
    if (line.empty()) return false;
    const verdict before = classify(of, parse_observation(line, earlier->name()), earlier->run());
    return !lacks_answer(before.kind) && before.kind != verdict_kind::broken;
}

/// Why a control failed; empty if it did not, was skipped or is not there: then it says nothing.
const std::string& recording_judging::failure_of(const std::string& control) {
    const auto [found, is_new] = failures_.try_emplace(control);
    const std::size_t index = is_new ? index_of(control) : held_.size();
    if (index == held_.size() || !held_[index].found) return found->second;
    const verdict& of = held_[index].found->out;
    if (of.kind != verdict_kind::skipped && !worked(by_.cases[index], of))
        found->second = "its control " + control + " failed: " + std::string(to_string(of.kind)) +
                        " (" + of.happened + ")" + (of.why.empty() ? "" : ": " + of.why);
    return found->second;
}

/// A green verdict that idle calls reach is blocked where a control of the case failed.
void recording_judging::apply_controls() {
    for (std::size_t index = 0; index < held_.size(); ++index) {
        if (!held_[index].found || !held_[index].found->idle) continue;
        for (const std::string& control : by_.cases[index].about->controls) {
            const std::string& why = failure_of(control);
            if (why.empty()) continue;
            classified_answer found;
            found.out = held_[index].found->out;
            found.out.kind = verdict_kind::blocked;
            found.out.happened = "blocked";
            found.out.shown = "its control failed";
            found.out.why = why;
            held_[index].out = judged(index, found, nullptr); // no entry pins what is blocked
            break;
        }
    }
}

std::string recording_judging::fault_in(const std::string& id) const {
    const std::size_t index = index_of(id);
    if (index == held_.size() || !held_[index].out) return {};
    const verdict& of = held_[index].out;
    return of.kind == verdict_kind::broken ? of.happened : "";
}

case_ids recording_judging::held_ids() const {
    case_ids out;
    out.reserve(held_.size() + strangers_.size());
    for (std::size_t i = 0; i < held_.size(); ++i)
        if (held_[i].out) out.push_back(by_.cases[i].about->id);
    if (strangers_.empty()) return out;
    out.insert(out.end(), strangers_.begin(), strangers_.end());
    std::sort(out.begin(), out.end());
    return out;
}

judgement recording_judging::finish(bool full) {
    apply_controls();
    judgement out;
    out.target = run_.value("target", "");
    out.run = run_;
    if (full) {
        out.complaints = decided_.complaints;
        for (const std::string& id : strangers_)
            out.complaints.push_back(id + ": recorded, and no such case exists");
    }
    const auto fault_of = [&](const std::string& id) { return fault_in(id); };
    for (const incident& one : incidents_)
        if (!is_explained(one, fault_of))
            out.incidents.push_back(judge_incident(one, decided_.index));
    out.verdicts.reserve(held_.size());
    for (held_case& one : held_)
        if (one.out) out.verdicts.push_back(std::move(one.out));
    return out;
}

} // namespace sockmatrix
