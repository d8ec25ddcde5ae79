#include "program.hpp"

#include "catch_any.hpp"

#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <poll.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace {

constexpr int patience = 20'000;

struct pipe_ends {
    int read = -1;
    int write = -1;
};

pipe_ends make_pipe() {
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    return {ends[0], ends[1]};
}

void close_once(int& handle) {
    if (handle >= 0) ::close(handle);
    handle = -1;
}

[[noreturn]] void become_adapter(const pipe_ends& requests, const pipe_ends& replies) {
    ::dup2(requests.read, STDIN_FILENO);
    ::dup2(replies.write, STDOUT_FILENO);
    for (const int handle : {requests.read, requests.write, replies.read, replies.write})
        ::close(handle);
    ::execl(REFSOCK_ADAPTER, REFSOCK_ADAPTER, static_cast<char*>(nullptr));
    std::_Exit(127);
}

bool poll_one(int handle, short events, int milliseconds) {
    pollfd entry{handle, events, 0};
    return ::poll(&entry, 1, milliseconds) > 0;
}

} // namespace

program::program() {
    // A test may write to a process that is gone; the adapter sets its own default again.
    std::signal(SIGPIPE, SIG_IGN);
    const auto requests = make_pipe();
    const auto replies = make_pipe();
    process_ = ::fork();
    REQUIRE(process_ >= 0);
    if (process_ == 0) become_adapter(requests, replies);
    ::close(requests.read);
    ::close(replies.write);
    input_ = requests.write;
    output_ = replies.read;
}

program::~program() {
    close_input();
    close_output();
    if (process_ > 0) {
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
    }
}

void program::send(std::string_view text) {
    while (!text.empty()) {
        REQUIRE(poll_one(input_, POLLOUT, patience));
        const auto count = ::write(input_, text.data(), text.size());
        if (count < 0) return;
        text.remove_prefix(static_cast<std::size_t>(count));
    }
}

bool program::has_reply(int milliseconds) {
    return buffered_.find('\n') != std::string::npos || poll_one(output_, POLLIN, milliseconds);
}

nlohmann::json program::reply() {
    auto end = buffered_.find('\n');
    while (end == std::string::npos) {
        REQUIRE(poll_one(output_, POLLIN, patience));
        std::array<char, 65536> part{};
        const auto count = ::read(output_, part.data(), part.size());
        REQUIRE(count > 0);
        buffered_.append(part.data(), static_cast<std::size_t>(count));
        end = buffered_.find('\n');
    }
    auto message = nlohmann::json::parse(buffered_.substr(0, end));
    buffered_.erase(0, end + 1);
    return message;
}

nlohmann::json program::ask(std::string_view line) {
    send(line);
    return reply();
}

void program::close_input() {
    close_once(input_);
}

void program::close_output() {
    close_once(output_);
}

// Looks again and again, as waitpid has no time limit.
ending program::wait() {
    using clock = std::chrono::steady_clock;
    const auto limit = clock::now() + std::chrono::milliseconds(patience);
    int status = 0;
    while (::waitpid(process_, &status, WNOHANG) == 0) {
        REQUIRE(clock::now() < limit);
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    process_ = -1;
    if (WIFEXITED(status)) return {true, WEXITSTATUS(status)};
    return {false, WTERMSIG(status)};
}
