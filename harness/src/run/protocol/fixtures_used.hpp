// The fixtures of one case. Internal to run.
#pragma once

#include "run/protocol/adapter_info.hpp"

#include <optional>
#include <string>

namespace sockmatrix {

/// Finds addresses of fixture peers and paths for new AF_UNIX sockets, and keeps what was used for
/// the recording.
class fixtures_used {
public:
    /// `paths` counts the paths given out below the adapter's directory.
    fixtures_used(const adapter_info& about, std::size_t& paths) : about_(about), paths_(paths) {}

    /// The value of {"fixture": path}, or nothing if there is no such fixture here.
    std::optional<json> find(const std::string& path);
    /// Fixture -> address, of those that were found.
    const json& used() const noexcept { return used_; }

private:
    std::optional<json> new_path(const std::string& name);

    const adapter_info& about_;
    std::size_t& paths_;
    json used_ = json::object();
};

/// Whether it could be found, without using it.
bool has_fixture(const adapter_info& about, const std::string& path);

} // namespace sockmatrix
