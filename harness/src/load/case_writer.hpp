// A new case, ready to be filled in, and the file that it goes into.
#pragma once

#include "model/case.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace sockmatrix {

/// What a person says of a case before it is written.
struct new_case {
    std::string area;
    std::string api;
    std::string slug;
    std::string level;
    std::string says;
    std::vector<std::string> clauses;
    std::vector<std::string> cite;
    std::vector<std::string> needs;
};

/// Whether its level is one of which a case names what conforms. Any text may be a level here.
bool demands(const new_case& wanted);

/// The file that is to be replaced or made.
struct added_case {
    std::string id;
    std::filesystem::path file;
    std::string text;     ///< what it is to hold: every octet that it holds now, and the case
    std::size_t line = 0; ///< on which the case begins
    bool is_new = false;  ///< the file is not there yet
};

/// The case at the end of `<folder>/<area>/<api>.json`. It has first steps, and expects what
/// nothing matches, so that neither `check` nor a run passes before somebody has filled it in.
/// Nothing is written. Throws failure(invalid) with what there is, if a word is unknown or the id
/// exists.
added_case plan_case(const suite& all, const std::filesystem::path& folder, const new_case& wanted);

} // namespace sockmatrix
