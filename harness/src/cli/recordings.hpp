// Recordings by path or by target name, and their judgement.
#pragma once

#include "cli/places.hpp"
#include "judge/judge.hpp"
#include "load/load.hpp"
#include "model/compact.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace sockmatrix {

/// The file of a target's recording below a folder: <folder>/<platform>/<implementation>.ndjson.
std::filesystem::path recording_file(const std::filesystem::path& folder,
                                     const std::string& target);

/// Every recording below a folder, sorted by path.
std::vector<std::filesystem::path> recordings_below(const std::filesystem::path& folder);

/// The recording that a person names: a file, a folder (all below it), or a target, looked up in
/// reports/out and then in reports/observed. Throws failure(invalid) if there is none.
std::vector<std::filesystem::path> named_recordings(const places& where,
                                                    const std::vector<std::string>& names);

/// A recording and the file that it was read from.
struct named_recording {
    std::filesystem::path file;
    stored_recording content;
};

/// A file and the target that it is of. Throws failure(invalid) if two are of one target.
using file_of_target = std::pair<std::filesystem::path, std::string>;
void require_distinct(const std::vector<file_of_target>& files);

/// Opens a recording and checks its first line (model/selection.hpp). Throws failure(invalid).
stored_recording open_recording(recording_reader& reader, const std::filesystem::path& file);
/// Reads recordings, on all processors.
std::vector<named_recording> read_recordings(const std::vector<std::filesystem::path>& files);
/// The recordings of targets from before, each read where somebody asks for it.
class earlier_recordings {
public:
    /// An empty folder holds none.
    explicit earlier_recordings(std::filesystem::path folder) : folder_(std::move(folder)) {}

    const std::filesystem::path& folder() const noexcept { return folder_; }
    /// The file of a target's recording; empty if there is none but `from`, which is judged.
    std::filesystem::path file_of(const std::string& target,
                                  const std::filesystem::path& from) const;
    /// For the judgement of a recording that was read from `from`, if it was.
    find_earlier than(std::filesystem::path from);
    /// Throws failure(invalid).
    const recording_index& read(const std::filesystem::path& file);
    /// What the first line says of its run. Throws failure(invalid).
    const json& run_of(const std::filesystem::path& file);

    recording_reader reader;

private:
    struct slot {
        std::once_flag once;
        std::unique_ptr<recording_index> content;
        std::once_flag once_run;
        json run;
    };
    slot& slot_of(const std::filesystem::path& file);

    std::filesystem::path folder_;
    std::mutex lock_; ///< of the table alone
    std::map<std::filesystem::path, std::unique_ptr<slot>> known_;
};

/// What a judgement needs beside the recording. It stays where it was made, since `judge` refers to
/// what it holds.
struct judge_inputs {
    judge_inputs(suite cases, std::vector<profile> expected, std::filesystem::path before);
    judge_inputs(const judge_inputs&) = delete;
    judge_inputs& operator=(const judge_inputs&) = delete;

    suite all;
    std::vector<profile> profiles;
    mutable earlier_recordings earlier;
    recordings_judge judge;
};

judge_inputs load_judge_inputs(const places& where, const std::string& baseline);

/// Judges files of recordings, on all processors, and hands on each judgement in the order of the
/// files, one at a time. Throws failure(invalid) of the first that is malformed, once all before it
/// were handed on.
void judge_files(const judge_inputs& inputs, const std::vector<std::filesystem::path>& files,
                 const std::function<void(judgement)>& take);
/// The same for the recordings that a person names, which must be of different targets.
std::vector<judgement> judge_recordings(const places& where, const judge_inputs& inputs,
                                        const std::vector<std::string>& names);

/// Judges a recording, and says what it lacks of what its run set out to do (judge/extent.hpp), and
/// what moved since the earlier one.
judgement judge_recording(const judge_inputs& inputs, const stored_recording& seen);
/// The same for a file; the earlier recording is another one.
judgement judge_file(const judge_inputs& inputs, const std::filesystem::path& file);

} // namespace sockmatrix
