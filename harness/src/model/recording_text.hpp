// The text of a recording, cut into lines as it comes. Internal to model and judge.
#pragma once

#include "model/json.hpp"
#include "model/limits.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace sockmatrix {

/// What the first line of a recording says.
struct recording_head {
    json run = json::object();
    std::string like;                 ///< target of the base; empty: the recording is whole
    std::string answers;              ///< answers_hash of the base that it was made with
    std::vector<std::string> without; ///< cases of the base that do not count, sorted
};

/// A line of a file, for messages: they are written only if there is one to give.
struct line_place {
    const std::string& name;
    std::size_t line = 0; ///< from 1

    std::string text() const { return name + ":" + std::to_string(line); }
};

/// Takes the text of a recording, whole or compact, a part at a time, and keeps no more of it than
/// the line that has begun. What follows the last newline is no line.
class recording_splitter {
public:
    using take_head = std::function<void(recording_head head)>;
    /// Takes a line after the first and tells how many JSON values are in it.
    using take_line = std::function<std::size_t(std::string_view line, const line_place& where)>;

    /// `name` is said in messages.
    recording_splitter(std::string name, take_head head, take_line line);
    /// The next octets, wherever they are cut. Throws failure(invalid) naming the line.
    void add(std::string_view octets);
    /// Throws failure(invalid) if there was no first line.
    void finish() const;

private:
    void take(std::string_view line);

    std::string name_;
    take_head head_;
    take_line line_;
    std::string begun_; ///< of the line whose end has not come
    std::size_t octets_ = 0;
    std::size_t lines_ = 0;
    std::size_t values_ = 0;
};

/// Hands a file's text, which is not held as a whole, to a splitter, and finishes it.
void split_file(const std::filesystem::path& file, recording_splitter& to);

/// What the first line of a file says of its run, without reading further. Throws
/// failure(invalid).
json read_run(const std::filesystem::path& file);

} // namespace sockmatrix
