// Integers of the interface as the system takes them.
#pragma once

#include "refsock/error.hpp"

#include <cstdint>
#include <limits>
#include <system_error>

namespace refsock::detail {

/// `number` as an int. One that does not fit gives 0 and sets `code` to condition::overflow; else
/// `code` stays as it is, so that several numbers can be converted before it is looked at.
inline int to_int(std::int64_t number, std::error_code& code) noexcept {
    if (number >= std::numeric_limits<int>::min() && number <= std::numeric_limits<int>::max())
        return static_cast<int>(number);
    code = make_error_code(condition::overflow);
    return 0;
}

} // namespace refsock::detail
