#include "match/comparable.hpp"

#include "match/values.hpp"
#include "model/interface.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace sockmatrix {
namespace {

/// Longer answers are pinned by their digest.
constexpr std::size_t longest_pin = 240;

constexpr std::array families{"AF_INET", "AF_INET6", "AF_UNIX"};
constexpr std::array socket_types{"SOCK_STREAM", "SOCK_DGRAM", "SOCK_RAW", "SOCK_SEQPACKET",
                                  "SOCK_RDM"};

/// The name among `names` that has this number on the target, else the number.
template <std::size_t N>
json named(const json& number, const json& constants, const std::array<const char*, N>& names) {
    for (const char* name : names)
        if (constants.contains(name) && constants[name] == number) return name;
    return number;
}

/// The first name of an error of the system that has this number, else the number.
json named_error(const json& number, const json& constants) {
    if (!number.is_number_integer() || number == 0 || !constants.is_object()) return number;
    for (const auto& [name, value] : constants.items())
        if (name.starts_with('E') && !name.starts_with("EAI_") && value == number) return name;
    return number;
}

json named_entry(json entry, const json& constants) {
    if (!entry.is_array() || entry.size() < 2) return entry;
    entry[0] = named(entry[0], constants, families);
    entry[1] = named(entry[1], constants, socket_types);
    return entry;
}

json comparable_addresses(const made_call& made, json value, const json& constants) {
    if (!value.is_array()) return value;
    const auto mentions = [](const json& given) {
        return given.dump(-1, ' ', true, json::error_handler_t::replace).find("\"AI_CANONNAME\"") !=
               std::string::npos;
    };
    const bool asks_name = mentions(made.args) || mentions(made.kwargs);
    for (json& entry : value) {
        entry = named_entry(std::move(entry), constants);
        if (!asks_name && entry.is_array() && entry.size() > 3) entry[3] = "";
    }
    return value;
}

bool asks_option(const made_call& made, const char* option) {
    return made.args.is_array() && made.args.size() == 3 && made.args[2] == json{{"const", option}};
}

json comparable_option(const made_call& made, const json& value, const json& constants) {
    if (asks_option(made, "SO_ERROR")) return named_error(value, constants);
    if (asks_option(made, "SO_TYPE")) return named(value, constants, socket_types);
    if (asks_option(made, "SO_DOMAIN")) return named(value, constants, families);
    return value;
}

json comparable_value(const made_call& made, const json& value, const json& constants) {
    if (made.call == "getaddrinfo") return comparable_addresses(made, value, constants);
    const interface_call* row = find_call(made.call);
    const std::string_view kind = row ? row->gives : std::string_view();
    if (kind == "error") return named_error(value, constants);
    if (kind == "family") return named(value, constants, families);
    if (kind == "type") return named(value, constants, socket_types);
    if (made.call == "socket.getsockopt") return comparable_option(made, value, constants);
    if (made.call != "constant" || made.args.size() != 1 || !made.args[0].is_string()) return value;
    const auto& name = made.args[0].get_ref<const std::string&>();
    return constants.contains(name) && constants[name] == value ? json(name) : value;
}

json comparable_error(const json& error) {
    json out = json::object();
    if (!error.is_object()) return out;
    const auto is = error.find("is");
    if (is != error.end() && is->is_array() && !is->empty()) out["class"] = is->front();
    if (error.contains("code")) out["code"] = error["code"];
    return out;
}

/// The call whose answer a step holds: for an await that of the step it waits for.
const step& calling_step(const test_case& about, std::size_t index) {
    const step& one = about.steps[index];
    if (!one.call.empty()) return one;
    for (std::size_t i = index; i > 0; --i)
        if (about.steps[i - 1].name == one.await && !about.steps[i - 1].call.empty())
            return about.steps[i - 1];
    return one;
}

std::string pinned_text(const json& steps) {
    return steps.dump(-1, ' ', true, json::error_handler_t::replace);
}

bool is_error_pin(const json& error) {
    if (!error.is_object()) return false;
    return std::all_of(error.items().begin(), error.items().end(), [](const auto& part) {
        return (part.key() == "class" || part.key() == "code") && part.value().is_string();
    });
}

bool is_step_pin(const json& one) {
    if (one.is_null()) return true;
    if (!one.is_object() || one.size() != 1) return false;
    const std::string& key = one.begin().key();
    if (key == "returns") return true;
    if (key == "raises") return is_error_pin(one[key]);
    static constexpr std::array<std::string_view, 4> plain{"blocks", "started", "unsupported",
                                                           "inexpressible"};
    return std::find(plain.begin(), plain.end(), key) != plain.end() && one[key] == true;
}

bool is_digest_pin(const json& pin) {
    if (pin.size() != 2 || !pin.contains("digest") || !pin.contains("steps")) return false;
    const json& digest = pin["digest"];
    const json& steps = pin["steps"];
    return digest.is_string() && digest.get_ref<const std::string&>().size() == 16 &&
           digest.get_ref<const std::string&>().find_first_not_of("0123456789abcdef") ==
               std::string::npos &&
           steps.is_number_unsigned() && steps > 0;
}

} // namespace

json comparable_result(const made_call& made, const json& result, const json& constants) {
    if (!result.is_object()) return nullptr;
    if (result.contains("returns"))
        return {{"returns", comparable_value(made, result["returns"], constants)}};
    if (result.contains("raises")) return {{"raises", comparable_error(result["raises"])}};
    for (const char* kind : {"blocks", "started", "unsupported", "inexpressible"})
        if (result.contains(kind)) return {{kind, true}};
    return nullptr;
}

json comparable_steps(const test_case& about, const observation& seen, const json& constants) {
    json out = json::array();
    for (std::size_t i = 0; i < seen.answer.size() && i < about.steps.size(); ++i) {
        const step& one = calling_step(about, i);
        out.push_back(
            comparable_result({one.call, one.args, one.kwargs}, seen.answer[i], constants));
    }
    return out;
}

json pin_of(const json& steps) {
    const std::string text = pinned_text(steps);
    if (text.size() <= longest_pin) return steps;
    return {{"digest", digest_of(text)}, {"steps", steps.size()}};
}

bool is_pinned(const json& pin, const json& steps) {
    if (pin.is_array()) return pin == steps;
    return pin.is_object() && pin.value("steps", std::size_t{0}) == steps.size() &&
           pin.value("digest", "") == digest_of(pinned_text(steps));
}

std::string pin_problem(const json& pin) {
    if (pin.is_object() && is_digest_pin(pin)) return {};
    if (pin.is_array() && !pin.empty() && std::all_of(pin.begin(), pin.end(), is_step_pin))
        return {};
    return R"(pins no answer; write a list of steps such as [{"returns": 42}, {"raises": {"class": "error", "code": "EINVAL"}}], )"
           R"(or {"digest": "<16 hexadecimal digits>", "steps": n}; accept writes it)";
}

} // namespace sockmatrix
