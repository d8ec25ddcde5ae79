#include "run.hpp"

#include <cstdio>
#include <exception>
#include <optional>
#include <system_error>

#include "arguments.hpp"
#include "capabilities.hpp"
#include "child.hpp"
#include "directory.hpp"
#include "ending.hpp"
#include "loop.hpp"
#include "native.hpp"
#include "notification.hpp"
#include "peers.hpp"
#include "signals.hpp"
#include "standard_streams.hpp"

namespace agent {
namespace {

announcement announce(const arguments& given, const std::string& where, const peers& open,
                      std::map<std::string, std::string> missing) {
    for (const auto& [name, why] : given.missing)
        missing[name] = why;
    return {open.fixtures, where, std::move(missing)};
}

ending run_in(const std::string& where, const arguments& given, signals& caught) {
    const auto missing = capabilities(where);
    auto open = open_peers(where, missing.at("ipv6").empty(), missing.at("af_unix").empty());
    if (missing.at("dns").empty()) open_faulty_names(open);
    if (missing.at("netlink").empty()) open.fixtures["netlink_pids"] = netlink_pids();
    say(notification(announce(given, where, open, missing)));
    const auto adapter = start(given.command);
    leave_standard_output();
    const input_line line;
    return serve(std::move(open.served), *adapter, caught, line);
}

int run_as(const arguments& given) {
    [[maybe_unused]] const native::library sockets{};
    signals caught;
    ending end;
    {
        std::optional<directory> place;
        try {
            place.emplace();
        } catch (const std::system_error&) {
            // Without a directory AF_UNIX is a missing capability.
        }
        end = run_in(place ? place->path() : std::string(), given, caught);
    }
    return end_as(end);
}

} // namespace

int run(const std::vector<std::string>& words) {
    try {
        return run_as(parse(words));
    } catch (const usage_error& error) {
        std::fprintf(stderr, "sockmatrix-agent: %s\n%s\n", error.what(), usage);
        return 2;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "sockmatrix-agent: %s\n", error.what());
        return 3;
    }
}

} // namespace agent
