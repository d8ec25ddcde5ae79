#include "mutate/exposure.hpp"

#include "model/observation.hpp"
#include "mutate/errors.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

constexpr std::uint64_t late_us = 5'000'000;

std::size_t caller_of(const test_case& of, std::size_t index) {
    const std::string& awaited = of.steps[index].await;
    if (awaited.empty()) return index;
    for (std::size_t i = index; i > 0; --i)
        if (of.steps[i - 1].background && result_name(of, i - 1) == awaited) return i - 1;
    return index;
}

const json* raised(const json& outcome) {
    if (!outcome.is_object()) return nullptr;
    const auto found = outcome.find("raises");
    return found == outcome.end() ? nullptr : &*found;
}

bool returns(const json& outcome) {
    return outcome.is_object() && outcome.contains("returns");
}

/// That it waited is sure where it was seen to block, where its time ran out, and in the
/// background.
bool has_waited(const sound_case& without, std::size_t index) {
    const json& outcome = without.outcomes[index];
    const json* error = raised(outcome);
    if (error) return error->at("is").front() == "timeout";
    if (outcome.is_object() && outcome.contains("blocks")) return true;
    return returns(outcome) && without.of->steps[without.callers[index]].background;
}

bool would_have_waited(const sound_case& without, std::size_t index, const json& run) {
    const json& outcome = without.outcomes[index];
    if (without.of->steps[index].call != "socket.connect_ex") {
        const json* error = raised(outcome);
        const std::string code = error ? error->value("code", "") : "";
        return code == "EAGAIN" || code == "EINPROGRESS";
    }
    const json number = run.value("constants", json::object()).value("EINPROGRESS", json());
    return returns(outcome) && number.is_number() && outcome["returns"] == number;
}

bool ran(const json& outcome) {
    return !outcome.is_null();
}

bool differs_at(const mutant& by, const sound_case& without, std::size_t index, const json& run) {
    const json& outcome = without.outcomes[index];
    const step& caller = without.of->steps[without.callers[index]];
    if (!ran(outcome) || caller.call != by.call->name) return false;
    if (index == without.callers[index] && caller.background)
        return false; // told where it is awaited
    switch (by.by->what) {
    case breaks::state:
        return returns(outcome) && index + 1 != without.of->steps.size();
    case breaks::waiting:
        return has_waited(without, index);
    case breaks::hanging:
        return without.callers[index] == index && would_have_waited(without, index, run);
    case breaks::time:
        return outcome.contains("us");
    case breaks::argument:
        return changed_step(by, caller).has_value();
    default:
        return changed_outcome(by, outcome).has_value();
    }
}

/// Whether nothing of the case comes after the only step that differs.
bool ends_with(const sound_case& without, const std::vector<std::size_t>& steps) {
    const step& last = without.of->steps.back();
    return steps.size() == 1 && steps.front() + 1 == without.of->steps.size() && !last.expect;
}

json changed_time(const mutant& by, const json& us) {
    const auto now = us.get<std::uint64_t>();
    return by.by->name == "late" ? now + late_us : now / 10;
}

void hang_at(const sound_case& without, std::size_t index, observation& out) {
    for (std::size_t i = index; i < out.answer.size(); ++i)
        out.answer[i] = nullptr;
    if (without.of->steps[index].within)
        out.answer[index] = {{"blocks", true}};
    else
        out.broke = fault{"timeout", "a mutant that hangs", index};
}

} // namespace

sound_case sound(const test_case& of, const observation& seen, double seconds) {
    sound_case out{&of, &seen, {}, {}, seconds};
    for (std::size_t i = 0; i < of.steps.size(); ++i) {
        out.outcomes.push_back(outcome_at(seen, i));
        out.callers.push_back(caller_of(of, i));
    }
    return out;
}

exposure expose(const mutant& by, const sound_case& without, const json& run) {
    exposure out;
    for (std::size_t i = 0; i < without.outcomes.size(); ++i)
        if (differs_at(by, without, i, run)) out.steps.push_back(i);
    if (out.steps.empty()) return out;
    const breaks what = by.by->what;
    const bool in_answer =
        what == breaks::time || what == breaks::hanging ||
        (what != breaks::state && what != breaks::argument && ends_with(without, out.steps));
    out.how = in_answer ? showing::in_answer : showing::in_run;
    return out;
}

observation mutated(const mutant& by, const sound_case& without, const exposure& shown) {
    observation out = *without.seen;
    if (by.by->what == breaks::hanging) {
        hang_at(without, shown.steps.front(), out);
        return out;
    }
    for (const std::size_t index : shown.steps) {
        const json& outcome = without.outcomes[index];
        if (by.by->what == breaks::time) {
            json& us = out.env["us"][std::to_string(index)];
            us = changed_time(by, us);
            continue;
        }
        json changed = by.by->what == breaks::waiting ? *answer_instead(by, outcome)
                                                      : *changed_outcome(by, outcome);
        changed.erase("us");
        out.answer[index] = std::move(changed);
    }
    return out;
}

std::optional<json> answer_instead(const mutant& by, const json& outcome) {
    if (by.by->what == breaks::state) return json{{"returns", outcome.at("returns")}, {"us", 1}};
    if (by.by->what == breaks::waiting)
        return json{{"raises", would_block(by.call->name)}, {"us", 1}};
    return std::nullopt;
}

} // namespace sockmatrix
