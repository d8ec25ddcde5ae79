#include "model/profile.hpp"

#include <tuple>

namespace sockmatrix {

std::string source_text(const expectation& entry) {
    const std::string place = entry.file.empty() ? "profile " + entry.trait : entry.file;
    return place + " (" + entry.trait + ", " + entry.pattern + ")";
}

bool say_same(const expectation& a, const expectation& b) {
    const auto said = [](const expectation& one) {
        return std::tie(one.outcomes, one.shown, one.answer, one.when, one.also, one.shown_by,
                        one.why, one.bug, one.report, one.unstable, one.cite);
    };
    return said(a) == said(b);
}

} // namespace sockmatrix
