// Judges recordings against cases and profiles: no clock, no socket, and no file but the
// recording.
#pragma once

#include "model/case.hpp"
#include "model/compact.hpp"
#include "model/profile.hpp"
#include "model/recording.hpp"
#include "model/recording_index.hpp"
#include "model/verdict.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace sockmatrix {

/// The target's recording of before, for what is lost; asked for it only where that may be. Null if
/// there is none.
using earlier_source = std::function<const recording_index*()>;
/// The same for a recording, of which the object of its first line is given.
using find_earlier = std::function<earlier_source(const json& run)>;

class judging_place;

/// Judges recordings by the same cases and profiles, which must outlive it: what is the same for
/// all recordings is found once, and an answer that comes again is not judged again. Several
/// threads may judge at a time.
class recordings_judge {
public:
    /// Throws failure(invalid) if a case has a malformed pattern.
    recordings_judge(const suite& all, const std::vector<profile>& profiles);
    ~recordings_judge();

    /// Judges every case that `seen` holds. `full` says that the whole corpus was selected: then
    /// profile entries that match no case or no longer hold are complaints. Where two outcomes of a
    /// case match one observation, or two profile entries tie, that cell is broken: setup, and
    /// unexpected.
    judgement judge(const stored_recording& seen, const earlier_source& earlier, bool full) const;
    /// The same, and what the recording lacks of what its run set out to do (judge/extent.hpp): the
    /// whole corpus counts as selected if it holds every case.
    judgement judge(const stored_recording& seen, const earlier_source& earlier) const;
    /// The same for a file, of which no more than a line is held at a time. Throws failure(invalid)
    /// if it is malformed.
    judgement judge_file(const std::filesystem::path& file, recording_reader& reader,
                         const find_earlier& earlier) const;
    /// A case of which several outcomes match what a recording holds.
    struct overlap {
        const test_case* about = nullptr;
        std::vector<std::string> outcomes; ///< two or more
    };
    /// All of them, in the order of cases.
    std::vector<overlap> overlaps(const stored_recording& seen) const;

private:
    std::unique_ptr<judging_place> place_;
};

/// The same for one recording.
judgement judge(const suite& all, const std::vector<profile>& profiles, const recording& seen,
                const recording* earlier, bool full);

/// The verdict of one case alone, and those of cases that the recording lacks. No other case is
/// looked at, but for the controls of this one. The answer has the values that varied beside their
/// keys.
judgement judge_case(const suite& all, const std::vector<profile>& profiles, const test_case& about,
                     const recording_index& seen, const earlier_source& earlier);

/// The profile entry that decides what a target does in a case, or null. Precedence: more traits;
/// the later axis; an exact id over a glob; the longer literal prefix. Throws failure(invalid) on a
/// tie.
const expectation* find_expectation(const std::vector<profile>& profiles, const test_case& about,
                                    const json& run);

/// What the documented and reported entries of a profile say of a case: those that come nearest,
/// each with what it holds for.
std::vector<claim> claims_of(const profile& from, const std::string& case_id);

} // namespace sockmatrix
