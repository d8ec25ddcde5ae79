#include "signals.posix.hpp"

#include <cerrno>
#include <csignal>

#include <unistd.h>

#include "endpoint.hpp"

namespace agent {
namespace {

constexpr int caught[] = {SIGCHLD, SIGTERM, SIGINT, SIGHUP};

int pipe_for_handler = -1;
struct sigaction inherited_sigpipe;

extern "C" void note(int signal) {
    const int saved = errno;
    const auto octet = static_cast<unsigned char>(signal);
    [[maybe_unused]] const auto written = ::write(pipe_for_handler, &octet, 1);
    errno = saved;
}

} // namespace

signals::signals() {
    int ends[2];
    if (::pipe(ends) != 0) fail("pipe");
    read_end_ = descriptor(ends[0]);
    write_end_ = descriptor(ends[1]);
    native::prepare(ends[0]);
    native::prepare(ends[1]);
    pipe_for_handler = ends[1];

    struct sigaction action {};
    action.sa_handler = note;
    action.sa_flags = SA_RESTART;
    for (const int signal : caught)
        ::sigaction(signal, &action, nullptr);
    action.sa_handler = SIG_IGN;
    ::sigaction(SIGPIPE, &action, &inherited_sigpipe);
}

int signals::take() {
    int ending = 0;
    unsigned char octet;
    while (::read(handle(), &octet, 1) == 1)
        if (octet != SIGCHLD) ending = octet;
    return ending;
}

void restore_signals() {
    ::sigaction(SIGPIPE, &inherited_sigpipe, nullptr);
}

} // namespace agent
