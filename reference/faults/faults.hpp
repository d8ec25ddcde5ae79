// The ways in which the faulty build of refsock's adapter can be broken: what the system answers
// refsock is changed, and nothing else in the program.
#pragma once

#include <span>
#include <string_view>

namespace faults {

enum class fault {
    none,
    accept_inherited,
    accept_own_name,
    addresses_canonical_name,
    addresses_family,
    addresses_first,
    addresses_flags,
    addresses_port,
    addresses_protocol,
    addresses_reversed,
    addresses_type,
    bind_port,
    bind_reuses,
    bind_wildcard,
    blocking_lost,
    blocking_stays,
    close_leaks,
    connect_error_lost,
    connect_path_cut,
    duplicate_inherited,
    duplicate_same,
    host_address_order,
    host_aliases,
    listen_backlog,
    nameinfo_flags,
    names_swapped_own,
    names_swapped_peer,
    option_get_length,
    option_get_zero,
    option_set_level,
    option_set_lost,
    pair_inherited,
    pair_type,
    poll_interrupted,
    poll_ready,
    poll_twice,
    protocol_aliases,
    receive_flags,
    receive_from,
    receive_short,
    send_address,
    send_count,
    send_flags,
    send_signal,
    service_port_order,
    service_protocol,
    shutdown_half,
    shutdown_swapped,
    socket_inherited,
    text_long,
    text_loose,
    text_mapped,
    text_strict,
};

struct described_fault {
    fault which;
    std::string_view name;
    std::string_view says;
};

/// All but `none`, sorted by name.
std::span<const described_fault> all();

/// Breaks the program from now on; false if there is no fault of this name.
bool choose(std::string_view name);
/// Whether this is the fault that was chosen.
bool is(fault which);

} // namespace faults
