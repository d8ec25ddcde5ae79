#include "mutate/jury.hpp"

#include "judge/judge.hpp"
#include "model/failure.hpp"

namespace sockmatrix {
namespace {

bool is_red(const verdict& one) {
    return one.expected != expectedness::expected && one.expected != expectedness::fresh;
}

void add_red(const measure_inputs& inputs, const recording& seen, std::set<std::string>& out) {
    for (const verdict& one :
         judge(inputs.all, inputs.profiles, seen, inputs.earlier, false).verdicts)
        if (is_red(one)) out.insert(one.case_id);
}

} // namespace

/// What two outcomes of a case match makes judging fail, which turns a run red too.
std::set<std::string> not_expected(const measure_inputs& inputs, const recording& seen) {
    std::set<std::string> out;
    try {
        add_red(inputs, seen, out);
        return out;
    } catch (const failure&) {
        out.clear();
    }
    for (const auto& [id, one] : seen.observations) {
        const recording alone{seen.run, {{id, one}}, {}};
        try {
            add_red(inputs, alone, out);
        } catch (const failure&) {
            out.insert(id);
        }
    }
    return out;
}

} // namespace sockmatrix
