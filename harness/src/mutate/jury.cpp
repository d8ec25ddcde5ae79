#include "mutate/jury.hpp"

#include "judge/judge.hpp"

namespace sockmatrix {

std::set<std::string> not_expected(const measure_inputs& inputs, const recording& seen) {
    std::set<std::string> out;
    for (const verdict& one :
         judge(inputs.all, inputs.profiles, seen, inputs.earlier, false).verdicts)
        if (is_red(one.expected)) out.insert(one.case_id);
    return out;
}

} // namespace sockmatrix
