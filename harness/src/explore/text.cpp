#include "explore/explore.hpp"

#include <fmt/format.h>

namespace sockmatrix {
namespace {

std::string dumped(const json& value) {
    return value.dump(-1, ' ', true, json::error_handler_t::replace);
}

std::string call_text(const call_input& input) {
    std::string out;
    for (const json& one : input.args)
        out += (out.empty() ? "" : ", ") + dumped(one);
    for (const auto& [name, value] : input.kwargs.items())
        out += (out.empty() ? "" : ", ") + name + "=" + dumped(value);
    return fmt::format("{}({})", input.call, out);
}

std::string answer_text(const json& answer) {
    if (answer.is_null()) return "gave no answer that could be compared";
    if (answer.contains("broke")) return "broke: " + answer["broke"].get<std::string>();
    if (answer.contains("returns")) return "returns " + dumped(answer["returns"]);
    const json& error = answer["raises"];
    return "raises " + error["class"].get<std::string>() +
           (error.contains("code") ? " " + error["code"].get<std::string>() : "");
}

std::string group_text(const explored_group& one, const std::string& left,
                       const std::string& right) {
    const std::size_t width = std::max(left.size(), right.size());
    std::string out =
        fmt::format("{}\n  {:<{}}  {}\n  {:<{}}  {}\n", call_text(one.minimal), left, width,
                    answer_text(one.answers.left), right, width, answer_text(one.answers.right));
    out += fmt::format("  {} input{} led here, of the shape {}", one.count,
                       one.count == 1 ? "" : "s", one.shape);
    return out + (one.known.empty() ? "\n\n" : "; the corpus has it: " + one.known + "\n\n");
}

json group_json(const explored_group& one) {
    return {
        {"call", one.minimal.call}, {"args", one.minimal.args},   {"kwargs", one.minimal.kwargs},
        {"left", one.answers.left}, {"right", one.answers.right}, {"inputs", one.count},
        {"shape", one.shape},       {"known", one.known},         {"from", one.minimal.from}};
}

} // namespace

std::string explored_text(const explored& found, const std::string& left,
                          const std::string& right) {
    std::string out;
    for (const explored_group& one : found.groups)
        out += group_text(one, left, right);
    out += fmt::format("{} inputs, {} differ, in {} groups", found.inputs, found.differing,
                       found.groups.size());
    if (found.left_out != 0)
        out += fmt::format(" ({} were too many and not shrunk)", found.left_out);
    return out + fmt::format("; {} inputs asked with those of shrinking\n", found.asked);
}

json to_json(const explored& found) {
    json groups = json::array();
    for (const explored_group& one : found.groups)
        groups.push_back(group_json(one));
    return {{"inputs", found.inputs},
            {"asked", found.asked},
            {"differing", found.differing},
            {"left_out", found.left_out},
            {"groups", groups}};
}

} // namespace sockmatrix
