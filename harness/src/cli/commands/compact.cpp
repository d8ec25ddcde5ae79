#include "judge/compact.hpp"
#include "cli/app.hpp"
#include "cli/output.hpp"
#include "cli/recordings.hpp"
#include "judge/extent.hpp"
#include "model/failure.hpp"
#include "model/files.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <memory>

namespace sockmatrix {
namespace {

namespace fs = std::filesystem;

struct compact_options {
    std::vector<std::string> recordings;
    std::string out;
    std::string format = "text";
    bool partial = false;
};

/// Target -> recording.
using by_target = std::map<std::string, recording>;

std::string target_of(const recording& one) {
    return one.run.value("target", "");
}

/// A recording that lacks what it set out to run is not kept: beside others nobody would see that
/// it does. `also` holds what is added to it.
void require_held(const suite& all, const recording& one, const case_ids& also,
                  const fs::path& file) {
    const extent held = extent_of(all, one.run, ids_of(one));
    const auto is_there = [&](const std::string& id) {
        return std::binary_search(also.begin(), also.end(), id);
    };
    const bool lacks = !std::all_of(held.lost.begin(), held.lost.end(), is_there);
    const bool tells = one.run.contains("selected"); // one of an older harness is kept as it is
    if (tells && !held.gaps.empty())
        throw failure(exit_code::invalid, file.string() + ": " + held.gaps.front() +
                                              "; end the run with --resume, or run it again");
    if (tells && lacks)
        throw failure(exit_code::invalid, file.string() + ": " + held.remark +
                                              "; end the run with --resume, or run it again");
}

/// A run of some cases would silently take the others out of the repository.
void require_whole(const suite& all, const recording& now, const recording& before,
                   const fs::path& file) {
    for (const auto& [id, seen] : before.observations)
        if (!now.observations.contains(id) && find_case(all, id) != nullptr)
            throw failure(exit_code::invalid, file.string() + ": lacks the case " + id +
                                                  ", which the earlier recording has; run all "
                                                  "cases, or give --partial to add to it");
}

/// A run asks for the constants of its own cases only; those of the cases that stay are still
/// needed. What both set out to run is what there is now.
void add_to(const suite& all, recording& now, recording& before) {
    json constants = before.run.value("constants", json::object());
    constants.update(now.run.value("constants", json::object()));
    now.run["constants"] = std::move(constants);
    for (const incident& one : before.incidents)
        if (!now.observations.contains(one.cases.front())) now.incidents.push_back(one);
    now.observations.merge(before.observations);
    now.run["selected"] = to_json(selection_of_held(all, ids_of(now)));
}

void take(const suite& all, by_target& into, const fs::path& file, bool partial, recording now) {
    const std::string target = target_of(now);
    const auto before = into.find(target);
    const bool adds = partial && before != into.end();
    require_held(all, now, adds ? ids_of(before->second) : case_ids(), file);
    if (adds) {
        require_held(all, before->second, ids_of(now), "the recording of " + target + " before");
        add_to(all, now, before->second);
    } else if (before != into.end()) {
        require_whole(all, now, before->second, file);
    }
    into[target] = std::move(now);
}

by_target recordings_to_keep(const places& where, const suite& all, const compact_options& options,
                             const fs::path& out) {
    by_target kept;
    recording_reader reader;
    for (const fs::path& file : recordings_below(out)) {
        recording one = open_recording(reader, file).take();
        const std::string target = target_of(one);
        kept[target] = std::move(one);
    }
    std::vector<named_recording> given =
        read_recordings(named_recordings(where, options.recordings));
    std::vector<file_of_target> targets;
    for (const named_recording& one : given)
        targets.emplace_back(one.file, one.content.run().value("target", ""));
    require_distinct(targets);
    for (named_recording& one : given)
        take(all, kept, one.file, options.partial, one.content.take());
    return kept;
}

/// The order in which bases are looked for: refsock on this project's own machine, what else runs
/// there, the others.
std::vector<std::string> in_order(const by_target& kept) {
    std::vector<std::string> targets;
    for (const auto& [target, one] : kept)
        targets.push_back(target);
    const auto first =
        std::stable_partition(targets.begin(), targets.end(), [](const std::string& target) {
            return target == "linux-glibc-x86_64/refsock";
        });
    std::stable_partition(first, targets.end(), [](const std::string& target) {
        return target.starts_with("linux-glibc-x86_64/");
    });
    return targets;
}

void write(const fs::path& file, const std::string& text) {
    make_folder(file.parent_path());
    if (!fs::exists(file) || read_file(file) != text) replace_file(file, text);
}

struct written {
    std::string target;
    std::string like;
    std::size_t cases = 0;
    std::size_t octets = 0;
};

/// Bases first: a reader that comes in between refuses what does not go with them.
std::vector<written> write_all(const fs::path& out, const std::vector<std::string>& targets,
                               const std::vector<compact_form>& forms) {
    std::vector<written> done;
    for (const bool whole : {true, false})
        for (std::size_t i = 0; i < targets.size(); ++i) {
            if (forms[i].like.empty() != whole) continue;
            const std::string text = compact_text(forms[i]);
            write(recording_file(out, targets[i]), text);
            done.push_back({targets[i], forms[i].like, forms[i].differs.size(), text.size()});
        }
    return done;
}

int compact_command(const places& where, const compact_options& options) {
    const suite all = load_suite(where.cases());
    const fs::path out = options.out.empty() ? where.observed() : fs::path(options.out);
    by_target kept = recordings_to_keep(where, all, options, out);
    const std::vector<std::string> targets = in_order(kept);
    std::vector<recording> seen;
    for (const std::string& target : targets)
        seen.push_back(std::move(kept[target]));

    json values = json::array();
    std::string text;
    std::size_t octets = 0;
    for (const written& one : write_all(out, targets, compact_all(all, seen))) {
        values.push_back({{"target", one.target},
                          {"like", one.like},
                          {"cases", one.cases},
                          {"octets", one.octets}});
        text +=
            fmt::format("{}: {} cases{}, {} KiB\n", one.target, one.cases,
                        one.like.empty() ? "" : " unlike " + one.like, (one.octets + 1023) / 1024);
        octets += one.octets;
    }
    if (options.format == "json")
        print_json(values);
    else
        print_text(text + fmt::format("{} recordings, {} KiB in {}\n", targets.size(),
                                      (octets + 1023) / 1024, out.string()));
    return static_cast<int>(exit_code::as_expected);
}

} // namespace

void add_compact(CLI::App& app, command& chosen) {
    auto options = std::make_shared<compact_options>();
    CLI::App* sub = app.add_subcommand(
        "compact", "Keep recordings in the repository, each as what differs from another");
    sub->footer("Example: sockmatrix compact reports/out/recordings --out reports/observed");
    sub->add_option("recording", options->recordings,
                    "Files, folders or targets (all below reports/out if none)");
    sub->add_option("--out", options->out,
                    "Folder to keep them in, with those that it has (reports/observed)");
    sub->add_flag("--partial", options->partial,
                  "Recordings of some cases only: the others stay as they are");
    add_format(*sub, options->format);
    sub->callback([options, &chosen] {
        chosen = [options](const places& where) { return compact_command(where, *options); };
    });
}

} // namespace sockmatrix
