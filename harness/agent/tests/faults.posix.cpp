#include "faults.hpp"

#include <fcntl.h>
#include <sys/time.h>

namespace agent::test {

const fault unreachable = fault::refused;
const int refusal_takes = 100;

fault last_fault() {
    switch (errno) {
    case ECONNREFUSED:
        return fault::refused;
    case ECONNRESET:
        return fault::reset;
    case EAGAIN:
        return fault::would_block;
    case ENOENT:
        return fault::not_found;
    default:
        return fault::other;
    }
}

void set_blocking(native::handle socket, bool blocking) {
    ::fcntl(socket, F_SETFL, blocking ? 0 : O_NONBLOCK);
}

void limit_receiving(native::handle socket, int milliseconds) {
    const timeval patience{milliseconds / 1000, milliseconds % 1000 * 1000L};
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
}

} // namespace agent::test
