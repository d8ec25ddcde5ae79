#include "model/recording_text.hpp"

#include "model/failure.hpp"
#include "model/file_text.hpp"
#include "model/recording_lines.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

[[noreturn]] void refuse_text(const std::string& where, const std::string& what) {
    throw failure(exit_code::invalid, where + ": " + what);
}

recording_head read_head(json header, const std::string& where) {
    recording_head out;
    const auto run = header.find("run");
    if (run == header.end() || !run->is_object())
        refuse_text(where, "the first line has no \"run\"");
    if (const std::string why = run_problem(*run); !why.empty()) refuse_text(where, why);
    out.run = std::move(*run);
    const auto like = header.find("like");
    if (like == header.end()) return out;
    try {
        like->at("target").get_to(out.like);
        like->at("answers").get_to(out.answers);
        out.without = header.value("without", json::array()).get<std::vector<std::string>>();
    } catch (const json::exception& error) {
        refuse_text(where, std::string("\"like\" or \"without\" is malformed: ") + error.what());
    }
    if (out.like.empty()) refuse_text(where, "\"like\" names no target");
    std::sort(out.without.begin(), out.without.end()); // looked up by halving
    return out;
}

void refuse_more_than(std::size_t limit, const std::string& where, const std::string& what) {
    refuse_text(where, "there are more than " + std::to_string(limit) + " " + what +
                           ", which is the limit");
}

} // namespace

recording_splitter::recording_splitter(std::string name, take_head head, take_line line)
    : name_(std::move(name)), head_(std::move(head)), line_(std::move(line)) {}

void recording_splitter::add(std::string_view octets) {
    octets_ += octets.size();
    if (octets_ > limits::recording_file)
        refuse_text(name_, "has more than " + std::to_string(limits::recording_file) +
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

void recording_splitter::take(std::string_view line) {
    const line_place where{name_, ++lines_};
    if (lines_ > limits::recording_lines)
        refuse_more_than(limits::recording_lines, where.text(), "lines");
    if (lines_ == 1) {
        recording_line read = json_line(line, where.text());
        values_ += read.values;
        return head_(read_head(std::move(read.object), where.text()));
    }
    values_ += line_(line, where);
    if (values_ > limits::recording_values)
        refuse_more_than(limits::recording_values, where.text(), "values so far");
}

void recording_splitter::finish() const {
    if (lines_ == 0) refuse_text(name_, "not a recording: it has no whole first line");
}

void split_file(const std::filesystem::path& file, recording_splitter& to) {
    file_text in(file);
    for (std::string_view part = in.next(); !part.empty(); part = in.next())
        to.add(part);
    to.finish();
}

json read_run(const std::filesystem::path& file) {
    json run;
    recording_splitter splitter(
        file.generic_string(), [&](recording_head head) { run = std::move(head.run); },
        [](std::string_view, const line_place&) { return 0U; });
    file_text in(file);
    for (std::string_view part = in.next(); run.is_null() && !part.empty(); part = in.next())
        splitter.add(part);
    splitter.finish();
    return run;
}

} // namespace sockmatrix
