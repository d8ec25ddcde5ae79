#include "transport.hpp"

#include <cerrno>
#include <poll.h>
#include <unistd.h>

namespace adapter {
namespace {

// Whoever started the adapter may have left a stream in non-blocking mode.
bool worth_another_try(int handle, short events) {
    if (errno == EINTR) return true;
    if (errno != EAGAIN) return false;
    pollfd entry{handle, events, 0};
    return ::poll(&entry, 1, -1) > 0 || errno == EINTR;
}

class streams : public transport {
public:
    std::size_t read(std::span<char> space) override {
        for (;;) {
            const auto count = ::read(STDIN_FILENO, space.data(), space.size());
            if (count >= 0) return static_cast<std::size_t>(count);
            if (!worth_another_try(STDIN_FILENO, POLLIN)) return 0;
        }
    }

    bool write(std::string_view text) override {
        while (!text.empty()) {
            const auto count = ::write(STDOUT_FILENO, text.data(), text.size());
            if (count >= 0)
                text.remove_prefix(static_cast<std::size_t>(count));
            else if (!worth_another_try(STDOUT_FILENO, POLLOUT))
                return false;
        }
        return true;
    }
};

} // namespace

std::unique_ptr<transport> standard_streams() {
    return std::make_unique<streams>();
}

} // namespace adapter
