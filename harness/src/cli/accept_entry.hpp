// The profile entry that `accept` writes.
#pragma once

#include "judge/accept.hpp"
#include "model/json.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace sockmatrix {

/// What a person says of the entries, the same for all of them.
struct accepted_words {
    std::string why;
    std::string bug;
    std::string report; ///< of the bug; the entry says "unreported" if empty
    std::vector<std::string> cite;
    std::vector<std::string> also;
    std::map<std::string, std::string> when;
};

/// An entry with evidence from the run that shows it.
nlohmann::ordered_json entry_json(const accepted_entry& one, const accepted_words& words,
                                  const json& run);

/// "Linux 6.18.44, glibc 2.36, qemu 7.2.22, refsock 0.1.0": what a run says of versions.
std::string versions_text(const json& run);

/// "libc>=1.2.5" -> libc and ">=1.2.5"; "endian=big" -> endian and "big". Throws failure(invalid).
std::pair<std::string, std::string> parse_condition(const std::string& text);

} // namespace sockmatrix
