// Profiles: which named outcome to expect of which case where a trait holds, with evidence.
#pragma once

#include "model/json.hpp"

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sockmatrix {

enum class evidence_kind { observed, reported, documented };

/// As they are written, in the order of the values.
inline constexpr std::array<std::string_view, 3> evidence_names = {"observed", "reported",
                                                                   "documented"};

constexpr std::string_view to_string(evidence_kind kind) noexcept {
    return evidence_names[static_cast<std::size_t>(kind)];
}

struct evidence {
    evidence_kind kind = evidence_kind::observed;
    std::string on; ///< target that it was observed on
    std::string versions;
    std::string date;
    std::string link; ///< source of a reported or documented entry
    bool operator==(const evidence&) const = default;
};

/// One entry of a profile. `outcomes` holds named outcomes, or "!crash", "!timeout", "!protocol",
/// "!unsupported",
/// "!inexpressible", "!skipped", "!blocked", "!other"; more than one only with `unstable`.
struct expectation {
    std::string trait;
    std::string pattern; ///< case id, or a glob with `*`
    std::vector<std::string> outcomes;
    std::string shown; ///< what must stand beside the outcome (verdict::shown); empty: anything
    json answer; ///< the pin of "!other": what every step did (match/comparable.hpp); else null
    std::map<std::string, std::string> when; ///< fact or trait -> version condition such as
                                             ///< "<1.2.5"; capability -> "present" or "missing"
    std::vector<std::string> also;           ///< "and": further traits that must hold
    evidence shown_by;
    std::string why;
    std::string bug;    ///< what is wrong, if this is a known bug
    std::string report; ///< of the bug: its thread, or "unreported, seen on DATE with VERSION"
    std::string unstable;
    std::vector<std::string> cite;
    std::string file; ///< and JSON pointer, for messages; the same for all cases of an entry
};

/// "platforms/profiles/musl.json: /expect/3 (musl, getaddrinfo/no-data)", whatever of it is known.
std::string source_text(const expectation& entry);

/// Whether two entries of one trait differ in nothing but the case and the place.
bool say_same(const expectation& a, const expectation& b);

/// What a source says that a platform does in a case, without its having been run.
struct claim {
    evidence_kind kind = evidence_kind::documented;
    std::vector<std::string> outcomes;
    std::string condition; ///< further traits and versions that it holds for; empty: always
    std::string source;    ///< link and citations
    std::string why;
    std::string bug;
    std::string report;
    bool operator==(const claim&) const = default;
};

/// Axes in the order of precedence, weakest first. `of_interface` is what kind of interface an
/// implementation has ("typed"): its entries allow an outcome and expect none.
enum class axis { kernel, libc, arch, emulator, of_interface, implementation };

/// As they are written, in the order of the values.
inline constexpr std::array<std::string_view, 6> axis_names = {
    "kernel", "libc", "arch", "emulator", "interface", "implementation"};

constexpr std::string_view to_string(axis on) noexcept {
    return axis_names[static_cast<std::size_t>(on)];
}

struct profile {
    std::string trait;
    axis on = axis::kernel;
    std::vector<expectation> entries;
};

} // namespace sockmatrix
