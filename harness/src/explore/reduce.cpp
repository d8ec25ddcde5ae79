#include "explore/reduce.hpp"

#include "explore/inputs.hpp"
#include "explore/mutate.hpp"
#include "explore/tokens.hpp"

#include <algorithm>
#include <tuple>

namespace sockmatrix {
namespace {

using texts = std::vector<std::string>;

std::string join(const texts& parts, std::size_t from, std::size_t to) {
    std::string out;
    for (std::size_t i = from; i < to; ++i)
        out += parts[i];
    return out;
}

void add_deletions(texts& out, const texts& parts) {
    for (std::size_t i = 0; i < parts.size(); ++i)
        out.push_back(join(parts, 0, i) + join(parts, i + 1, parts.size()));
}

void add_replacements(texts& out, const texts& parts) {
    for (std::size_t i = 0; i < parts.size(); ++i)
        for (const char* plain : {"0", "1", "a", "."})
            out.push_back(join(parts, 0, i) + plain + join(parts, i + 1, parts.size()));
}

std::vector<json> simpler_texts(const std::string& text) {
    const texts tokens = split_tokens(text);
    const texts characters = split_characters(text);
    texts out{"", join(tokens, 0, tokens.size() / 2),
              join(tokens, tokens.size() / 2, tokens.size())};
    add_deletions(out, tokens);
    add_deletions(out, characters);
    add_replacements(out, tokens);
    add_replacements(out, characters);
    return {out.begin(), out.end()};
}

std::vector<json> simpler_octets(const std::string& hex) {
    std::vector<json> out;
    const auto add = [&](const std::string& one) { out.push_back({{"bytes", one}}); };
    add(hex.substr(0, hex.size() / 4 * 2));
    for (std::size_t at = 0; at + 2 <= hex.size(); at += 2) {
        add(hex.substr(0, at) + hex.substr(at + 2));
        for (const char* plain : {"00", "01"})
            add(hex.substr(0, at) + plain + hex.substr(at + 2));
    }
    return out;
}

std::vector<json> simpler_integers(const json& value) {
    std::vector<json> out = boundary_integers();
    if (!value.is_number_integer()) return out;
    const auto number = value.get<std::int64_t>();
    out.insert(out.end(), {number / 2, number - 1, number + 1, -number});
    return out;
}

std::vector<json> simpler_values(const json& value) {
    if (value.is_string()) return simpler_texts(value.get<std::string>());
    if (is_octets(value)) return simpler_octets(value["bytes"].get<std::string>());
    return simpler_integers(value);
}

/// Length, then the characters that are not the plainest.
auto weight(const std::string& text) {
    std::size_t odd = 0;
    for (const char c : text)
        odd += c == '0' ? 0 : c == '1' || c == 'a' || c == '.' ? 1 : 2;
    return std::tuple(text.size(), odd);
}

void shorten(std::vector<call_input>& out, const call_input& input) {
    const explorable_call* call = find_explorable(input.call);
    if (call != nullptr && input.args.size() > call->least) {
        out.push_back(input);
        out.back().args.erase(input.args.size() - 1);
    }
    for (const auto& [name, value] : input.kwargs.items()) {
        out.push_back(input);
        out.back().kwargs.erase(name);
    }
    for (std::size_t i = 0; i < input.args.size(); ++i) {
        if (!input.args[i].is_object() || !input.args[i].contains("const") ||
            !input.args[i]["const"].is_array())
            continue;
        for (std::size_t name = 0;
             name < input.args[i]["const"].size() && input.args[i]["const"].size() > 1; ++name) {
            out.push_back(input);
            out.back().args[i]["const"].erase(name);
        }
    }
}

} // namespace

bool is_simpler(const call_input& left, const call_input& right) {
    const std::string one = left.args.dump() + left.kwargs.dump();
    const std::string other = right.args.dump() + right.kwargs.dump();
    return std::tuple_cat(weight(one), std::tie(one)) <
           std::tuple_cat(weight(other), std::tie(other));
}

std::vector<call_input> reductions(const call_input& input) {
    std::vector<call_input> out;
    shorten(out, input);
    for (const json::json_pointer& at : leaves_of(input.args))
        for (json& simpler : simpler_values(input.args[at])) {
            out.push_back(input);
            out.back().args[at] = std::move(simpler);
        }
    std::erase_if(
        out, [&](const call_input& one) { return !is_simpler(one, input) || !stays_here(one); });
    std::stable_sort(out.begin(), out.end(), is_simpler);
    const auto same = [](const call_input& a, const call_input& b) {
        return input_key(a) == input_key(b);
    };
    out.erase(std::unique(out.begin(), out.end(), same), out.end());
    return out;
}

} // namespace sockmatrix
