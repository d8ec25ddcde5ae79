#include "judge/accept.hpp"
#include "cli/accept_entry.hpp"
#include "cli/app.hpp"
#include "cli/option_checks.hpp"
#include "cli/output.hpp"
#include "cli/recordings.hpp"
#include "load/profile_writer.hpp"
#include "model/enum_names.hpp"
#include "model/failure.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <set>

namespace sockmatrix {
namespace {

struct accept_options {
    std::vector<std::string> recordings;
    std::vector<std::string> cases;
    std::vector<std::string> conditions;
    accepted_words words;
    std::string trait;
    std::string axis;
    std::string says;
    std::string format = "text";
    bool also_new = false;
    bool drop_stale = false;
    bool dry_run = false;
};

/// The profile of the trait that is there, or null.
const profile* profile_of(const std::vector<profile>& profiles, const std::string& trait) {
    const auto found = std::find_if(profiles.begin(), profiles.end(),
                                    [&](const profile& one) { return one.trait == trait; });
    return found == profiles.end() ? nullptr : &*found;
}

accept_request request_of(const accept_options& options, const profile* known) {
    if (known == nullptr && options.axis.empty())
        throw failure(exit_code::invalid,
                      options.trait + ": has no profile yet; name its axis with --axis");
    if (known != nullptr && !options.axis.empty() &&
        value_named<axis>(axis_names, options.axis) != known->on)
        throw failure(exit_code::invalid,
                      options.trait + ": its profile is on another axis than " + options.axis);
    accept_request request;
    request.like.trait = options.trait;
    request.like.also = options.words.also;
    request.like.when = options.words.when;
    request.on = known != nullptr ? known->on : value_named<axis>(axis_names, options.axis).value();
    request.also_new = options.also_new;
    request.drop_stale = options.drop_stale;
    request.wants = [globs = options.cases](const std::string& id) {
        return globs.empty() ||
               std::any_of(globs.begin(), globs.end(),
                           [&](const std::string& glob) { return glob_match(glob, id); });
    };
    return request;
}

std::vector<recording> read_all(const places& where, const std::vector<std::string>& names) {
    std::vector<recording> seen;
    for (named_recording& one : read_recordings(named_recordings(where, names)))
        seen.push_back(one.content.take());
    return seen;
}

profile_text changed_text(const places& where, const accept_options& options, bool known,
                          const acceptance& plan, const std::vector<recording>& seen) {
    const auto file = where.profiles() / (options.trait + ".json");
    profile_text text =
        known ? profile_text(file) : profile_text(file, options.trait, options.axis, options.says);
    for (const expectation& one : plan.dropped)
        text.remove(one);
    if (!options.words.why.empty())
        for (const accepted_entry& one : plan.entries)
            text.add(one.pattern, entry_json(one, options.words, seen[one.recording].run));
    return text;
}

/// What `check` would find. Entries are told by what they expect: their places are others once one
/// is added.
std::set<std::string> findings_of(const suite& all, std::vector<profile> profiles) {
    for (profile& from : profiles)
        for (expectation& one : from.entries)
            one.file = fmt::format("{}.json: {}", from.trait, fmt::join(one.outcomes, ", "));
    std::set<std::string> out;
    for (const finding& one : check_profiles(all, profiles))
        out.insert(one.where + " " + one.what);
    return out;
}

/// Refuses what `check` would find in the changed profiles and does not find now.
void require_no_findings(const suite& all, std::vector<profile> profiles, const profile& changed) {
    const std::set<std::string> before = findings_of(all, profiles);
    std::erase_if(profiles, [&](const profile& one) { return one.trait == changed.trait; });
    profiles.push_back(changed);
    for (const std::string& one : findings_of(all, std::move(profiles)))
        if (!before.contains(one))
            throw failure(exit_code::invalid, "nothing was written, as " + one);
}

json plan_json(const acceptance& plan, const std::vector<recording>& seen) {
    json value = {
        {"accepted", json::array()}, {"dropped", json::array()}, {"refused", json::array()}};
    for (const accepted_entry& one : plan.entries)
        value["accepted"].push_back({{"case", one.pattern},
                                     {"outcome", one.outcome},
                                     {"on", seen[one.recording].run.value("target", "")},
                                     {"cases", one.cases}});
    for (std::size_t i = 0; i < plan.entries.size(); ++i)
        if (!plan.entries[i].answer.is_null())
            value["accepted"][i]["answer"] = plan.entries[i].answer;
    for (const expectation& one : plan.dropped)
        value["dropped"].push_back(
            {{"case", one.pattern}, {"outcome", one.outcomes}, {"where", one.file}});
    for (const refused_case& one : plan.refused)
        value["refused"].push_back({{"case", one.case_id}, {"why", one.why}});
    return value;
}

std::string plan_text(const acceptance& plan, const std::string& file, bool dry_run) {
    std::size_t cases = 0;
    std::string lines;
    for (const expectation& one : plan.dropped)
        lines += fmt::format("  - {}: {}\n", one.pattern, fmt::join(one.outcomes, ", "));
    for (const accepted_entry& one : plan.entries) {
        lines += fmt::format("  + {}: {}{}\n", one.pattern, one.outcome,
                             one.answer.is_null() ? "" : " " + one.answer.dump());
        cases += one.cases.size();
    }
    std::string out =
        fmt::format("{}: {} entries for {} cases added, {} dropped, from {} recordings{}\n{}", file,
                    plan.entries.size(), cases, plan.dropped.size(), plan.recordings,
                    dry_run ? " (dry run: nothing was written)" : "", lines);
    if (!plan.refused.empty()) out += fmt::format("not accepted: {}\n", plan.refused.size());
    for (const refused_case& one : plan.refused)
        out += fmt::format("  {}: {}\n", one.case_id, one.why);
    return out;
}

void add_conditions(accept_options& options) {
    for (const std::string& text : options.conditions) {
        const auto [name, condition] = parse_condition(text);
        options.words.when[name] = condition;
    }
}

int accept_command(const places& where, accept_options options) {
    if (options.words.why.empty() && !options.drop_stale)
        throw failure(exit_code::invalid,
                      "accept needs --why: one sentence of why it is so on this trait");
    if (options.words.bug.empty() && !options.words.report.empty())
        throw failure(exit_code::invalid,
                      "--report is of a known bug; say what is wrong with --bug");
    add_conditions(options);
    const suite all = load_suite(where.cases());
    const std::vector<profile> profiles = load_profiles(where.profiles());
    const profile* known = profile_of(profiles, options.trait);
    const std::vector<recording> seen = read_all(where, options.recordings);
    acceptance plan = plan_acceptance(all, profiles, seen, request_of(options, known));
    if (plan.recordings == 0)
        throw failure(exit_code::invalid,
                      options.trait +
                          ": no recording given has this trait and meets the conditions");
    if (options.words.why.empty()) plan.entries.clear();

    const profile_text text = changed_text(where, options, known != nullptr, plan, seen);
    const bool changes = !plan.entries.empty() || !plan.dropped.empty();
    if (changes) require_no_findings(all, profiles, text.load());
    if (changes && !options.dry_run) text.replace();
    if (options.format == "json")
        print_json(plan_json(plan, seen));
    else
        print_text(plan_text(plan, text.file().string(), options.dry_run));
    return static_cast<int>(plan.refused.empty() ? exit_code::as_expected : exit_code::unexpected);
}

void add_options(CLI::App& sub, accept_options& options) {
    sub.add_option("recording", options.recordings,
                   "Files, folders or targets (all below reports/out if none)");
    sub.add_option("--trait", options.trait, "Trait to accept for, such as musl")
        ->required()
        ->check(name_value());
    sub.add_option("--why", options.words.why, "Why it is so there, one sentence");
    sub.add_option("--bug", options.words.bug, "What is wrong: a known bug");
    sub.add_option("--report", options.words.report,
                   "Of the bug: the https address of its thread; \"unreported, seen on DATE with "
                   "VERSION\" if left out");
    sub.add_option("--cite", options.words.cite,
                   "Source, such as musl:src/network/inet_aton.c; may be repeated");
    sub.add_option("--and", options.words.also, "Further trait that must hold; may be repeated");
    sub.add_option("--when", options.conditions,
                   "Condition on a fact, such as 'libc>=1.2.5'; may be repeated");
    sub.add_option("--case", options.cases, "Only cases with these ids, * for any text");
    sub.add_option("--axis", options.axis, "Axis of a new profile")
        ->check(CLI::IsMember(std::vector<std::string>(axis_names.begin(), axis_names.end())));
    sub.add_option("--says", options.says, "What the trait of a new profile is");
    sub.add_flag("--new", options.also_new, "Also permitted outcomes that no profile mentions");
    sub.add_flag("--drop-stale", options.drop_stale,
                 "Remove entries of the trait that hold no more; without --why only that");
    sub.add_flag("--dry-run", options.dry_run, "Write nothing, say what would be written");
    add_format(sub, options.format);
}

} // namespace

void add_accept(CLI::App& app, command& chosen) {
    auto options = std::make_shared<accept_options>();
    CLI::App* sub = app.add_subcommand(
        "accept", "Write what was observed into the profile of a trait (exit 1 if not all of it)");
    sub->footer(
        "An answer that no outcome of the case names is pinned: !other with \"answer\", what every "
        "step returned or raised\n"
        "(class and code), long ones as a digest. Any other answer is then unexpected.\n"
        "Example: sockmatrix accept linux-musl-x86_64/refsock --trait musl --case 'inet_aton/*'\n"
        "           --why 'inet_aton wants the whole text' --cite musl:src/network/inet_aton.c");
    add_options(*sub, *options);
    sub->callback([options, &chosen] {
        chosen = [options](const places& where) { return accept_command(where, *options); };
    });
}

} // namespace sockmatrix
