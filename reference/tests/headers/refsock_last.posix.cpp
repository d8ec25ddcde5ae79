// The same where the system's come first.
#include <arpa/inet.h>
#include <netinet/in.h>

#include "refsock/refsock.hpp"

bool first_agrees();

int main() {
    const bool last_agrees = refsock::htons(80) == ::htons(80) &&
                             refsock::htonl(80) == ::htonl(80) &&
                             refsock::ntohs(80) == ::ntohs(80) && refsock::ntohl(80) == ::ntohl(80);
    return first_agrees() && last_agrees ? 0 : 1;
}
