#include "load/case_builder.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

bool is_reason(const ordered_json& written) {
    return written.is_object() && written.size() == 1 && written.contains("none") &&
           written["none"].is_string() && !written["none"].get_ref<const std::string&>().empty();
}

bool are_ids(const ordered_json& written) {
    return written.is_array() && !written.empty() &&
           std::all_of(written.begin(), written.end(),
                       [](const ordered_json& one) { return one.is_string(); });
}

} // namespace

void build_controls(const ordered_json& written, test_case& into, const place& at,
                    fault_list& faults) {
    if (written.is_string())
        into.controls = {written.get<std::string>()};
    else if (are_ids(written))
        into.controls = written.get<std::vector<std::string>>();
    else if (is_reason(written))
        into.uncontrolled = written["none"].get<std::string>();
    else
        faults.add(
            at, "is not the id of a case, an array of ids, or {\"none\": \"why there is none\"}");
}

} // namespace sockmatrix
