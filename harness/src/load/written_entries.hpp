// The entries of a profile as its file has them: each with the cases that it is about.
#pragma once

#include "load/faults.hpp"
#include "model/json_text.hpp"

#include <string>
#include <vector>

namespace sockmatrix {

/// Points into the content of the file.
template <class Json>
struct written_entry {
    std::vector<std::string> cases; ///< ids, or globs with `*`
    const Json* content = nullptr;  ///< with the key "cases" or without it
    place at;
};

/// Those below "expect": a list of entries that name their "cases", or an object of cases to lists
/// of entries. Adds what is wrong with that form, not with what else an entry says.
template <class Json>
std::vector<written_entry<Json>> written_entries(const Json& expect, const place& at,
                                                 fault_list& faults);

extern template std::vector<written_entry<json>> written_entries(const json&, const place&,
                                                                 fault_list&);
extern template std::vector<written_entry<ordered_json>> written_entries(const ordered_json&,
                                                                         const place&, fault_list&);

} // namespace sockmatrix
