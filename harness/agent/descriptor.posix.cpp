#include "descriptor.hpp"

#include <fcntl.h>
#include <unistd.h>

namespace agent {

descriptor::~descriptor() {
    if (number_ != -1) ::close(number_);
}

void prepare(int number) {
    ::fcntl(number, F_SETFD, FD_CLOEXEC);
    ::fcntl(number, F_SETFL, ::fcntl(number, F_GETFL) | O_NONBLOCK);
}

} // namespace agent
