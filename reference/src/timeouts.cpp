#include "timeouts.hpp"

#include "refsock/error.hpp"

#include <atomic>
#include <cmath>

namespace refsock {
namespace {

/// Seconds; negative means none.
std::atomic<double> default_timeout = -1.0;

/// 2^63 nanoseconds, as the double below it: the first value that no 64-bit clock holds.
constexpr double too_long = 9223372036.854775807;

} // namespace

namespace detail {

std::error_code check_timeout(timeout_value timeout) noexcept {
    if (!timeout) return {};
    if (std::isnan(*timeout) || *timeout < 0) return make_error_code(condition::value);
    if (*timeout >= too_long) return make_error_code(condition::overflow);
    return {};
}

} // namespace detail

timeout_value getdefaulttimeout() noexcept {
    const double seconds = default_timeout.load();
    return seconds < 0 ? timeout_value{} : timeout_value{seconds};
}

void setdefaulttimeout(timeout_value timeout, std::error_code& code) noexcept {
    code = detail::check_timeout(timeout);
    if (!code) default_timeout.store(timeout.value_or(-1.0));
}

void setdefaulttimeout(timeout_value timeout) {
    std::error_code code;
    setdefaulttimeout(timeout, code);
    if (code) raise(code, "setdefaulttimeout");
}

} // namespace refsock
