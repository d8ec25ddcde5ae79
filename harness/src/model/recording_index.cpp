#include "model/recording_index.hpp"

#include "model/failure.hpp"
#include "model/recording_lines.hpp"
#include "model/selection.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

/// The id in a line where the key stands once; empty if the line must be read.
std::string_view sole_id(std::string_view line) {
    constexpr std::string_view key = "\"case\":\"";
    const std::size_t at = line.find(key);
    if (at == std::string_view::npos || line.find(key, at + 1) != std::string_view::npos) return {};
    line.remove_prefix(at + key.size());
    const std::string_view id = line.substr(0, line.find('"'));
    return id.find('\\') == std::string_view::npos ? id : std::string_view();
}

/// The id in any line of a case; empty in one of an incident.
std::string read_id(std::string_view line, const std::string& where) {
    const auto told = parse_recorded(line, where);
    const auto* seen = std::get_if<observation>(&told);
    return seen ? seen->case_id : "";
}

bool comes_before(const std::pair<std::string, std::string>& one, std::string_view id) {
    return one.first < id;
}

} // namespace

recording_index::recording_index(const std::filesystem::path& file, recording_reader& reader)
    : name_(file.generic_string()) {
    recording_splitter splitter(
        name_,
        [this](recording_head head) {
            require_header(head.run, name_);
            head_ = std::move(head);
        },
        [this](std::string_view line, const line_place& where) { return take(line, where); });
    split_file(file, splitter);
    if (!head_.like.empty()) base_ = reader.lines_of_base(file, head_);
}

recording_index::recording_index(const recording& whole) : name_(whole.run.value("target", "")) {
    head_.run = whole.run;
    for (const auto& [id, seen] : whole.observations)
        own_.emplace(id, to_line(seen));
}

/// How many values are in a line is not counted: most are not read.
std::size_t recording_index::take(std::string_view line, const line_place& where) {
    std::string id(sole_id(line));
    if (id.empty()) id = read_id(line, where.text());
    if (id.empty()) return 0;
    const auto [place, is_new] = own_.emplace(std::move(id), line);
    if (!is_new)
        throw failure(exit_code::invalid,
                      where.text() + ": case " + place->first + " is there twice");
    return 0;
}

std::string_view recording_index::line(std::string_view id) const {
    const auto own = own_.find(id);
    if (own != own_.end()) return own->second;
    if (!base_ || std::binary_search(head_.without.begin(), head_.without.end(), id)) return {};
    const auto based = std::lower_bound(base_->lines.begin(), base_->lines.end(), id, comes_before);
    return based != base_->lines.end() && based->first == id ? based->second : std::string_view();
}

std::vector<std::string_view> recording_index::ids() const {
    std::vector<std::string_view> out;
    for (const auto& [id, line] : own_)
        out.push_back(id);
    if (!base_) return out;
    for (const auto& [id, line] : base_->lines)
        if (!own_.contains(id) &&
            !std::binary_search(head_.without.begin(), head_.without.end(), id))
            out.push_back(id);
    std::sort(out.begin(), out.end());
    return out;
}

} // namespace sockmatrix
