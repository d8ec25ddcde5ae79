// Profile files as they are written: keys in the order of the file, entries in the order of their
// first cases, each once however many cases it is about.
#pragma once

#include "load/load.hpp"
#include "model/json.hpp"

#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace sockmatrix {

/// An entry of a profile file that is being changed.
struct written_text {
    std::set<std::string> cases;
    nlohmann::ordered_json says; ///< all but the cases
    std::string at;              ///< where it was loaded from; empty if it was added
};

/// The text of a profile file that is being changed; nothing is written before `replace`.
class profile_text {
public:
    /// Reads the file of a trait. Throws failure(invalid) if it is malformed.
    explicit profile_text(std::filesystem::path file);
    /// One that does not exist yet. `says` may be empty.
    profile_text(std::filesystem::path file, const std::string& trait, const std::string& axis,
                 const std::string& says);

    /// Adds an entry for a case, or for a glob of cases. What an entry says already is not written
    /// twice: the case is put there.
    void add(const std::string& pattern, nlohmann::ordered_json entry);
    /// Takes its case from an entry that was loaded from this file; the last one takes it away.
    void remove(const expectation& entry);

    std::string text() const;
    /// What loading the text would give. Throws failure(invalid).
    profile load() const;
    /// Replaces the file atomically.
    void replace() const;
    const std::filesystem::path& file() const noexcept { return file_; }

private:
    std::filesystem::path file_;
    nlohmann::ordered_json head_; ///< all but the entries
    std::vector<written_text> entries_;
};

} // namespace sockmatrix
