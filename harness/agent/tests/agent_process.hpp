// The real program, run for a test.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace agent::test {

/// sockmatrix-agent with these arguments, its standard streams being pipes. Ended when this goes.
class agent_process {
public:
    explicit agent_process(const std::vector<std::string>& arguments);
    agent_process(const agent_process&) = delete;
    agent_process& operator=(const agent_process&) = delete;
    ~agent_process();

    int id() const noexcept;
    void write(const std::string& text);
    void close_input();

    /// Ends it without a chance to do anything about it.
    void kill();

    /// The next line of its output, without the newline; what there is at the end of the output.
    std::string line();

    /// The notification's params. Call it first.
    nlohmann::json fixtures();

    /// All of its standard error, once everybody has closed it.
    std::string errors();

    /// Waits until it has ended. The status is the system's (POSIX: that of waitpid).
    int wait();

private:
    enum class stream { output, errors };

    /// Reads one octet. Returns false at the end.
    bool read(stream from, char& octet);

    struct process;
    std::unique_ptr<process> process_;
};

/// The agent's arguments for an adapter that sends back what it gets.
std::vector<std::string> echoing_adapter();

} // namespace agent::test
