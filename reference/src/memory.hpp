// Calls that find no memory.
#pragma once

#include "socket_backend.hpp"

#include <new>
#include <stdexcept>
#include <system_error>

namespace refsock::detail {

/// Carries `call` out and returns what it does. Where memory lacks, or a size is none that the
/// library can hold, `code` is memory_error() and the result empty. In a build without exceptions
/// the standard library ends the program where memory lacks, and nothing can be done about it here.
template <class Call>
auto guarded(std::error_code& code, Call call) noexcept -> decltype(call()) {
#ifdef __cpp_exceptions
    try {
        return call();
    } catch (const std::bad_alloc&) {
        code = memory_error();
    } catch (const std::length_error&) {
        code = memory_error();
    }
    return decltype(call())();
#else
    static_cast<void>(code);
    return call();
#endif
}

} // namespace refsock::detail
