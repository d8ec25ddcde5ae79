#include "streams.hpp"

#include <array>

namespace agent {
namespace {

class connection : public source {
public:
    connection(descriptor socket, const source* listener)
        : socket_(std::move(socket)), listener_(listener) {}

    native::handle handle() const override { return socket_.get(); }
    const source* origin() const override { return listener_; }

private:
    descriptor socket_;
    const source* listener_;
};

/// Never reads and never writes. It ends when both directions have; a client that has only shut
/// down its own keeps the peer it has.
class idle_connection : public connection {
public:
    using connection::connection;
    short events() const override { return 0; }
    bool serve(short, sources&) override { return false; }
};

/// Reads only when all that was read has been sent, which bounds what it holds.
class echo_connection : public connection {
public:
    using connection::connection;
    short events() const override { return begin_ == end_ ? POLLIN : POLLOUT; }

    bool serve(short, sources&) override { return begin_ == end_ ? receive() : send(); }

private:
    bool receive() {
        const auto got =
            ::recv(handle(), buffer_.data(), static_cast<native::count>(buffer_.size()), 0);
        if (got < 0) return native::would_block();
        begin_ = 0;
        end_ = static_cast<std::size_t>(got);
        return got > 0 && send();
    }

    bool send() {
        const auto sent =
            ::send(handle(), buffer_.data() + begin_, static_cast<native::count>(end_ - begin_), 0);
        if (sent < 0) return native::would_block();
        begin_ += static_cast<std::size_t>(sent);
        return true;
    }

    std::array<char, 1 << 16> buffer_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
};

/// Resets on the first octet. A TCP socket is reset by closing without lingering, an AF_UNIX
/// socket by closing with octets unread.
class reset_connection : public connection {
public:
    using connection::connection;
    short events() const override { return POLLIN; }

    bool serve(short, sources&) override {
        char octet;
        const auto got = ::recv(handle(), &octet, 1, MSG_PEEK);
        if (got < 0) return native::would_block();
        if (got > 0) {
            const linger none{1, 0};
            ::setsockopt(handle(), SOL_SOCKET, SO_LINGER, reinterpret_cast<const char*>(&none),
                         sizeof none);
        }
        return false;
    }
};

template <class Connection>
class listener : public source {
public:
    explicit listener(descriptor socket) : socket_(std::move(socket)) {}
    native::handle handle() const override { return socket_.get(); }
    short events() const override { return POLLIN; }

    bool serve(short, sources& begun) override {
        descriptor accepted(::accept(handle(), nullptr, nullptr));
        if (!accepted) return true;
        native::prepare(accepted.get());
        begun.push_back(std::make_unique<Connection>(std::move(accepted), this));
        return true;
    }

private:
    descriptor socket_;
};

} // namespace

std::unique_ptr<source> idle_peer(descriptor socket) {
    return std::make_unique<listener<idle_connection>>(std::move(socket));
}

std::unique_ptr<source> echo_peer(descriptor socket) {
    return std::make_unique<listener<echo_connection>>(std::move(socket));
}

std::unique_ptr<source> reset_peer(descriptor socket) {
    return std::make_unique<listener<reset_connection>>(std::move(socket));
}

} // namespace agent
