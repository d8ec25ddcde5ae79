// The adapter program as a child process behind two pipes.
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

/// How a process ended: its exit status, or the signal that ended it.
struct ending {
    bool exited = false;
    int number = 0;
};

class program {
public:
    program();
    /// Ends the process if it still runs.
    ~program();
    program(const program&) = delete;
    program& operator=(const program&) = delete;

    void send(std::string_view text);
    /// The next reply; fails the test if none comes within 20 s.
    nlohmann::json reply();
    /// Sends a line and returns the next reply.
    nlohmann::json ask(std::string_view line);
    /// Whether something is to be read within `milliseconds`.
    bool has_reply(int milliseconds);
    void close_input();
    void close_output();
    /// Waits for the end; fails the test if it does not come within 20 s.
    ending wait();

private:
    int process_ = -1;
    int input_ = -1;
    int output_ = -1;
    std::string buffered_;
};
