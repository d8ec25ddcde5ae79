#include "load/load.hpp"
#include "model/failure.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

bool matches_any(const std::vector<std::string>& globs, const std::string& id) {
    return std::any_of(globs.begin(), globs.end(),
                       [&](const std::string& glob) { return glob_match(glob, id); });
}

void refuse_empty_globs(const suite& all, const std::vector<std::string>& globs) {
    for (const std::string& glob : globs) {
        const auto is_hit = [&](const test_case& one) { return glob_match(glob, one.id); };
        if (std::none_of(all.cases.begin(), all.cases.end(), is_hit))
            throw failure(exit_code::invalid,
                          "no case matches \"" + glob +
                              "\"; `sockmatrix list` shows the ids, and * stands for any text "
                              "(all words after --select and --exclude are taken for ids)");
    }
}

} // namespace

std::vector<const test_case*> select_cases(const suite& all, const std::vector<std::string>& globs,
                                           const std::vector<std::string>& excluded) {
    refuse_empty_globs(all, globs);
    std::vector<const test_case*> out;
    for (const test_case& one : all.cases)
        if ((globs.empty() || matches_any(globs, one.id)) && !matches_any(excluded, one.id))
            out.push_back(&one);
    if (out.empty())
        throw failure(exit_code::invalid,
                      "no case is selected; every one is excluded, or there are none");
    return out;
}

std::vector<const test_case*> with_controls(const suite& all, std::vector<const test_case*> cases) {
    const std::size_t selected = cases.size();
    for (std::size_t i = 0; i < selected; ++i)
        for (const std::string& id : cases[i]->controls)
            if (const test_case* control = find_case(all, id)) cases.push_back(control);
    std::sort(cases.begin(), cases.end(),
              [](const test_case* a, const test_case* b) { return a->id < b->id; });
    cases.erase(std::unique(cases.begin(), cases.end()), cases.end());
    return cases;
}

} // namespace sockmatrix
