#include "cli/recordings.hpp"

#include "model/failure.hpp"

#include <algorithm>

namespace sockmatrix {
namespace fs = std::filesystem;

fs::path recording_file(const fs::path& folder, const std::string& target) { return folder / (target + ".ndjson"); }

std::vector<fs::path> recordings_below(const fs::path& folder) {
    std::vector<fs::path> files;
    if (fs::is_directory(folder))
        for (const auto& entry : fs::recursive_directory_iterator(folder))
            if (entry.path().extension() == ".ndjson") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

namespace {

std::vector<fs::path> named_recording(const places& where, const std::string& name) {
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
    throw failure(exit_code::invalid, name + ": no such file, and no recording of a target of this name; run it first "
                                             "with `sockmatrix run`");
}

} // namespace

std::vector<fs::path> named_recordings(const places& where, const std::vector<std::string>& names) {
    std::vector<fs::path> files;
    for (const std::string& name : names) {
        const std::vector<fs::path> found = named_recording(where, name);
        files.insert(files.end(), found.begin(), found.end());
    }
    if (names.empty()) files = recordings_below(where.out() / "recordings");
    if (files.empty())
        throw failure(exit_code::invalid, (where.out() / "recordings").string() +
                                              ": no recordings there; run `sockmatrix run` first or name some");
    return files;
}

judge_inputs load_judge_inputs(const places& where, const std::string& baseline) {
    judge_inputs inputs;
    inputs.all = load_suite(where.cases());
    inputs.profiles = load_profiles(where.profiles());
    inputs.baseline = baseline.empty() ? where.observed() : fs::path(baseline);
    if (!baseline.empty() && !fs::is_directory(baseline))
        throw failure(exit_code::invalid, baseline + ": no such folder; --baseline takes a folder of recordings");
    return inputs;
}

judgement judge_recording(const judge_inputs& inputs, const recording& seen) {
    const fs::path file = recording_file(inputs.baseline, seen.run.value("target", ""));
    recording earlier;
    const bool known = fs::exists(file);
    if (known) earlier = read_recording(file);
    const bool full = std::all_of(inputs.all.cases.begin(), inputs.all.cases.end(), [&](const test_case& one) {
        return seen.observations.count(one.id) != 0;
    });
    return judge(inputs.all, inputs.profiles, seen, known ? &earlier : nullptr, full);
}

} // namespace sockmatrix
