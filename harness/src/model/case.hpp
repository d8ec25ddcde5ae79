// Cases as the harness runs and judges them: expanded, one behaviour each.
#pragma once

#include "model/json.hpp"

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sockmatrix {

/// How strongly the sources demand a behaviour.
enum class demand_level { must, should, may, unspecified };

/// As they are written, in the order of the values.
inline constexpr std::array<std::string_view, 4> level_names = {"must", "should", "may",
                                                                "unspecified"};

constexpr std::string_view to_string(demand_level level) noexcept {
    return level_names[static_cast<std::size_t>(level)];
}

/// Whether there is one thing to do, so that a case names what conforms.
constexpr bool is_demanded(demand_level level) noexcept {
    return level == demand_level::must || level == demand_level::should;
}

/// One call of a case, or an `await` of an earlier call in the background.
struct step {
    std::string call;          ///< documented name, such as "socket.connect"; empty for an await
    std::string await;         ///< name of the background step to wait for
    json args = json::array(); ///< case values (docs/writing-cases.md)
    json kwargs = json::object();
    std::string name;           ///< `as`; an await without one has the name that it awaits
    std::optional<json> expect; ///< pattern that must hold for the next step to make sense
    std::optional<json> when;   ///< step name -> pattern; the step runs only if all match
    bool background = false;
    bool shared = false;          ///< stands in a set-up, which other cases use too
    bool timed = false;           ///< set by the loader where a pattern asks for `elapsed`
    std::optional<double> within; ///< seconds until the step counts as blocked
    std::vector<std::string>
        vary; ///< JSON pointers into the returned value that vary from run to run
};

/// A named set of patterns, one per named step. An empty step name means the last step.
struct outcome {
    std::string name;
    std::map<std::string, json> patterns;
};

/// Seconds that a case has, before time_scale, unless it says otherwise.
inline constexpr double usual_deadline = 10.0;

/// One expanded case. `id` is unique in the suite: <api>/<slug>[:row][@param=value[,param=value]].
struct test_case {
    std::string id;
    std::string api;
    std::string says;
    demand_level level = demand_level::must;
    std::vector<std::string> clauses;
    std::vector<std::string> cite;
    std::vector<std::string> needs;
    std::vector<step> steps;
    std::vector<outcome>
        outcomes;         ///< in the order of the file; an unnamed `expect` is named "conforms"
    std::string conforms; ///< name of the conforming outcome; empty for may and unspecified
    double deadline = usual_deadline;  ///< seconds, before time_scale
    std::vector<std::string> controls; ///< cases in which the same calls must have worked
    std::string same; ///< why it does not matter that targets differ in what an outcome shows
    std::string uncontrolled; ///< why a case that an idle call reaches has no control
    bool alone = false;       ///< single step that makes no socket: may travel in a batch
    std::string file;         ///< where it was written, relative to the suite's folder
};

/// One testable statement of the documentation.
struct clause {
    std::string id;
    std::string says;
    std::string source;  ///< "doc" or "methods"
    std::string api;     ///< the documented name that it speaks of
    std::string planned; ///< why no case can exist yet; empty for all others
};

/// Everything below cases/, loaded and expanded. `hash` identifies the content of the cases.
struct suite {
    std::vector<test_case> cases; ///< sorted by id
    std::vector<clause> clauses;  ///< sorted by id
    std::string hash;
    std::string ids; ///< ids_hash of the cases; empty if it was not asked for
    std::map<std::string, std::string> controls; ///< call -> the case in which it works
    std::vector<std::string> names; ///< every documented name, such as "inet_aton" or "SO_*"
};

/// The id of a case as it is written: without row and parameters.
std::string_view written_id(std::string_view id) noexcept;

/// The case with this id, or null.
const test_case* find_case(const suite& all, std::string_view id) noexcept;

} // namespace sockmatrix
