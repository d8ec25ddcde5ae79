#include "run.hpp"

#include <optional>
#include <system_error>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "capabilities.hpp"
#include "child.posix.hpp"
#include "directory.hpp"
#include "endpoint.posix.hpp"
#include "loop.posix.hpp"
#include "notification.hpp"
#include "peers.hpp"
#include "signals.posix.hpp"

namespace agent {
namespace {

void write_all(int where, const std::string& text) {
    for (std::size_t done = 0; done < text.size();) {
        const auto count = ::write(where, text.data() + done, text.size() - done);
        if (count < 0) fail("write to standard output");
        done += static_cast<std::size_t>(count);
    }
}

/// The adapter alone keeps standard output, so that the harness sees when the adapter closes it.
/// The number stays taken, or the next connection would get it.
void leave_standard_output() {
    const descriptor nowhere(::open("/dev/null", O_WRONLY | O_CLOEXEC));
    ::dup2(nowhere.get(), STDOUT_FILENO);
}

announcement announce(const arguments& given, const std::string& where, const peers& open,
                      std::map<std::string, std::string> missing) {
    for (const auto& [name, why] : given.missing)
        missing[name] = why;
    return {open.fixtures, where, std::move(missing)};
}

ending run_in(const std::string& where, const arguments& given, signals& caught) {
    const auto missing = capabilities(where, given.hermetic);
    auto open = open_peers(where, missing.at("ipv6").empty(), missing.at("af_unix").empty());
    write_all(STDOUT_FILENO, notification(announce(given, where, open, missing)));
    child adapter(given.command);
    leave_standard_output();
    return serve(std::move(open.served), adapter, caught, STDIN_FILENO);
}

} // namespace

int run(const arguments& given) {
    signals caught;
    ending end;
    {
        std::optional<directory> sockets;
        try {
            sockets.emplace();
        } catch (const std::system_error&) {
            // Without a directory AF_UNIX is a missing capability.
        }
        end = run_in(sockets ? sockets->path() : std::string(), given, caught);
    }
    if (end.signal != 0) end_by(end.signal);
    if (WIFSIGNALED(end.status)) end_by(WTERMSIG(end.status));
    return WEXITSTATUS(end.status);
}

} // namespace agent
