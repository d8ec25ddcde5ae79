// What the lines of a recording must be like. Internal to model.
#pragma once

#include "model/recording.hpp"

#include <string>
#include <string_view>

namespace sockmatrix {

/// The object of a line, and how many values are in it.
struct recording_line {
    json object;
    std::size_t values = 0;
};

/// Reads the object of a line, without its newline, within the limits. Throws failure(invalid)
/// naming `where`.
recording_line json_line(std::string_view line, const std::string& where);
/// What a line after the first tells of a case. Throws failure(invalid) naming `where`.
observation read_observation(json line, const std::string& where);
/// What is wrong with the object under "run" in the first line; empty if nothing is. A key that is
/// not there is no fault: recordings of before may lack it.
std::string run_problem(const json& run);

} // namespace sockmatrix
