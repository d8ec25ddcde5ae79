// Facts of the macOS headers that cases, profiles and the byte layouts of adapters rely on. It is
// checked by compiling.
#include <arpa/inet.h>
#include <bit>
#include <cerrno>
#include <cstddef>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>

// Families, types, levels.
static_assert(AF_UNSPEC == 0 && AF_UNIX == 1 && AF_INET == 2 && AF_INET6 == 30);
static_assert(SOCK_STREAM == 1 && SOCK_DGRAM == 2 && SOCK_RAW == 3 && SOCK_RDM == 4 &&
              SOCK_SEQPACKET == 5);
static_assert(SOL_SOCKET == 0xffff && SOMAXCONN == 128);
static_assert(SHUT_RD == 0 && SHUT_WR == 1 && SHUT_RDWR == 2);

// Options of SOL_SOCKET: those that are bits of one word read back as that bit, so that "on" is
// not 1.
static_assert(SO_DEBUG == 0x1 && SO_ACCEPTCONN == 0x2 && SO_REUSEADDR == 0x4 &&
              SO_KEEPALIVE == 0x8);
static_assert(SO_DONTROUTE == 0x10 && SO_BROADCAST == 0x20 && SO_USELOOPBACK == 0x40);
static_assert(SO_OOBINLINE == 0x100 && SO_REUSEPORT == 0x200 && SO_TIMESTAMP == 0x400);
static_assert(SO_SNDBUF == 0x1001 && SO_RCVBUF == 0x1002 && SO_SNDLOWAT == 0x1003 &&
              SO_RCVLOWAT == 0x1004);
static_assert(SO_SNDTIMEO == 0x1005 && SO_RCVTIMEO == 0x1006 && SO_ERROR == 0x1007 &&
              SO_TYPE == 0x1008);
static_assert(SO_NOSIGPIPE == 0x1022);

// SO_LINGER counts ticks where the headers are not asked for POSIX alone; SO_LINGER_SEC counts
// seconds.
static_assert(SO_LINGER == 0x80 && SO_LINGER_SEC == 0x1080);

// Flags of messages.
static_assert(MSG_OOB == 0x1 && MSG_PEEK == 0x2 && MSG_DONTROUTE == 0x4 && MSG_EOR == 0x8);
static_assert(MSG_TRUNC == 0x10 && MSG_CTRUNC == 0x20 && MSG_WAITALL == 0x40 &&
              MSG_DONTWAIT == 0x80);
static_assert(MSG_NOSIGNAL == 0x80000);

// Options of IP and TCP.
static_assert(IP_OPTIONS == 1 && IP_HDRINCL == 2 && IP_TOS == 3 && IP_TTL == 4 &&
              IP_RECVDSTADDR == 7);
static_assert(IP_MULTICAST_IF == 9 && IP_MULTICAST_TTL == 10 && IP_MULTICAST_LOOP == 11);
static_assert(IP_ADD_MEMBERSHIP == 12 && IP_DROP_MEMBERSHIP == 13);
static_assert(IPV6_UNICAST_HOPS == 4 && IPV6_MULTICAST_IF == 9 && IPV6_MULTICAST_HOPS == 10);
static_assert(IPV6_MULTICAST_LOOP == 11 && IPV6_JOIN_GROUP == 12 && IPV6_LEAVE_GROUP == 13 &&
              IPV6_V6ONLY == 27);
static_assert(TCP_NODELAY == 1 && TCP_MAXSEG == 2 && TCP_KEEPALIVE == 0x10);
static_assert(TCP_KEEPINTVL == 0x101 && TCP_KEEPCNT == 0x102);

// Names that Linux has and macOS has not, or only for who defines __APPLE_USE_RFC_3542.
#if defined(SO_DOMAIN) || defined(SO_PROTOCOL) || defined(SO_PEERCRED) ||                          \
    defined(SOCK_NONBLOCK) || defined(SOCK_CLOEXEC)
