// Addresses of the protocol and struct sockaddr. (docs/protocol.md, Addresses)
#pragma once

#include "frame.h"
#include "native.h"

struct address {
    union {
        struct sockaddr any;
        struct sockaddr_in inet;
        struct sockaddr_in6 inet6;
        struct sockaddr_storage storage;
    } as;
    native_length length;
};

/// Any family, told by the address itself.
enum { family_by_form = -1 };

/// The address at that place, for a socket of that family. A host that is no numeric address is
/// looked up by getaddrinfo. Sets the frame's refusal or error if there is none.
struct address address_at(struct frame* f, size_t index, int family);
/// The address of a host alone, numeric or looked up.
struct address host_at(struct frame* f, size_t index);

/// Makes room for the system to write to.
void prepare_address(struct address* address);
/// The address as the system wrote it; null where it wrote none.
void write_address(const struct address* from, struct text* to);
/// The text of a packed address; "" for a family without one.
void write_host(int family, const void* packed, struct text* to);
