// The real program, run for a test.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>
#include <sys/types.h>

#include "descriptor.hpp"

namespace agent::test {

/// sockmatrix-agent with these arguments, its standard streams being pipes. Ended when this goes.
class agent_process {
public:
    explicit agent_process(const std::vector<std::string>& arguments);
    agent_process(const agent_process&) = delete;
    agent_process& operator=(const agent_process&) = delete;
    ~agent_process();

    pid_t id() const noexcept { return process_; }
    void write(const std::string& text);
    void close_input();

    /// The next line of its output, without the newline; what there is at the end of the output.
    std::string line();

    /// The notification's params. Call it first.
    nlohmann::json fixtures();

    /// All of its standard error, once everybody has closed it.
    std::string errors();

    /// Waits until it has ended. The status is that of waitpid.
    int wait();

private:
    pid_t process_ = -1;
    descriptor input_;
    descriptor output_;
    descriptor errors_;
};

} // namespace agent::test
