// Memory that recv receives into.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <system_error>
#include <vector>

namespace refsock::detail {

/// Room for so many octets. All memory that the result needs is there before anything is received,
/// so that nothing that was received can be lost.
class receive_buffer {
public:
    /// `code` is value for a negative size, ENOMEM where there is no memory. With `zeroed` every
    /// octet that nobody writes is zero, else only the first `take` tells which are of use.
    receive_buffer(std::int64_t size, bool zeroed, std::error_code& code) noexcept;

    std::span<std::byte> octets() noexcept;
    /// The first `size` octets. Called once.
    std::vector<std::byte> take(std::size_t size) noexcept;

private:
    struct release {
        void operator()(std::byte* memory) const noexcept;
    };

    void allocate(std::size_t size, bool zeroed, std::error_code& code) noexcept;

    /// Received into where the size is small enough to fill it with zeros.
    std::vector<std::byte> result_;
    /// Received into where the size is large: a caller may ask for far more than ever comes, and
    /// pages that nobody writes to cost nothing.
    std::unique_ptr<std::byte, release> scratch_;
    std::size_t size_ = 0;
};

} // namespace refsock::detail
