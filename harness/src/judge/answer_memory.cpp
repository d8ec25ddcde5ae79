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
constexpr std::size_t most_told = 4;
/// Texts of `env` that are kept of a meaning.
constexpr std::size_t most_envs = 4;

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

/// How many JSON values are in an `env` with which the answer means the same; nothing if it means
/// something else or must be read.
std::optional<std::size_t> values_if_same(known_answer& known, known_meaning& meaning,
                                          const prepared_case& of, std::string_view env,
                                          const json& run) {
    for (const known_env& one : meaning.envs)
        if (one.text == env) return one.values;
    if (meaning.found->told || env.size() > longest_env) return std::nullopt;
    const auto values = count_env(env);
    if (!values) return std::nullopt;
    if (!meaning.found->checks.empty()) {
        auto read = read_quickly(env);
        if (!read) return std::nullopt;
        known.seen.env = std::move(read->value);
        if (!checks_hold(meaning.found->checks, of, known.seen, run)) return std::nullopt;
    }
    if (meaning.envs.size() < most_envs) {
        meaning.envs.push_back({std::string(env), *values});
    } else {
        meaning.envs[meaning.oldest] = {std::string(env), *values};
        meaning.oldest = (meaning.oldest + 1) % most_envs;
    }
    return values;
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
            if (one.circumstances != circumstances) continue;
            const auto values = values_if_same(known, one, of, env, run);
            if (!values) continue;
            answers.last = at;
            return {&known, &one, *values};
        }
    }
    return {};
}

const told_answer* answer_memory::told(std::size_t index, std::string_view line) const {
    for (const auto& one : of_case_[index].known)
        if (has_octets(*one, line)) return &one->meanings.front().found->out.seen;
    return nullptr;
}

/// The answer in a line, new or not; null where it cannot be remembered.
known_answer* answer_memory::place_for(std::size_t index, std::string_view line,
                                       const observation& seen, const std::string& env) {
    case_answers& answers = of_case_[index];
    auto made = std::make_unique<known_answer>();
    if (!split_at_env(line, seen, env, *made)) return nullptr;
    for (const auto& one : answers.known)
        if (one->has_env == made->has_env && one->before == made->before &&
            one->after == made->after)
            return one.get();
    if (answers.known.size() == most_answers) return nullptr;
    octets_ += sizeof *made + 2 * line.size();
    return answers.known.emplace_back(std::move(made)).get();
}

answer_memory::hit answer_memory::add(std::size_t index, std::string_view line, std::size_t values,
                                      observation seen, std::uint32_t circumstances,
                                      const std::shared_ptr<const classified_answer>& found) {
    const std::string env = seen.env.empty() ? "" : dumped(seen.env);
    if (octets_ > most_octets || env.size() > longest_env) return {};
    const std::optional<std::size_t> env_values = env.empty() ? 0 : count_env(env);
    known_answer* known = env_values ? place_for(index, line, seen, env) : nullptr;
    if (!known || known->meanings.size() == most_meanings) return {};
    if (found->told && known->told == most_told) return {};
    known->told += found->told ? 1 : 0;
    known->values = values - *env_values;
    if (known->seen.answer.empty() && !found->checks.empty()) {
        known->seen = std::move(seen);
        octets_ += line.size() * 3;
    }
    known->meanings.push_back({circumstances, found, {{env, *env_values}}, 0, {}});
    octets_ += sizeof(known_meaning) + env.size();
    octets_ += 2 * octets_of_verdict(found->out); // and with what was expected
    return {known, &known->meanings.back(), *env_values};
}

} // namespace sockmatrix
