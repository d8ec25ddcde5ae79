// The sockets of a case, by the numbers that the protocol gives them.
#pragma once

#include "refsock/socket.hpp"

#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

namespace adapter {

/// Sockets numbered from 1 in the order of creation. A closed socket keeps its number. Safe from
/// several threads; a socket lives on while a call in the background holds it.
class handle_table {
public:
    /// Takes a socket over and returns its number.
    std::uint64_t add(refsock::socket socket);
    /// The socket of a number. Raises `request_fault` for one that was never given out.
    std::shared_ptr<refsock::socket> at(std::uint64_t number) const;

    /// Shuts every open socket down, so that calls blocked in it return.
    void wake_all() const;
    /// Closes what is open and returns how many that were.
    std::size_t close_all();

private:
    mutable std::mutex mutex_;
    std::vector<std::shared_ptr<refsock::socket>> sockets_;
};

} // namespace adapter
