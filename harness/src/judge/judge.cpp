#include "judge/judge.hpp"

#include "judge/classify.hpp"
#include "judge/extent.hpp"
#include "judge/judging.hpp"
#include "model/recording_lines.hpp"
#include "model/selection.hpp"

#include <algorithm>
#include <mutex>
#include <optional>

namespace sockmatrix {

/// What all recordings are judged by.
class judging_place {
public:
    judging_place(const suite& cases, const std::vector<profile>& profiles)
        : all(cases), prepared(prepare_all(cases)), groups(ask_groups(prepared)),
          decisions(cases, profiles) {}

    /// What a thread keeps, lent to it while it judges a recording.
    class loan {
    public:
        explicit loan(judging_place& from) : from_(from), lent_(from.take()) {}
        ~loan() { from_.give_back(std::move(lent_)); }
        loan(const loan&) = delete;
        loan& operator=(const loan&) = delete;
        judging_thread& operator*() const noexcept { return *lent_; }

    private:
        judging_place& from_;
        std::unique_ptr<judging_thread> lent_;
    };

    const suite& all;
    prepared_cases prepared;
    std::vector<asked_of_run> groups;
    known_decisions decisions;

private:
    std::unique_ptr<judging_thread> take() {
        const std::lock_guard hold(lock_);
        if (idle_.empty()) return std::make_unique<judging_thread>(prepared, groups);
        std::unique_ptr<judging_thread> out = std::move(idle_.back());
        idle_.pop_back();
        return out;
    }
    void give_back(std::unique_ptr<judging_thread> one) {
        const std::lock_guard hold(lock_);
        idle_.push_back(std::move(one));
    }

    std::mutex lock_; ///< of the list
    std::vector<std::unique_ptr<judging_thread>> idle_;
};

namespace {

/// A recording that is judged, and all that its judging refers to.
struct judged_recording {
    judged_recording(judging_place& in, json header, earlier_source before)
        : place(in), lent(in), run(std::move(header)), earlier(std::move(before)),
          decided(in.decisions.of(run)), judging(*lent, run, *decided, earlier) {}

    judgement finish() {
        const case_ids held = judging.held_ids();
        const extent of = extent_of(place.all, run, held);
        judgement out = judging.finish(of.every_case);
        add_extent(of, place.all, out);
        return out;
    }

    judging_place& place;
    judging_place::loan lent;
    json run;
    earlier_source earlier;
    std::shared_ptr<const run_decisions> decided;
    recording_judging judging;
};

/// Takes what a recording holds, as the lines that it would have.
void take_stored(const stored_recording& seen, recording_judging& to) {
    const std::string name = seen.run().value("target", "");
    std::size_t number = 1;
    seen.each([&](const observation& one) { to.take(to_line(one), {name, ++number}); });
    for (const incident& one : seen.incidents())
        to.take_incident(one);
}

/// Hands the lines of a file to what takes them, those of its base last.
template <class Take, class TakeBase>
void read_lines(const std::filesystem::path& file, recording_reader& reader,
                const std::function<void(json run)>& begin, const Take& take,
                const TakeBase& take_base) {
    const std::string name = file.generic_string();
    recording_head head;
    recording_splitter splitter(
        name,
        [&](recording_head first) {
            require_header(first.run, name);
            begin(first.run);
            head = std::move(first);
        },
        take);
    split_file(file, splitter);
    if (head.like.empty()) return;
    const auto base = reader.lines_of_base(file, head);
    for (std::size_t i = 0; i < base->lines.size(); ++i) {
        const auto& [id, line] = base->lines[i];
        if (!std::binary_search(head.without.begin(), head.without.end(), id))
            take_base(id, line, line_place{base->name, i + 2});
    }
}

} // namespace

recordings_judge::recordings_judge(const suite& all, const std::vector<profile>& profiles)
    : place_(std::make_unique<judging_place>(all, profiles)) {}

recordings_judge::~recordings_judge() = default;

judgement recordings_judge::judge(const stored_recording& seen, const earlier_source& earlier,
                                  bool full) const {
    judged_recording one(*place_, seen.run(), earlier);
    take_stored(seen, one.judging);
    return one.judging.finish(full);
}

judgement recordings_judge::judge(const stored_recording& seen,
                                  const earlier_source& earlier) const {
    judged_recording one(*place_, seen.run(), earlier);
    take_stored(seen, one.judging);
    return one.finish();
}

judgement recordings_judge::judge_file(const std::filesystem::path& file, recording_reader& reader,
                                       const find_earlier& earlier) const {
    std::optional<judged_recording> one;
    read_lines(
        file, reader,
        [&](const json& run) { one.emplace(*place_, run, earlier ? earlier(run) : nullptr); },
        [&](std::string_view line, const line_place& where) {
            return one->judging.take(line, where);
        },
        [&](std::string_view id, std::string_view line, const line_place& where) {
            one->judging.take_base(id, line, where);
        });
    return one->finish();
}

std::vector<recordings_judge::overlap>
recordings_judge::overlaps(const stored_recording& seen) const {
    std::vector<overlap> out;
    seen.each([&](const observation& one) {
        const prepared_case* of = find_prepared(place_->prepared, one.case_id);
        if (!of || of->outcomes.size() < 2) return;
        std::vector<std::string> names = outcomes_matched(*of, one, seen.run());
        if (names.size() > 1) out.push_back({of->about, std::move(names)});
    });
    return out;
}

judgement judge(const suite& all, const std::vector<profile>& profiles, const recording& seen,
                const recording* earlier, bool full) {
    const recording_index before(earlier ? *earlier : recording());
    return recordings_judge(all, profiles)
        .judge(
            stored_recording(seen), [&] { return earlier ? &before : nullptr; }, full);
}

namespace {

/// A suite of a case and its controls.
suite alone_with_controls(const suite& all, const test_case& about) {
    std::set<std::string> wanted(about.controls.begin(), about.controls.end());
    wanted.insert(about.id);
    suite out;
    for (const std::string& id : wanted)
        if (const test_case* one = find_case(all, id)) out.cases.push_back(*one);
    return out;
}

} // namespace

judgement judge_case(const suite& all, const std::vector<profile>& profiles, const test_case& about,
                     const recording_index& seen, const earlier_source& earlier) {
    const suite some = alone_with_controls(all, about);
    judging_place place(some, profiles);
    judged_recording one(place, seen.run(), earlier);
    for (const test_case& each : some.cases)
        if (const std::string_view line = seen.line(each.id); !line.empty())
            one.judging.take(line, {seen.name(), 0});
    judgement out = one.judging.finish(false);
    std::erase_if(out.verdicts, [&](const verdict& each) { return each.case_id != about.id; });
    for (shared_verdict& each : out.verdicts) {
        verdict told = each;
        told.seen = answer_with_values(parse_observation(seen.line(about.id), seen.name()));
        each = std::move(told);
    }
    add_extent(extent_of(all, one.run, seen.ids()), all, out);
    return out;
}

const expectation* find_expectation(const std::vector<profile>& profiles, const test_case& about,
                                    const json& run) {
    return expectation_index(profiles, run).decide(about.id).entry;
}

} // namespace sockmatrix
