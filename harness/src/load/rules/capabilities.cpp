#include "load/calls.hpp"
#include "load/rules/rules.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

template <class Test>
bool any_fixture(const json& value, Test test) {
    if (value.is_object() && value.contains("fixture")) {
        const auto& path = value["fixture"].get_ref<const std::string&>();
        return test(path.substr(0, path.find('/')));
    }
    return value.is_structured() && std::any_of(value.begin(), value.end(), [&](const json& part) {
               return any_fixture(part, test);
           });
}

bool is_ipv6_address(const json& value) {
    return value.is_array() && !value.empty() && value[0].is_string() &&
           value[0].get_ref<const std::string&>().find(':') != std::string::npos;
}

bool has_family(const step& one, std::string_view family) {
    return makes_socket_of_family(one.call) &&
           (has_tagged(one.args, "const", family) || has_tagged(one.kwargs, "const", family));
}

bool uses_ipv6(const step& one) {
    if (has_family(one, "AF_INET6")) return true;
    if (any_fixture(one.args, [](const std::string& name) { return name.back() == '6'; }))
        return true;
    const int index = address_argument(one.call, one.args.size());
    if (index >= 0 && static_cast<std::size_t>(index) < one.args.size() &&
        is_ipv6_address(one.args[static_cast<std::size_t>(index)]))
        return true;
    return is_ipv6_address(one.kwargs.value("source_address", json()));
}

bool uses_unix(const step& one) {
    const auto is_unix = [](const std::string& name) {
        return name.find("unix") != std::string::npos;
    };
    return has_family(one, "AF_UNIX") || any_fixture(one.args, is_unix);
}

bool opens_raw(const step& one) {
    const bool internet = has_family(one, "AF_INET") || has_family(one, "AF_INET6");
    return internet && (has_tagged(one.args, "const", "SOCK_RAW") ||
                        has_tagged(one.kwargs, "const", "SOCK_RAW"));
}

bool administers(const step& one) {
    constexpr std::string_view options[] = {"SO_MARK", "SO_RCVBUFFORCE", "SO_SNDBUFFORCE",
                                            "IP_TRANSPARENT"};
    return one.call == "socket.setsockopt" &&
           std::any_of(std::begin(options), std::end(options),
                       [&](std::string_view name) { return has_tagged(one.args, "const", name); });
}

/// A case that uses a family asks for it, or for its absence.
struct capability {
    std::string_view name;
    bool (*used)(const step& one);
    std::string_view by;
    std::string_view absence = {};
    bool of_demands = false; ///< only of cases that say what must happen; others name all that may
};

constexpr capability capabilities[] = {
    {"ipv6", uses_ipv6, "uses IPv6"},
    {"af_unix", uses_unix, "uses AF_UNIX"},
    {"netlink", [](const step& one) { return has_family(one, "AF_NETLINK"); }, "uses AF_NETLINK",
     "no_netlink"},
    {"tipc", [](const step& one) { return has_family(one, "AF_TIPC"); }, "uses AF_TIPC", "no_tipc"},
    {"net_raw", opens_raw, "opens a raw socket", "no_net_raw", true},
    {"net_admin", administers, "sets an option that needs a privilege", "no_net_admin", true},
    {"concurrent", [](const step& one) { return one.background; }, "has a step in the background"},
    {"timed", [](const step& one) { return one.timed; }, "asks for the elapsed time"},
};

bool demands(const test_case& one) {
    return is_demanded(one.level);
}

} // namespace

void check_capabilities(const lint_input& input, rule_findings& out) {
    for (const test_case& one : input.all.cases)
        for (const capability& wanted : capabilities)
            if ((!wanted.of_demands || demands(one)) &&
                std::any_of(one.steps.begin(), one.steps.end(), wanted.used) &&
                !needs(one, wanted.name) && !needs(one, wanted.absence))
                out.add(one, std::string(wanted.by) + "; add \"" + std::string(wanted.name) +
                                 "\" to needs");
}

} // namespace sockmatrix
