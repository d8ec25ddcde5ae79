#include "datagrams.hpp"

#include <array>

namespace agent {
namespace {

class echo_datagrams : public source {
public:
    explicit echo_datagrams(descriptor socket) : socket_(std::move(socket)) {}
    native::handle handle() const override { return socket_.get(); }
    short events() const override { return POLLIN; }

    bool serve(short, sources&) override {
        address sender;
        const auto got =
            ::recvfrom(handle(), buffer_.data(), static_cast<native::count>(buffer_.size()), 0,
                       sender.get(), &sender.size);
        if (got < 0) return true;
        // A sender without a name, or one that takes no more, gets nothing: datagrams may be lost.
        ::sendto(handle(), buffer_.data(), static_cast<native::count>(got), 0, sender.get(),
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

} // namespace agent
