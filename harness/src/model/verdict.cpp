#include "model/verdict.hpp"

#include <algorithm>

namespace sockmatrix {

std::string_view to_string(verdict_kind kind) noexcept {
    switch (kind) {
    case verdict_kind::conforms:
        return "conforms";
    case verdict_kind::permitted:
        return "permitted";
    case verdict_kind::deviates:
        return "deviates";
    case verdict_kind::unnamed:
        return "unnamed";
    case verdict_kind::unsupported:
        return "unsupported";
    case verdict_kind::inexpressible:
        return "inexpressible";
    case verdict_kind::skipped:
        return "skipped";
    case verdict_kind::blocked:
        return "blocked";
    case verdict_kind::missing:
        return "missing";
    case verdict_kind::broken:
        break;
    }
    return "broken";
}

std::string_view to_string(expectedness expected) noexcept {
    switch (expected) {
    case expectedness::expected:
        return "expected";
    case expectedness::fresh:
        return "new";
    case expectedness::unexpected:
        return "unexpected";
    case expectedness::lost:
        return "lost";
    case expectedness::stale:
        break;
    }
    return "stale";
}

std::string did_text(const verdict& one) {
    std::string text(to_string(one.kind));
    const bool is_named = one.happened != text;
    if (is_named) text += ": " + one.happened;
    if (one.shown.empty()) return text;
    return text + (is_named || one.kind != verdict_kind::blocked ? " (" + one.shown + ")"
                                                                 : ": " + one.shown);
}

bool is_red(expectedness expected) noexcept {
    return expected != expectedness::expected && expected != expectedness::fresh;
}

told_answer::told_answer(const json& value)
    : text_(std::make_shared<const std::string>(
          value.dump(-1, ' ', false, json::error_handler_t::replace))) {}

const std::string& told_answer::text() const noexcept {
    static const std::string none = "[]";
    return text_ ? *text_ : none;
}

json told_answer::value() const {
    return json::parse(text());
}

bool judgement::as_expected() const noexcept {
    const auto red = [](const verdict& one) { return is_red(one.expected); };
    const auto known = [](const judged_incident& one) { return one.expected; };
    return complaints.empty() && gaps.empty() &&
           std::none_of(verdicts.begin(), verdicts.end(), red) &&
           std::all_of(incidents.begin(), incidents.end(), known);
}

} // namespace sockmatrix
