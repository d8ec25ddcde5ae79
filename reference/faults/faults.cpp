#include "faults.hpp"

#include <algorithm>
#include <array>

namespace faults {
namespace {

constexpr std::array table{
    described_fault{fault::accept_inherited, "accept-inherited",
                    "accepted sockets are open in programs that are executed"},
    described_fault{fault::accept_own_name, "accept-own-name",
                    "accept tells its own address for the peer's"},
    described_fault{fault::addresses_canonical_name, "addresses-canonical-name",
                    "getaddrinfo tells no canonical name"},
    described_fault{fault::addresses_family, "addresses-family",
                    "getaddrinfo overlooks the family"},
    described_fault{fault::addresses_first, "addresses-first",
                    "getaddrinfo tells the first address alone"},
    described_fault{fault::addresses_flags, "addresses-flags", "getaddrinfo overlooks the flags"},
    described_fault{fault::addresses_port, "addresses-port", "getaddrinfo forgets the service"},
    described_fault{fault::addresses_protocol, "addresses-protocol",
                    "getaddrinfo overlooks the protocol"},
    described_fault{fault::addresses_reversed, "addresses-reversed",
                    "getaddrinfo tells the last address first"},
    described_fault{fault::addresses_type, "addresses-type", "getaddrinfo overlooks the type"},
    described_fault{fault::bind_port, "bind-port", "bind overlooks the port"},
    described_fault{fault::bind_reuses, "bind-reuses", "bind sets SO_REUSEADDR"},
    described_fault{fault::bind_wildcard, "bind-wildcard", "bind overlooks the IPv4 address"},
    described_fault{fault::blocking_lost, "blocking-lost",
                    "a socket that does not block never does again"},
    described_fault{fault::blocking_stays, "blocking-stays", "the system's socket always blocks"},
    described_fault{fault::close_leaks, "close-leaks", "close leaves the descriptor open"},
    described_fault{fault::connect_error_lost, "connect-error-lost",
                    "a connect that fails later succeeds"},
    described_fault{fault::connect_path_cut, "connect-path-cut",
                    "connect loses the last octet of a path"},
    described_fault{fault::duplicate_inherited, "duplicate-inherited",
                    "duplicates are open in programs that are executed"},
    described_fault{fault::duplicate_same, "duplicate-same", "a duplicate is the same descriptor"},
    described_fault{fault::host_address_order, "host-address-order",
                    "gethostbyname tells the last address first"},
    described_fault{fault::host_aliases, "host-aliases", "a host has no aliases"},
    described_fault{fault::listen_backlog, "listen-backlog", "listen overlooks the backlog"},
    described_fault{fault::nameinfo_flags, "nameinfo-flags", "getnameinfo overlooks the flags"},
    described_fault{fault::names_swapped_own, "names-swapped-own",
                    "getsockname tells the peer's name, if there is one"},
    described_fault{fault::names_swapped_peer, "names-swapped-peer",
                    "getpeername tells the socket's own name"},
    described_fault{fault::option_get_length, "option-get-length",
                    "getsockopt tells a longer value than there is"},
    described_fault{fault::option_get_zero, "option-get-zero", "getsockopt tells zeros"},
    described_fault{fault::option_set_level, "option-set-level", "setsockopt overlooks the level"},
    described_fault{fault::option_set_lost, "option-set-lost", "setsockopt sets nothing"},
    described_fault{fault::pair_inherited, "pair-inherited",
                    "pairs are open in programs that are executed"},
    described_fault{fault::pair_type, "pair-type", "socketpair overlooks the type"},
    described_fault{fault::poll_interrupted, "poll-interrupted",
                    "waiting fails when a signal comes"},
    described_fault{fault::poll_ready, "poll-ready", "nothing is waited for"},
    described_fault{fault::poll_twice, "poll-twice", "waiting takes twice the time"},
    described_fault{fault::protocol_aliases, "protocol-aliases",
                    "protocols are not found by their aliases"},
    described_fault{fault::receive_flags, "receive-flags", "receiving overlooks the flags"},
    described_fault{fault::receive_from, "receive-from", "recvfrom does not tell who sent"},
    described_fault{fault::receive_short, "receive-short",
                    "receiving loses the last octet of several"},
    described_fault{fault::send_address, "send-address", "sendto overlooks the address"},
    described_fault{fault::send_count, "send-count",
                    "sending tells one octet more than were taken"},
    described_fault{fault::send_flags, "send-flags", "sending overlooks the flags"},
    described_fault{fault::send_signal, "send-signal", "a broken pipe raises SIGPIPE"},
    described_fault{fault::service_port_order, "service-port-order",
                    "ports of services are in the other byte order"},
    described_fault{fault::service_protocol, "service-protocol",
                    "services are looked for without their protocol"},
    described_fault{fault::shutdown_half, "shutdown-half",
                    "shutting down both ways leaves receiving open"},
    described_fault{fault::shutdown_swapped, "shutdown-swapped",
                    "shutdown takes sending for receiving"},
    described_fault{fault::socket_inherited, "socket-inherited",
                    "sockets are open in programs that are executed"},
    described_fault{fault::text_long, "text-long", "IPv6 addresses are written without ::"},
    described_fault{fault::text_loose, "text-loose", "inet_pton takes what inet_aton takes"},
    described_fault{fault::text_mapped, "text-mapped",
                    "mapped IPv4 addresses are written in hexadecimal"},
    described_fault{fault::text_strict, "text-strict", "inet_aton takes four decimal parts alone"},
};

fault chosen = fault::none;

} // namespace

std::span<const described_fault> all() {
    return table;
}

bool choose(std::string_view name) {
    const auto found = std::find_if(table.begin(), table.end(),
                                    [&](const described_fault& one) { return one.name == name; });
    if (found == table.end()) return false;
    chosen = found->which;
    return true;
}

bool is(fault which) {
    return chosen == which;
}

} // namespace faults
