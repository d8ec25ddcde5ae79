#include "judge/expectations.hpp"
#include "judge/judge.hpp"
#include "model/glob.hpp"

namespace sockmatrix {
namespace {

void append(std::string& to, const std::string& text) {
    if (!text.empty()) to += (to.empty() ? "" : ", ") + text;
}

std::string condition_of(const expectation& entry) {
    std::string out;
    for (const std::string& trait : entry.also)
        append(out, trait);
    for (const auto& [fact, condition] : entry.when)
        append(out, fact + " " + condition);
    return out;
}

claim claim_of(const expectation& entry) {
    std::string source = entry.shown_by.link;
    for (const std::string& cite : entry.cite)
        if (cite != entry.shown_by.link) append(source, cite);
    return {entry.shown_by.kind, entry.outcomes, condition_of(entry), source,
            entry.why,           entry.bug,      entry.report};
}

/// How near an entry comes, whatever else must hold for it.
precedence nearness(const expectation& entry) {
    precedence near = precedence_of(entry, axis::kernel);
    near.traits = 0;
    return near;
}

} // namespace

std::vector<claim> claims_of(const profile& from, const std::string& case_id) {
    std::vector<claim> out;
    precedence nearest;
    for (const expectation& entry : from.entries) {
        if (entry.shown_by.kind == evidence_kind::observed) continue;
        const precedence near = nearness(entry);
        if (near < nearest || !glob_match(entry.pattern, case_id)) continue;
        if (nearest < near) out.clear();
        nearest = near;
        out.push_back(claim_of(entry));
    }
    return out;
}

} // namespace sockmatrix
