#include "report/report.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace sockmatrix {
namespace {

std::string first_of(const std::vector<std::string>& all, std::size_t most) {
    const std::vector<std::string> some(
        all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(most, all.size())));
    return fmt::format("{}{}", fmt::join(some, ", "), some.size() < all.size() ? ", ..." : "");
}

std::string tried_in(const mutant_result& one) {
    if (one.recorded + one.run == 0) return "no case shows it";
    return fmt::format("{} recorded answers, {} runs", one.recorded, one.run);
}

std::string lines_of(const std::string& title, const std::vector<std::string>& names) {
    std::string out;
    for (const std::string& name : names)
        out += fmt::format("{}: {}\n", title, name);
    return out;
}

std::string survivors_text(const mutation_measure& of) {
    std::string out;
    for (const mutant_result& one : of.mutants) {
        if (one.killed()) continue;
        if (one.equivalent.empty())
            out += fmt::format("survives: {} ({})\n", one.id, tried_in(one));
        else
            out += fmt::format("equivalent: {} ({})\n", one.id, one.equivalent);
    }
    return out;
}

std::string refuted_text(const mutation_measure& of) {
    std::string out;
    for (const mutant_result& one : of.mutants)
        if (one.killed() && !one.equivalent.empty())
            out += fmt::format("not equivalent, as {} kills it: {}\n", one.killers.front(), one.id);
    return out;
}

std::string counts_text(const mutation_measure& of) {
    std::size_t recorded = 0;
    for (const mutant_result& one : of.mutants)
        recorded += one.recorded;
    return fmt::format(
        "{}: {} mutants on {} cases: {} recorded answers judged with a mutant, {} cases run with "
        "one, in {:.0f} s\n",
        of.target, of.mutants.size(), of.sound.size(), recorded, of.trials, of.seconds);
}

std::string score_text(const mutation_measure& of) {
    const std::size_t counted = of.counted();
    return fmt::format("{} of {} mutants killed, {} survive, {} are equivalent: score {:.1f} %\n",
                       of.killed(), counted, counted - of.killed(), of.mutants.size() - counted,
                       of.score());
}

json to_json(const mutant_result& one) {
    json out = {{"id", one.id},           {"operator", one.by},     {"call", one.call},
                {"killers", one.killers}, {"killed", one.killed()}, {"recorded", one.recorded},
                {"run", one.run}};
    if (!one.equivalent.empty()) out["equivalent"] = one.equivalent;
    return out;
}

} // namespace

std::string mutants_text(const mutation_measure& of, std::size_t most_cases) {
    std::string out;
    for (const mutant_result& one : of.mutants)
        if (one.killed())
            out += fmt::format("{}: {}{}: {}\n", one.id, one.killers.size(),
                               of.first ? " or more" : "", first_of(one.killers, most_cases));
    out += lines_of("left out, not as expected without a mutant", of.unexpected);
    out += lines_of("left out, unstable", of.unstable);
    out += lines_of("left out, a call that no case saw answered", of.calls);
    out += lines_of("idle", of.idle);
    out += survivors_text(of) + refuted_text(of) + counts_text(of);
    if (of.whole)
        out += fmt::format("{} cases are idle: they kill nothing and tell no two targets apart\n",
                           of.idle.size());
    return out + score_text(of);
}

json to_json(const mutation_measure& of) {
    json mutants = json::array();
    for (const mutant_result& one : of.mutants)
        mutants.push_back(to_json(one));
    json out = {{"format", 1},
                {"target", of.target},
                {"mutants", std::move(mutants)},
                {"killed", of.killed()},
                {"counted", of.counted()},
                {"score", of.score()},
                {"first", of.first},
                {"seconds", of.seconds},
                {"trials", of.trials},
                {"cases", of.sound.size()},
                {"left-out",
                 {{"unexpected", of.unexpected}, {"unstable", of.unstable}, {"calls", of.calls}}}};
    if (of.whole) out["idle"] = of.idle;
    return out;
}

} // namespace sockmatrix
