#include "agent_process.hpp"

#include <csignal>

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include "endpoint.hpp"

namespace agent::test {
namespace {

constexpr int limit_in_milliseconds = 20000;

struct pipe_ends {
    descriptor read;
    descriptor write;
};

pipe_ends make_pipe() {
    int ends[2];
    if (::pipe(ends) != 0) fail("pipe");
    for (const int end : ends)
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
    return {descriptor(ends[0]), descriptor(ends[1])};
}

} // namespace

struct agent_process::process {
    pid_t id = -1;
    descriptor input;
    descriptor output;
    descriptor errors;
};

agent_process::agent_process(const std::vector<std::string>& arguments)
    : process_(std::make_unique<process>()) {
    auto input = make_pipe();
    auto output = make_pipe();
    auto errors = make_pipe();
    std::vector<char*> words{const_cast<char*>(SOCKMATRIX_AGENT)};
    for (const auto& argument : arguments)
        words.push_back(const_cast<char*>(argument.c_str()));
    words.push_back(nullptr);

    process_->id = ::fork();
    if (process_->id == -1) fail("fork");
    if (process_->id == 0) {
        ::dup2(input.read.get(), STDIN_FILENO);
        ::dup2(output.write.get(), STDOUT_FILENO);
        ::dup2(errors.write.get(), STDERR_FILENO);
        ::execv(words[0], words.data());
        ::_exit(126);
    }
    process_->input = std::move(input.write);
    process_->output = std::move(output.read);
    process_->errors = std::move(errors.read);
}

agent_process::~agent_process() {
    if (process_->id == -1) return;
    ::kill(process_->id, SIGTERM); // which lets it remove its directory
    ::waitpid(process_->id, nullptr, 0);
}

int agent_process::id() const noexcept {
    return process_->id;
}

void agent_process::write(const std::string& text) {
    const auto written = ::write(process_->input.get(), text.data(), text.size());
    if (written != static_cast<ssize_t>(text.size())) fail("write");
}

void agent_process::close_input() {
    descriptor(std::move(process_->input));
}

void agent_process::kill() {
    ::kill(process_->id, SIGKILL);
}

bool agent_process::read(stream from, char& octet) {
    const auto& end = from == stream::output ? process_->output : process_->errors;
    pollfd waiting{end.get(), POLLIN, 0};
    if (::poll(&waiting, 1, limit_in_milliseconds) != 1)
        throw std::runtime_error("the agent says nothing");
    return ::read(end.get(), &octet, 1) == 1;
}

int agent_process::wait() {
    int status = 0;
    if (::waitpid(process_->id, &status, 0) != process_->id) fail("waitpid");
    process_->id = -1;
    return status;
}

std::vector<std::string> echoing_adapter() {
    return {"--", "/bin/cat"};
}

} // namespace agent::test
