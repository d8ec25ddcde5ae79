#include "bench_cases.hpp"

#include "model/observation.hpp"
#include "run/cases/expected_wait.hpp"
#include "run/protocol/encode.hpp"
#include "run/protocol/message.hpp"

namespace bench {
namespace {

using namespace sockmatrix;

step call_step(const std::string& call, json args, const std::string& name = "") {
    step out;
    out.call = call;
    out.args = std::move(args);
    out.name = name;
    return out;
}

test_case make(const std::string& id, std::vector<step> steps) {
    test_case out;
    out.id = id;
    out.alone = steps.size() == 1;
    out.steps = std::move(steps);
    out.outcomes = {{"conforms", {{"", {{"returns", {{"any", true}}}}}}}};
    return out;
}

bool is_steady(const test_case& what, const observation& seen) {
    if (seen.broke || seen.skipped || seen.stopped || !seen.env.empty() || is_time_bound(what))
        return false;
    for (const step& one : what.steps)
        if (one.background || one.when) return false;
    return true;
}

/// The id of the case that a copy was made of.
std::string original(const std::string& id) {
    return id.substr(0, id.find('~'));
}

/// Adds the requests of one case, whose references are those of the observation.
void add_requests(const test_case& what, const observation& seen, const json& facts,
                  std::vector<std::string>& lines) {
    std::map<std::string, json> results;
    for (std::size_t i = 0; i < what.steps.size(); ++i)
        results[result_name(what, i)] = outcome_at(seen, i);
    const adapter_info nothing;
    std::size_t paths = 0;
    fixtures_used none(nothing, paths);
    value_sources sources{facts, results, none};
    for (const step& one : what.steps) {
        lines.emplace_back();
        append_request(lines.back(), lines.size(), "call", call_params(one, sources));
    }
}

void add_reset(std::vector<std::string>& lines) {
    lines.emplace_back();
    append_request(lines.back(), lines.size(), "reset", "");
}

} // namespace

std::vector<test_case> synthetic_cases() {
    const json inet = {{"const", "AF_INET"}}, stream = {{"const", "SOCK_STREAM"}},
               s = {{"ref", "s"}};
    return {
        make("aton", {call_step("inet_aton", {"127.0.0.1"})}),
        make("ntoa", {call_step("inet_ntoa", {{{"bytes", "7f000001"}}})}),
        make("pton", {call_step("inet_pton", {inet, "127.0.0.1"})}),
        make("htons", {call_step("htons", {80})}),
        make("close", {call_step("socket", {inet, stream}, "s"), call_step("socket.close", {s})}),
        make("family",
             {call_step("socket", {inet, stream}, "s"), call_step("socket.family", {s})})};
}

std::vector<test_case> steady_cases(const std::vector<test_case>& cases, const recording& seen) {
    std::vector<test_case> out;
    for (const test_case& one : cases) {
        const auto found = seen.observations.find(one.id);
        if (found != seen.observations.end() && is_steady(one, found->second)) out.push_back(one);
    }
    return out;
}

std::vector<test_case> repeated(const std::vector<test_case>& cases, std::size_t calls) {
    std::vector<test_case> out;
    std::size_t made = 0;
    for (std::size_t turn = 0; made < calls && !cases.empty(); ++turn)
        for (const test_case& one : cases) {
            out.push_back(one);
            out.back().id += "~" + std::to_string(turn);
            made += one.steps.size();
        }
    return out;
}

request_list requests_of(const std::vector<test_case>& cases, const recording& seen) {
    request_list out;
    const json& facts = seen.run.at("facts");
    bool dirty = false;
    for (const bool alone : {false, true})
        for (const test_case& one : cases) {
            if (one.alone != alone) continue;
            if (dirty) add_reset(out.lines);
            add_requests(one, seen.observations.at(original(one.id)), facts, out.lines);
            out.ends.push_back(out.lines.size());
            dirty = !alone;
        }
    return out;
}

} // namespace bench
