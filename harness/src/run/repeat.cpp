#include "run/repeat.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

bool same_answer(const observation& first, const observation& again) {
    return first.answer == again.answer && first.broke.has_value() == again.broke.has_value() &&
           first.skipped.has_value() == again.skipped.has_value();
}

} // namespace

void add_unstable(std::vector<std::string>& unstable, const recording& first, const recording& again) {
    for (const auto& [id, seen] : first.observations) {
        const auto found = again.observations.find(id);
        const bool same = found != again.observations.end() && same_answer(seen, found->second);
        const auto place = std::lower_bound(unstable.begin(), unstable.end(), id);
        if (!same && (place == unstable.end() || *place != id)) unstable.insert(place, id);
    }
}

} // namespace sockmatrix
