// Between the addresses of the protocol and those of refsock. (docs/protocol.md, Values)
#pragma once

#include "refsock/address.hpp"
#include "values.hpp"

namespace adapter {

/// The address that `value` stands for on a socket of `family`. A form of another family goes
/// through as it is: two numbers are one of AF_NETLINK, four or five one of AF_TIPC. Raises
/// `inexpressible` for other shapes.
refsock::address address_of(const json& value, int family);
/// As above where no socket tells the family: a host with a colon is one of AF_INET6.
refsock::address address_of(const json& value);
/// `[host, port]` and nothing else.
refsock::inet_address host_and_port_of(const json& value);

json address_value(const refsock::address& address);

} // namespace adapter