#error "macOS did not have these; add them to platforms/profiles/darwin.json"
#endif
#if defined(MSG_CMSG_CLOEXEC) || defined(MSG_MORE) || defined(MSG_ERRQUEUE) ||                     \
    defined(TCP_KEEPIDLE) || defined(TCP_CORK)
#error "macOS did not have these; add them to platforms/profiles/darwin.json"
#endif
#if defined(SOL_IP) || defined(SOL_TCP) || defined(SOL_UDP) || defined(IPPROTO_UDPLITE) ||         \
    defined(IPV6_RECVPKTINFO)
#error "macOS did not have these; add them to platforms/profiles/darwin.json"
#endif

// Errors: the numbers of BSD. EOPNOTSUPP and ENOTSUP differ, EAGAIN and EWOULDBLOCK are one.
static_assert(EAGAIN == 35 && EWOULDBLOCK == EAGAIN && EINPROGRESS == 36 && EALREADY == 37 &&
              ENOTSOCK == 38);
static_assert(EDESTADDRREQ == 39 && EMSGSIZE == 40 && EPROTOTYPE == 41 && ENOPROTOOPT == 42);
static_assert(EPROTONOSUPPORT == 43 && ESOCKTNOSUPPORT == 44 && ENOTSUP == 45 && EOPNOTSUPP == 102);
static_assert(EAFNOSUPPORT == 47 && EADDRINUSE == 48 && EADDRNOTAVAIL == 49 && ECONNABORTED == 53);
static_assert(ECONNRESET == 54 && ENOBUFS == 55 && EISCONN == 56 && ENOTCONN == 57 &&
              ETIMEDOUT == 60);
static_assert(ECONNREFUSED == 61 && EPIPE == 32);
static_assert(EAI_ADDRFAMILY == 1 && EAI_AGAIN == 2 && EAI_BADFLAGS == 3 && EAI_FAIL == 4 &&
              EAI_FAMILY == 5);
static_assert(EAI_NODATA == 7 && EAI_NONAME == 8 && EAI_SERVICE == 9 && EAI_SOCKTYPE == 10 &&
              EAI_SYSTEM == 11);
static_assert(EAI_BADHINTS == 12 && EAI_PROTOCOL == 13 && EAI_OVERFLOW == 14);
static_assert(AI_PASSIVE == 1 && AI_CANONNAME == 2 && AI_NUMERICHOST == 4 &&
              AI_NUMERICSERV == 0x1000);
static_assert(NI_NUMERICHOST == 2 && NI_NUMERICSERV == 8 && NI_NAMEREQD == 4 && NI_DGRAM == 16 &&
              NI_NOFQDN == 1);

// Addresses begin with their length.
static_assert(offsetof(sockaddr, sa_len) == 0 && offsetof(sockaddr, sa_family) == 1 &&
              sizeof(sa_family_t) == 1);
static_assert(sizeof(sockaddr_in) == 16 && sizeof(sockaddr_in6) == 28 &&
              sizeof(sockaddr_storage) == 128);
static_assert(sizeof(sockaddr_un) == 106 && sizeof(sockaddr_un::sun_path) == 104);

// Structures that options take, and the order of octets.
static_assert(sizeof(linger) == 8 && offsetof(linger, l_onoff) == 0 &&
              offsetof(linger, l_linger) == 4);
static_assert(sizeof(timeval) == 16 && offsetof(timeval, tv_usec) == 8 &&
              sizeof(timeval::tv_usec) == 4);
static_assert(sizeof(in_addr) == 4 && sizeof(ip_mreq) == 8 &&
              offsetof(ip_mreq, imr_interface) == 4);
static_assert(sizeof(ipv6_mreq) == 20 && offsetof(ipv6_mreq, ipv6mr_interface) == 16);
static_assert(std::endian::native == std::endian::little && sizeof(void*) == 8);
