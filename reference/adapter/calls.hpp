// The table of calls: every name that refsock has, with the function that carries it out.
#pragma once

#include "frame.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace adapter {

/// The call of a name, or nullptr if refsock has none.
const call* find_call(std::string_view name);
/// Every name, sorted.
std::vector<std::string_view> call_names();

// The parts of the table, by area.
std::span<const call> conversion_calls();
std::span<const call> name_calls();
std::span<const call> service_calls();
std::span<const call> creation_calls();
std::span<const call> socket_calls();
std::span<const call> transfer_calls();
std::span<const call> auxiliary_calls();
/// Those that this platform alone has.
std::span<const call> platform_calls();

} // namespace adapter
