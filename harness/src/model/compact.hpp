// Recordings that hold only what differs from another one (docs/recordings.md).
#pragma once

#include "model/recording.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace sockmatrix {

/// A recording as the difference from the recording of another target, its base, in the same
/// folder.
struct compact_form {
    json run = json::object();
    std::string like;                 ///< target of the base; empty: the recording is whole
    std::string answers;              ///< answers_hash of the base that it was made with
    std::vector<std::string> without; ///< cases that the base has and this one has not, sorted
    std::map<std::string, observation, std::less<>> differs;
};

/// Identifies what the cases of a recording answered, whatever varied from run to run.
std::string answers_hash(const recording& what);

/// The text of the file, header first, cases sorted.
std::string compact_text(const compact_form& what);
/// Parses a file's text, whole or compact. Throws failure(invalid) naming `where`.
compact_form parse_recording(std::string_view text, const std::string& where);

/// Reads recordings, whole or compact, and keeps the bases that it met.
class recording_reader {
public:
    /// Throws failure(invalid), also if the base is missing, compact itself, or answers otherwise
    /// than it did when the recording was made compact.
    recording read(const std::filesystem::path& file);

private:
    struct base {
        recording whole;
        std::string answers;
    };
    const base& base_of(const std::filesystem::path& file, const compact_form& compact);

    std::map<std::filesystem::path, std::unique_ptr<const base>> bases_;
};

} // namespace sockmatrix
