#include "load/expand.hpp"
#include "model/limits.hpp"

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

} // namespace

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
