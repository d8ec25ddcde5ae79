#include "agent_process.posix.hpp"

#include <csignal>

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include "endpoint.posix.hpp"

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

/// Reads one octet. Returns false at the end, or if nothing comes for a long time.
bool read_octet(const descriptor& from, char& octet) {
    pollfd waiting{from.get(), POLLIN, 0};
    if (::poll(&waiting, 1, limit_in_milliseconds) != 1)
        throw std::runtime_error("the agent says nothing");
    return ::read(from.get(), &octet, 1) == 1;
}

} // namespace

agent_process::agent_process(const std::vector<std::string>& arguments) {
    auto input = make_pipe();
    auto output = make_pipe();
    auto errors = make_pipe();
    std::vector<char*> words{const_cast<char*>(SOCKMATRIX_AGENT)};
    for (const auto& argument : arguments)
        words.push_back(const_cast<char*>(argument.c_str()));
    words.push_back(nullptr);

    process_ = ::fork();
    if (process_ == -1) fail("fork");
    if (process_ == 0) {
        ::dup2(input.read.get(), STDIN_FILENO);
        ::dup2(output.write.get(), STDOUT_FILENO);
        ::dup2(errors.write.get(), STDERR_FILENO);
        ::execv(words[0], words.data());
        ::_exit(126);
    }
    input_ = std::move(input.write);
    output_ = std::move(output.read);
    errors_ = std::move(errors.read);
}

agent_process::~agent_process() {
    if (process_ == -1) return;
    ::kill(process_, SIGTERM); // which lets it remove its directory
    ::waitpid(process_, nullptr, 0);
}

void agent_process::write(const std::string& text) {
    if (::write(input_.get(), text.data(), text.size()) != static_cast<ssize_t>(text.size()))
        fail("write");
}

void agent_process::close_input() {
    descriptor(std::move(input_));
}

std::string agent_process::line() {
    std::string text;
    for (char octet; read_octet(output_, octet) && octet != '\n';)
        text += octet;
    return text;
}

nlohmann::json agent_process::fixtures() {
    const auto message = nlohmann::json::parse(line());
    if (message.at("jsonrpc") != "2.0" || message.at("method") != "fixtures")
        throw std::runtime_error("not the notification: " + message.dump());
    return message.at("params");
}

std::string agent_process::errors() {
    std::string text;
    for (char octet; read_octet(errors_, octet);)
        text += octet;
    return text;
}

int agent_process::wait() {
    int status = 0;
    if (::waitpid(process_, &status, 0) != process_) fail("waitpid");
    process_ = -1;
    return status;
}

} // namespace agent::test
