// What an adapter did wrong where no case's answer shows it (docs/recordings.md).
#pragma once

#include "model/json.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace sockmatrix {

/// An end, a hang or nonsense of an adapter that costs no case its answer: in a batch that was run
/// again one by one, at `reset`, between two cases, at `shutdown`, at a later start; or the end of
/// the time for the whole run.
struct incident {
    std::vector<std::string>
        cases; ///< that had no answer yet, in their order, or the one before; the first is charged
    std::string how;       ///< "SIGABRT", "exit 3", "timeout", "protocol"
    std::string at;        ///< "batch", "reset", "between", "shutdown", "start", "run"
    std::string why;       ///< a sentence
    std::string last_line; ///< of standard error since what was asked last; written as "stderr"
    bool operator==(const incident&) const = default;
};

/// "crash", "timeout" or "protocol", as in a fault of a case.
std::string_view kind_of(const incident& what) noexcept;
/// One line for people: how, where, why.
std::string incident_text(const incident& what);

/// One line of a recording without its newline.
std::string to_line(const incident& what);
/// The same as a value.
json to_json(const incident& what);
/// Reads such a line. Throws failure(invalid) naming `where`.
incident parse_incident(const json& line, const std::string& where);

/// Whether a case that was in flight has the same kind of fault in its own record, so that the
/// incident tells nothing new. `fault_of` gives the kind of fault of a case; empty if it has none.
bool is_explained(const incident& what,
                  const std::function<std::string(const std::string&)>& fault_of);

} // namespace sockmatrix
