// Facts of the Windows headers that cases, profiles and the byte layouts of adapters rely on. It is
// checked by compiling.
// clang-format off
#include <winsock2.h>
#include <ws2tcpip.h>
#include <mswsock.h>
#include <afunix.h>
// clang-format on

#include <bit>
#include <cstddef>

// Families, types, levels.
static_assert(AF_UNSPEC == 0 && AF_UNIX == 1 && AF_INET == 2 && AF_INET6 == 23);
static_assert(SOCK_STREAM == 1 && SOCK_DGRAM == 2 && SOCK_RAW == 3 && SOCK_RDM == 4 &&
              SOCK_SEQPACKET == 5);
static_assert(SOL_SOCKET == 0xffff && SOMAXCONN == 0x7fffffff);
static_assert(SD_RECEIVE == 0 && SD_SEND == 1 && SD_BOTH == 2);
static_assert(INVALID_SOCKET == ~SOCKET{0} && SOCKET_ERROR == -1 &&
              sizeof(SOCKET) == sizeof(void*));

// Options of SOL_SOCKET have the numbers of BSD; SO_EXCLUSIVEADDRUSE is "not SO_REUSEADDR".
static_assert(SO_DEBUG == 0x1 && SO_ACCEPTCONN == 0x2 && SO_REUSEADDR == 0x4 &&
              SO_KEEPALIVE == 0x8);
static_assert(SO_DONTROUTE == 0x10 && SO_BROADCAST == 0x20 && SO_USELOOPBACK == 0x40 &&
              SO_LINGER == 0x80);
static_assert(SO_OOBINLINE == 0x100 && SO_EXCLUSIVEADDRUSE == ~SO_REUSEADDR);
static_assert(SO_SNDBUF == 0x1001 && SO_RCVBUF == 0x1002 && SO_SNDLOWAT == 0x1003 &&
              SO_RCVLOWAT == 0x1004);
static_assert(SO_SNDTIMEO == 0x1005 && SO_RCVTIMEO == 0x1006 && SO_ERROR == 0x1007 &&
              SO_TYPE == 0x1008);

// Flags of messages.
static_assert(MSG_OOB == 0x1 && MSG_PEEK == 0x2 && MSG_DONTROUTE == 0x4 && MSG_WAITALL == 0x8);
static_assert(MSG_TRUNC == 0x100 && MSG_CTRUNC == 0x200);

// Options of IP and TCP.
static_assert(IP_OPTIONS == 1 && IP_HDRINCL == 2 && IP_TOS == 3 && IP_TTL == 4);
static_assert(IP_MULTICAST_IF == 9 && IP_MULTICAST_TTL == 10 && IP_MULTICAST_LOOP == 11);
static_assert(IP_ADD_MEMBERSHIP == 12 && IP_DROP_MEMBERSHIP == 13);
static_assert(IPV6_UNICAST_HOPS == 4 && IPV6_MULTICAST_IF == 9 && IPV6_MULTICAST_HOPS == 10);
static_assert(IPV6_MULTICAST_LOOP == 11 && IPV6_JOIN_GROUP == 12 && IPV6_LEAVE_GROUP == 13 &&
              IPV6_V6ONLY == 27);
static_assert(TCP_NODELAY == 1);

// Names that POSIX has and Windows has not.
#if defined(MSG_EOR) || defined(MSG_NOSIGNAL) || defined(MSG_DONTWAIT) || defined(EAI_SYSTEM) ||   \
    defined(EAI_OVERFLOW)
#error "Windows did not have these; add them to platforms/profiles/windows.json"
#endif
#if defined(SHUT_RD) || defined(SO_REUSEPORT) || defined(SO_DOMAIN) || defined(SOL_TCP)
#error "Windows did not have these; add them to platforms/profiles/windows.json"
#endif

// Errors of Winsock: 10000 and the numbers of 4.3BSD. Those of names are their own, and those of
// getaddrinfo are both.
static_assert(WSABASEERR == 10000 && WSAEINTR == 10004 && WSAEBADF == 10009 && WSAEACCES == 10013);
static_assert(WSAEFAULT == 10014 && WSAEINVAL == 10022 && WSAEMFILE == 10024 &&
              WSAEWOULDBLOCK == 10035);
static_assert(WSAEINPROGRESS == 10036 && WSAEALREADY == 10037 && WSAENOTSOCK == 10038 &&
              WSAEDESTADDRREQ == 10039);
static_assert(WSAEMSGSIZE == 10040 && WSAEPROTOTYPE == 10041 && WSAENOPROTOOPT == 10042);
static_assert(WSAEPROTONOSUPPORT == 10043 && WSAESOCKTNOSUPPORT == 10044 && WSAEOPNOTSUPP == 10045);
static_assert(WSAEAFNOSUPPORT == 10047 && WSAEADDRINUSE == 10048 && WSAEADDRNOTAVAIL == 10049);
static_assert(WSAENETDOWN == 10050 && WSAENETUNREACH == 10051 && WSAENETRESET == 10052 &&
              WSAECONNABORTED == 10053);
static_assert(WSAECONNRESET == 10054 && WSAENOBUFS == 10055 && WSAEISCONN == 10056 &&
              WSAENOTCONN == 10057);
static_assert(WSAESHUTDOWN == 10058 && WSAETIMEDOUT == 10060 && WSAECONNREFUSED == 10061 &&
              WSAEHOSTUNREACH == 10065);
static_assert(WSANOTINITIALISED == 10093 && WSATYPE_NOT_FOUND == 10109);
static_assert(WSAHOST_NOT_FOUND == 11001 && WSATRY_AGAIN == 11002 && WSANO_RECOVERY == 11003 &&
              WSANO_DATA == 11004);
static_assert(EAI_AGAIN == WSATRY_AGAIN && EAI_BADFLAGS == WSAEINVAL && EAI_FAIL == WSANO_RECOVERY);
static_assert(EAI_FAMILY == WSAEAFNOSUPPORT && EAI_NONAME == WSAHOST_NOT_FOUND &&
              EAI_SERVICE == WSATYPE_NOT_FOUND);
static_assert(EAI_SOCKTYPE == WSAESOCKTNOSUPPORT);
static_assert(AI_PASSIVE == 1 && AI_CANONNAME == 2 && AI_NUMERICHOST == 4 && AI_NUMERICSERV == 8);
static_assert(NI_NOFQDN == 1 && NI_NUMERICHOST == 2 && NI_NAMEREQD == 4 && NI_NUMERICSERV == 8 &&
              NI_DGRAM == 16);

// Addresses.
static_assert(sizeof(sockaddr_in) == 16 && sizeof(sockaddr_in6) == 28 &&
              sizeof(sockaddr_storage) == 128);
static_assert(sizeof(sockaddr_un) == 110 && sizeof(sockaddr_un::sun_path) == 108);
static_assert(offsetof(sockaddr, sa_family) == 0 && sizeof(sockaddr::sa_family) == 2);

// Structures that options take: linger is no longer than an int, and a timeval is two 32-bit
// numbers.
static_assert(sizeof(linger) == 4 && offsetof(linger, l_linger) == 2);
static_assert(sizeof(timeval) == 8 && offsetof(timeval, tv_usec) == 4);
static_assert(sizeof(in_addr) == 4 && sizeof(ip_mreq) == 8 &&
              offsetof(ip_mreq, imr_interface) == 4);
static_assert(sizeof(ipv6_mreq) == 20 && offsetof(ipv6_mreq, ipv6mr_interface) == 16);
static_assert(std::endian::native == std::endian::little);
