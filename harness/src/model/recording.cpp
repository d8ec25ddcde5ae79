#include "model/recording.hpp"

#include "model/failure.hpp"
#include "model/file_text.hpp"
#include "model/recording_lines.hpp"

namespace sockmatrix {
namespace {

std::string dump(const json& value) {
    // Messages of implementations may hold any octets; a recording is always UTF-8.
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

/// Keys are sorted, as those of a json object are, which need not be built.
std::string line_of(const observation& seen, bool with_env) {
    std::string line = "{\"answer\":" + dump(seen.answer);
    const auto add = [&](const char* key, const json& value) {
        line += std::string(",\"") + key + "\":" + dump(value);
    };
    if (seen.broke)
        add("broke",
            {{"kind", seen.broke->kind}, {"why", seen.broke->why}, {"step", seen.broke->step}});
    add("case", seen.case_id);
    if (with_env && !seen.env.empty()) add("env", seen.env);
    if (seen.skipped)
        add("skipped", {{"need", seen.skipped->need},
                        {"why", seen.skipped->why},
                        {"environment", seen.skipped->environment}});
    if (seen.stopped) add("stopped", *seen.stopped);
    return line + "}";
}

} // namespace

std::string to_line(const observation& seen) {
    return line_of(seen, true);
}

std::string line_without_env(const observation& seen) {
    return line_of(seen, false);
}

std::string header_line(const json& run) {
    return dump({{"run", run}});
}

observation parse_observation(std::string_view line, const std::string& where) {
    return read_observation(json_line(line, where).object, where);
}

std::variant<observation, incident> parse_recorded(std::string_view line,
                                                   const std::string& where) {
    json value = json_line(line, where).object;
    if (value.contains("incident")) return parse_incident(value, where);
    return read_observation(std::move(value), where);
}

void write_recording(const std::filesystem::path& file, const recording& what) {
    std::string content = header_line(what.run) + "\n";
    for (const auto& [id, seen] : what.observations)
        content += to_line(seen) + "\n";
    for (const incident& one : what.incidents)
        content += to_line(one) + "\n";
    replace_file(file, content);
}

std::string read_file(const std::filesystem::path& file, std::size_t limit) {
    file_text in(file);
    std::string content;
    for (std::string_view part = in.next(); !part.empty(); part = in.next()) {
        content += part;
        if (content.size() > limit)
            throw failure(exit_code::invalid, file.generic_string() + ": has more than " +
                                                  std::to_string(limit) +
                                                  " octets, which is the limit");
    }
    return content;
}

} // namespace sockmatrix
