// What an adapter says of itself before the first case. Internal to run.
#pragma once

#include "model/case.hpp"
#include "model/json.hpp"
#include "run/run.hpp"

#include <string>
#include <vector>

namespace sockmatrix {

struct adapter_info {
    json implementation = json::object();
    json features = json::array();
    json facts = json::object();
    json constants = json::object();    ///< name -> number, or null where it is not defined
    json capabilities = json::object(); ///< of the place where it runs: true, or why it is missing
    json fixtures = json::object();     ///< name -> address; others in each start
    std::string directory;              ///< for AF_UNIX sockets of cases; empty if there is none
};

/// Names of all constants that the cases mention, sorted.
std::vector<std::string> constant_names(const std::vector<const test_case*>& cases);

/// Takes away what the target's platform is said to lack. Nobody can add what the place does not
/// have.
void join_capabilities(json& capabilities, const json& environment);

/// The object of a recording's first line.
json run_header(const adapter_info& about, const target_command& target,
                const run_options& options);

/// What differs between two headers of one target, such as "facts/kernel"; empty if nothing does.
/// The constants may have been asked for different cases: only names in both count.
std::string header_difference(const json& first, const json& second);

} // namespace sockmatrix
