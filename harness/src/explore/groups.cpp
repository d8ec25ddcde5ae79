#include "explore/groups.hpp"

#include "explore/inputs.hpp"
#include "explore/reduce.hpp"
#include "explore/tokens.hpp"

#include <algorithm>
#include <tuple>

namespace sockmatrix {
namespace {

std::string shape_of_value(const json& value) {
    if (value.is_string()) return "\"" + shape_of_text(value.get<std::string>()) + "\"";
    if (is_octets(value))
        return std::to_string(value["bytes"].get<std::string>().size() / 2) + " octets";
    if (value.is_number_integer()) return value < 0 ? "-n" : value < 65536 ? "n" : "N";
    if (!value.is_array()) return value.dump();
    std::string out;
    for (const json& element : value)
        out += (out.empty() ? "" : ", ") + shape_of_value(element);
    return "(" + out + ")";
}

explored_group group_of(const open_difference& one) {
    return {one.input, one.answers, one.count, shape_of(one.input), one.known};
}

void join(explored_group& into, const explored_group& other) {
    const std::size_t count = into.count + other.count;
    const std::string known = into.known.empty() ? other.known : into.known;
    if (is_simpler(other.minimal, into.minimal)) into = other;
    into.count = count;
    into.known = known;
}

bool comes_first(const explored_group& left, const explored_group& right) {
    return std::tuple(std::string_view(left.minimal.call), right.count, left.shape,
                      way_of(left.answers)) < std::tuple(std::string_view(right.minimal.call),
                                                         left.count, right.shape,
                                                         way_of(right.answers));
}

} // namespace

std::string shape_of(const call_input& input) {
    return shape_of_value(input.args) + (input.kwargs.empty() ? "" : " " + input.kwargs.dump());
}

std::vector<explored_group> group_differences(const std::vector<open_difference>& all) {
    std::map<std::tuple<std::string, std::string, std::string>, explored_group> groups;
    for (const open_difference& one : all) {
        explored_group fresh = group_of(one);
        const auto key = std::tuple(one.input.call, way_of(one.answers), fresh.shape);
        const auto [place, added] = groups.emplace(key, fresh);
        if (!added) join(place->second, fresh);
    }
    std::vector<explored_group> out;
    for (auto& [key, one] : groups)
        out.push_back(std::move(one));
    std::sort(out.begin(), out.end(), comes_first);
    return out;
}

} // namespace sockmatrix
