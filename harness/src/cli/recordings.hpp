// Recordings by path or by target name, and their judgement.
#pragma once

#include "cli/places.hpp"
#include "judge/judge.hpp"
#include "load/load.hpp"
#include "model/compact.hpp"

#include <filesystem>
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

/// Opens a recording and checks its first line (model/selection.hpp). Throws failure(invalid).
stored_recording open_recording(recording_reader& reader, const std::filesystem::path& file);
/// Reads recordings, on all processors.
std::vector<named_recording> read_recordings(const std::vector<std::filesystem::path>& files);
/// Throws failure(invalid) if two of them are of one target.
void require_distinct(const std::vector<named_recording>& recordings);

/// What a judgement needs beside the recording. It stays where it was made, since `judge` refers to
/// what it holds.
struct judge_inputs {
    judge_inputs(suite cases, std::vector<profile> expected, std::filesystem::path earlier);
    judge_inputs(const judge_inputs&) = delete;
    judge_inputs& operator=(const judge_inputs&) = delete;

    suite all;
    std::vector<profile> profiles;
    std::filesystem::path baseline;  ///< folder of earlier recordings; empty: none
    mutable recording_reader reader; ///< of the earlier ones
    recordings_judge judge;
};

judge_inputs load_judge_inputs(const places& where, const std::string& baseline);

/// Judges recordings of different targets, on all processors. The order is that of the names.
std::vector<judgement> judge_recordings(const places& where, const judge_inputs& inputs,
                                        const std::vector<std::string>& names);
std::vector<judgement> judge_recordings(const judge_inputs& inputs,
                                        std::vector<named_recording> recordings);

/// Judges a recording, and says what it lacks of what its run set out to do (judge/extent.hpp).
/// `from` is the file that it was read from, if it was: the earlier recording is another one.
judgement judge_recording(const judge_inputs& inputs, const stored_recording& seen,
                          const std::filesystem::path& from = {});
/// The same with the verdict of one case alone, and those of cases that the recording lacks.
judgement judge_case(const judge_inputs& inputs, const test_case& about,
                     const stored_recording& seen, const std::filesystem::path& from);

} // namespace sockmatrix
