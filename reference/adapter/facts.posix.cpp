#include "facts.hpp"

#include <bit>
#include <cstddef>
#include <netinet/in.h>
#include <string>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <sys/utsname.h>
#include <unistd.h>

// A member's place in a struct, under its own name.
#define PLACE(type, member)                                                                        \
    { #member, json::array({offsetof(type, member), sizeof(type::member)}) }

namespace adapter {
namespace {

json layouts() {
    return {
        {"linger", {{"size", sizeof(linger)}, PLACE(linger, l_onoff), PLACE(linger, l_linger)}},
        {"timeval", {{"size", sizeof(timeval)}, PLACE(timeval, tv_sec), PLACE(timeval, tv_usec)}},
        {"in_addr", {{"size", sizeof(in_addr)}, PLACE(in_addr, s_addr)}},
        {"ip_mreq",
         {{"size", sizeof(ip_mreq)}, PLACE(ip_mreq, imr_multiaddr), PLACE(ip_mreq, imr_interface)}},
        {"ipv6_mreq",
         {{"size", sizeof(ipv6_mreq)},
          PLACE(ipv6_mreq, ipv6mr_multiaddr),
          PLACE(ipv6_mreq, ipv6mr_interface)}},
    };
}

// Only glibc names itself and its version at run time; elsewhere this is empty.
std::string c_library() {
#ifdef _CS_GNU_LIBC_VERSION
    char text[64];
    const auto length = ::confstr(_CS_GNU_LIBC_VERSION, text, sizeof text);
    if (length > 1 && length <= sizeof text) return {text, length - 1};
#endif
    return {};
}

} // namespace

json platform_facts() {
    json facts{{"endian", std::endian::native == std::endian::little ? "little" : "big"},
               {"bits", sizeof(void*) * 8},
               {"sun_path", sizeof(sockaddr_un::sun_path)},
               {"layouts", layouts()}};
    utsname system{};
    if (::uname(&system) >= 0) {
        facts["kernel"] = std::string(system.sysname) + " " + system.release;
        facts["machine"] = system.machine;
    }
    if (const auto libc = c_library(); !libc.empty()) facts["libc"] = libc;
    return facts;
}

} // namespace adapter
