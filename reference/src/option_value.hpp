// Socket options as integers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace refsock::detail {

template <typename Integer>
Integer integer_of(std::span<const std::byte> octets) noexcept {
    Integer value{};
    std::memcpy(&value, octets.data(), sizeof value);
    return value;
}

/// The number that the system stored in `octets`, in host order. A platform may store an option in
/// less than an int (the BSDs: IP_MULTICAST_TTL is one octet), so the width must be known on
/// big-endian machines. Other widths have no number and give 0.
inline int option_number(std::span<const std::byte> octets) noexcept {
    switch (octets.size()) {
    case sizeof(std::uint8_t):
        return integer_of<std::uint8_t>(octets);
    case sizeof(std::uint16_t):
        return integer_of<std::uint16_t>(octets);
    case sizeof(int):
        return integer_of<int>(octets);
    default:
        return 0;
    }
}

} // namespace refsock::detail
