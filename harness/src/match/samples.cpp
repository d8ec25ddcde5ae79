#include "match/samples.hpp"

#include "match/compare.hpp"
#include "match/literals.hpp"
#include "match/matchers.hpp"
#include "match/regex_sample.hpp"
#include "match/values.hpp"

#include <algorithm>
#include <set>

namespace sockmatrix {
namespace {

/// More values of one matcher are not tried.
constexpr std::size_t most_samples = 40;
/// Longer octets are made up as a digest, longer texts not at all.
constexpr std::size_t longest_sample = 65536;

using sample_list = std::vector<json>;
using sampler = sample_list (*)(const json& matcher, const match_context& context);

sample_list raw_samples(const json& matcher, const match_context& context);

/// One value of each kind and some that differ little; what is left to choose is chosen from these.
const sample_list& plain_values() {
    static const sample_list all = json::parse(
        R"([null, false, true, 0, 1, -1, 2, 0.5, "", "a", "127.0.0.1", {"bytes": ""}, {"bytes": "00"}, {"bytes": "0000000000000000"},
            [], [null], {"socket": 1}, {"undefined": true}])");
    return all;
}

bool is_match(const json& matcher, const json& value, const match_context& context) {
    return mismatch(matcher, value, {context, {}}).empty();
}

void append(sample_list& to, const sample_list& more) {
    to.insert(to.end(), more.begin(), more.end());
}

json octets(const std::string& content) {
    return {{"bytes", to_hex(content)}};
}

sample_list fixed(const json& value, const match_context& context) {
    literal one = resolve(value, context);
    return one.value ? sample_list{std::move(*one.value)} : sample_list{};
}

sample_list anything(const json&, const match_context&) {
    return plain_values();
}

/// The bounds, and the integers at and beside them.
sample_list between(const json& matcher, const match_context& context) {
    sample_list out;
    for (const char* key : {"ge", "le"}) {
        if (!matcher.contains(key)) continue;
        for (const json& bound : fixed(matcher[key], context)) {
            out.push_back(bound);
            if (!bound.is_number_integer()) continue;
            out.push_back(bound.get<std::int64_t>() + 1);
            out.push_back(bound.get<std::int64_t>() - 1);
        }
    }
    append(out, {0, 1});
    return out;
}

sample_list text_of_regex(const json& matcher, const match_context&) {
    const auto text = regex_sample(matcher["regex"].get_ref<const std::string&>());
    return text ? sample_list{*text} : sample_list{};
}

sample_list of_parts(const json& parts, const match_context& context) {
    sample_list out;
    for (const json& part : parts)
        append(out, sample_values(part, context));
    return out;
}

sample_list one_of(const json& matcher, const match_context& context) {
    return of_parts(matcher["one-of"], context);
}

sample_list all_of(const json& matcher, const match_context& context) {
    return of_parts(matcher["all-of"], context);
}

/// Something a little larger than a value.
json beside(const json& value) {
    if (value.is_number_integer()) return value.get<std::int64_t>() + 1;
    if (value.is_string()) return value.get_ref<const std::string&>() + "a";
    if (const auto content = octets_of(value)) return octets(*content + '\1');
    if (!value.is_array()) return nullptr;
    json longer = value;
    longer.push_back(nullptr);
    return longer;
}

sample_list negated(const json& matcher, const match_context& context) {
    sample_list out;
    for (const json& one : raw_samples(matcher["not"], context)) {
        out.push_back(beside(one));
        if (!one.is_array() || one.empty()) continue;
        json changed = one;
        changed[0] = beside(changed[0]);
        out.push_back(changed);
    }
    return out;
}

/// Arrays that hold the first sample of each matcher, and each other sample once.
sample_list arrays_of(const json& matchers, const match_context& context) {
    std::vector<sample_list> each;
    json first = json::array();
    for (const json& one : matchers) {
        each.push_back(sample_values(one, context));
        if (each.back().empty()) return {};
        first.push_back(each.back().front());
    }
    sample_list out{first};
    for (std::size_t i = 0; i < each.size(); ++i)
        for (std::size_t k = 1; k < each[i].size() && out.size() < most_samples; ++k) {
            json other = first;
            other[i] = each[i][k];
            out.push_back(std::move(other));
        }
    return out;
}

sample_list unordered(const json& matcher, const match_context& context) {
    return arrays_of(matcher["unordered"], context);
}

sample_list containing(const json& matcher, const match_context& context) {
    sample_list out;
    for (const json& one : sample_values(matcher["contains"], context)) {
        if (one.is_string() || octets_of(one)) out.push_back(one);
        out.push_back(json::array({one}));
    }
    return out;
}

sample_list of_each(const json& matcher, const match_context& context) {
    sample_list out{json::array()};
    for (const json& one : sample_values(matcher["each"], context))
        out.push_back(json::array({one}));
    return out;
}

std::vector<std::size_t> sizes(const json& matcher, const match_context& context) {
    std::vector<std::size_t> out;
    for (const json& one : sample_values(matcher, context))
        if (one.is_number_integer() && one >= 0) out.push_back(one.get<std::size_t>());
    return out;
}

sample_list of_count(const json& matcher, const match_context& context) {
    sample_list out;
    for (const std::size_t size : sizes(matcher["count"], context))
        if (size <= longest_sample) out.push_back(json(json::array_t(size)));
    return out;
}

sample_list of_length(const json& matcher, const match_context& context) {
    sample_list out;
    for (const std::size_t size : sizes(matcher["length"], context)) {
        if (size > longest_sample) {
            out.push_back({{"digest", std::string(16, '0')}, {"size", size}});
            continue;
        }
        out.push_back(std::string(size, 'a'));
        out.push_back(octets(std::string(size, '\0')));
    }
    return out;
}

sample_list by_fact(const json& matcher, const match_context& context) {
    sample_list out;
    for (const auto& [key, branch] : matcher.items())
        if (key != "by-fact") append(out, sample_values(branch, context));
    return out;
}

/// Each other member is zero; one that has no sample leaves none of the whole.
sample_list of_struct(const json& matcher, const match_context& context) {
    json packed = {{"pack", matcher["unpack"]}};
    for (const auto& [name, wanted] : matcher.items()) {
        if (name == "unpack") continue;
        const sample_list found = sample_values(wanted, context);
        const auto usable = std::find_if(found.begin(), found.end(), [](const json& one) {
            return one.is_number_integer() || octets_of(one);
        });
        if (usable == found.end()) return {};
        packed[name] = *usable;
    }
    return fixed(packed, context);
}

sample_list of_integer(const json& matcher, const match_context& context) {
    sample_list out;
    for (const json& one : sample_values(matcher["int"], context))
        for (const int size : {1, 2, 4, 8})
            if (one.is_number_integer() && matcher.value("size", size) == size)
                append(out, fixed({{"int", one}, {"size", size}}, context));
    return out;
}

sample_list of_bits(const json& matcher, const match_context& context) {
    return fixed({{"const", matcher["set"]}}, context);
}

sample_list generated_sample(const json& matcher, const match_context&) {
    const auto size = matcher["fill"].get<std::uint64_t>();
    const auto seed = matcher["seed"].get<std::uint32_t>();
    if (size > longest_sample) return {{{"digest", generated_digest(size, seed)}, {"size", size}}};
    return {octets(generated_octets(size, seed))};
}

const std::map<std::string_view, sampler>& samplers() {
    static const std::map<std::string_view, sampler> table = {
        {"any", anything},        {"type", anything},       {"ge", between},
        {"le", between},          {"regex", text_of_regex}, {"one-of", one_of},
        {"all-of", all_of},       {"not", negated},         {"unordered", unordered},
        {"contains", containing}, {"each", of_each},        {"count", of_count},
        {"length", of_length},    {"by-fact", by_fact},     {"unpack", of_struct},
        {"int", of_integer},      {"set", of_bits},         {"fill", generated_sample},
    };
    return table;
}

/// Values that may match; the caller tries them.
sample_list raw_samples(const json& matcher, const match_context& context) {
    if (matcher.is_array()) return arrays_of(matcher, context);
    if (!matcher.is_object()) return {matcher};
    const auto found = samplers().find(tag_of(matcher));
    return found == samplers().end() ? fixed(matcher, context) : found->second(matcher, context);
}

} // namespace

std::vector<json> sample_values(const json& matcher, const match_context& context) {
    sample_list tried = raw_samples(matcher, context);
    append(tried, plain_values());
    sample_list out;
    std::set<json> met;
    for (json& one : tried)
        if (out.size() < most_samples && is_match(matcher, one, context) && met.insert(one).second)
            out.push_back(std::move(one));
    std::stable_sort(out.begin(), out.end(), [](const json& left, const json& right) {
        return left.dump(-1, ' ', true, json::error_handler_t::replace).size() <
               right.dump(-1, ' ', true, json::error_handler_t::replace).size();
    });
    return out;
}

} // namespace sockmatrix
