#include "child.hpp"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>

#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "endpoint.hpp"
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
    restore_signals();
    std::vector<char*> words;
    words.reserve(command.size() + 1);
    for (const auto& word : command)
        words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    ::execvp(words[0], words.data());
    std::fprintf(stderr, "sockmatrix-agent: cannot run %s: %s\n", words[0], std::strerror(errno));
    ::_exit(127);
}

class posix_child : public child {
public:
    explicit posix_child(const std::vector<std::string>& command) {
        const auto parent = ::getpid();
        process_ = ::fork();
        if (process_ == -1) fail("fork");
        if (process_ == 0) become(command, parent);
    }

    ~posix_child() override {
        if (status_) return;
        posix_child::kill();
        while (::waitpid(process_, nullptr, 0) == -1 && errno == EINTR) {
        }
    }

    std::optional<int> ended() override {
        int status = 0;
        if (!status_ && ::waitpid(process_, &status, WNOHANG) == process_) status_ = status;
        return status_;
    }

    void kill() override {
        if (!status_) ::kill(process_, SIGKILL);
    }

private:
    pid_t process_;
    std::optional<int> status_;
};

} // namespace

std::unique_ptr<child> start(const std::vector<std::string>& command) {
    return std::make_unique<posix_child>(command);
}

} // namespace agent
