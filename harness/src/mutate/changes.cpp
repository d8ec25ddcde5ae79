// What mutants make of outcomes and steps.
#include "mutate/errors.hpp"
#include "mutate/mutants.hpp"

namespace sockmatrix {
namespace {

/// Changes the value at a pointer; false where there is none or it cannot be wrong so.
bool change_at(json& value, const std::string& pointer, const mutation_operator& by) {
    const json::json_pointer place(pointer);
    if (!value.contains(place)) return false;
    std::optional<json> changed = by.change(value.at(place));
    if (!changed) return false;
    value.at(place) = std::move(*changed);
    return true;
}

/// An address is whole text where it is a path: then its host is all of it.
std::string pointer_in(const json& value, const returned_part& part) {
    if (part.name != "host" || part.kind != part_kind::text || part.pointer.empty())
        return part.pointer;
    const std::string address = part.pointer.substr(0, part.pointer.size() - 2);
    const json::json_pointer place(address);
    const bool path =
        value.contains(place) && !value.at(place).is_array() && !value.at(place).is_null();
    return path ? address : part.pointer;
}

bool change_part(json& returned, const returned_part& part, const mutation_operator& by) {
    if (!part.each) return change_at(returned, pointer_in(returned, part), by);
    bool changed = false;
    if (returned.is_array())
        for (json& element : returned)
            changed = change_at(element, part.pointer, by) || changed;
    return changed;
}

/// The outcome with its time.
json in_place_of(const json& outcome, json kind) {
    const auto time = outcome.find("us");
    if (time != outcome.end()) kind["us"] = *time;
    return kind;
}

std::optional<json> changed_return(const mutant& by, const json& outcome) {
    json out = outcome;
    if (!change_part(out["returns"], *by.part, *by.by)) return std::nullopt;
    return out;
}

std::optional<json> changed_error(const mutant& by, const json& outcome) {
    std::optional<json> error = by.by->change(outcome.at("raises"));
    if (!error) return std::nullopt;
    return in_place_of(outcome, {{"raises", std::move(*error)}});
}

} // namespace

std::optional<json> changed_outcome(const mutant& by, const json& outcome) {
    if (!outcome.is_object()) return std::nullopt;
    const bool returns = outcome.contains("returns");
    const bool raises = outcome.contains("raises");
    switch (by.by->what) {
    case breaks::value:
        return returns ? changed_return(by, outcome) : std::nullopt;
    case breaks::error:
        return raises ? changed_error(by, outcome) : std::nullopt;
    case breaks::success:
        if (!raises) return std::nullopt;
        return in_place_of(outcome, {{"returns", by.call->success}});
    case breaks::failure:
        if (!returns) return std::nullopt;
        return in_place_of(outcome, {{"raises", some_error(by.call->errors)}});
    default:
        return std::nullopt;
    }
}

std::optional<step> changed_step(const mutant& by, const step& of) {
    if (!by.argument || of.call != by.call->name) return std::nullopt;
    step out = of;
    if (out.kwargs.erase(by.argument->name) != 0) return out;
    const std::size_t place = by.argument->place;
    const bool before_address =
        of.call == "socket.sendto"; // its flags are there where the address is not
    if (place + (before_address ? 1 : 0) >= out.args.size()) return std::nullopt;
    const bool last = place + 1 == out.args.size() || before_address;
    if (last && by.argument->droppable)
        out.args.erase(place);
    else
        out.args[place] = by.argument->neutral;
    return out.args == of.args ? std::nullopt : std::optional(std::move(out));
}

} // namespace sockmatrix
