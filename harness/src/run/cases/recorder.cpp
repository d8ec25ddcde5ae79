#include "run/cases/recorder.hpp"

#include "model/failure.hpp"
#include "run/protocol/adapter_info.hpp"

namespace sockmatrix {
namespace {

[[noreturn]] void refuse(const run_options& options, const std::string& what) {
    throw failure(exit_code::invalid, options.output.string() + ": cannot be resumed, as " + what +
                                          "; run without --resume to start anew");
}

void require_same(const run_options& options, const json& run, const std::string& key,
                  const std::string& now) {
    const std::string before = run.is_object() ? run.value(key, "") : "";
    if (before != now)
        refuse(options, "its " + key + " is \"" + before + "\", not \"" + now + "\"");
}

} // namespace

recorder::recorder(const run_options& options, const target_command& target,
                   const std::vector<const test_case*>& cases)
    : options_(options) {
    std::set<std::string, std::less<>> ids;
    for (const test_case* one : cases)
        ids.insert(one->id);
    selected_ = to_json(
        selection{options.select, options.exclude, ids.size(), ids_hash({ids.begin(), ids.end()})});
    if (options.resume && std::filesystem::exists(options.output)) resume(target, ids);
}

/// More cases than before may be selected now, fewer not: the recording would hold what it does not
/// speak of.
void recorder::resume(const target_command& target, const std::set<std::string, std::less<>>& ids) {
    kept_ = read_recording(options_.output);
    require_header(kept_.run, options_.output.string());
    require_same(options_, kept_.run, "suite", options_.suite_hash);
    require_same(options_, kept_.run, "target", target.target);
    for (const auto& [id, seen] : kept_.observations)
        if (!ids.contains(id))
            refuse(options_, "it holds the case " + id + ", which is not selected now");
    kept_.run["selected"] = selected_;
    // The time of the run that was cut off is no fault of this one.
    std::erase_if(kept_.incidents, [](const incident& one) { return one.at == "run"; });
    resumed_ = true;
}

void recorder::begin(json header) {
    header["selected"] = selected_;
    if (resumed_) adopt(header);
    kept_.run = std::move(header);
    if (options_.output.empty()) return;
    // A killed run may have left half a line, so what is kept is written anew.
    write_recording(options_.output, kept_);
    file_ = append_file(options_.output, true);
}

void recorder::adopt(json& header) const {
    const std::string differs = header_difference(kept_.run, header);
    if (!differs.empty()) refuse(options_, differs + " has changed since");
    header["started"] = kept_.run.value("started", json());
    const json before = kept_.run.value("constants", json::object());
    for (const auto& [name, value] : before.items())
        header["constants"][name] = value;
}

void recorder::add(observation seen) {
    if (file_) {
        lines_ += to_line(seen);
        lines_ += '\n';
    }
    std::string id = seen.case_id;
    kept_.observations.insert_or_assign(std::move(id), std::move(seen));
}

void recorder::add(incident what) {
    if (file_) {
        lines_ += to_line(what);
        lines_ += '\n';
    }
    kept_.incidents.push_back(std::move(what));
}

/// A case of the batch that was run again may have shown the same fault by itself.
void recorder::drop_explained() {
    const auto fault_of = [this](const std::string& id) {
        const auto found = kept_.observations.find(id);
        const bool broke = found != kept_.observations.end() && found->second.broke;
        return broke ? found->second.broke->kind : std::string();
    };
    std::erase_if(kept_.incidents,
                  [&](const incident& one) { return is_explained(one, fault_of); });
}

void recorder::flush() {
    if (lines_.empty()) return;
    file_.write(lines_);
    lines_.clear();
}

recording recorder::finish() {
    flush();
    drop_explained();
    file_ = append_file();
    if (!options_.output.empty()) write_recording(options_.output, kept_);
    return std::move(kept_);
}

} // namespace sockmatrix
