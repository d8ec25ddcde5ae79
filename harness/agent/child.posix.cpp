#include "child.posix.hpp"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>

#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "endpoint.posix.hpp"
#include "signals.posix.hpp"

namespace agent {
namespace {

/// No adapter outlives an agent that is killed.
void die_with([[maybe_unused]] pid_t parent) {
#ifdef __linux__
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(1);
#endif
}

[[noreturn]] void become(const std::vector<std::string>& command, pid_t parent) {
    die_with(parent);
    signals::restore();
    std::vector<char*> words;
    words.reserve(command.size() + 1);
    for (const auto& word : command)
        words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    ::execvp(words[0], words.data());
    std::fprintf(stderr, "sockmatrix-agent: cannot run %s: %s\n", words[0], std::strerror(errno));
    ::_exit(127);
}

} // namespace

child::child(const std::vector<std::string>& command) {
    const auto parent = ::getpid();
    process_ = ::fork();
    if (process_ == -1) fail("fork");
    if (process_ == 0) become(command, parent);
}

child::~child() {
    if (status_) return;
    kill();
    while (::waitpid(process_, nullptr, 0) == -1 && errno == EINTR) {
    }
}

std::optional<int> child::ended() {
    int status = 0;
    if (!status_ && ::waitpid(process_, &status, WNOHANG) == process_) status_ = status;
    return status_;
}

void child::kill() {
    if (!status_) ::kill(process_, SIGKILL);
}

} // namespace agent
