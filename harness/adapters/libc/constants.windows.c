#include "native.h"

#include "constants.h"

#define TABLE(entries)                                                                             \
    (struct constant_table) {                                                                      \
        entries, sizeof entries / sizeof *entries                                                  \
    }

static const struct constant sockets[] = {
#include "tables/families.inc"
#include "tables/ip_options.inc"
#include "tables/ipv6_options.inc"
#include "tables/messages.inc"
#include "tables/names.inc"
#include "tables/ports_and_addresses.inc"
#include "tables/protocols.inc"
#include "tables/sio.inc"
#include "tables/socket_options.inc"
#include "tables/tcp_options.inc"
    // Winsock's names for these are SD_RECEIVE, SD_SEND and SD_BOTH.
    {"SHUT_RD", SD_RECEIVE},
    {"SHUT_RDWR", SD_BOTH},
    {"SHUT_WR", SD_SEND},
    // Enumerators, of which only some compilers' headers have macros too.
    {"IPPROTO_AH", IPPROTO_AH},
    {"IPPROTO_CBT", IPPROTO_CBT},
    {"IPPROTO_DSTOPTS", IPPROTO_DSTOPTS},
    {"IPPROTO_EGP", IPPROTO_EGP},
    {"IPPROTO_ESP", IPPROTO_ESP},
    {"IPPROTO_FRAGMENT", IPPROTO_FRAGMENT},
    {"IPPROTO_GGP", IPPROTO_GGP},
    {"IPPROTO_HOPOPTS", IPPROTO_HOPOPTS},
    {"IPPROTO_ICLFXBM", IPPROTO_ICLFXBM},
    {"IPPROTO_ICMP", IPPROTO_ICMP},
    {"IPPROTO_ICMPV6", IPPROTO_ICMPV6},
    {"IPPROTO_IDP", IPPROTO_IDP},
    {"IPPROTO_IGMP", IPPROTO_IGMP},
    {"IPPROTO_IGP", IPPROTO_IGP},
    {"IPPROTO_IPV4", IPPROTO_IPV4},
    {"IPPROTO_IPV6", IPPROTO_IPV6},
    {"IPPROTO_L2TP", IPPROTO_L2TP},
    {"IPPROTO_MAX", IPPROTO_MAX},
    {"IPPROTO_ND", IPPROTO_ND},
    {"IPPROTO_NONE", IPPROTO_NONE},
    {"IPPROTO_PGM", IPPROTO_PGM},
    {"IPPROTO_PIM", IPPROTO_PIM},
    {"IPPROTO_PUP", IPPROTO_PUP},
    {"IPPROTO_RAW", IPPROTO_RAW},
    {"IPPROTO_RDP", IPPROTO_RDP},
    {"IPPROTO_ROUTING", IPPROTO_ROUTING},
    {"IPPROTO_SCTP", IPPROTO_SCTP},
    {"IPPROTO_ST", IPPROTO_ST},
    {"IPPROTO_TCP", IPPROTO_TCP},
    {"IPPROTO_UDP", IPPROTO_UDP},
    {"RCVALL_IPLEVEL", RCVALL_IPLEVEL},
    {"RCVALL_OFF", RCVALL_OFF},
    {"RCVALL_ON", RCVALL_ON},
    {"RCVALL_SOCKETLEVELONLY", RCVALL_SOCKETLEVELONLY},
};

static const struct constant winsock_names[] = {
#include "tables/winsock_errors.inc"
    // What the look-ups in the service and protocol tables tell.
    {"HOST_NOT_FOUND", WSAHOST_NOT_FOUND},
    {"NO_DATA", WSANO_DATA},
    {"NO_RECOVERY", WSANO_RECOVERY},
    {"TRY_AGAIN", WSATRY_AGAIN},
};

static const struct constant gai_names[] = {
#include "tables/eai.inc"
};

static const struct constant host_names[] = {
#include "tables/h_errno.inc"
};

struct constant_table socket_constants(void) {
    return TABLE(sockets);
}

struct constant_table native_errors(void) {
    return TABLE(winsock_names);
}

struct constant_table gai_errors(void) {
    return TABLE(gai_names);
}

struct constant_table host_errors(void) {
    return TABLE(host_names);
}
