#include "load/calls.hpp"
#include "load/rules/hosts.hpp"
#include "load/rules/rules.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

bool looks_up_host(const step& one) {
    if (has_flag(one, "AI_NUMERICHOST")) return false;
    if (one.call == "gethostbyaddr" && !one.args.empty() && is_name_text(one.args[0])) return true;
    const std::vector<const json*> hosts = hosts_of(one);
    return std::any_of(hosts.begin(), hosts.end(), [](const json* host) {
        return !is_numeric_host(*host) && *host != "localhost";
    });
}

/// Also " 80", "+80" and "0x50", which no service is named.
bool is_number(const json& text) {
    const auto& digits = text.get_ref<const std::string&>();
    const std::size_t first = digits.find_first_not_of(" \t+-");
    return first == std::string::npos || (digits[first] >= '0' && digits[first] <= '9');
}

bool is_port(const json& value) {
    return value.is_number_integer() && value >= 0 && value <= 65535;
}

/// A call that looks into the tables of services and protocols, unless its arguments are refused
/// before.
bool reads_tables(const step& one) {
    if (one.call == "getservbyport") return !one.args.empty() && is_port(one.args[0]);
    if (one.call != "getservbyname" && one.call != "getprotobyname") return false;
    return std::all_of(one.args.begin(), one.args.end(), is_name_text);
}

bool looks_up_service(const step& one) {
    if (reads_tables(one)) return true;
    if (one.call != "getaddrinfo" || one.args.size() < 2 || has_flag(one, "AI_NUMERICSERV"))
        return false;
    return one.args[1].is_string() && is_name_text(one.args[1]) && !is_number(one.args[1]);
}

/// An address that is none and flags of another type are refused before; flags as a number other
/// than 0 are the writer's affair.
bool looks_up_address(const step& one) {
    if (one.call != "getnameinfo" || one.args.size() < 2 || one.args[0].is_primitive())
        return false;
    if (!one.args[1].is_object()) return one.args[1] == 0;
    return !has_flag(one, "NI_NUMERICHOST") || !has_flag(one, "NI_NUMERICSERV");
}

} // namespace

void check_names(const lint_input& input, rule_findings& out) {
    for (const test_case& one : input.all.cases) {
        if (needs(one, "hermetic_names")) continue;
        const bool looks_up = std::any_of(one.steps.begin(), one.steps.end(), [](const step& part) {
            return looks_up_host(part) || looks_up_service(part) || looks_up_address(part);
        });
        if (looks_up) out.add(one, "asks the machine's own names; add \"hermetic_names\" to needs");
    }
}

} // namespace sockmatrix
