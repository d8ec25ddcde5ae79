// The recording while it grows. Internal to run.
#pragma once

#include "model/case.hpp"
#include "model/recording.hpp"
#include "model/selection.hpp"
#include "run/process/error_output.hpp"
#include "run/run.hpp"

#include <set>
#include <string>

namespace sockmatrix {

/// Appends observations to the output as they come, so that a killed harness loses only what is in
/// flight, and replaces the output by the sorted whole at the end. The old output stays as it is
/// until the first adapter has answered.
class recorder {
public:
    /// With `resume` reads what the output holds. Throws failure(invalid) if that is of another
    /// suite or target, or holds a case that is not among these.
    recorder(const run_options& options, const target_command& target,
             const std::vector<const test_case*>& cases);

    bool has(const std::string& id) const { return kept_.observations.contains(id); }
    std::size_t size() const noexcept { return kept_.observations.size(); }

    /// Opens the output. Throws failure(invalid) if a resumed recording was made under other
    /// conditions.
    void begin(json header);
    /// Keeps an observation. It reaches the file with the next `flush`, in one write.
    void add(observation seen);
    void add(incident what);
    void flush();
    /// Writes the whole, sorted.
    recording finish();

private:
    void resume(const target_command& target, const std::set<std::string, std::less<>>& ids);
    void adopt(json& header) const;
    void drop_explained();

    const run_options& options_;
    json selected_; ///< what the run sets out to do, for the first line
    recording kept_;
    bool resumed_ = false;
    append_file file_;
    std::string lines_;
};

} // namespace sockmatrix
