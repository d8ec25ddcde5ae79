#include "judge/classify.hpp"

#include "match/comparable.hpp"
#include "match/match.hpp"
#include "model/failure.hpp"
#include "model/json_place.hpp"
#include "model/observation.hpp"

#include <algorithm>
#include <tuple>

namespace sockmatrix {
namespace {

const json* part_of(const json& object, const std::string& key) {
    if (!object.is_object()) return nullptr;
    const auto found = object.find(key);
    return found == object.end() ? nullptr : &*found;
}

void add_values(json& answer, const json* values) {
    const json* key = part_of(answer, "env");
    if (key && key->is_string()) {
        const json* value = values ? part_of(*values, key->get_ref<const std::string&>()) : nullptr;
        answer["value"] = value ? *value : json();
    } else if (answer.is_structured()) {
        for (json& element : answer)
            add_values(element, values);
    }
}

/// A step's result with the values that varied beside their keys.
json with_values(const observation& seen, std::size_t index) {
    json result = seen.answer[index];
    add_values(result, part_of(seen.env, "values"));
    return result;
}

bool holds_env(const json& answer) {
    if (answer.is_object() && answer.contains("env")) return true;
    return answer.is_structured() && std::any_of(answer.begin(), answer.end(), holds_env);
}

/// One observation, ready for patterns.
struct reading {
    const prepared_case& prepared;
    const test_case& about;
    const observation& seen;
    std::map<std::string, json> results;        ///< only for patterns that refer to them
    mutable std::map<std::size_t, json> filled; ///< answers with values put back, by step
    match_context context;

    reading(const prepared_case& of, const observation& from, const json& run)
        : prepared(of), about(*of.about), seen(from) {
        for (const auto& [name, step] : of.referred)
            results.emplace(name, outcome_at(from, step));
        const json* scale = part_of(run, "time_scale");
        context = {part_of(run, "constants"),
                   part_of(run, "facts"),
                   part_of(seen.env, "fixtures"),
                   &results,
                   scale && scale->is_number() ? scale->get<double>() : 1.0,
                   &of.digests};
    }

