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
};

/// The changes between two judgements of one target by the same suite.
target_changes changes_between(const suite& all, const judgement& before, const judgement& after);
json to_json(const target_changes& value);

} // namespace sockmatrix
