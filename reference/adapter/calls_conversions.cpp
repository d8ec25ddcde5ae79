// Constants, byte order, and conversions of addresses.
#include "calls.hpp"
#include "refsock/byte_order.hpp"
#include "refsock/constants.hpp"
#include "refsock/convert.hpp"

namespace adapter {
namespace {

json run_constant(frame& f) {
    const auto& name = f.text(0);
    const auto number = f.measured([&] { return refsock::constant(name); });
    return number ? integer_value(*number) : json{{"undefined", true}};
}

json run_has_ipv6(frame& f) {
    return f.measured([] { return refsock::has_ipv6(); });
}

json run_ntohl(frame& f) {
    const auto x = f.integer(0);
    return f.measured([&] { return refsock::ntohl(x); });
}

json run_htonl(frame& f) {
    const auto x = f.integer(0);
    return f.measured([&] { return refsock::htonl(x); });
}

json run_ntohs(frame& f) {
    const auto x = f.integer(0);
    return f.measured([&] { return refsock::ntohs(x); });
}

json run_htons(frame& f) {
    const auto x = f.integer(0);
    return f.measured([&] { return refsock::htons(x); });
}

json run_inet_aton(frame& f) {
    const auto& text = f.text(0);
    return octets_value(f.measured([&] { return refsock::inet_aton(text); }));
}

json run_inet_ntoa(frame& f) {
    const auto packed = f.octets(0);
    return f.measured([&] { return refsock::inet_ntoa(packed); });
}

json run_inet_pton(frame& f) {
    const std::int64_t family = f.integer(0);
    const auto& text = f.text(1);
    return octets_value(f.measured([&] { return refsock::inet_pton(family, text); }));
}

json run_inet_ntop(frame& f) {
    const std::int64_t family = f.integer(0);
    const auto packed = f.octets(1);
    return f.measured([&] { return refsock::inet_ntop(family, packed); });
}

constexpr call conversion_table[] = {
    {"constant", run_constant, 1, 1},   {"has_ipv6", run_has_ipv6, 0, 0},
    {"htonl", run_htonl, 1, 1},         {"htons", run_htons, 1, 1},
    {"inet_aton", run_inet_aton, 1, 1}, {"inet_ntoa", run_inet_ntoa, 1, 1},
    {"inet_ntop", run_inet_ntop, 2, 2}, {"inet_pton", run_inet_pton, 2, 2},
    {"ntohl", run_ntohl, 1, 1},         {"ntohs", run_ntohs, 1, 1},
};

} // namespace

std::span<const call> conversion_calls() {
    return conversion_table;
}

} // namespace adapter
