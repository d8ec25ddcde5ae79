#include "model/recording_lines.hpp"

#include "model/failure.hpp"
#include "model/json_text.hpp"
#include "model/quick_json.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>

namespace sockmatrix {
namespace {

using check = bool (*)(const json& value);

struct member_form {
    const char* name;
    check holds;
    const char* what; ///< "is not ..."
};

bool is_a_text(const json& value) {
    return value.is_string();
}
bool is_an_object(const json& value) {
    return value.is_object();
}
bool is_index(const json& value) {
    return value.is_number_unsigned() && value.get<std::uint64_t>() <= limits::steps;
}
bool is_flag(const json& value) {
    return value.is_boolean();
}
bool is_text_or_null(const json& value) {
    return value.is_string() || value.is_null();
}
bool is_text_list(const json& value) {
    return value.is_array() && std::all_of(value.begin(), value.end(), is_a_text);
}
bool is_scale(const json& value) {
    return value.is_number() && value.get<double>() > 0 && value.get<double>() <= limits::seconds;
}
bool are_constants(const json& value) {
    return value.is_object() && std::all_of(value.begin(), value.end(), [](const json& one) {
               return one.is_number_integer() || one.is_null();
           });
}
bool are_times(const json& value) {
    return value.is_object() &&
           std::all_of(value.begin(), value.end(), [](const json& one) { return one.is_number(); });
}

template <class Forms>
std::string members_problem(const json& object, const Forms& forms) {
    for (const member_form& one : forms) {
        const auto found = object.find(one.name);
        if (found != object.end() && !one.holds(*found))
            return "\"" + std::string(one.name) + "\" is not " + one.what;
    }
    return {};
}

/// The same for members that must be there.
template <class Forms>
std::string all_members_problem(const json& value, const Forms& forms) {
    if (!value.is_object()) return "is not an object";
    for (const member_form& one : forms)
        if (!value.contains(one.name)) return "\"" + std::string(one.name) + "\" is missing";
    return members_problem(value, forms);
}

std::string raised_problem(const json& error) {
    static constexpr std::array forms{member_form{"is", is_text_list, "an array of texts"},
                                      member_form{"code", is_a_text, "a text"},
                                      member_form{"native", is_an_object, "an object"}};
    static constexpr std::array native{member_form{"space", is_a_text, "a text"}};
    if (!error.is_object()) return "is not an object";
    std::string why = members_problem(error, forms);
    const auto found = error.find("native");
    if (why.empty() && found != error.end()) why = members_problem(*found, native);
    return why;
}

std::string told_at(const std::string& place, const std::string& why) {
    return why.empty() ? "" : place + ": " + why;
}

std::string answer_problem(const json& answer) {
    if (!answer.is_array()) return "/answer: is not an array";
    if (answer.size() > limits::steps)
        return "/answer: has more than " + std::to_string(limits::steps) +
               " elements, which is the limit";
    for (std::size_t i = 0; i < answer.size(); ++i) {
        const std::string at = "/answer/" + std::to_string(i);
        if (answer[i].is_null()) continue;
        if (!answer[i].is_object() || answer[i].empty())
            return at + ": is neither null nor an outcome such as {\"returns\": 1}";
        const auto raised = answer[i].find("raises");
        if (raised == answer[i].end()) continue;
        if (std::string why = raised_problem(*raised); !why.empty())
            return told_at(at + "/raises", why);
    }
    return {};
}

std::string env_problem(const json& line) {
    static constexpr std::array forms{
        member_form{"values", is_an_object, "an object"},
        member_form{"us", are_times, "an object from steps to microseconds"},
        member_form{"fixtures", is_an_object, "an object"}};
    const auto env = line.find("env");
    if (env == line.end()) return {};
    return told_at("/env", env->is_object() ? members_problem(*env, forms) : "is not an object");
}

template <class Forms>
std::string part_problem(const json& line, const char* name, const Forms& forms) {
    const auto part = line.find(name);
    if (part == line.end()) return {};
    return told_at("/" + std::string(name), all_members_problem(*part, forms));
}

/// Adds what a value takes, roughly.
void add_weight(const json& value, std::uint64_t& sum) {
    sum += 16;
    if (value.is_string()) sum += value.get_ref<const std::string&>().size();
    if (value.is_structured())
        for (const json& part : value)
            add_weight(part, sum);
}

/// Weighs the values that {"env": key} in an answer stands for, each as often as it stands there.
class put_back_weight {
public:
    explicit put_back_weight(const json& values) : values_(values) {}
    void add(const json& answer) {
        const auto key = answer.is_object() ? answer.find("env") : answer.end();
        if (answer.is_object() && key != answer.end() && key->is_string())
            sum += of(key->get_ref<const std::string&>());
        else if (answer.is_structured())
            for (const json& part : answer)
                add(part);
    }
    std::uint64_t sum = 0;

private:
    std::uint64_t of(const std::string& key) {
        const auto value = values_.find(key);
        const auto [known, is_new] = weights_.try_emplace(key, 0);
        if (is_new && value != values_.end()) add_weight(*value, known->second);
        return known->second;
    }

