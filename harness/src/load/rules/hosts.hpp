// Hosts and services in the arguments of calls, for the rules about names and addresses.
#pragma once

#include "model/case.hpp"

#include <string_view>
#include <vector>

namespace sockmatrix {

/// The values of a step that stand where a host is named: of resolving calls, and in addresses of
/// bind, connect, sendto, create_connection.
std::vector<const json*> hosts_of(const step& one);
/// The values that stand in addresses that a step binds to, connects to or sends to: a part of
/// those.
std::vector<const json*> address_hosts_of(const step& one);

/// Whether a host is not looked up: an address in numbers, "", "<broadcast>", a text that no name
/// can be (with NUL), or no text.
bool is_numeric_host(const json& host);
/// Whether a value is text that a look-up may be given: without NUL, which is refused before.
bool is_name_text(const json& value);
/// Whether a step's arguments have a constant such as AI_NUMERICHOST.
bool has_flag(const step& one, std::string_view constant);

} // namespace sockmatrix
