// The service and protocol tables.
#include "calls.hpp"
#include "refsock/services.hpp"

#include <optional>

namespace adapter {
namespace {

std::optional<std::string_view> protocol_of(const frame& f) {
    if (!f.has(1) || f.is_null(1)) return std::nullopt;
    return f.text(1);
}

json run_getservbyname(frame& f) {
    const auto& name = f.text(0);
    const auto protocol = protocol_of(f);
    return f.measured([&] { return refsock::getservbyname(name, protocol); });
}

json run_getservbyport(frame& f) {
    const auto port = f.integer(0);
    const auto protocol = protocol_of(f);
    return f.measured([&] { return refsock::getservbyport(port, protocol); });
}

json run_getprotobyname(frame& f) {
    const auto& name = f.text(0);
    return f.measured([&] { return refsock::getprotobyname(name); });
}

constexpr call service_table[] = {
    {"getprotobyname", run_getprotobyname, 1, 1, true},
    {"getservbyname", run_getservbyname, 1, 2, true},
    {"getservbyport", run_getservbyport, 1, 2, true},
};

} // namespace

std::span<const call> service_calls() {
    return service_table;
}

} // namespace adapter
