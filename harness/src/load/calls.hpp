// The calls and fixtures of docs/protocol.md, and what is known of the calls' arguments.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sockmatrix {

/// Whether docs/protocol.md has a call of this name.
bool is_known_call(std::string_view name) noexcept;
/// Whether docs/protocol.md has a fixture of this name; `unix_path` is one.
bool is_known_fixture(std::string_view name) noexcept;
/// Whether a case may need a capability of this name.
bool is_known_capability(std::string_view name) noexcept;
/// Whether a place is asked for it, and answers by having tried: not a feature of the adapter, and
/// not the lack of another.
bool is_tried_capability(std::string_view name) noexcept;
/// All that a case may need, for messages.
std::string known_capabilities();
/// Whether the call neither makes nor takes a socket, changes no global state and does not wait:
/// such a call may travel in a batch.
bool travels_alone(std::string_view name) noexcept;
/// Whether family, type and protocol of a socket that it makes are among its arguments.
bool makes_socket_of_family(std::string_view name);
/// The index of the argument that is an address; `count` arguments are given. -1 if there is none.
int address_argument(std::string_view name, std::size_t count);
/// Whether the first argument is the name of a host.
bool takes_host(std::string_view name);

} // namespace sockmatrix
