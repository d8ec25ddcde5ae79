#include "bare_loop.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <stdexcept>
#include <system_error>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace bench {
namespace {

[[noreturn]] void fail(const char* call, int error) {
    throw std::runtime_error(std::string(call) + ": " + std::generic_category().message(error));
}

std::array<int, 2> open_pipe() {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) fail("pipe", errno);
    for (const int end : ends)
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
    return ends;
}

std::vector<char*> words_of(std::vector<std::string>& command) {
    std::vector<char*> words;
    for (std::string& word : command)
        words.push_back(word.data());
    words.push_back(nullptr);
    return words;
}

} // namespace

bare_loop::bare_loop(const std::vector<std::string>& command) {
    const auto input = open_pipe();
    const auto output = open_pipe();
    to_ = input[1];
    from_ = output[0];
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input[0], 0);
    posix_spawn_file_actions_adddup2(&actions, output[1], 1);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    std::vector<std::string> copy = command;
    const int failed = ::posix_spawnp(&process_, copy.at(0).c_str(), &actions, &attributes,
                                      words_of(copy).data(), environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    ::close(input[0]);
    ::close(output[1]);
    if (failed != 0) fail(command.at(0).c_str(), failed);
}

bare_loop::~bare_loop() {
    ::close(to_);
    ::close(from_);
    // The end of input ends it; what is left of its group is ended by force.
    ::waitpid(process_, nullptr, 0);
    ::kill(-process_, SIGKILL);
}

void bare_loop::exchange(const std::string& request) {
    std::size_t done = 0;
    while (done < request.size()) {
        const ssize_t written = ::write(to_, request.data() + done, request.size() - done);
        if (written < 0) fail("write", errno);
        done += static_cast<std::size_t>(written);
    }
    skip_line();
}

void bare_loop::skip_line() {
    static thread_local std::array<char, 65536> buffer;
    last_.clear();
    do {
        const ssize_t size = ::read(from_, buffer.data(), buffer.size());
        if (size < 0) fail("read", errno);
        if (size == 0) throw std::runtime_error("the adapter has closed its output");
        last_.append(buffer.data(), static_cast<std::size_t>(size));
    } while (last_.back() != '\n');
}

} // namespace bench
