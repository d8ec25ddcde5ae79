#include "load/calls.hpp"
#include "load/rules/hosts.hpp"
#include "load/rules/rules.hpp"
#include "match/expression.hpp"

namespace sockmatrix {
namespace {

void add_host_of_address(const json& address, std::vector<const json*>& out) {
    if (address.is_array() && !address.empty()) out.push_back(&address[0]);
}

} // namespace

std::vector<const json*> address_hosts_of(const step& one) {
    std::vector<const json*> out;
    const int index = address_argument(one.call, one.args.size());
    if (index >= 0 && static_cast<std::size_t>(index) < one.args.size())
        add_host_of_address(one.args[static_cast<std::size_t>(index)], out);
    const auto source = one.kwargs.find("source_address");
    if (source != one.kwargs.end()) add_host_of_address(*source, out);
    return out;
}

std::vector<const json*> hosts_of(const step& one) {
    std::vector<const json*> out = address_hosts_of(one);
    if (takes_host(one.call) && !one.args.empty()) out.push_back(&one.args[0]);
    return out;
}

bool is_name_text(const json& value) {
    if (value.is_string())
        return value.get_ref<const std::string&>().find('\0') == std::string::npos;
    return value.is_object() && (value.contains("repeat") || value.contains("concat") ||
                                 value.contains("octets") || value.contains("bytes"));
}

bool is_numeric_host(const json& host) {
    static const expression numbers(R"((0[xX][0-9a-fA-F]*|[0-9]+)(\.(0[xX][0-9a-fA-F]*|[0-9]+))*)");
    if (!is_name_text(host)) return true;
    if (!host.is_string()) return false;
    const auto& text = host.get_ref<const std::string&>();
    return text.empty() || text == "<broadcast>" || text.find(':') != std::string::npos ||
           numbers.matches(text);
}

bool has_flag(const step& one, std::string_view constant) {
    return has_tagged(one.args, "const", constant) || has_tagged(one.kwargs, "const", constant);
}

} // namespace sockmatrix
