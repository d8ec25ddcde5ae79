#include "model/compact.hpp"

#include "model/failure.hpp"
#include "model/file_text.hpp"
#include "model/recording_lines.hpp"

#include <algorithm>
#include <cstdint>

namespace sockmatrix {
namespace {

[[noreturn]] void invalid_compact(const std::string& where, const std::string& what) {
    throw failure(exit_code::invalid, where + ": " + what);
}

void read_header(compact_form& into, json header, const std::string& where) {
    const auto run = header.find("run");
    if (run == header.end() || !run->is_object())
        invalid_compact(where, "the first line has no \"run\"");
    if (const std::string why = run_problem(*run); !why.empty()) invalid_compact(where, why);
    into.run = std::move(*run);
    const auto like = header.find("like");
    if (like == header.end()) return;
    try {
        like->at("target").get_to(into.like);
        like->at("answers").get_to(into.answers);
        into.without = header.value("without", json::array()).get<std::vector<std::string>>();
    } catch (const json::exception& error) {
        invalid_compact(where,
                        std::string("\"like\" or \"without\" is malformed: ") + error.what());
    }
    if (into.like.empty()) invalid_compact(where, "\"like\" names no target");
    std::sort(into.without.begin(), into.without.end()); // looked up by halving
}

} // namespace

std::string answers_hash(const recording& what) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const auto& [id, seen] : what.observations) {
        observation steady = seen;
        steady.env = json::object();
        for (const char c : to_line(steady) + "\n")
            hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    }
    std::string out(16, '0');
    for (std::size_t i = out.size(); i > 0; --i, hash >>= 4U)
        out[i - 1] = "0123456789abcdef"[hash & 15U];
    return out;
}

std::string compact_text(const compact_form& what) {
    json header = {{"run", what.run}};
    if (!what.like.empty()) {
        header["like"] = {{"target", what.like}, {"answers", what.answers}};
        if (!what.without.empty()) header["without"] = what.without;
    }
    std::string out = header.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
    for (const auto& [id, seen] : what.differs)
        out += to_line(seen) + "\n";
    for (const incident& one : what.incidents)
        out += to_line(one) + "\n";
    return out;
}

recording_parser::recording_parser(std::string name) : name_(std::move(name)) {}

void recording_parser::add(std::string_view octets) {
    octets_ += octets.size();
    if (octets_ > limits::recording_file)
        invalid_compact(name_, "has more than " + std::to_string(limits::recording_file) +
                                   " octets, which is the limit");
    for (std::size_t end = 0; (end = octets.find('\n')) != std::string_view::npos;
         octets.remove_prefix(end + 1)) {
        if (begun_.empty()) {
            take(octets.substr(0, end));
            continue;
        }
        begun_ += octets.substr(0, end);
        take(begun_);
        begun_.clear();
    }
    begun_ += octets;
    if (begun_.size() >= limits::recording_line) take(begun_); // tells that it is too long
}

void recording_parser::take(std::string_view line) {
    const std::string where = name_ + ":" + std::to_string(++lines_);
    if (lines_ > limits::recording_lines)
        invalid_compact(where, "there are more than " + std::to_string(limits::recording_lines) +
                                   " lines, which is the limit");
    recording_line read = json_line(line, where);
    values_ += read.values;
    if (values_ > limits::recording_values)
        invalid_compact(where, "there are more than " + std::to_string(limits::recording_values) +
                                   " values so far, which is the limit");
    if (lines_ == 1) return read_header(form_, std::move(read.object), where);
    if (read.object.contains("incident")) {
        form_.incidents.push_back(parse_incident(read.object, where));
        return;
    }
    observation seen = read_observation(std::move(read.object), where);
    std::string id = seen.case_id;
    const auto [place, is_new] = form_.differs.try_emplace(std::move(id), std::move(seen));
    if (!is_new) invalid_compact(where, "case " + place->first + " is there twice");
}

compact_form recording_parser::finish() {
    if (lines_ == 0) invalid_compact(name_, "not a recording: it has no whole first line");
    return std::move(form_);
}

compact_form parse_recording(std::string_view text, const std::string& name) {
    recording_parser parser(name);
    parser.add(text);
    return parser.finish();
}

compact_form load_recording(const std::filesystem::path& file) {
    recording_parser parser(file.generic_string());
    file_text in(file);
    for (std::string_view part = in.next(); !part.empty(); part = in.next())
        parser.add(part);
    return parser.finish();
}

} // namespace sockmatrix
