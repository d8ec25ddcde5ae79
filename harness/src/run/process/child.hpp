// One adapter's process: lines in, text out, and its end. Internal to run.
#pragma once

#include "model/limits.hpp"
#include "model/recording.hpp"
#include "run/process/error_output.hpp"
#include "run/process/line_buffer.hpp"
#include "run/process/uv.hpp"

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sockmatrix {

/// Hears of a process. Each call may be the one in which the listener lets go of the process.
class child_listener {
public:
    virtual ~child_listener() = default;
    /// A line without its newline; valid during the call.
    virtual void line(std::string_view text) = 0;
    /// Nothing more will come: it ended, closed its output or wrote an endless line.
    virtual void broke(fault why) = 0;
    /// The deadline has passed.
    virtual void expired() = 0;
};

/// A process in a group of its own on three pipes. It keeps itself until its end has been reaped,
/// so that the owner may let go at any time; `end` must be called before.
class child : public std::enable_shared_from_this<child> {
public:
    /// Throws failure(failed) if the program cannot be run.
    static std::shared_ptr<child> start(event_loop& loop, const std::vector<std::string>& command,
                                        append_file& log, child_listener& listener);

    child(event_loop& loop, append_file& log, child_listener& listener);

    /// Hands text over in one write; what the pipe does not take at once follows as it drains.
    void write(std::string_view text);
    /// The listener hears `expired` after so many seconds, unless it is set again or cleared.
    void set_deadline(double seconds);
    void clear_deadline() noexcept;

    /// Ends the whole group: politely, then by force. The listener hears nothing any more.
    void end();
    /// It has been asked to end: its end is told by `broke`, in whatever way it comes, and the time
    /// for it by `expired`.
    void expect_end() noexcept { leaving_ = true; }
    void close_input() noexcept { input_.reset(); }

    /// What it has written to standard error so far is of an earlier case.
    void mark_errors();
    std::string last_error_line() const { return errors_.last_line(); }
    /// How the process ended, "killed by SIGABRT" and "SIGABRT"; empty if it has not.
    const std::string& ended() const noexcept { return ended_; }
    const std::string& ended_short() const noexcept { return ended_short_; }
    bool ended_well() const noexcept { return ended_well_; }

private:
    enum class phase { running, draining, ending };

    void spawn(const std::vector<std::string>& command);
    void read_output();
    void read_errors();
    void on_output(ssize_t size);
    void on_output_end();
    void on_errors(ssize_t size, const uv_buf_t& piece);
    void on_exit(std::int64_t status, int signal);
    void on_timer();
    void report_end();
    void report(fault why);
    void take_lines();
    void close_pipes();
    void gone();

    event_loop& loop_;
    child_listener* listener_;
    error_output errors_;
    deadline timer_;
    uv_owned<uv_process_t> process_;
    uv_owned<uv_pipe_t> input_;
    uv_owned<uv_pipe_t> output_;
    uv_owned<uv_pipe_t> error_pipe_;
    line_buffer lines_{limits::message_line};
    std::array<char, 16384> error_buffer_{};
    std::shared_ptr<child> self_;
    phase phase_ = phase::running;
    int leader_ = 0;
    std::string ended_; ///< how, once it has
    std::string ended_short_;
    bool ended_well_ = false; ///< with status 0
    bool leaving_ = false;    ///< it was asked to end
};

} // namespace sockmatrix
