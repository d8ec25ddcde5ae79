#include "model/recording.hpp"

#include "model/failure.hpp"

#include <cerrno>
#include <fstream>
#include <sstream>
#include <system_error>

namespace sockmatrix {
namespace {

std::string dump(const json& value) {
    // Messages of implementations may hold any octets; a recording is always UTF-8.
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

[[noreturn]] void invalid(const std::string& where, const std::string& what) {
    throw failure(exit_code::invalid, where + ": " + what);
}

/// Runs `read` and turns the JSON library's errors into ours.
template <class Read>
auto reading(const std::string& where, Read read) {
    try {
        return read();
    } catch (const json::exception& error) {
        invalid(where, std::string("not a line of a recording: ") + error.what());
    }
}

json parse_line(std::string_view line, const std::string& where) {
    json value = json::parse(line.begin(), line.end(), nullptr, false);
    if (!value.is_object()) invalid(where, "not a line of a recording: no JSON object");
    return value;
}

} // namespace

std::string to_line(const observation& seen) {
    json line = {{"case", seen.case_id}, {"answer", seen.answer}};
    if (!seen.env.empty()) line["env"] = seen.env;
    if (seen.broke)
        line["broke"] = {
            {"kind", seen.broke->kind}, {"why", seen.broke->why}, {"step", seen.broke->step}};
    if (seen.skipped)
        line["skipped"] = {{"need", seen.skipped->need},
                           {"why", seen.skipped->why},
                           {"environment", seen.skipped->environment}};
    if (seen.stopped) line["stopped"] = *seen.stopped;
    return dump(line);
}

std::string header_line(const json& run) {
    return dump({{"run", run}});
}

namespace {

observation observation_of(json value, const std::string& where) {
    return reading(where, [&] {
        observation out;
        value.at("case").get_to(out.case_id);
        out.answer = std::move(value.at("answer"));
        if (value.contains("env")) out.env = std::move(value.at("env"));
        if (!out.answer.is_array() || !out.env.is_object())
            invalid(where, "answer is no array or env no object");
        if (value.contains("broke")) {
            const json& broke = value.at("broke");
            out.broke = fault{broke.at("kind"), broke.at("why"), broke.at("step")};
        }
        if (value.contains("skipped")) {
            const json& skipped = value.at("skipped");
            out.skipped = skip{skipped.at("need"), skipped.at("why"), skipped.at("environment")};
        }
        if (value.contains("stopped")) out.stopped = value.at("stopped").get<std::size_t>();
        return out;
    });
}

} // namespace

observation parse_observation(std::string_view line, const std::string& where) {
    return observation_of(parse_line(line, where), where);
}

std::variant<observation, incident> parse_recorded(std::string_view line,
                                                   const std::string& where) {
    json value = parse_line(line, where);
    if (value.contains("incident")) return parse_incident(value, where);
    return observation_of(std::move(value), where);
}

void write_recording(const std::filesystem::path& file, const recording& what) {
    std::string content = header_line(what.run) + "\n";
    for (const auto& [id, seen] : what.observations)
        content += to_line(seen) + "\n";
    for (const incident& one : what.incidents)
        content += to_line(one) + "\n";
    replace_file(file, content);
}

std::string read_file(const std::filesystem::path& file) {
    if (std::filesystem::is_directory(file))
        invalid(file.generic_string(), "is a folder, not a file");
    errno = 0;
    std::ifstream in(file, std::ios::binary);
    std::ostringstream content;
    // Inserting an empty buffer sets the fail bit, so an empty file is told apart by the stream it
    // came from.
    if (in && in.peek() != std::ifstream::traits_type::eof()) content << in.rdbuf();
    if (!in.is_open() || in.bad() || content.bad())
        invalid(file.generic_string(),
                "cannot be read" +
                    (errno == 0 ? "" : ": " + std::generic_category().message(errno)));
    return std::move(content).str();
}

} // namespace sockmatrix
