#include "matrix/moved.hpp"

#include "matrix/build.hpp"
#include "matrix/groups.hpp"

namespace sockmatrix {
namespace {

void append(std::string& to, const std::string& text) {
    to += (to.empty() ? "" : ", ") + text;
}

/// The facts and versions that say what a run was made on, each as people read it.
std::map<std::string, std::string> made_on(const json& run) {
    std::map<std::string, std::string> out;
    const json facts = run.value("facts", json::object());
    for (const char* name : {"kernel", "libc"})
        if (facts.contains(name) && facts[name].is_string())
            out[name] = facts[name].get<std::string>();
    const json versions = run.value("versions", json::object());
    for (const auto& [name, version] : versions.items())
        if (version.is_string()) out[name] = name + " " + version.get<std::string>();
    return out;
}

bool ran(const verdict* one) {
    return one != nullptr && one->kind != verdict_kind::skipped;
}

} // namespace

std::pair<std::string, std::string> other_place(const json& before, const json& now) {
    std::pair<std::string, std::string> out;
    const auto later = made_on(now);
    for (const auto& [name, text] : made_on(before)) {
        const auto found = later.find(name);
        if (found == later.end() || found->second == text) continue;
        append(out.first, text);
        append(out.second, found->second);
    }
    return out;
}

std::optional<moved_cells> cells_moved(const suite& all, const judgement& before,
                                       const judgement& now) {
    auto [then, here] = other_place(before.run, now.run);
    if (then.empty()) return std::nullopt;
    moved_cells out{std::move(then), std::move(here), {}};
    for (const difference& one : diff_judgements(all, before, now))
        if (ran(one.left) && ran(one.right) && did_text(*one.left) != did_text(*one.right))
            out.cells.push_back(one.case_id + ": " + did_text(*one.right) + "; recorded " +
                                did_text(*one.left));
    return out;
}

} // namespace sockmatrix
