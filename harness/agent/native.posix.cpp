#include "native.hpp"

#include <fcntl.h>
#include <unistd.h>

namespace agent::native {

void close(handle closed) {
    ::close(closed);
}

void prepare(handle made) {
    ::fcntl(made, F_SETFD, FD_CLOEXEC);
    ::fcntl(made, F_SETFL, ::fcntl(made, F_GETFL) | O_NONBLOCK);
}

} // namespace agent::native
