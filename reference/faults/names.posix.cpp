// What the system answers refsock about names and addresses as texts, with the chosen fault in it.
#include "faults.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <cstdio>
#include <cstring>
#include <netdb.h>
#include <string>
#include <vector>

using faults::fault;
using faults::is;

namespace {

addrinfo changed_hints(const addrinfo* hints) {
    addrinfo out{};
    if (hints != nullptr) out = *hints;
    if (is(fault::addresses_family)) out.ai_family = AF_UNSPEC;
    if (is(fault::addresses_type)) out.ai_socktype = 0;
    if (is(fault::addresses_protocol)) out.ai_protocol = 0;
    if (is(fault::addresses_flags)) out.ai_flags = 0;
    return out;
}

/// Turns the contents of the nodes around, so that the list can be freed as it was made.
void reverse(addrinfo* list) {
    std::vector<addrinfo*> nodes;
    for (addrinfo* one = list; one != nullptr; one = one->ai_next)
        nodes.push_back(one);
    for (std::size_t i = 0; i < nodes.size() / 2; ++i) {
        addrinfo& left = *nodes[i];
        addrinfo& right = *nodes[nodes.size() - 1 - i];
        std::swap(left, right);
        std::swap(left.ai_next, right.ai_next);
    }
}

void forget_port(addrinfo* list) {
    for (addrinfo* one = list; one != nullptr; one = one->ai_next) {
        if (one->ai_family == AF_INET) reinterpret_cast<sockaddr_in*>(one->ai_addr)->sin_port = 0;
        if (one->ai_family == AF_INET6)
            reinterpret_cast<sockaddr_in6*>(one->ai_addr)->sin6_port = 0;
    }
}

void change(hostent* found) {
    if (found == nullptr) return;
    if (is(fault::host_aliases)) found->h_aliases[0] = nullptr;
    char** end = found->h_addr_list;
    while (*end != nullptr)
        ++end;
    if (is(fault::host_address_order)) std::reverse(found->h_addr_list, end);
}

std::string long_text(const void* packed) {
    std::string out;
    const auto* const octets = static_cast<const unsigned char*>(packed);
    char group[8];
    for (int i = 0; i < 16; i += 2) {
        std::snprintf(group, sizeof group, "%s%x", i == 0 ? "" : ":",
                      octets[i] << 8 | octets[i + 1]);
        out += group;
    }
    return out;
}

std::string mapped_text(const void* packed) {
    const auto* const octets = static_cast<const unsigned char*>(packed);
    char text[32];
    std::snprintf(text, sizeof text, "::ffff:%x:%x", octets[12] << 8 | octets[13],
                  octets[14] << 8 | octets[15]);
    return text;
}

const char* put(const std::string& text, char* into, socklen_t room) {
    if (text.size() >= room) return nullptr;
    return std::strcpy(into, text.c_str());
}

} // namespace

extern "C" {

int faulty_getaddrinfo(const char* host, const char* service, const addrinfo* hints,
                       addrinfo** found) {
    const addrinfo changed = changed_hints(hints);
    const int code = ::getaddrinfo(host, service, &changed, found);
    if (code != 0) return code;
    if (is(fault::addresses_reversed)) reverse(*found);
    if (is(fault::addresses_port)) forget_port(*found);
    // The rest of the list and the name are not freed, which ends with the program.
    if (is(fault::addresses_first)) (*found)->ai_next = nullptr;
    if (is(fault::addresses_canonical_name)) (*found)->ai_canonname = nullptr;
    return code;
}

int faulty_getnameinfo(const sockaddr* name, socklen_t length, char* host, socklen_t host_room,
                       char* service, socklen_t service_room, int flags) {
    return ::getnameinfo(name, length, host, host_room, service, service_room,
                         is(fault::nameinfo_flags) ? 0 : flags);
}

int faulty_gethostbyname2_r(const char* name, int family, hostent* entry, char* buffer, size_t room,
                            hostent** found, int* reason) {
    const int number = ::gethostbyname2_r(name, family, entry, buffer, room, found, reason);
    change(*found);
    return number;
}

int faulty_gethostbyaddr_r(const void* packed, socklen_t length, int family, hostent* entry,
                           char* buffer, size_t room, hostent** found, int* reason) {
    const int number =
        ::gethostbyaddr_r(packed, length, family, entry, buffer, room, found, reason);
    change(*found);
    return number;
}

int faulty_getservbyname_r(const char* name, const char* protocol, servent* entry, char* buffer,
                           size_t room, servent** found) {
    if (is(fault::service_protocol)) protocol = nullptr;
    const int number = ::getservbyname_r(name, protocol, entry, buffer, room, found);
    if (*found != nullptr && is(fault::service_port_order))
        (*found)->s_port = ntohs(static_cast<std::uint16_t>((*found)->s_port));
    return number;
}

int faulty_getservbyport_r(int port, const char* protocol, servent* entry, char* buffer,
                           size_t room, servent** found) {
    if (is(fault::service_protocol)) protocol = nullptr;
    if (is(fault::service_port_order)) port = ntohs(static_cast<std::uint16_t>(port));
    return ::getservbyport_r(port, protocol, entry, buffer, room, found);
}

int faulty_getprotobyname_r(const char* name, protoent* entry, char* buffer, size_t room,
                            protoent** found) {
    const int number = ::getprotobyname_r(name, entry, buffer, room, found);
    if (*found != nullptr && is(fault::protocol_aliases) &&
        std::strcmp((*found)->p_name, name) != 0)
        *found = nullptr;
    return number;
}

int faulty_inet_aton(const char* text, in_addr* packed) {
    return is(fault::text_strict) ? ::inet_pton(AF_INET, text, packed) : ::inet_aton(text, packed);
}

int faulty_inet_pton(int family, const char* text, void* packed) {
    const bool loose = family == AF_INET && is(fault::text_loose);
    return loose ? ::inet_aton(text, static_cast<in_addr*>(packed))
                 : ::inet_pton(family, text, packed);
}

const char* faulty_inet_ntop(int family, const void* packed, char* into, socklen_t room) {
    const bool mapped =
        family == AF_INET6 && IN6_IS_ADDR_V4MAPPED(static_cast<const in6_addr*>(packed));
    if (family == AF_INET6 && is(fault::text_long)) return put(long_text(packed), into, room);
    if (mapped && is(fault::text_mapped)) return put(mapped_text(packed), into, room);
    return ::inet_ntop(family, packed, into, room);
}

} // extern "C"
