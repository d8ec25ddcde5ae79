#include "addresses.hpp"

#include "faults.hpp"
#include "refsock/constants.hpp"

#include <algorithm>

namespace adapter {
namespace {

std::span<const std::byte> bytes_of(const std::string& text) {
    return std::as_bytes(std::span(text));
}

refsock::unix_address path_of(const json& value) {
    if (value.is_string()) return {text_of(value)};
    const auto octets = octets_of(value);
    return {std::string(reinterpret_cast<const char*>(octets.data()), octets.size())};
}

refsock::inet6_address inet6_of(const json& value) {
    refsock::inet6_address address{text_of(value[0]), integer_of(value[1])};
    if (value.size() > 2) address.flowinfo = integer_of(value[2]);
    if (value.size() > 3) address.scope_id = integer_of(value[3]);
    return address;
}

bool is_numbers_alone(const json& value) {
    return value.is_array() && std::all_of(value.begin(), value.end(), [](const json& each) {
               return each.is_number_integer() || kind_of(each) == "an integer";
           });
}

refsock::address numbers_of(const json& value) {
    std::vector<std::int64_t> numbers;
    for (const json& each : value)
        numbers.push_back(integer_of(each));
    if (numbers.size() == 2) return refsock::netlink_address{numbers[0], numbers[1]};
    if (numbers.size() != 4 && numbers.size() != 5)
        throw inexpressible("refsock has no address of so many numbers");
    refsock::tipc_address address{numbers[0], numbers[1], numbers[2], numbers[3]};
    if (numbers.size() == 5) address.scope = numbers[4];
    return address;
}

void check_shape(const json& value) {
    if (!value.is_array())
        throw inexpressible("an address is needed, not " + std::string(kind_of(value)));
    if (!value.empty() && value[0].is_string() && value.size() >= 2 && value.size() <= 4) return;
    throw inexpressible("refsock has no address of this form");
}

bool is_utf8(const std::string& text) {
    try {
        static_cast<void>(json(text).dump());
        return true;
    } catch (const json::type_error&) {
        return false;
    }
}

json value_of(std::monostate) {
    return nullptr;
}

json value_of(const refsock::inet_address& from) {
    return json::array({from.host, from.port});
}

json value_of(const refsock::inet6_address& from) {
    return json::array({from.host, from.port, from.flowinfo, from.scope_id});
}

json value_of(const refsock::unix_address& from) {
    if (from.path.find('\0') == std::string::npos && is_utf8(from.path)) return from.path;
    return octets_value(bytes_of(from.path));
}

json value_of(const refsock::netlink_address& from) {
    return json::array({from.pid, from.groups});
}

json value_of(const refsock::tipc_address& from) {
    return json::array({from.addr_type, from.v1, from.v2, from.v3, from.scope});
}

json value_of(const refsock::other_address& from) {
    return json::array({from.family, octets_value(bytes_of(from.data))});
}

} // namespace

refsock::inet_address host_and_port_of(const json& value) {
    check_shape(value);
    if (value.size() != 2) throw inexpressible("an address of a host and a port is needed");
    return {text_of(value[0]), integer_of(value[1])};
}

refsock::address address_of(const json& value, int family) {
    if (value.is_null()) return std::monostate{};
    if (value.is_string() || is_octets(value)) return path_of(value);
    if (is_numbers_alone(value)) return numbers_of(value);
    check_shape(value);
    if (family == refsock::af_inet6 || value.size() > 2) return inet6_of(value);
    return host_and_port_of(value);
}

refsock::address address_of(const json& value) {
    const bool colon = value.is_array() && !value.empty() && value[0].is_string() &&
                       value[0].get_ref<const std::string&>().find(':') != std::string::npos;
    return address_of(value, colon ? refsock::af_inet6 : refsock::af_inet);
}

json address_value(const refsock::address& address) {
    return std::visit([](const auto& each) { return value_of(each); }, address);
}

} // namespace adapter
