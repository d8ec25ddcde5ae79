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

void require_distinct(const std::vector<file_of_target>& files) {
    std::map<std::string, fs::path> known; // by target
    for (const auto& [file, target] : files) {
        const auto [other, first] = known.emplace(target, file);
        if (!first)
            throw failure(exit_code::invalid, file.string() + ": is of the target " + target +
                                                  ", as " + other->second.string() +
                                                  " is; name one of them");
    }
}

fs::path earlier_recordings::file_of(const std::string& target, const fs::path& from) const {
    const fs::path file = recording_file(folder_, target);
    if (!fs::exists(file) || (!from.empty() && fs::equivalent(file, from))) return {};
    return file;
}

earlier_recordings::slot& earlier_recordings::slot_of(const fs::path& file) {
    const std::lock_guard hold(lock_);
    std::unique_ptr<slot>& place = known_[file];
    if (!place) place = std::make_unique<slot>();
    return *place;
}

const recording_index& earlier_recordings::read(const fs::path& file) {
    slot& known = slot_of(file);
    std::call_once(known.once,
                   [&] { known.content = std::make_unique<recording_index>(file, reader); });
    return *known.content;
}

const json& earlier_recordings::run_of(const fs::path& file) {
    slot& known = slot_of(file);
    std::call_once(known.once_run, [&] { known.run = read_run(file); });
    return known.run;
}

find_earlier earlier_recordings::than(fs::path from) {
    return [this, from = std::move(from)](const json& run) -> earlier_source {
        const fs::path file = file_of(run.value("target", ""), from);
        if (file.empty()) return nullptr;
        return [this, file] { return &read(file); };
    };
}

judge_inputs::judge_inputs(suite cases, std::vector<profile> expected, fs::path before)
    : all(std::move(cases)), profiles(std::move(expected)), earlier(std::move(before)),
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

void judge_files(const judge_inputs& inputs, const std::vector<fs::path>& files,
                 const std::function<void(judgement)>& take) {
    std::mutex lock;
    std::map<std::size_t, judgement> ready; // those whose turn has not come
    std::size_t next = 0;
    each_in_parallel(files.size(), [&](std::size_t i) {
        judgement one = judge_file(inputs, files[i]);
        const std::lock_guard hold(lock);
        ready.emplace(i, std::move(one));
        for (auto turn = ready.find(next); turn != ready.end(); turn = ready.find(++next)) {
            take(std::move(turn->second));
            ready.erase(turn);
        }
    });
}

std::vector<judgement> judge_recordings(const places& where, const judge_inputs& inputs,
                                        const std::vector<std::string>& names) {
    const std::vector<fs::path> files = named_recordings(where, names);
    std::vector<judgement> out;
    judge_files(inputs, files, [&](judgement one) { out.push_back(std::move(one)); });
    std::vector<file_of_target> targets;
    for (std::size_t i = 0; i < files.size(); ++i)
        targets.emplace_back(files[i], out[i].target);
    require_distinct(targets);
    return out;
}

namespace {

/// The target's earlier recording may have been made on another system.
void set_moved(const judge_inputs& inputs, const fs::path& from, judgement& out) {
    const fs::path file = inputs.earlier.file_of(out.target, from);
    if (file.empty() || other_place(inputs.earlier.run_of(file), out.run).first.empty()) return;
    out.moved =
        cells_moved(inputs.all, inputs.judge.judge_file(file, inputs.earlier.reader, nullptr), out);
}

} // namespace

judgement judge_recording(const judge_inputs& inputs, const stored_recording& seen) {
    judgement out = inputs.judge.judge(seen, inputs.earlier.than({})(seen.run()));
    set_moved(inputs, {}, out);
    return out;
}

judgement judge_file(const judge_inputs& inputs, const fs::path& file) {
    judgement out = inputs.judge.judge_file(file, inputs.earlier.reader, inputs.earlier.than(file));
    set_moved(inputs, file, out);
    return out;
}

} // namespace sockmatrix
