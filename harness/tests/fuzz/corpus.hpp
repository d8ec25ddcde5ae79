// Right files to make wrong ones of, and what is done with a file after it was read.
#pragma once

#include "load/definitions.hpp"
#include "model/case.hpp"
#include "model/compact.hpp"
#include "model/json.hpp"
#include "mutator.hpp"

#include <filesystem>
#include <string>
#include <vector>

/// What a file is read as.
enum class reader { recording, cases, shared, profile, clauses, platform, adapter, equivalents };

/// A file as JSON; a recording is an array of its lines.
struct document {
    reader read_by = reader::cases;
    std::string name;
    sockmatrix::json content;
};

/// The files of a repository.
class corpus {
public:
    explicit corpus(const std::filesystem::path& root);

    /// A part of one of the files that is right itself, so small that thousands are read in a
    /// minute.
    document sample(seeded& by) const;
    /// Cases to judge recordings and profiles by.
    const sockmatrix::suite& some_cases() const { return some_cases_; }
    /// What the case files may use.
    const sockmatrix::definitions& shared() const { return shared_; }
    /// A recording of every case.
    const sockmatrix::stored_recording& whole_recording() const { return whole_; }

private:
    void add_files(reader read_by, const std::filesystem::path& folder, const std::string& name);
    void add_recordings(const std::filesystem::path& folder);

    std::vector<document> documents_;
    sockmatrix::suite some_cases_;
    sockmatrix::definitions shared_;
    sockmatrix::stored_recording whole_;
};

/// The text of a file with this content.
std::string text_of(const document& from);
/// Reads a text and goes on with the value: judges, checks and reports as the program does. Throws
/// what these throw.
void read_and_use(reader read_by, const std::string& text, const corpus& from);
