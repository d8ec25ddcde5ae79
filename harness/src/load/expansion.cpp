#include "load/expand.hpp"
#include "model/limits.hpp"

#include <cstdint>

namespace sockmatrix {
namespace {

/// What the container and the text of a value take, roughly.
constexpr std::size_t octets_of_value = 16;

/// Adds the size of a value and stops once the sum is past the limit: the same value may be asked
/// for again and again.
void add_octets(const ordered_json& value, std::size_t& sum) {
    sum += octets_of_value;
    if (value.is_string()) sum += value.get_ref<const std::string&>().size();
    if (value.is_object())
        for (const auto& [key, content] : value.items()) {
            sum += key.size();
            add_octets(content, sum);
            if (sum > limits::expanded_octets) return;
        }
    else if (value.is_array())
        for (const ordered_json& element : value) {
            add_octets(element, sum);
            if (sum > limits::expanded_octets) return;
        }
}

/// Adds what generated and repeated values become, wherever they stand.
void add_made(const json& value, std::uint64_t& sum) {
    if (!value.is_structured()) return;
    if (value.is_object()) {
        const auto fill = value.find("fill");
        if (fill != value.end() && fill->is_number_unsigned()) sum += fill->get<std::uint64_t>();
        const auto text = value.find("repeat");
        const auto times = value.find("times");
        if (text != value.end() && text->is_string() && times != value.end())
            sum += times->is_number_unsigned()
                       ? text->get_ref<const std::string&>().size() * times->get<std::uint64_t>()
                       : limits::value_octets; // nobody knows yet
    }
    for (const json& part : value)
        add_made(part, sum);
}

std::uint64_t made_octets(const test_case& about) {
    std::uint64_t sum = 0;
    for (const step& one : about.steps) {
        add_made(one.args, sum);
        add_made(one.kwargs, sum);
        if (one.expect) add_made(*one.expect, sum);
        if (one.when) add_made(*one.when, sum);
    }
    for (const outcome& one : about.outcomes)
        for (const auto& [name, pattern] : one.patterns)
            add_made(pattern, sum);
    return sum;
}

} // namespace

bool expansion::take_made(const test_case& about, const place& at, fault_list& faults) {
    const std::uint64_t made = made_octets(about); // no part of it is past its own limit
    if (made > limits::case_octets) {
        faults.add(at, "has values that become more than " + std::to_string(limits::case_octets) +
                           " octets, which is the limit of a case");
        return false;
    }
    made_ += made;
    if (made_ <= limits::file_octets) return true;
    faults.add(at.file(), "has values that become more than " +
                              std::to_string(limits::file_octets) +
                              " octets in all its cases, which is the limit of a file");
    return false;
}

bool expansion::take_octets(const ordered_json& value, const place& at, fault_list& faults) {
    if (octets_ <= limits::expanded_octets) add_octets(value, octets_);
    if (octets_ <= limits::expanded_octets) return true;
    faults.add(at.file(), "its cases become more than " + std::to_string(limits::expanded_octets) +
                              " octets with parameters and rows written out, which is the limit "
                              "of a file");
    return false;
}

bool expansion::take_case(const place& at, fault_list& faults) {
    if (++cases_ <= limits::cases_of_file) return true;
    faults.add(at.file(), "becomes more than " + std::to_string(limits::cases_of_file) +
                              " cases, which is the limit of a file");
    return false;
}

} // namespace sockmatrix
