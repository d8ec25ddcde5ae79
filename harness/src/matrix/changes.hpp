// What changed since the last recordings of targets.
#pragma once

#include "matrix/build.hpp"

#include <string>
#include <vector>

namespace sockmatrix {

/// Cases of one written id that changed alike.
struct change {
    std::string written;
    std::string says;
    std::string before; ///< "permitted: refuses", or "not recorded"
    std::string after;
    bool red = false; ///< what is now was not expected
    std::vector<std::string> cases;
};

struct target_changes {
    std::string target;
    bool known = false; ///< whether there is an earlier recording
    json before;        ///< first lines of both recordings
    json after;
    std::vector<change> changes;
    std::vector<std::string>
        remarks{}; ///< what both recordings lack or are not (judgement), a line each
};

/// The changes between two judgements of one target by the same suite.
target_changes changes_between(const suite& all, const judgement& before, const judgement& after);
/// What is to be known of a recording that is not whole or not of this suite.
std::vector<std::string> remarks_of(const judgement& value, const std::string& which);
json to_json(const target_changes& value);

} // namespace sockmatrix
