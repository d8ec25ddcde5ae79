// Byte order where refsock's header comes before the system's.
#include "refsock/refsock.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

bool first_agrees() {
    return refsock::htons(80) == ::htons(80) && refsock::htonl(80) == ::htonl(80) &&
           refsock::ntohs(80) == ::ntohs(80) && refsock::ntohl(80) == ::ntohl(80);
}
