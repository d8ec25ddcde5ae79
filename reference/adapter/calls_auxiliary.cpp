// Calls that serve cases and are never judged.
#include "background.hpp"
#include "calls.hpp"
#include "system.hpp"

#include <cmath>

namespace adapter {
namespace {

constexpr std::int64_t most_received = std::int64_t{256} << 20;

double seconds_of(const json& value) {
    const double seconds = number_of(value);
    if (std::isnan(seconds) || seconds < 0)
        throw request_fault(fault_code::bad_params, "a time to wait is 0 or more");
    return seconds;
}

direction direction_of(const json& value) {
    if (value == "read") return direction::read;
    if (value == "write") return direction::write;
    throw request_fault(fault_code::bad_params, "aux.wait waits to read or to write");
}

json run_wait(frame& f) {
    const auto socket = f.socket();
    const auto way = direction_of(f.at(1));
    const double seconds = seconds_of(f.at(2));
    return f.measured([&] { return wait_ready(socket->fileno(), way, seconds); });
}

json run_receive(frame& f) {
    const auto socket = f.socket();
    const auto size = f.integer(1);
    if (size < 0 || size > most_received)
        throw request_fault(fault_code::bad_params, "aux.receive takes 0 to 256 MiB");
    const double seconds = seconds_of(f.at(2));
    return octets_value(f.measured(
        [&] { return receive_all(socket->fileno(), static_cast<std::size_t>(size), seconds); }));
}

json run_inheritable(frame& f) {
    const auto socket = f.socket();
    return f.measured([&] { return is_inheritable(socket->fileno()); });
}

json run_blocking(frame& f) {
    const auto socket = f.socket();
    return f.measured([&] { return is_blocking(socket->fileno()); });
}

json run_interrupt(frame& f) {
    if (!has_interrupts()) throw unsupported("no signal interrupts a call on this platform");
    return f.measured([&] { return f.background().interrupt(); });
}

constexpr call auxiliary_table[] = {
    {"aux.blocking", run_blocking, 1, 1, true},   {"aux.inheritable", run_inheritable, 1, 1, true},
    {"aux.interrupt", run_interrupt, 0, 0, true}, {"aux.receive", run_receive, 3, 3, true},
    {"aux.wait", run_wait, 3, 3, true},
};

} // namespace

std::span<const call> auxiliary_calls() {
    return auxiliary_table;
}

} // namespace adapter
