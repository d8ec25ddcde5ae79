// What one target really did, and its file format (NDJSON).
#pragma once

#include "model/incident.hpp"
#include "model/json.hpp"
#include "model/limits.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace sockmatrix {

/// Why a case gave no complete answer, by the implementation's fault or ours.
struct fault {
    std::string kind; ///< "crash", "timeout", "protocol", "setup"
    std::string why;
    std::size_t step = 0; ///< index of the step in flight
};

/// Why a case was not run. `environment`: the machine lacks it; otherwise the implementation does.
struct skip {
    std::string need;
    std::string why;
    bool environment = false;
};

/// One line of a recording after the first.
///
/// `answer` holds an element a step: an outcome of docs/protocol.md, {"blocks": true}, {"started":
/// true} for a background step, or null for a step that did not run. It is the same in every run:
/// values that vary are replaced by {"env": "<key>"} and stand in env["values"]. `env` further
/// holds "us" (step index as text -> microseconds) and "fixtures" (name -> address used).
struct observation {
    std::string case_id;
    json answer = json::array();
    json env = json::object();
    std::optional<fault> broke;
    std::optional<skip> skipped;
    std::optional<std::size_t> stopped; ///< index of the step whose precondition did not hold
};

/// A whole recording. `run` is the object of the first line: suite, target, traits, started,
/// implementation, constants, facts, features, capabilities.
struct recording {
    json run = json::object();
    std::map<std::string, observation, std::less<>> observations;
    std::vector<incident>
        incidents; ///< in the order in which they happened; written after the cases
};

/// One line without its newline. Keys are sorted, so equal observations give equal lines.
std::string to_line(const observation& seen);
/// The same without what varies from run to run.
std::string line_without_env(const observation& seen);
std::string header_line(const json& run);
/// Reads the line of a case. Throws failure(invalid) naming `where`.
observation parse_observation(std::string_view line, const std::string& where);
/// Reads one line after the first, of a case or of an incident. Throws failure(invalid) naming
/// `where`.
std::variant<observation, incident> parse_recorded(std::string_view line, const std::string& where);

/// Reads a recording, whole or compact (docs/recordings.md). A last line without newline is
/// dropped, as a killed run leaves one. Throws failure(invalid).
recording read_recording(const std::filesystem::path& file);
/// Writes a recording sorted by id, replacing the file atomically. Throws failure(failed).
void write_recording(const std::filesystem::path& file, const recording& what);

/// Replaces a file atomically: a reader sees the old content or the new, never a part. Behind a
/// link its file is replaced; a device or a pipe is written into. Throws failure(failed) with the
/// system's reason.
void replace_file(const std::filesystem::path& file, std::string_view content);
/// The whole content of a file of at most so many octets. Throws failure(invalid).
std::string read_file(const std::filesystem::path& file,
                      std::size_t limit = limits::recording_file);

} // namespace sockmatrix
