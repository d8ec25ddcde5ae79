// A recording by its cases, each of which is read only when somebody asks for it.
#pragma once

#include "model/compact.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sockmatrix {

class recording_index {
public:
    /// Of a file, whole or compact. Throws failure(invalid) for what it must read: the first line,
    /// and the ids of the cases.
    recording_index(const std::filesystem::path& file, recording_reader& reader);
    explicit recording_index(const recording& whole);

    const json& run() const noexcept { return head_.run; }
    /// What is said of its lines in messages.
    const std::string& name() const noexcept { return name_; }
    /// The line of a case; nothing if the recording does not hold it. Valid as long as this is.
    std::string_view line(std::string_view id) const;
    /// The cases that it holds, sorted. Valid as long as this is.
    std::vector<std::string_view> ids() const;

private:
    std::size_t take(std::string_view line, const line_place& where);

    std::string name_;
    recording_head head_;
    std::map<std::string, std::string, std::less<>> own_; ///< id -> line
    std::shared_ptr<const base_lines> base_;              ///< null: the recording is whole
};

} // namespace sockmatrix
