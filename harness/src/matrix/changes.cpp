#include "matrix/changes.hpp"

#include "matrix/groups.hpp"

#include <tuple>

namespace sockmatrix {
namespace {

std::string side(const verdict* one) {
    return one == nullptr ? "not recorded" : did_text(*one);
}

bool turned_red(const verdict* one) {
    return one != nullptr && is_red(one->expected);
}

} // namespace

target_changes changes_between(const suite& all, const judgement& before, const judgement& after) {
    std::map<std::tuple<std::string, std::string, std::string, bool>, change> groups;
    const std::vector<difference> differences = diff_judgements(all, before, after);
    for (const difference& one : differences) {
        const std::string written(written_id(one.case_id));
        change& group = groups[{written, side(one.left), side(one.right), turned_red(one.right)}];
        if (group.cases.empty())
            group = {written, one.says, side(one.left), side(one.right), turned_red(one.right), {}};
        group.cases.push_back(one.case_id);
    }
    target_changes out{after.target, true, before.run,
                       after.run,    {},   remarks_of(after, "recording")};
    const std::vector<std::string> earlier = remarks_of(before, "earlier recording");
    out.remarks.insert(out.remarks.end(), earlier.begin(), earlier.end());
    for (auto& [key, group] : groups)
        out.changes.push_back(std::move(group));
    return out;
}

std::vector<std::string> remarks_of(const judgement& value, const std::string& which) {
    std::vector<std::string> out;
    if (!value.remark.empty()) out.push_back("the " + which + " is " + value.remark);
    for (const std::string& gap : value.gaps)
        out.push_back("the " + which + ": " + gap);
    return out;
}

json to_json(const target_changes& value) {
    json changes = json::array();
    for (const change& one : value.changes)
        changes.push_back({{"case", one.written},
                           {"says", one.says},
                           {"before", one.before},
                           {"after", one.after},
                           {"unexpected", one.red},
                           {"cases", one.cases}});
    return {{"target", value.target}, {"known", value.known},     {"before", value.before},
            {"after", value.after},   {"remarks", value.remarks}, {"changes", changes}};
}

} // namespace sockmatrix