    /// What came of a step, or null.
    const json& result(std::size_t index) const {
        static const json not_run;
        if (index >= seen.answer.size()) return not_run;
        const bool complete = !part_of(seen.env, "values") && !part_of(seen.env, "us");
        if (complete) return seen.answer[index];
        const auto [found, is_new] = filled.try_emplace(index);
        if (is_new) found->second = outcome_at(seen, index);
        return found->second;
    }
};

/// How far the patterns of one outcome match, in the order of the steps.
struct attempt {
    const prepared_outcome* prepared = nullptr;
    const outcome* of = nullptr; ///< the same as the case has it
    bool matches = true;
    std::size_t matched = 0; ///< patterns before the first mismatch
    bool same_kind = false;  ///< the first mismatch is not one of kind (returns, raises, ...)
    std::string why;         ///< of the first mismatch
    layers errors;
    const json* decided = nullptr; ///< the outcome at the first mismatch
    bool varies = false;           ///< `why` may quote what varies from run to run
    bool other_kind = false;       ///< the first mismatch is one of kind, whatever varies
};

match_result match_step(const reading& read, std::size_t index, const json& pattern,
                        const json& result) {
    if (read.seen.stopped && index > *read.seen.stopped) return {false, "was not reached", {}};
    return match_checked(pattern, result, read.context);
}

/// Whether what a pattern is compared with varies from run to run.
bool varies(const prepared_pattern& pattern, const observation& seen) {
    if (pattern.asks_env) return true;
    return pattern.step < seen.answer.size() && holds_env(seen.answer[pattern.step]);
}

/// Whether the result is not of the kind that a pattern asks for: it raises and should return.
bool is_other_kind(const json& pattern, const json& result) {
    for (const char* kind : {"returns", "raises", "blocks", "unsupported", "inexpressible"})
        if (pattern.contains(kind)) return !result.contains(kind);
    return false;
}

attempt try_outcome(const reading& read, const prepared_outcome& one) {
    attempt made;
    made.prepared = &one;
    made.of = one.of;
    for (const prepared_pattern& prepared : one.patterns) {
        const auto& [index, name, pattern, shows, asks] = prepared;
        const json& result = read.result(index);
        match_result compared = match_step(read, index, *pattern, result);
        if (!compared.errors.empty()) made.errors = std::move(compared.errors);
        if (compared.matches) {
            ++made.matched;
            continue;
        }
        made.matches = false;
        made.why = (name.empty() ? "" : name + ": ") + compared.why;
        made.same_kind = result.is_object() && !pattern->empty() &&
                         (result.contains(pattern->begin().key()) || pattern->contains("any-of"));
        made.decided = &result;
        made.varies = varies(prepared, read.seen);
        made.other_kind = is_other_kind(*pattern, result);
        break;
    }
    return made;
}

auto nearness(const attempt& one) {
    const auto same = std::count_if(one.errors.begin(), one.errors.end(),
                                    [](const auto& layer) { return layer.second == "same"; });
    return std::tuple(one.matched, one.same_kind, same);
}

/// The first of those that matched furthest; the conforming one before others.
const attempt& nearest(const std::vector<attempt>& attempts, const std::string& conforms) {
    const auto is_less = [&](const attempt& left, const attempt& right) {
        return std::tuple(nearness(left), left.of->name == conforms) <
               std::tuple(nearness(right), right.of->name == conforms);
    };
    return *std::max_element(attempts.begin(), attempts.end(), is_less);
}

/// Those of the attempts that match; a sound case has at most one.
std::vector<const attempt*> matches_of(const std::vector<attempt>& attempts) {
    std::vector<const attempt*> out;
    for (const attempt& one : attempts)
        if (one.matches) out.push_back(&one);
    return out;
}

bool is_demanded(const test_case& about) {
    return is_demanded(about.level);
}

void set(verdict& out, verdict_kind kind, std::string happened, std::string why) {
    out.kind = kind;
    out.happened = std::move(happened);
    out.why = std::move(why);
}

std::string short_text(const json& value) {
    constexpr std::size_t longest = 120;
    const std::string text = value.is_string()
                                 ? value.get<std::string>()
                                 : value.dump(-1, ' ', true, json::error_handler_t::replace);
    return text.size() <= longest ? text : text.substr(0, longest) + "...";
}

/// Whether the outcome says that the implementation cannot do this; then the verdict is that.
bool set_if_lacking(verdict& out, const json& result, const std::string& where) {
    const std::pair<const char*, verdict_kind> kinds[] = {
        {"unsupported", verdict_kind::unsupported}, {"inexpressible", verdict_kind::inexpressible}};
    for (const auto& [key, kind] : kinds) {
        const json* why = part_of(result, key);
        if (!why) continue;
        set(out, kind, key, where + short_text(*why));
        return true;
    }
    return false;
}

std::string step_text(const test_case& about, std::size_t index) {
    if (index >= about.steps.size()) return "after the last step";
    const step& one = about.steps[index];
    return "step " + std::to_string(index) + " (" +
           (one.call.empty() ? "await " + one.await : one.call) + ")";
}

/// A step before the deciding one did not do what the rest of the case needs.
/// A value as it stands beside the name of an outcome.
std::string shown_text(const json* value) {
    if (!value) return "none";
    return holds_env(*value) ? "varies" : short_text(*value);
}

/// What the patterns of an outcome show, in the order of the steps: numbers of constants by name.
std::string shown_by(const reading& read, const prepared_outcome& of) {
    static const json none = json::object();
    std::string out;
    for (const prepared_pattern& one : of.patterns) {
        if (one.shows.empty()) continue;
        const json* constants = read.context.constants;
        const json steps = comparable_steps(read.about, read.seen, constants ? *constants : none);
        if (one.step >= steps.size()) continue;
        out += (out.empty() ? "" : ", ") + shown_text(find_at(steps[one.step], one.shows));
    }
    return out;
}

/// What a step did that stopped a case: "raised ENOPROTOOPT", "returned 5".
std::string did_of(const json& result) {
    if (const json* error = part_of(result, "raises")) {
        const json* code = part_of(*error, "code");
        const json* is = part_of(*error, "is");
        const bool has_class = is && is->is_array() && !is->empty();
        return "raised " + (code        ? short_text(*code)
                            : has_class ? short_text((*is)[0])
                                        : "an error");
    }
    if (const json* value = part_of(result, "returns")) return "returned " + shown_text(value);
    if (part_of(result, "blocks")) return "blocked";
    return "did not run";
}

/// The step that stopped a case and what it did: "setsockopt raised ENOPROTOOPT".
std::string stopped_text(const test_case& about, std::size_t index, const json& result) {
    if (index >= about.steps.size()) return {};
    const step& one = about.steps[index];
    const std::string call = one.call.empty() ? "await " + one.await : one.call;
    const std::size_t dot = call.rfind('.');
    return call.substr(dot == std::string::npos ? 0 : dot + 1) + " " + did_of(result);
}

void set_stopped(classified_answer& to, const reading& read) {
    verdict& out = to.out;
    const std::size_t index = *read.seen.stopped;
    const std::string where = step_text(read.about, index) + ": ";
    const json result = index < read.seen.answer.size() ? with_values(read.seen, index) : json();
    if (set_if_lacking(out, result, where)) return;
    to.told = holds_env(result);
    out.shown = stopped_text(read.about, index,
                             index < read.seen.answer.size() ? read.seen.answer[index] : json());
    set(out, verdict_kind::blocked, "blocked",
        where + (result.is_null() ? "could not run" : short_text(result)));
}

/// A pattern that names a code asks too much of an implementation that reveals none.
bool lacks_only_the_code(const attempt& one) {
    const auto layer = [&](const char* name) {
        const auto found = one.errors.find(name);
        return found == one.errors.end() ? std::string() : found->second;
    };
    return layer("code") == "absent" && (layer("class").empty() || layer("class") == "same") &&
           layer("native") != "differs";
}

void set_unmatched(classified_answer& to, const reading& read, const attempt& closest) {
    verdict& out = to.out;
    out.errors = closest.errors;
    if (set_if_lacking(out, *closest.decided, {})) return;
    if (read.seen.stopped) return set_stopped(to, read);
    to.told = closest.varies;
    if (lacks_only_the_code(closest))
        return set(out, verdict_kind::unsupported, "unsupported", "no code: " + closest.why);
    set(out, is_demanded(read.about) ? verdict_kind::deviates : verdict_kind::unnamed, "other",
        closest.why);
}

/// A named violation is explained, and its layers are shown, against what conforms.
void set_matched(classified_answer& to, const reading& read, const attempt& found,
                 const std::vector<attempt>& attempts) {
    verdict& out = to.out;
    const test_case& about = read.about;
    out.errors = found.errors;
    out.shown = shown_by(read, *found.prepared);
    if (!is_demanded(about)) return set(out, verdict_kind::permitted, found.of->name, {});
    if (found.of->name == about.conforms)
        return set(out, verdict_kind::conforms, found.of->name, {});
    set(out, verdict_kind::deviates, found.of->name, {});
    for (const attempt& one : attempts) {
        if (one.of->name != about.conforms) continue;
        out.why = one.why;
        to.told = one.varies;
        if (!one.errors.empty()) out.errors = one.errors;
    }
}

std::vector<attempt> try_outcomes(const reading& read) {
    std::vector<attempt> attempts;
    attempts.reserve(read.prepared.outcomes.size());
    for (const prepared_outcome& one : read.prepared.outcomes)
        attempts.push_back(try_outcome(read, one));
    if (attempts.empty())
        throw failure(exit_code::invalid, read.about.id + ": the case names no outcome");
    return attempts;
}

/// On a slow platform the scaled limit of "at once" may reach into that of "waits"; then the limits
/// as they are written decide.
std::vector<attempt> try_outcomes_apart(reading& read) {
    std::vector<attempt> attempts = try_outcomes(read);
    const auto matches = std::count_if(attempts.begin(), attempts.end(),
                                       [](const attempt& one) { return one.matches; });
    if (matches < 2 || read.context.time_scale == 1.0) return attempts;
    read.context.time_scale = 1.0;
    return try_outcomes(read);
}

/// The case does not tell what happened: its outcomes do not exclude each other.
void set_overlapping(verdict& out, const std::vector<const attempt*>& found) {
    std::string names;
    for (const attempt* one : found)
        names += (names.empty() ? "" : one == found.back() ? " and " : ", ") + one->of->name;
    set(out, verdict_kind::broken, "setup",
        "the outcomes " + names + " all match what happened; the case must keep them apart");
}

/// The patterns that were compared with something that varies. One stopped at its first mismatch.
std::vector<env_check> checks_of(const reading& read, const std::vector<attempt>& attempts) {
    std::vector<env_check> out;
    for (std::size_t i = 0; i < attempts.size(); ++i) {
        const auto& patterns = read.prepared.outcomes[i].patterns;
        const bool stopped_by_env = !attempts[i].matches && !attempts[i].other_kind;
        const std::size_t tried = attempts[i].matched + (stopped_by_env ? 1 : 0);
        for (std::size_t k = 0; k < tried; ++k)
            if (varies(patterns[k], read.seen))
                out.push_back({static_cast<std::uint16_t>(i), static_cast<std::uint16_t>(k),
                               k < attempts[i].matched});
    }
    return out;
}

void set_by_outcomes(classified_answer& to, reading& read) {
    const double time_scale = read.context.time_scale;
    const std::vector<attempt> attempts = try_outcomes_apart(read);
    const std::vector<const attempt*> found = matches_of(attempts);
    if (found.size() > 1)
        set_overlapping(to.out, found);
    else if (found.size() == 1)
        set_matched(to, read, *found.front(), attempts);
    else
        set_unmatched(to, read, nearest(attempts, read.about.conforms));
    if (!read.seen.env.empty()) to.checks = checks_of(read, attempts);
    to.told = to.told || time_scale != read.context.time_scale;
}

} // namespace

verdict classify(const test_case& about, const observation& seen, const json& run) {
    return classify(prepare(about), seen, run);
}

classified_answer classify_answer(const prepared_case& of, const observation& seen,
                                  const json& run) {
    const test_case& about = *of.about;
    classified_answer to;
    verdict& out = to.out;
    out.case_id = about.id;
    out.level = about.level;
    to.environment = seen.skipped && seen.skipped->environment;
    if (seen.skipped)
        set(out, verdict_kind::skipped, "skipped", seen.skipped->need + ": " + seen.skipped->why);
    else if (seen.broke)
        set(out, verdict_kind::broken, seen.broke->kind,
            step_text(about, seen.broke->step) + ": " + seen.broke->why);
    else {
        reading read(of, seen, run);
        set_by_outcomes(to, read);
    }
    return to;
}

verdict classify(const prepared_case& of, const observation& seen, const json& run) {
    verdict out = classify_answer(of, seen, run).out;
    out.seen = seen.answer;
    return out;
}

bool checks_hold(const std::vector<env_check>& checks, const prepared_case& of,
                 const observation& seen, const json& run) {
    if (checks.empty()) return true;
    const reading read(of, seen, run);
    return std::all_of(checks.begin(), checks.end(), [&](const env_check& one) {
        const prepared_pattern& pattern = of.outcomes[one.outcome].patterns[one.pattern];
        const json& result = read.result(pattern.step);
        return match_step(read, pattern.step, *pattern.pattern, result).matches == one.matched;
    });
}

json answer_with_values(const observation& seen) {
    json out = seen.answer;
    add_values(out, part_of(seen.env, "values"));
    return out;
}

std::vector<std::string> outcomes_matched(const prepared_case& of, const observation& seen,
                                          const json& run) {
    std::vector<std::string> names;
    if (seen.skipped || seen.broke) return names;
    reading read(of, seen, run);
    const std::vector<attempt> attempts = try_outcomes_apart(read);
    for (const attempt* one : matches_of(attempts))
        names.push_back(one->of->name);
    return names;
}

std::string profile_word(const verdict& of) {
    const bool is_named = of.kind == verdict_kind::conforms || of.kind == verdict_kind::permitted ||
                          (of.kind == verdict_kind::deviates && of.happened != "other");
    return (is_named ? "" : "!") + of.happened;
}

} // namespace sockmatrix
