#include "refsock/timeouts.hpp"

#include "refsock/error.hpp"
#include "timeouts.hpp"

#include "catch_any.hpp"

#include <cmath>
#include <limits>
#include <thread>

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
/// The first double that 64 bits of nanoseconds do not hold.
const double too_long = std::ldexp(1.0, 63) / 1e9;

/// Restores the default, which is global.
struct default_kept {
    refsock::timeout_value before = refsock::getdefaulttimeout();
    ~default_kept() {
        std::error_code code;
        refsock::setdefaulttimeout(before, code);
    }
};

} // namespace

TEST_CASE("there is no default timeout at first") {
    CHECK_FALSE(refsock::getdefaulttimeout());
}

TEST_CASE("timeouts are accepted or refused by their value") {
    struct row {
        refsock::timeout_value timeout;
        std::error_code code;
    };
    const row rows[] = {
        {std::nullopt, {}},
        {0.0, {}},
        {-0.0, {}},
        {1e-9, {}},
        {0.5, {}},
        {9223372036.0, {}},
        {std::nextafter(too_long, 0.0), {}},
        {too_long, refsock::condition::overflow},
        {1e300, refsock::condition::overflow},
        {infinity, refsock::condition::overflow},
        {-1e-9, refsock::condition::value},
        {-1.0, refsock::condition::value},
        {-infinity, refsock::condition::value},
        {not_a_number, refsock::condition::value},
    };
    const default_kept kept;
    for (const auto& [timeout, expected] : rows) {
        INFO("timeout " << timeout.value_or(-42));
        CHECK(refsock::detail::check_timeout(timeout) == expected);
        std::error_code code;
        refsock::setdefaulttimeout(3.0);
        refsock::setdefaulttimeout(timeout, code);
        CHECK(code == expected);
        CHECK(refsock::getdefaulttimeout() == (expected ? refsock::timeout_value(3.0) : timeout));
    }
}

TEST_CASE("the throwing form raises the class and changes nothing") {
    const default_kept kept;
    refsock::setdefaulttimeout(2.0);
    CHECK_THROWS_AS(refsock::setdefaulttimeout(-1.0), refsock::value_error);
    CHECK_THROWS_AS(refsock::setdefaulttimeout(not_a_number), refsock::value_error);
    CHECK_THROWS_AS(refsock::setdefaulttimeout(1e20), refsock::overflow_error);
    CHECK(refsock::getdefaulttimeout() == 2.0);
    refsock::setdefaulttimeout(std::nullopt);
    CHECK_FALSE(refsock::getdefaulttimeout());
}

TEST_CASE("several threads may set and read the default") {
    const default_kept kept;
    refsock::setdefaulttimeout(1.0);
    std::thread writer([] {
        for (int i = 0; i < 1000; ++i)
            refsock::setdefaulttimeout(i % 2 == 0 ? 1.0 : 2.0);
    });
    bool torn = false;
    for (int i = 0; i < 1000; ++i) {
        const auto seen = refsock::getdefaulttimeout();
        torn = torn || (seen != 1.0 && seen != 2.0);
    }
    writer.join();
    CHECK_FALSE(torn);
}
