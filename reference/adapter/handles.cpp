#include "handles.hpp"

#include "faults.hpp"
#include "system.hpp"

#include <string>
#include <utility>

namespace adapter {

std::uint64_t handle_table::add(refsock::socket socket) {
    auto owned = std::make_shared<refsock::socket>(std::move(socket));
    const std::lock_guard lock(mutex_);
    sockets_.push_back(std::move(owned));
    return sockets_.size();
}

std::shared_ptr<refsock::socket> handle_table::at(std::uint64_t number) const {
    const std::lock_guard lock(mutex_);
    if (number == 0 || number > sockets_.size())
        throw request_fault(fault_code::bad_params,
                            "no socket has the number " + std::to_string(number));
    return sockets_[static_cast<std::size_t>(number - 1)];
}

void handle_table::wake_all() const {
    const std::lock_guard lock(mutex_);
    for (const auto& socket : sockets_)
        if (socket->fileno() != refsock::no_handle) shut_down(socket->fileno());
}

std::size_t handle_table::close_all() {
    const std::lock_guard lock(mutex_);
    std::size_t closed = 0;
    for (const auto& socket : sockets_) {
        if (socket->fileno() == refsock::no_handle) continue;
        forget_linger(socket->fileno());
        std::error_code ignored;
        socket->close(ignored);
        ++closed;
    }
    return closed;
}

} // namespace adapter
