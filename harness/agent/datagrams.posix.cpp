#include "datagrams.posix.hpp"

#include <array>

#include <poll.h>

namespace agent {
namespace {

class echo_datagrams : public source {
public:
    explicit echo_datagrams(descriptor socket) : socket_(std::move(socket)) {}
    int handle() const override { return socket_.get(); }
    short events() const override { return POLLIN; }

    bool serve(short, sources&) override {
        address sender;
        const auto got =
            ::recvfrom(handle(), buffer_.data(), buffer_.size(), 0, sender.get(), &sender.size);
        if (got < 0) return true;
        // A sender without a name, or one that takes no more, gets nothing: datagrams may be lost.
        ::sendto(handle(), buffer_.data(), static_cast<std::size_t>(got), 0, sender.get(),
                 sender.size);
        return true;
    }

private:
    descriptor socket_;
    std::array<char, 1 << 16> buffer_;
};

} // namespace

std::unique_ptr<source> echo_datagrams_peer(descriptor socket) {
    return std::make_unique<echo_datagrams>(std::move(socket));
}

descriptor open_closed_port(const address& where) {
    auto result = open_bound(where, SOCK_DGRAM);
    const auto self = name_of(result);
    if (::connect(result.get(), self.get(), self.size) != 0) fail("connect");
    return result;
}

} // namespace agent
