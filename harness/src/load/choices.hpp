// The values of parameters: what `for` of a case or of a step says.
#pragma once

#include "load/faults.hpp"
#include "load/json_reader.hpp"

#include <map>
#include <string>
#include <vector>

namespace sockmatrix {

class expansion;
class name_scope;

/// One value that a parameter may take.
struct choice {
    std::string label;
    const ordered_json* value; ///< in the written case, or in a parameter set
};
using choices = std::vector<choice>;
/// By the names of parameters.
using choices_by_name = std::map<std::string, choices>;
using combination = std::map<std::string, const choice*>;

/// What `for` makes one of for each combination.
enum class made_of_parameters { cases, steps };

/// The values of a parameter set, no more than a case can have. Adds what is wrong with them.
choices choices_of(const ordered_json& values, const place& at, fault_list& faults);

/// The parameters of `for`, if their product is within the limit of a case; empty after a fault was
/// added.
choices_by_name parameters_of(const ordered_json& written, const place& at, made_of_parameters made,
                              name_scope& names, fault_list& faults);

/// Calls `each` with every combination, the last name fastest, until it returns false.
template <class Each>
void each_combination(const choices_by_name& all, Each each) {
    combination chosen;
    for (const auto& [name, values] : all)
        chosen[name] = values.data();
    while (each(chosen)) {
        auto at = chosen.rbegin();
        for (; at != chosen.rend(); ++at) {
            const choices& values = all.at(at->first);
            if (++at->second != values.data() + values.size()) break;
            at->second = values.data();
        }
        if (at == chosen.rend()) return;
    }
}

/// Whether {"param"} stands anywhere in it.
bool mentions_parameter(const ordered_json& value);

/// Puts values in the place of {"param": "name/path"}. A name that is not chosen is a fault of a
/// case; a step leaves it to the case.
void replace_parameters(ordered_json& value, const combination& chosen, const place& at,
                        made_of_parameters made, expansion& within, fault_list& faults);

} // namespace sockmatrix
