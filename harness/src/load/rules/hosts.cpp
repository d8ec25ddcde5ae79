#include "load/rules/hosts.hpp"
#include "load/rules/rules.hpp"

#include <algorithm>
#include <cctype>

namespace sockmatrix {
namespace {

bool ends_with(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

/// A name that could be somebody's. The top-level names left out are reserved by RFC 2606 and RFC
/// 6761.
bool is_public_name(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (text.ends_with('.')) text.pop_back(); // the root's, which says that the name is whole
    if (text.find('.') == std::string::npos) return false;
    for (const std::string_view reserved :
         {".test", ".invalid", ".example", ".localhost", ".localdomain"})
        if (ends_with(text, reserved)) return false;
    return text.find_first_of("abcdefghijklmnopqrstuvwxyz") != std::string::npos;
}

/// A dotted address that traffic could leave the machine for.
bool is_public_address(const std::string& text) {
    const bool dotted = text.find('.') != std::string::npos && text.find(':') == std::string::npos;
    return dotted && text.rfind("127.", 0) != 0 && text.rfind("0.", 0) != 0 &&
           text != "255.255.255.255";
}

} // namespace

void check_hosts(const lint_input& input, rule_findings& out) {
    for (const test_case& one : input.all.cases)
        for (const step& part : one.steps) {
            for (const json* host : hosts_of(part))
                if (host->is_string() && !is_numeric_host(*host) &&
                    is_public_name(host->get<std::string>()))
                    out.add(one, "the host " + host->dump() +
                                     " could be a public one; use a name that ends in .test, "
                                     ".invalid or .example");
            for (const json* host : address_hosts_of(part))
                if (host->is_string() && is_numeric_host(*host) &&
                    is_public_address(host->get<std::string>()) && !needs(one, "hermetic_names"))
                    out.add(one, "the address " + host->dump() +
                                     " is not of loopback; use one of 127.0.0.0/8, or add "
                                     "\"hermetic_names\" to needs");
        }
}

} // namespace sockmatrix
