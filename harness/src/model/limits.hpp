// What the readers of files and messages take at most. One set for all of them, so that no input
// can exhaust the stack, the memory or anybody's patience. What is past a limit is a fault of the
// input.
#pragma once

#include <cstddef>
#include <cstdint>

namespace sockmatrix::limits {

/// Arrays and objects within each other, in a message of an adapter. A message stands deeper in a
/// recording than in its line, so files may be deeper.
inline constexpr std::size_t message_depth = 64;
/// The same in a file, or in a line of a recording.
inline constexpr std::size_t depth = 100;

/// Octets of a message of an adapter, with its newline.
inline constexpr std::size_t message_line = std::size_t{1} << 20;
/// Octets of a line of a recording, with its newline: several answers stand in it.
inline constexpr std::size_t recording_line = std::size_t{16} << 20;

/// Octets of a JSON file: cases, clauses, a profile, a platform, an adapter.
inline constexpr std::size_t json_file = std::size_t{16} << 20;
/// Octets of a recording.
inline constexpr std::size_t recording_file = std::size_t{64} << 20;
/// Lines of a recording.
inline constexpr std::size_t recording_lines = 100'000;

/// Values (of any kind, arrays and objects too) in a JSON file, or in a line of a recording or a
/// message.
inline constexpr std::size_t values = 1'000'000;
/// Values in all lines of a recording.
inline constexpr std::size_t recording_values = 2'000'000;

/// Cases that one written case may become, by its parameters and its rows.
inline constexpr std::size_t cases_of_case = 1'000;
/// Cases that a file of cases may become.
inline constexpr std::size_t cases_of_file = 10'000;
/// Octets that the cases of a file may become, roughly, when parameters and rows are written out;
/// and the entries of a profile with one for each of their cases.
inline constexpr std::size_t expanded_octets = std::size_t{32} << 20;
/// Octets of a name: the label of a parameter, a part of an id.
inline constexpr std::size_t name = 255;
/// Octets of the sentence of a case, in which the labels of parameters are put.
inline constexpr std::size_t sentence = 1'000;
/// Steps of a case, and of a set-up.
inline constexpr std::size_t steps = 1'000;
/// Set-ups within each other.
inline constexpr std::size_t setups = 10;

/// Octets that a value may become, if they are sent or compared as such: `repeat`, `concat`,
/// `pack`.
inline constexpr std::size_t value_octets = std::size_t{1} << 20;
/// Octets of `fill`, which travel as a recipe and as a digest.
inline constexpr std::uint64_t fill_octets = std::uint64_t{16} << 20;
/// Octets that all values of a case may become.
inline constexpr std::uint64_t case_octets = std::uint64_t{64} << 20;
/// The same for all cases of a file.
inline constexpr std::uint64_t file_octets = std::uint64_t{1} << 30;

/// Seconds of a deadline, and any other number that makes times longer.
inline constexpr double seconds = 86'400;

/// Matchers of `unordered`.
inline constexpr std::size_t unordered = 200;

/// Octets of a regular expression, and of a text that it is tried on.
inline constexpr std::size_t expression = 256;
inline constexpr std::size_t expression_text = 1024;

} // namespace sockmatrix::limits
