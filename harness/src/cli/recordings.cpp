#include "cli/recordings.hpp"

#include "judge/extent.hpp"
#include "matrix/moved.hpp"
#include "model/failure.hpp"
#include "model/parallel.hpp"
#include "model/selection.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace sockmatrix {
namespace fs = std::filesystem;

fs::path recording_file(const fs::path& folder, const std::string& target) {
    return folder / (target + ".ndjson");
}

std::vector<fs::path> recordings_below(const fs::path& folder) {
    std::vector<fs::path> files;
    if (fs::is_directory(folder))
        for (const auto& entry : fs::recursive_directory_iterator(folder))
            if (entry.path().extension() == ".ndjson") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

namespace {

std::vector<fs::path> files_of(const places& where, const std::string& name) {
    if (fs::is_directory(name)) {
        const std::vector<fs::path> files = recordings_below(name);
        if (!files.empty()) return files;
        throw failure(exit_code::invalid, name + ": no recordings (*.ndjson) below this folder");
    }
    if (fs::exists(name)) return {name};
    for (const fs::path& folder : {where.out() / "recordings", where.observed()}) {
        const fs::path file = recording_file(folder, name);
        if (fs::exists(file)) return {file};
    }
    throw failure(exit_code::invalid,
                  name + ": no such file, and no recording of a target of this name; run it first "
                         "with `sockmatrix run`");
}

} // namespace

std::vector<fs::path> named_recordings(const places& where, const std::vector<std::string>& names) {
    std::vector<fs::path> files;
    for (const std::string& name : names) {
        const std::vector<fs::path> found = files_of(where, name);
        files.insert(files.end(), found.begin(), found.end());
    }
    std::set<fs::path> met;
    std::erase_if(files, [&](const fs::path& file) {
        return !met.insert(fs::weakly_canonical(file)).second;
    });
    if (names.empty()) files = recordings_below(where.out() / "recordings");
    if (files.empty())
        throw failure(exit_code::invalid,
                      (where.out() / "recordings").string() +
                          ": no recordings there; run `sockmatrix run` first or name some");
    return files;
}

stored_recording open_recording(recording_reader& reader, const fs::path& file) {
    stored_recording out = reader.open(file);
    require_header(out.run(), file.generic_string());
    return out;
}

std::vector<named_recording> read_recordings(const std::vector<fs::path>& files) {
    std::vector<named_recording> out(files.size());
    recording_reader reader;
    each_in_parallel(files.size(), [&](std::size_t i) {
        out[i] = {files[i], open_recording(reader, files[i])};
    });
    return out;
}

void require_distinct(const std::vector<named_recording>& recordings) {
    std::map<std::string, fs::path> files; // by target
    for (const named_recording& one : recordings) {
        const std::string target = one.content.run().value("target", "");
        const auto [other, first] = files.emplace(target, one.file);
        if (!first)
            throw failure(exit_code::invalid, one.file.string() + ": is of the target " + target +
                                                  ", as " + other->second.string() +
                                                  " is; name one of them");
    }
}

judge_inputs::judge_inputs(suite cases, std::vector<profile> expected, fs::path earlier)
    : all(std::move(cases)), profiles(std::move(expected)), baseline(std::move(earlier)),
      judge(all, profiles) {}

judge_inputs load_judge_inputs(const places& where, const std::string& baseline) {
    suite all = load_suite(where.cases());
    std::vector<profile> profiles = load_profiles(where.profiles());
    if (!baseline.empty() && !fs::is_directory(baseline))
        throw failure(exit_code::invalid,
                      baseline + ": no such folder; --baseline takes a folder of recordings");
    return {std::move(all), std::move(profiles),
            baseline.empty() ? where.observed() : fs::path(baseline)};
}

std::vector<judgement> judge_recordings(const places& where, const judge_inputs& inputs,
                                        const std::vector<std::string>& names) {
    std::vector<named_recording> recordings = read_recordings(named_recordings(where, names));
    require_distinct(recordings);
    return judge_recordings(inputs, std::move(recordings));
}

std::vector<judgement> judge_recordings(const judge_inputs& inputs,
                                        std::vector<named_recording> recordings) {
    std::vector<judgement> out(recordings.size());
    each_in_parallel(recordings.size(), [&](std::size_t i) {
        const stored_recording seen =
            std::move(recordings[i].content); // freed here, by the thread that judged it
        out[i] = judge_recording(inputs, seen, recordings[i].file);
    });
    return out;
}

namespace {

/// The target's earlier recording, if there is another one than `from`.
std::optional<stored_recording> earlier_of(const judge_inputs& inputs, const stored_recording& seen,
                                           const fs::path& from) {
    const fs::path file = recording_file(inputs.baseline, seen.run().value("target", ""));
    if (!fs::exists(file) || (!from.empty() && fs::equivalent(file, from))) return std::nullopt;
    return open_recording(inputs.reader, file);
}

} // namespace

judgement judge_case(const judge_inputs& inputs, const test_case& about,
                     const stored_recording& seen, const fs::path& from) {
    const std::optional<stored_recording> earlier = earlier_of(inputs, seen, from);
    judgement out;
    out.target = seen.run().value("target", "");
    out.run = seen.run();
    if (auto one = inputs.judge.judge_case(about, seen, earlier ? &*earlier : nullptr))
        out.verdicts.push_back(std::move(*one));
    add_extent(extent_of(inputs.all, seen.run(), ids_of(seen)), inputs.all, out);
    return out;
}

judgement judge_recording(const judge_inputs& inputs, const stored_recording& seen,
                          const fs::path& from) {
    const std::optional<stored_recording> earlier = earlier_of(inputs, seen, from);
    const extent held = extent_of(inputs.all, seen.run(), ids_of(seen));
    judgement out = inputs.judge.judge(seen, earlier ? &*earlier : nullptr, held.every_case);
    add_extent(held, inputs.all, out);
    if (earlier && !other_place(earlier->run(), seen.run()).first.empty())
        out.moved = cells_moved(inputs.all, inputs.judge.judge(*earlier, nullptr, false), out);
    return out;
}

} // namespace sockmatrix
