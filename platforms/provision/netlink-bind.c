/* For dnsmasq in gVisor, loaded before its C library: a netlink socket with multicast groups is
   refused there with EACCES, and dnsmasq takes only EPERM for an answer that it can do without. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <sys/socket.h>

int bind(int fd, const struct sockaddr* address, socklen_t size) {
    int (*const next)(int, const struct sockaddr*, socklen_t) =
        (int (*)(int, const struct sockaddr*, socklen_t))dlsym(RTLD_NEXT, "bind");
    const int result = next(fd, address, size);
    if (result != 0 && errno == EACCES && address->sa_family == AF_NETLINK) errno = EPERM;
    return result;
}
