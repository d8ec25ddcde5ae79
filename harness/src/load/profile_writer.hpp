// Profile files as they are written: keys in the order of the file, cases sorted, an entry a line.
#pragma once

#include "load/load.hpp"
#include "model/json.hpp"

#include <filesystem>
#include <string>

namespace sockmatrix {

/// The text of a profile file that is being changed; nothing is written before `replace`.
class profile_text {
public:
    /// Reads the file of a trait. Throws failure(invalid) if it is malformed.
    explicit profile_text(std::filesystem::path file);
    /// One that does not exist yet. `says` may be empty.
    profile_text(std::filesystem::path file, const std::string& trait, const std::string& axis,
                 const std::string& says);

    /// Adds an entry after those that the pattern has.
    void add(const std::string& pattern, nlohmann::ordered_json entry);
    /// Removes an entry that was loaded from this file; before anything is added.
    void remove(const expectation& entry);

    std::string text() const;
    /// What loading the text would give. Throws failure(invalid).
    profile load() const;
    /// Replaces the file atomically.
    void replace() const;
    const std::filesystem::path& file() const noexcept { return file_; }

private:
    std::filesystem::path file_;
    nlohmann::ordered_json content_;
};

} // namespace sockmatrix
