// What `check --fix` mends: faults of case and profile files that have one right answer.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace sockmatrix {

/// A file that is to be replaced.
struct mended_file {
    std::filesystem::path file;
    std::string text;              ///< what it is to hold
    std::vector<std::string> what; ///< what was mended, such as "layout"
};

/// The files below `cases` and `profiles` that are not as they should be, mended; nothing is
/// written. Mended are the layout of case files, the form and order of profiles, a period at the
/// end of a case's sentence, and the word `planned` of a clause that has a case. The hash of the
/// suite stays the same. What cannot be read is left to `check`. Throws failure(failed) if a mended
/// file would mean something else.
std::vector<mended_file> mend_files(const std::filesystem::path& cases,
                                    const std::filesystem::path& profiles);

} // namespace sockmatrix
