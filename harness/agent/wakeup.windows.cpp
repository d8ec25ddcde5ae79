#include "wakeup.windows.hpp"

#include "endpoint.hpp"

namespace agent {

std::pair<descriptor, descriptor> open_wakeup() {
    auto reader = open_bound(loopback(AF_INET), SOCK_DGRAM);
    auto writer = open_bound(loopback(AF_INET), SOCK_DGRAM);
    const auto reads = name_of(reader);
    const auto writes = name_of(writer);
    if (::connect(writer.get(), reads.get(), reads.size) != 0 ||
        ::connect(reader.get(), writes.get(), writes.size) != 0)
        fail("connect");
    return {std::move(reader), std::move(writer)};
}

void wake(native::handle second) {
    ::send(second, "", 1, 0);
}

} // namespace agent
