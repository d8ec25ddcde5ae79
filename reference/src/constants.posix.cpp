#include "constant_tables.hpp"
#include "native.hpp"

#ifdef __linux__
#if __has_include(<linux/tipc.h>)
#include <linux/tipc.h>
#define REFSOCK_HAS_TIPC
#endif
#endif

namespace refsock {
namespace detail {
namespace {

constexpr constant_entry table[] = {
#include "tables/families.inc"
#include "tables/ip_options.inc"
#include "tables/ipv6_options.inc"
#include "tables/messages.inc"
#include "tables/names.inc"
#include "tables/ports_and_addresses.inc"
#include "tables/protocols.inc"
#include "tables/socket_options.inc"
#include "tables/tcp_options.inc"
#include "tables/tipc.inc"
#ifdef REFSOCK_HAS_TIPC
    // Enumerators without a macro in current headers, macros in older ones.
    {"TIPC_CLUSTER_SCOPE", TIPC_CLUSTER_SCOPE},
    {"TIPC_NODE_SCOPE", TIPC_NODE_SCOPE},
#endif
#ifdef __GLIBC__
    // glibc has these as enumerators without a macro, which #ifdef does not see.
    {"IPPORT_BIFFUDP", IPPORT_BIFFUDP},
    {"IPPORT_CMDSERVER", IPPORT_CMDSERVER},
    {"IPPORT_DAYTIME", IPPORT_DAYTIME},
    {"IPPORT_DISCARD", IPPORT_DISCARD},
    {"IPPORT_ECHO", IPPORT_ECHO},
    {"IPPORT_EFSSERVER", IPPORT_EFSSERVER},
    {"IPPORT_EXECSERVER", IPPORT_EXECSERVER},
    {"IPPORT_FINGER", IPPORT_FINGER},
    {"IPPORT_FTP", IPPORT_FTP},
    {"IPPORT_LOGINSERVER", IPPORT_LOGINSERVER},
    {"IPPORT_MTP", IPPORT_MTP},
    {"IPPORT_NAMESERVER", IPPORT_NAMESERVER},
    {"IPPORT_NETSTAT", IPPORT_NETSTAT},
    {"IPPORT_RJE", IPPORT_RJE},
    {"IPPORT_ROUTESERVER", IPPORT_ROUTESERVER},
    {"IPPORT_SMTP", IPPORT_SMTP},
    {"IPPORT_SUPDUP", IPPORT_SUPDUP},
    {"IPPORT_SYSTAT", IPPORT_SYSTAT},
    {"IPPORT_TELNET", IPPORT_TELNET},
    {"IPPORT_TFTP", IPPORT_TFTP},
    {"IPPORT_TIMESERVER", IPPORT_TIMESERVER},
    {"IPPORT_TTYLINK", IPPORT_TTYLINK},
    {"IPPORT_USERRESERVED", IPPORT_USERRESERVED},
    {"IPPORT_WHOIS", IPPORT_WHOIS},
    {"IPPORT_WHOSERVER", IPPORT_WHOSERVER},
    {"IPPROTO_MAX", IPPROTO_MAX},
    {"TCP_CA_CWR", TCP_CA_CWR},
    {"TCP_CA_Disorder", TCP_CA_Disorder},
    {"TCP_CA_Loss", TCP_CA_Loss},
    {"TCP_CA_Open", TCP_CA_Open},
    {"TCP_CA_Recovery", TCP_CA_Recovery},
    {"TCP_CLOSE", TCP_CLOSE},
    {"TCP_CLOSE_WAIT", TCP_CLOSE_WAIT},
    {"TCP_CLOSING", TCP_CLOSING},
    {"TCP_ESTABLISHED", TCP_ESTABLISHED},
    {"TCP_FIN_WAIT1", TCP_FIN_WAIT1},
    {"TCP_FIN_WAIT2", TCP_FIN_WAIT2},
    {"TCP_LAST_ACK", TCP_LAST_ACK},
    {"TCP_LISTEN", TCP_LISTEN},
    {"TCP_NO_QUEUE", TCP_NO_QUEUE},
    {"TCP_QUEUES_NR", TCP_QUEUES_NR},
    {"TCP_RECV_QUEUE", TCP_RECV_QUEUE},
    {"TCP_SEND_QUEUE", TCP_SEND_QUEUE},
    {"TCP_SYN_RECV", TCP_SYN_RECV},
    {"TCP_SYN_SENT", TCP_SYN_SENT},
    {"TCP_TIME_WAIT", TCP_TIME_WAIT},
#endif
};

static_assert(std::size(table) <= most_platform_constants);

} // namespace

std::span<const constant_entry> platform_constants() noexcept {
    return table;
}

bool has_unix() noexcept {
    return true;
}

} // namespace detail

const int af_inet = AF_INET;
const int af_inet6 = AF_INET6;
const int af_unix = AF_UNIX;
const int sock_stream = SOCK_STREAM;
const int sock_dgram = SOCK_DGRAM;

} // namespace refsock
