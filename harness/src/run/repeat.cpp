#include "run/repeat.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

bool same_answer(const observation& first, const observation& again) {
    return first.answer == again.answer && first.broke.has_value() == again.broke.has_value() &&
           first.skipped.has_value() == again.skipped.has_value();
}

void insert_sorted(std::vector<std::string>& into, const std::string& id) {
    const auto place = std::lower_bound(into.begin(), into.end(), id);
    if (place == into.end() || *place != id) into.insert(place, id);
}

} // namespace

void add_unstable(std::vector<std::string>& unstable, const recording& first,
                  const recording& again) {
    for (const auto& [id, seen] : first.observations) {
        const auto found = again.observations.find(id);
        if (found == again.observations.end() || !same_answer(seen, found->second))
            insert_sorted(unstable, id);
    }
    for (const auto& [id, seen] : again.observations)
        if (!first.observations.contains(id)) insert_sorted(unstable, id);
}

} // namespace sockmatrix
