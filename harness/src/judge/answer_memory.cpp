#include "judge/answer_memory.hpp"

#include "model/quick_json.hpp"
#include "model/recording_lines.hpp"

namespace sockmatrix {
namespace {

/// Together with the cases, what a judgement of any number of recordings takes.
constexpr std::size_t most_octets = std::size_t{48} << 20;
/// Different answers of one case that are worth looking through.
constexpr std::size_t most_answers = 64;
/// Meanings of one answer: one for each kind of target, and some that hold for one run alone.
constexpr std::size_t most_meanings = 64;
/// A longer `env` may be put back so often that it becomes too large: the strict reader looks.
constexpr std::size_t longest_env = 4096;

bool has_octets(const known_answer& known, std::string_view line) {
    if (!known.has_env) return line == known.before;
    return line.size() > known.before.size() + known.after.size() &&
           line.starts_with(known.before) && line.ends_with(known.after);
}

std::string_view env_of(const known_answer& known, std::string_view line) {
    if (!known.has_env) return {};
    line.remove_prefix(known.before.size());
    line.remove_suffix(known.after.size());
    return line;
}

/// Whether the meaning is that of the answer with this `env`, too.
bool means_the_same(known_answer& known, known_meaning& meaning, const prepared_case& of,
                    std::string_view env, const json& run) {
    if (env == meaning.env) return true;
    if (meaning.found->told || env.size() > longest_env) return false;
    const auto values = count_env(env);
    if (!values) return false;
    if (!meaning.found->checks.empty()) {
        auto read = read_quickly(env);
        if (!read) return false;
        known.seen.env = std::move(read->value);
        if (!checks_hold(meaning.found->checks, of, known.seen, run)) return false;
    }
    meaning.env = env;
    meaning.env_values = *values;
    return true;
}

std::string dumped(const json& value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

/// What the harness writes after the `env` of a line.
std::string text_after_env(const observation& seen) {
    observation rest;
    rest.skipped = seen.skipped;
    rest.stopped = seen.stopped;
    const std::string all = to_line(rest);
    const std::string_view without = R"({"answer":[],"case":"")";
    return all.substr(without.size());
}

/// Sets the parts of a line around its `env`; false if it is not written as the harness does.
bool split_at_env(std::string_view line, const observation& seen, const std::string& env,
                  known_answer& to) {
    to.has_env = !env.empty();
    if (!to.has_env) {
        to.before = line;
        return true;
    }
    to.after = text_after_env(seen);
    if (line.size() < env.size() + to.after.size() || !line.ends_with(to.after)) return false;
    const std::size_t begin = line.size() - to.after.size() - env.size();
    if (line.substr(begin, env.size()) != env) return false;
    to.before = line.substr(0, begin);
    return to.before.ends_with(",\"env\":");
}

std::size_t octets_of_verdict(const verdict& one) {
    return sizeof one + one.case_id.size() + one.why.size() + one.wanted.size() + one.bug.size();
}

} // namespace

answer_memory::hit answer_memory::find(std::size_t index, const prepared_case& of,
                                       std::string_view line, std::uint32_t circumstances,
                                       const json& run) {
    case_answers& answers = of_case_[index];
    const std::size_t count = answers.known.size();
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t at = i == 0 ? answers.last : i <= answers.last ? i - 1 : i;
        known_answer& known = *answers.known[at];
        if (!has_octets(known, line)) continue;
        const std::string_view env = env_of(known, line);
        for (known_meaning& one : known.meanings) {
            if (one.circumstances != circumstances ||
                !means_the_same(known, one, of, env, run))
                continue;
            answers.last = at;
            return {&one, known.values + one.env_values};
        }
        return {};
    }
    return {};
}

known_answer* answer_memory::known_as(std::size_t index, std::string_view line) const {
    for (const auto& one : of_case_[index].known)
        if (has_octets(*one, line)) return one.get();
    return nullptr;
}

const told_answer* answer_memory::told(std::size_t index, std::string_view line) const {
    const known_answer* known = known_as(index, line);
    return known ? &known->meanings.front().found->out.seen : nullptr;
}

known_meaning* answer_memory::add(std::size_t index, std::string_view line, std::size_t values,
                                  observation seen, std::uint32_t circumstances,
                                  const std::shared_ptr<const classified_answer>& found) {
    const std::string env = seen.env.empty() ? "" : dumped(seen.env);
    if (octets_ > most_octets || env.size() > longest_env) return nullptr;
    case_answers& answers = of_case_[index];
    known_answer* known = known_as(index, line);
    std::size_t env_values = 0;
    if (!env.empty()) {
        const auto counted = count_env(env);
        if (!counted) return nullptr;
        env_values = *counted;
    }
    if (!known) {
        if (answers.known.size() == most_answers) return nullptr;
        auto made = std::make_unique<known_answer>();
        if (!split_at_env(line, seen, env, *made)) return nullptr;
        made->values = values - env_values;
        known = answers.known.emplace_back(std::move(made)).get();
        octets_ += sizeof *known + 2 * line.size();
    }
    if (known->has_env && known->seen.answer.empty() && !found->checks.empty()) {
        known->seen = std::move(seen);
        octets_ += line.size() * 3;
    }
    const bool full = known->meanings.size() == most_meanings;
    if (full) known->meanings.pop_back();
    known->meanings.push_back({circumstances, found, env, env_values, {}});
    octets_ += full ? 0 : sizeof(known_meaning) + env.size();
    octets_ += 2 * octets_of_verdict(found->out); // and with what was expected
    return &known->meanings.back();
}

} // namespace sockmatrix
