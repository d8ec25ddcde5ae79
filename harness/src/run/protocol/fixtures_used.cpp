#include "run/protocol/fixtures_used.hpp"

#include <fmt/format.h>

namespace sockmatrix {
namespace {

bool is_new_path(const std::string& path) {
    return path == "unix_path" || path.starts_with("unix_path/");
}

} // namespace

std::optional<json> fixtures_used::find(const std::string& path) {
    if (is_new_path(path)) return new_path(path);
    if (!has_fixture(about_, path)) return std::nullopt;
    const std::size_t slash = path.find('/');
    const std::string name = path.substr(0, slash);
    const json& address = about_.fixtures.at(name);
    used_[name] = address;
    if (slash == std::string::npos) return address;
    return address.at(json::json_pointer(path.substr(slash)));
}

/// Of the same length in every run, so that cases can reckon with it.
std::optional<json> fixtures_used::new_path(const std::string& name) {
    if (about_.directory.empty()) return std::nullopt;
    if (!used_.contains(name)) used_[name] = fmt::format("{}/c{:05}", about_.directory, ++paths_);
    return used_[name];
}

bool has_fixture(const adapter_info& about, const std::string& path) {
    if (is_new_path(path)) return !about.directory.empty();
    const std::size_t slash = path.find('/');
    const auto found = about.fixtures.find(path.substr(0, slash));
    if (found == about.fixtures.end()) return false;
    return slash == std::string::npos || found->contains(json::json_pointer(path.substr(slash)));
}

} // namespace sockmatrix
