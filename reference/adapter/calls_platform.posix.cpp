// Calls that are documented for Unix alone.
#include "calls.hpp"
#include "refsock/socket.hpp"

namespace adapter {
namespace {

json run_fromfd(frame& f) {
    const auto handle = static_cast<refsock::native_handle>(f.integer(0));
    const std::int64_t family = f.integer(1);
    const std::int64_t type = f.integer(2);
    const std::int64_t proto = f.integer(3, 0);
    return f.add(f.measured([&] { return refsock::fromfd(handle, family, type, proto); }));
}

constexpr call table[] = {
    {"fromfd", run_fromfd, 3, 4},
};

} // namespace

std::span<const call> platform_calls() {
    return table;
}

} // namespace adapter
