#include "load/values.hpp"

#include "load/calls.hpp"
#include "match/forms.hpp"

#include <cstdint>
#include <string_view>

namespace sockmatrix {
namespace {

bool is_beyond_double(const json& value) {
    constexpr std::int64_t limit = std::int64_t{1} << 53;
    if (value.is_number_unsigned())
        return value.get<std::uint64_t>() > static_cast<std::uint64_t>(limit);
    return value.is_number_integer() && value.get<std::int64_t>() < -limit;
}

void check_fixture(const json& path, const place& at, fault_list& faults) {
    const std::string_view text = path.get_ref<const std::string&>();
    if (!is_known_fixture(text.substr(0, text.find('/'))))
        faults.add(at, "\"" + std::string(text) + "\" is no fixture of docs/protocol.md");
}

void check_sendable(const json& value, const place& at, fault_list& faults);

/// Places cost time, and most parts are plain.
template <class Key>
void check_part(const json& part, const place& at, Key key, fault_list& faults) {
    if (part.is_structured() || is_beyond_double(part)) check_sendable(part, at / key, faults);
}

/// What holds of arguments beyond the form of values: it can be sent.
void check_sendable(const json& value, const place& at, fault_list& faults) {
    if (is_beyond_double(value))
        faults.add(at, "the integer is past 2^53; write {\"integer\": \"" + value.dump() + "\"}");
    if (value.is_array())
        for (std::size_t i = 0; i < value.size(); ++i)
            check_part(value[i], at, i, faults);
    if (!value.is_object()) return;
    if (value.contains("undefined")) faults.add(at, "\"undefined\" is no argument");
    if (value.contains("int") && !value.contains("size"))
        faults.add(at, "key \"size\" is missing beside \"int\"");
    if (value.contains("fixture")) check_fixture(value["fixture"], at / "fixture", faults);
    for (const auto& [key, content] : value.items())
        check_part(content, at, std::string_view(key), faults);
}

} // namespace

void check_value(const json& value, const place& at, fault_list& faults) {
    if (value.is_array()) {
        for (std::size_t i = 0; i < value.size(); ++i)
            if (value[i].is_structured() || is_beyond_double(value[i]))
                check_value(value[i], at / i, faults);
        return;
    }
    const std::string problem = value_problem_at(value, {});
    if (problem.empty())
        check_sendable(value, at, faults);
    else
        faults.add_below(at, problem);
}

} // namespace sockmatrix
