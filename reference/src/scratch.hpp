// Memory straight from the system.
#pragma once

#include <cstddef>
#include <span>

namespace refsock::detail {

/// Zeros, of which a page costs nothing until it is written to. For sizes above those that are
/// worth keeping: it goes back to the system at the end.
class scratch {
public:
    scratch() noexcept = default;
    scratch(const scratch&) = delete;
    scratch& operator=(const scratch&) = delete;
    ~scratch();

    /// Called once, with a size above 0; false where there is no memory.
    bool allocate(std::size_t size) noexcept;
    std::span<std::byte> octets() const noexcept { return {memory_, size_}; }

private:
    std::byte* memory_ = nullptr;
    std::size_t size_ = 0;
};

} // namespace refsock::detail
