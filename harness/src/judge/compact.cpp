#include "judge/compact.hpp"

#include "judge/classify.hpp"

namespace sockmatrix {
namespace {

/// Longer values than this are payloads, not ports or paths.
constexpr std::size_t long_value = 256;

/// All of an observation but its `env`.
bool same_answer(const observation& left, const observation& right) {
    if (left.answer != right.answer) return false;
    const bool bare = !left.broke && !left.skipped && !left.stopped && !right.broke &&
                      !right.skipped && !right.stopped;
    return bare || line_without_env(left) == line_without_env(right);
}

bool same_verdict(const prepared_case& about, const observation& left, const observation& right,
                  const json& run) {
    const verdict one = classify(about, left, run);
    const verdict other = classify(about, right, run);
    return one.kind == other.kind && one.happened == other.happened && one.why == other.why &&
           one.errors == other.errors;
}

/// Whether `other` can stand for `seen` in a recording with this first line.
bool stands_for(const prepared_cases& all, const observation& other, const observation& seen,
                const json& run) {
    if (!same_answer(other, seen)) return false;
    if (other.env == seen.env) return true;
    const prepared_case* about = find_prepared(all, seen.case_id);
    return about != nullptr && same_verdict(*about, seen, other, run);
}

bool omit_long_values(json& values) {
    bool any = false;
    for (json& value : values) {
        const std::size_t size =
            value.is_number() ? 0
                              : value.dump(-1, ' ', false, json::error_handler_t::replace).size();
        if (size <= long_value) continue;
        value = {{"omitted", size}};
        any = true;
    }
    return any;
}

compact_form whole(const recording& seen) {
    compact_form out;
    out.run = seen.run;
    out.differs = seen.observations;
    out.incidents = seen.incidents;
    return out;
}

/// The recording that answers most cases alike, if that is more than three quarters of them.
const recording* nearest(const std::vector<const recording*>& known, const recording& seen) {
    const recording* best = nullptr;
    std::size_t most = seen.observations.size() * 3 / 4;
    for (const recording* one : known) {
        const std::size_t alike = count_alike(seen, *one);
        if (alike <= most) continue;
        best = one;
        most = alike;
    }
    return best;
}

recording without_long_values(const prepared_cases& all, recording seen) {
    for (auto& [id, one] : seen.observations) {
        const auto values = one.env.find("values");
        if (values == one.env.end() || !values->is_object()) continue;
        observation shorter = one;
        if (!omit_long_values(shorter.env["values"])) continue;
        if (stands_for(all, shorter, one, seen.run)) one = std::move(shorter);
    }
    return seen;
}

compact_form compact_like(const prepared_cases& all, const recording& seen, const recording& base) {
    compact_form out;
    out.run = seen.run;
    out.like = base.run.value("target", "");
    out.answers = answers_hash(base);
    out.incidents = seen.incidents;
    for (const auto& [id, one] : seen.observations) {
        const auto other = base.observations.find(id);
        if (other == base.observations.end() || !stands_for(all, other->second, one, seen.run))
            out.differs.emplace(id, one);
    }
    for (const auto& [id, one] : base.observations)
        if (!seen.observations.contains(id)) out.without.push_back(id);
    return out;
}

} // namespace

std::size_t count_alike(const recording& seen, const recording& base) {
    std::size_t alike = 0;
    for (const auto& [id, one] : seen.observations) {
        const auto other = base.observations.find(id);
        if (other != base.observations.end() && same_answer(one, other->second)) ++alike;
    }
    return alike;
}

recording without_long_values(const suite& all, recording seen) {
    return without_long_values(prepare_all(all), std::move(seen));
}

compact_form compact_like(const suite& all, const recording& seen, const recording& base) {
    return compact_like(prepare_all(all), seen, base);
}

std::vector<compact_form> compact_all(const suite& from, const std::vector<recording>& seen) {
    const prepared_cases all = prepare_all(from);
    std::vector<recording> shorter;
    for (const recording& one : seen)
        shorter.push_back(without_long_values(all, one));
    std::vector<const recording*> known;
    std::vector<compact_form> out;
    for (const recording& one : shorter) {
        if (const recording* base = nearest(known, one)) {
            out.push_back(compact_like(all, one, *base));
        } else {
            known.push_back(&one);
            out.push_back(whole(one));
        }
    }
    return out;
}

} // namespace sockmatrix
