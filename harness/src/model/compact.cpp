#include "model/compact.hpp"

#include "model/failure.hpp"

#include <cstdint>

namespace sockmatrix {
namespace {

[[noreturn]] void invalid_compact(const std::string& where, const std::string& what) {
    throw failure(exit_code::invalid, where + ": " + what);
}

json parse_header(std::string_view line, const std::string& where) {
    json header = json::parse(line.begin(), line.end(), nullptr, false);
    if (!header.is_object() || !header.contains("run") || !header["run"].is_object())
        invalid_compact(where, "the first line has no \"run\"");
    return header;
}

void read_header(compact_form& into, std::string_view line, const std::string& where) {
    const json header = parse_header(line, where);
    into.run = header["run"];
    if (!header.contains("like")) return;
    try {
        header["like"].at("target").get_to(into.like);
        header["like"].at("answers").get_to(into.answers);
        into.without = header.value("without", json::array()).get<std::vector<std::string>>();
    } catch (const json::exception& error) {
        invalid_compact(where,
                        std::string("\"like\" or \"without\" is malformed: ") + error.what());
    }
}

/// Lines of a text, each with its number. What follows the last newline is no line.
template <class Each>
void each_line(std::string_view text, Each each) {
    std::size_t number = 1;
    for (std::size_t end = 0; (end = text.find('\n')) != std::string_view::npos; ++number) {
        each(text.substr(0, end), number);
        text.remove_prefix(end + 1);
    }
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

compact_form parse_recording(std::string_view text, const std::string& name) {
    compact_form out;
    bool headed = false;
    each_line(text, [&](std::string_view line, std::size_t number) {
        const std::string where = name + ":" + std::to_string(number);
        if (number == 1) {
            read_header(out, line, where);
            headed = true;
            return;
        }
        auto recorded = parse_recorded(line, where);
        if (auto* happened = std::get_if<incident>(&recorded)) {
            out.incidents.push_back(std::move(*happened));
            return;
        }
        auto& seen = std::get<observation>(recorded);
        std::string id = seen.case_id;
        const auto [place, is_new] = out.differs.try_emplace(std::move(id), std::move(seen));
        if (!is_new) invalid_compact(where, "case " + place->first + " is there twice");
    });
    if (!headed) invalid_compact(name, "not a recording: it has no whole first line");
    return out;
}

} // namespace sockmatrix
