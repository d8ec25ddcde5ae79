#include "model/compact.hpp"

#include "model/failure.hpp"
#include "model/recording_lines.hpp"
#include "model/recording_text.hpp"

#include <cstdint>

namespace sockmatrix {
namespace {

[[noreturn]] void invalid_compact(const std::string& where, const std::string& what) {
    throw failure(exit_code::invalid, where + ": " + what);
}

} // namespace

std::string answers_hash(const recording& what) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const auto& [id, seen] : what.observations) {
        for (const char c : line_without_env(seen) + "\n")
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

namespace {

/// Puts what the lines of a recording tell into a compact form.
class form_reader {
public:
    explicit form_reader(std::string name)
        : splitter_(
              std::move(name), [this](recording_head head) { take_head(std::move(head)); },
              [this](std::string_view line, const line_place& where) {
                  return take_line(line, where.text());
              }) {}
    form_reader(const form_reader&) = delete;
    form_reader& operator=(const form_reader&) = delete;

    recording_splitter& splitter() noexcept { return splitter_; }
    compact_form take() { return std::move(form_); }

private:
    void take_head(recording_head head) {
        form_.run = std::move(head.run);
        form_.like = std::move(head.like);
        form_.answers = std::move(head.answers);
        form_.without = std::move(head.without);
    }
    std::size_t take_line(std::string_view line, const std::string& where) {
        recording_line read = json_line(line, where);
        if (read.object.contains("incident")) {
            form_.incidents.push_back(parse_incident(read.object, where));
            return read.values;
        }
        observation seen = read_observation(std::move(read.object), where);
        std::string id = seen.case_id;
        const auto [place, is_new] = form_.differs.try_emplace(std::move(id), std::move(seen));
        if (!is_new) invalid_compact(where, "case " + place->first + " is there twice");
        return read.values;
    }

    compact_form form_;
    recording_splitter splitter_;
};

} // namespace

compact_form parse_recording(std::string_view text, const std::string& name) {
    form_reader reader(name);
    reader.splitter().add(text);
    reader.splitter().finish();
    return reader.take();
}

compact_form load_recording(const std::filesystem::path& file) {
    form_reader reader(file.generic_string());
    split_file(file, reader.splitter());
    return reader.take();
}

} // namespace sockmatrix
