#include "report/counts.hpp"

namespace sockmatrix {

std::size_t count_of(const std::map<std::string, std::size_t>& counts, verdict_kind kind) {
    const auto found = counts.find(std::string(to_string(kind)));
    return found == counts.end() ? 0 : found->second;
}

std::map<std::string, std::size_t> count_kinds(const judgement& value) {
    std::map<verdict_kind, std::size_t> by_kind;
    for (const verdict& one : value.verdicts)
        ++by_kind[one.kind];
    std::map<std::string, std::size_t> counts;
    for (const auto& [kind, count] : by_kind)
        counts.emplace(to_string(kind), count);
    return counts;
}

std::map<std::string, std::size_t> skip_reasons(const judgement& value) {
    std::map<std::string, std::size_t> reasons;
    for (const verdict& one : value.verdicts)
        if (one.kind == verdict_kind::skipped) ++reasons[one.why];
    return reasons;
}

namespace {

std::string text_at(const json& run, const char* pointer) {
    const json::json_pointer at(pointer);
    return run.contains(at) && run[at].is_string() ? run[at].get<std::string>() : std::string();
}

} // namespace

std::string environment_line(const json& run) {
    std::string line = text_at(run, "/implementation/name");
    const std::string version = text_at(run, "/implementation/version");
    if (!version.empty()) line += " " + version;
    for (const char* fact : {"/facts/libc", "/facts/kernel", "/facts/machine"}) {
        const std::string text = text_at(run, fact);
        if (!text.empty()) line += (line.empty() ? "" : ", ") + text;
    }
    const json versions = run.value("versions", json::object()); // items() refers to it
    for (const auto& [part, number] : versions.items())
        if (number.is_string()) line += ", " + part + " " + number.get<std::string>();
    const std::string started = text_at(run, "/started");
    if (!started.empty()) line += ", run " + started;
    return line;
}

} // namespace sockmatrix
