#include "load/calls.hpp"

#include "load/faults.hpp"
#include "model/interface.hpp"

#include <algorithm>
#include <array>

namespace sockmatrix {
namespace {

using namespace std::string_view_literals;
using std::string_view;

constexpr std::array fixtures{
    "closed_tcp"sv,   "closed_tcp6"sv, "closed_udp"sv,      "closed_udp6"sv, "closed_unix"sv,
    "missing_unix"sv, "silent_tcp"sv,  "silent_tcp6"sv,     "silent_unix"sv, "idle_tcp"sv,
    "idle_tcp6"sv,    "idle_unix"sv,   "echo_tcp"sv,        "echo_tcp6"sv,   "echo_unix"sv,
    "echo_udp"sv,     "echo_udp6"sv,   "echo_dgram_unix"sv, "reset_tcp"sv,   "reset_tcp6"sv,
    "reset_unix"sv,   "unix_path"sv,   "netlink_pids"sv};

constexpr std::array capabilities{"ipv6"sv,
                                  "af_unix"sv,
                                  "hermetic_names"sv,
                                  "dns"sv,
                                  "privileged_ports"sv,
                                  "no_privileged_ports"sv,
                                  "concurrent"sv,
                                  "timed"sv,
                                  "tipc"sv,
                                  "no_tipc"sv,
                                  "netlink"sv,
                                  "no_netlink"sv,
                                  "net_admin"sv,
                                  "no_net_admin"sv,
                                  "net_raw"sv,
                                  "no_net_raw"sv};

template <class Names>
bool holds(const Names& names, string_view name) noexcept {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool starts_with(string_view text, string_view start) noexcept {
    return text.substr(0, start.size()) == start;
}

} // namespace

bool is_known_call(string_view name) noexcept {
    return find_call(name) != nullptr;
}

bool is_known_fixture(string_view name) noexcept {
    return holds(fixtures, name);
}

bool is_known_capability(string_view name) noexcept {
    return holds(capabilities, name);
}

bool is_tried_capability(string_view name) noexcept {
    const bool is_feature = name == "concurrent" || name == "timed";
    return holds(capabilities, name) && !is_feature && !starts_with(name, "no_");
}

std::string known_capabilities() {
    return joined(capabilities);
}

bool travels_alone(string_view name) noexcept {
    const interface_call* row = find_call(name);
    return row && row->pure;
}

bool makes_socket_of_family(string_view name) {
    const interface_call* row = find_call(name);
    if (!row || places_given(*row, "socket").empty()) return false;
    const auto all = arguments_of(*row);
    return std::any_of(all.begin(), all.end(),
                       [](const interface_argument& one) { return one.kind == "family"; });
}

int address_argument(string_view name, std::size_t count) {
    const interface_call* row = find_call(name);
    return row ? place_of_argument(*row, "address", count) : -1;
}

bool takes_host(string_view name) {
    const interface_call* row = find_call(name);
    return row && place_of_argument(*row, "host", 1) == 0;
}

} // namespace sockmatrix
