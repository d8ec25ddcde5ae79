#include "model/plain_text.hpp"
#include "report/report.hpp"

#include <fmt/format.h>

namespace sockmatrix {
namespace {

std::string where_text(const triage_group& one) {
    const std::string count =
        fmt::format("{} target{}", one.targets.size(), one.targets.size() == 1 ? "" : "s");
    if (one.targets.size() > 1 && !one.traits.empty())
        return fmt::format("[{}] {}", fmt::join(one.traits, "+"), count);
    const std::string traits =
        one.traits.empty() ? "" : fmt::format("[{}] ", fmt::join(one.traits, "+"));
    return traits + fmt::format("{}", fmt::join(one.targets, ", "));
}

} // namespace

std::string triage_text(const std::vector<triage_group>& groups) {
    std::string out;
    std::size_t cases = 0;
    for (const triage_group& one : groups) {
        const std::string& name = one.cases.size() == 1 ? one.cases.front() : one.written;
        const std::string count =
            one.cases.size() == 1 ? "" : fmt::format(" ({} cases)", one.cases.size());
        out += plain_line(fmt::format("{} {}{}: {} ({}); {}", where_text(one), name, count, one.did,
                                      one.expected, one.seen)) +
               "\n";
        cases += one.cases.size();
    }
    return out + fmt::format("groups: {}, cases: {}\n", groups.size(), cases);
}

} // namespace sockmatrix
