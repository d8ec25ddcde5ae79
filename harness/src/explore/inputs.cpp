#include "explore/inputs.hpp"

#include "load/load.hpp"
#include "model/failure.hpp"

#include <algorithm>
#include <array>

namespace sockmatrix {
namespace {

constexpr std::array calls{
    explorable_call{"getaddrinfo", 2, "AI_NUMERICHOST"},
    explorable_call{"getnameinfo", 2, "NI_NUMERICHOST"},
    explorable_call{"getprotobyname", 1, nullptr},
    explorable_call{"getservbyname", 1, nullptr},
    explorable_call{"getservbyport", 1, nullptr},
    explorable_call{"htonl", 1, nullptr},
    explorable_call{"htons", 1, nullptr},
    explorable_call{"inet_aton", 1, nullptr},
    explorable_call{"inet_ntoa", 1, nullptr},
    explorable_call{"inet_ntop", 2, nullptr},
    explorable_call{"inet_pton", 2, nullptr},
    explorable_call{"ntohl", 1, nullptr},
    explorable_call{"ntohs", 1, nullptr},
};

/// Whether a value means the same on every target and in every run.
bool stands_alone(const json& value) {
    if (value.is_array()) return std::all_of(value.begin(), value.end(), stands_alone);
    if (!value.is_object()) return true;
    return value.contains("bytes") || value.contains("octets") || value.contains("const") ||
           value.contains("integer") || value.contains("repeat") || value.contains("concat") ||
           value.contains("float");
}

bool is_start(const test_case& one, const explorable_call& call) {
    if (one.steps.size() != 1 || one.steps.front().call != call.name) return false;
    const step& only = one.steps.front();
    const bool typed = one.id.find("wrong-type") == std::string::npos;
    return typed && !only.background && only.args.size() >= call.least && stands_alone(only.args) &&
           std::all_of(only.kwargs.begin(), only.kwargs.end(), stands_alone);
}

void add_leaves(std::vector<json::json_pointer>& out, const json& value,
                const json::json_pointer& at) {
    if (value.is_array())
        for (std::size_t i = 0; i < value.size(); ++i)
            add_leaves(out, value[i], at / i);
    else if (value.is_string() || value.is_number_integer() || is_octets(value) ||
             (value.is_object() && value.contains("integer")))
        out.push_back(at);
}

} // namespace

std::string input_key(const call_input& input) {
    return input.call + input.args.dump() + (input.kwargs.empty() ? "" : input.kwargs.dump());
}

std::vector<std::string> explorable_calls() {
    std::vector<std::string> out;
    for (const explorable_call& one : calls)
        out.emplace_back(one.name);
    return out;
}

const explorable_call* find_explorable(std::string_view name) noexcept {
    const auto found =
        std::find_if(calls.begin(), calls.end(), [&](const auto& one) { return one.name == name; });
    return found == calls.end() ? nullptr : &*found;
}

std::vector<const explorable_call*> chosen_calls(const std::vector<std::string>& globs) {
    for (const std::string& glob : globs)
        if (std::none_of(calls.begin(), calls.end(),
                         [&](const auto& one) { return glob_match(glob, one.name); }))
            throw failure(exit_code::invalid, "no call that can be explored matches \"" + glob +
                                                  "\"; `sockmatrix explore --help` lists them");
    std::vector<const explorable_call*> out;
    for (const explorable_call& one : calls) {
        const auto hits = [&](const std::string& glob) { return glob_match(glob, one.name); };
        if (globs.empty() || std::any_of(globs.begin(), globs.end(), hits)) out.push_back(&one);
    }
    return out;
}

bool stays_here(const call_input& input) {
    const explorable_call* call = find_explorable(input.call);
    if (call == nullptr || call->numeric == nullptr) return true;
    return input_key(input).find(std::string("\"") + call->numeric + "\"") != std::string::npos;
}

std::vector<call_input> corpus_inputs(const suite& all, const explorable_call& call) {
    std::vector<call_input> out;
    for (const test_case& one : all.cases) {
        if (!is_start(one, call)) continue;
        call_input input{one.steps.front().call, one.steps.front().args, one.steps.front().kwargs,
                         one.needs, one.id};
        const bool named = std::find(input.needs.begin(), input.needs.end(), "hermetic_names") !=
                           input.needs.end();
        if (call.numeric != nullptr && !named) input.needs.emplace_back("hermetic_names");
        if (stays_here(input)) out.push_back(std::move(input));
    }
    return out;
}

bool is_octets(const json& value) {
    return value.is_object() && value.size() == 1 && value.contains("bytes");
}

std::vector<json::json_pointer> leaves_of(const json& args) {
    std::vector<json::json_pointer> out;
    add_leaves(out, args, json::json_pointer());
    return out;
}

} // namespace sockmatrix
