// Host names and addresses.
#include "addresses.hpp"
#include "calls.hpp"
#include "refsock/names.hpp"

#include <optional>

namespace adapter {
namespace {

std::optional<std::string> host_of(const json& value) {
    if (value.is_null()) return std::nullopt;
    return text_of(value);
}

refsock::service service_of(const json& value) {
    if (value.is_null()) return std::monostate{};
    if (value.is_string()) return text_of(value);
    if (is_octets(value)) throw inexpressible("text, an integer or null is needed, not octets");
    return integer_of(value);
}

json entry_value(const refsock::host_entry& entry) {
    return json::array({entry.name, entry.aliases, entry.addresses});
}

json info_value(const refsock::address_info& info) {
    return json::array(
        {info.family, info.type, info.protocol, info.canonname, address_value(info.address)});
}

json run_getaddrinfo(frame& f) {
    const auto host = host_of(f.at(0));
    const auto port = service_of(f.at(1));
    const refsock::address_hints hints{f.integer(2, 0), f.integer(3, 0), f.integer(4, 0),
                                       f.integer(5, 0)};
    json list = json::array();
    for (const auto& info : f.measured([&] { return refsock::getaddrinfo(host, port, hints); }))
        list.push_back(info_value(info));
    return list;
}

json run_getnameinfo(frame& f) {
    const auto address = address_of(f.at(0));
    const std::int64_t flags = f.integer(1);
    const auto names = f.measured([&] { return refsock::getnameinfo(address, flags); });
    return json::array({names.first, names.second});
}

json run_gethostbyname(frame& f) {
    const auto& name = f.text(0);
    return f.measured([&] { return refsock::gethostbyname(name); });
}

json run_gethostbyname_ex(frame& f) {
    const auto& name = f.text(0);
    return entry_value(f.measured([&] { return refsock::gethostbyname_ex(name); }));
}

json run_gethostbyaddr(frame& f) {
    const auto& address = f.text(0);
    return entry_value(f.measured([&] { return refsock::gethostbyaddr(address); }));
}

json run_getfqdn(frame& f) {
    if (!f.has(0)) return f.measured([] { return refsock::getfqdn(); });
    const auto& name = f.text(0);
    return f.measured([&] { return refsock::getfqdn(name); });
}

json run_gethostname(frame& f) {
    return f.measured([] { return refsock::gethostname(); });
}

constexpr std::string_view getaddrinfo_parameters[] = {"",         "",      "family",
                                                       "socktype", "proto", "flags"};

constexpr call name_table[] = {
    {"getaddrinfo", run_getaddrinfo, 2, 6, true, getaddrinfo_parameters},
    {"getfqdn", run_getfqdn, 0, 1, true},
    {"gethostbyaddr", run_gethostbyaddr, 1, 1, true},
    {"gethostbyname", run_gethostbyname, 1, 1, true},
    {"gethostbyname_ex", run_gethostbyname_ex, 1, 1, true},
    {"gethostname", run_gethostname, 0, 0, true},
    {"getnameinfo", run_getnameinfo, 2, 2, true},
};

} // namespace

std::span<const call> name_calls() {
    return name_table;
}

} // namespace adapter
