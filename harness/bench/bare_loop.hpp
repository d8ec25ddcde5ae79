// The least that a call over pipes can cost: one blocking write and one blocking read.
#pragma once

#include <string>
#include <vector>

namespace bench {

/// A process on two pipes, ended with its group when this goes.
class bare_loop {
public:
    /// Throws std::runtime_error.
    explicit bare_loop(const std::vector<std::string>& command);
    bare_loop(const bare_loop&) = delete;
    bare_loop& operator=(const bare_loop&) = delete;
    ~bare_loop();

    /// Writes a request and reads until its reply has come whole. Throws std::runtime_error at the
    /// end of the pipe.
    void exchange(const std::string& request);
    /// Reads one line more: a notification.
    void skip_line();
    /// Whether the last line that was read holds this text.
    bool read_text(const std::string& text) const { return last_.find(text) != std::string::npos; }

private:
    int process_ = -1;
    int to_ = -1;
    int from_ = -1;
    std::string last_;
};

} // namespace bench
