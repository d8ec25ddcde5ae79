// Verdicts: observations judged against cases and profiles.
#pragma once

#include "model/case.hpp"
#include "model/incident.hpp"
#include "model/json.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sockmatrix {

enum class verdict_kind {
    conforms,
    permitted,
    deviates,
    unnamed,
    unsupported,
    inexpressible,
    skipped,
    blocked,
    broken,
    missing, ///< the run set out to run it, and the recording does not hold it
};

/// Whether it was expected. `fresh` is printed as "new": a may or unspecified case took a named
/// outcome that no profile mentions. `lost`: it ran in the target's earlier recording. `stale`: a
/// profile entry expects something that no longer happens.
enum class expectedness { expected, fresh, unexpected, lost, stale };

std::string_view to_string(verdict_kind kind) noexcept;
std::string_view to_string(expectedness expected) noexcept;

/// Whether a judgement with this turns the run red.
bool is_red(expectedness expected) noexcept;

/// The judgement of one layer of an error: "same", "differs", "absent".
using layers = std::map<std::string, std::string>; ///< "class", "code", "native"

/// What a case answered, as the text of a JSON array; verdicts share it.
class told_answer {
public:
    told_answer() = default; ///< []
    told_answer(const json& value);

    const std::string& text() const noexcept;
    json value() const;
    bool operator==(const told_answer& other) const noexcept {
        return text_ == other.text_ || text() == other.text();
    }

private:
    std::shared_ptr<const std::string> text_;
};

struct verdict {
    std::string case_id;
    demand_level level = demand_level::must;
    verdict_kind kind = verdict_kind::conforms;
    std::string happened; ///< a named outcome, or other, skipped, unsupported, inexpressible,
                          ///< crash, timeout, protocol, blocked, setup
    std::string shown;    ///< what stands beside it: the value that the outcome shows, or the step
                          ///< that blocked the case and what it did; empty: nothing
    std::string wanted;   ///< the outcomes that were expected, for people
    expectedness expected = expectedness::expected;
    std::string why; ///< reason of a skip, fault, profile entry or mismatch, one line
    layers errors;
    std::string evidence; ///< kind of the profile entry's evidence: "observed", "reported",
                          ///< "documented", or empty
    std::string bug;      ///< what is wrong, if the profile calls it a known bug
    std::string report;   ///< of that bug: its thread, or "unreported, seen on DATE with VERSION"
    told_answer seen;     ///< for people and for diff; what varies is {"env": key}
};

/// Verdict, outcome and what it shows: "permitted: takes (8192)", "deviates: refuses", "conforms",
/// "blocked: setsockopt raised ENOPROTOOPT". Cells with the same text did the same.
std::string did_text(const verdict& one);

/// A verdict that recordings may share: it never changes any more.
class shared_verdict {
public:
    shared_verdict() = default; ///< none
    shared_verdict(verdict one) : held_(std::make_shared<const verdict>(std::move(one))) {}
    explicit shared_verdict(std::shared_ptr<const verdict> held) : held_(std::move(held)) {}

    explicit operator bool() const noexcept { return held_ != nullptr; }
    const verdict& operator*() const noexcept { return *held_; }
    const verdict* operator->() const noexcept { return held_.get(); }
    operator const verdict&() const noexcept { return *held_; }

private:
    std::shared_ptr<const verdict> held_;
};

/// What an adapter did where no case's answer shows it, and whether a profile entry expects it.
struct judged_incident {
    incident what;
    bool expected = false;
    std::string why; ///< the entry's reason, or what an entry would have to say
};

/// The target was recorded on another kernel, C library or emulator; what came out otherwise there.
struct moved_cells {
    std::string recorded; ///< "Linux 6.1.0"
    std::string here;
    std::vector<std::string>
        cells; ///< for people: "a/b: permitted: takes; recorded permitted: refuses"
};

/// All verdicts of one target, sorted by case id.
struct judgement {
    std::string target;
    json run;
    std::vector<shared_verdict> verdicts;
    std::vector<std::string> complaints; ///< profile entries that match no case, or no longer hold
    std::vector<judged_incident> incidents; ///< those that no case's own record explains
    std::optional<moved_cells>
        moved; ///< empty if the earlier recording was made on the same, or there is none
    std::vector<std::string>
        gaps;           ///< what the recording lacks of what its run set out to do, a line each
    std::string remark; ///< that the recording is incomplete or of another suite, one line; empty
                        ///< if it is neither
    /// Whether exit code 0 is right: nothing unexpected, lost or stale, no complaint, no gap.
    bool as_expected() const noexcept;
};

} // namespace sockmatrix
