// Memory that recv receives into.
#pragma once

#include "scratch.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <system_error>
#include <vector>

namespace refsock::detail {

/// Room for so many octets, all zero: a system may count octets that it does not write. The memory
/// of the result is there before anything is received, so that nothing received can be lost.
class receive_buffer {
public:
    /// `code` is value for a negative size, ENOMEM where there is no memory.
    receive_buffer(std::int64_t size, std::error_code& code) noexcept;

    std::span<std::byte> octets() noexcept;
    /// The first `size` octets. Called once.
    std::vector<std::byte> take(std::size_t size) noexcept;

private:
    void allocate(std::size_t size, std::error_code& code) noexcept;

    /// Received into where the size is small enough to fill it with zeros.
    std::vector<std::byte> result_;
    /// Received into where the size is large: a caller may ask for far more than ever comes.
    scratch scratch_;
    std::size_t size_ = 0;
};

} // namespace refsock::detail
