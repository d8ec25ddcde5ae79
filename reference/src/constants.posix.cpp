#include "constant_tables.hpp"
#include "native.hpp"

#ifdef __linux__
#if __has_include(<linux/tipc.h>)
#include <linux/tipc.h>
#endif
#endif

namespace refsock {
namespace detail {
namespace {

constexpr constant_entry table[] = {
#include "tables/constants.inc"
};

static_assert(std::size(table) <= most_platform_constants);

} // namespace

std::span<const constant_entry> platform_constants() noexcept {
    return table;
}

bool has_unix() noexcept {
    return true;
}

} // namespace detail

const int af_inet = AF_INET;
const int af_inet6 = AF_INET6;
const int af_unix = AF_UNIX;
const int sock_stream = SOCK_STREAM;
const int sock_dgram = SOCK_DGRAM;

} // namespace refsock
