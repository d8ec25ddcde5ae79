// Calls that are documented for Windows alone.
#include "calls.hpp"
#include "refsock/socket.hpp"

namespace adapter {
namespace {

refsock::keepalive_values keepalive_of(const json& value) {
    if (value.size() != 3) throw inexpressible("three integers are needed");
    return {integer_of(value[0]), integer_of(value[1]), integer_of(value[2])};
}

json run_ioctl(frame& f) {
    const auto socket = f.socket();
    const auto control = f.integer(1);
    if (f.at(2).is_array()) {
        const auto values = keepalive_of(f.at(2));
        return f.measured([&] { return socket->ioctl(control, values); });
    }
    const auto option = f.integer(2);
    return f.measured([&] { return socket->ioctl(control, option); });
}

constexpr call table[] = {
    {"socket.ioctl", run_ioctl, 3, 3, true},
};

} // namespace

std::span<const call> platform_calls() {
    return table;
}

} // namespace adapter