    const json& values_;
    std::map<std::string, std::uint64_t> weights_;
};

/// Values that stand in the answer many times could become more than fits into any memory.
std::string put_back_problem(const json& line) {
    const auto env = line.find("env");
    if (env == line.end() || !env->contains("values")) return {};
    put_back_weight weight((*env)["values"]);
    weight.add(line["answer"]);
    if (weight.sum <= limits::case_octets) return {};
    return "/env/values: become more than " + std::to_string(limits::case_octets) +
           " octets in the answer, which is the limit";
}

/// What is wrong with a line that tells what a case did; empty if nothing is.
std::string observation_problem(const json& line) {
    static constexpr std::array named{member_form{"case", is_a_text, "a text"}};
    static constexpr std::array broke{member_form{"kind", is_a_text, "a text"},
                                      member_form{"why", is_a_text, "a text"},
                                      member_form{"step", is_index, "the index of a step"}};
    static constexpr std::array skipped{member_form{"need", is_a_text, "a text"},
                                        member_form{"why", is_a_text, "a text"},
                                        member_form{"environment", is_flag, "true or false"}};
    static constexpr std::array stopped{member_form{"stopped", is_index, "the index of a step"}};
    std::string why = all_members_problem(line, named);
    if (why.empty() && !line.contains("answer")) why = "\"answer\" is missing";
    if (why.empty()) why = answer_problem(line["answer"]);
    if (why.empty()) why = env_problem(line);
    if (why.empty()) why = put_back_problem(line);
    if (why.empty()) why = part_problem(line, "broke", broke);
    if (why.empty()) why = part_problem(line, "skipped", skipped);
    return why.empty() ? members_problem(line, stopped) : why;
}

[[noreturn]] void refuse_line(const std::string& where, const std::string& why) {
    throw failure(exit_code::invalid, where + ": " + why);
}

} // namespace

recording_line json_line(std::string_view line, const std::string& where) {
    if (line.size() >= limits::recording_line)
        refuse_line(where, "has more than " + std::to_string(limits::recording_line) +
                               " octets, which is the limit of a line");
    if (auto quick = read_quickly(line); quick && quick->value.is_object())
        return {std::move(quick->value), quick->values};
    json_reading<json> read = parse_json(line);
    if (!read.value)
        refuse_line(where, "not a line of a recording: column " + std::to_string(read.column) +
                               ": " + read.fault);
    if (!read.value->is_object()) refuse_line(where, "not a line of a recording: no JSON object");
    return {std::move(*read.value), read.values};
}

observation read_observation(json line, const std::string& where) {
    if (const std::string why = observation_problem(line); !why.empty())
        refuse_line(where, "not a line of a recording: " + why);
    observation out;
    out.case_id = std::move(line["case"].get_ref<std::string&>());
    out.answer = std::move(line["answer"]);
    if (line.contains("env")) out.env = std::move(line["env"]);
    if (line.contains("broke")) {
        const json& broke = line["broke"];
        out.broke = fault{broke["kind"], broke["why"], broke["step"]};
    }
    if (line.contains("skipped")) {
        const json& skipped = line["skipped"];
        out.skipped = skip{skipped["need"], skipped["why"], skipped["environment"]};
    }
    if (line.contains("stopped")) out.stopped = line["stopped"].get<std::size_t>();
    return out;
}

std::string run_problem(const json& run) {
    static constexpr std::array forms{
        member_form{"target", is_a_text, "a text"},
        member_form{"suite", is_a_text, "a text"},
        member_form{"started", is_text_or_null, "a text"},
        member_form{"traits", is_text_list, "an array of texts"},
        member_form{"features", is_text_list, "an array of texts"},
        member_form{"capabilities", is_an_object, "an object"},
        member_form{"constants", are_constants, "an object from names to integers or null"},
        member_form{"facts", is_an_object, "an object"},
        member_form{"versions", is_an_object, "an object"},
        member_form{"implementation", is_an_object, "an object"},
        member_form{"time_scale", is_scale, "a number above 0"}};
    return told_at("/run", members_problem(run, forms));
}

} // namespace sockmatrix
