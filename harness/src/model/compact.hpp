// Recordings that hold only what differs from another one (docs/recordings.md).
#pragma once

#include "model/recording.hpp"
#include "model/recording_text.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
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
    std::vector<incident> incidents; ///< of this target alone, never of its base
};

/// Identifies what the cases of a recording answered, whatever varied from run to run.
std::string answers_hash(const recording& what);

/// The text of the file, header first, cases sorted.
std::string compact_text(const compact_form& what);
/// Parses a file's text, whole or compact. Throws failure(invalid) naming `where`.
compact_form parse_recording(std::string_view text, const std::string& where);
/// The same of a file, which is not held as a whole.
compact_form load_recording(const std::filesystem::path& file);

/// A recording as it is stored: what a compact one has not itself stays in its base, which it
/// shares with others.
class stored_recording {
public:
    explicit stored_recording(recording whole = {});
    stored_recording(compact_form from, std::shared_ptr<const recording> base);

    const json& run() const noexcept { return own_.run; }
    const std::vector<incident>& incidents() const noexcept { return own_.incidents; }
    /// Each observation, sorted by case.
    void each(const std::function<void(const observation&)>& what) const;
    /// All of it as one. Empties this.
    recording take();

private:
    bool lacks(std::string_view id) const;

    recording own_;
    std::shared_ptr<const recording> base_; ///< null: the recording is whole
    std::vector<std::string> without_;      ///< cases of the base that do not count, sorted
};

/// The lines of a base by case, sorted.
struct base_lines {
    std::string name; ///< of the file, for messages
    std::vector<std::pair<std::string, std::string>> lines;
};

/// Reads recordings, whole or compact, and keeps the bases that it met. Several threads may use
/// one.
class recording_reader {
public:
    /// Throws failure(invalid), also if the base is missing, compact itself, or answers otherwise
    /// than it did when the recording was made compact.
    stored_recording open(const std::filesystem::path& file);
    recording read(const std::filesystem::path& file) { return open(file).take(); }
    /// The base of a compact recording, for who reads the lines of the file itself. Throws
    /// failure(invalid) as `open` does.
    std::shared_ptr<const base_lines> lines_of_base(const std::filesystem::path& file,
                                                    const recording_head& head);

private:
    struct base {
        std::mutex lock;
        std::shared_ptr<const recording> whole;  ///< null until it was asked for
        std::shared_ptr<const base_lines> lines; ///< the same
        std::string answers;
    };
    base& slot_of(const std::filesystem::path& place);
    std::shared_ptr<const recording> base_of(const std::filesystem::path& file,
                                             const compact_form& compact);
    /// What `slot`, whose lock is held, is the place of.
    static std::shared_ptr<const recording>
    load_base(const std::filesystem::path& place, const std::filesystem::path& file, base& slot);

    std::mutex lock_; ///< of the table alone, not of what the bases hold
    std::map<std::filesystem::path, std::unique_ptr<base>> bases_;
};

} // namespace sockmatrix
