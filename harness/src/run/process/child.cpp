#include "run/process/child.hpp"

#include "run/process/process_group.hpp"
#include "run/process/spawn.hpp"

namespace sockmatrix {
namespace {

constexpr double polite_seconds = 0.5; ///< between the request to end and the kill
constexpr double drain_seconds = 0.5;  ///< for output in the pipes after the process has ended
constexpr std::size_t pipe_octets = 1024 * 1024;
constexpr double mute_seconds = 1.0; ///< to end after its output has been closed

child& of(const void* data) {
    return *static_cast<child*>(const_cast<void*>(data));
}

/// A write that the pipe did not take at once. It owns its text, as the child may be gone when it
/// ends.
struct later_write {
    uv_write_t request{};
    std::string text;
};

void write_later(uv_pipe_t& pipe, std::string_view text) {
    auto rest = std::make_unique<later_write>();
    rest->text = text;
    rest->request.data = rest.get();
    const uv_buf_t piece = uv_buf_init(rest->text.data(), static_cast<unsigned>(rest->text.size()));
    const auto done = [](uv_write_t* request, int) {
        delete static_cast<later_write*>(request->data);
    };
    if (uv_write(&rest->request, reinterpret_cast<uv_stream_t*>(&pipe), &piece, 1, done) == 0)
        static_cast<void>(rest.release());
}

} // namespace

child::child(event_loop& loop, append_file& log, child_listener& listener)
    : loop_(loop), listener_(&listener), errors_(log), timer_(loop, [this] { on_timer(); }) {}

std::shared_ptr<child> child::start(event_loop& loop, const std::vector<std::string>& command,
                                    append_file& log, child_listener& listener) {
    auto started = std::make_shared<child>(loop, log, listener);
    started->spawn(command);
    started->self_ = started;
    uv_update_time(loop.get()); // a fork takes its time
    return started;
}

void child::spawn(const std::vector<std::string>& command) {
    spawned parts = spawn_process(loop_, command, this,
                                  [](uv_process_t* process, std::int64_t status, int signal) {
                                      if (process->data == nullptr) return;
                                      child& self = of(process->data);
                                      self.loop_.guard([&] { self.on_exit(status, signal); });
                                  });
    process_ = std::move(parts.process);
    input_ = std::move(parts.input);
    output_ = std::move(parts.output);
    error_pipe_ = std::move(parts.errors);
    leader_ = process_->pid;
    read_output();
    read_errors();
}

void child::read_output() {
    const auto space = [](uv_handle_t* handle, std::size_t, uv_buf_t* buffer) {
        const std::span<char> room = of(handle->data).lines_.space();
        *buffer = uv_buf_init(room.data(), static_cast<unsigned>(room.size()));
    };
    const auto read = [](uv_stream_t* stream, ssize_t size, const uv_buf_t*) {
        child& self = of(stream->data);
        self.loop_.guard([&] { self.on_output(size); });
    };
    output_->data = this;
    uv_read_start(reinterpret_cast<uv_stream_t*>(output_.get()), space, read);
}

void child::read_errors() {
    const auto space = [](uv_handle_t* handle, std::size_t, uv_buf_t* buffer) {
        auto& room = of(handle->data).error_buffer_;
        *buffer = uv_buf_init(room.data(), static_cast<unsigned>(room.size()));
    };
    const auto read = [](uv_stream_t* stream, ssize_t size, const uv_buf_t* piece) {
        child& self = of(stream->data);
        self.loop_.guard([&] { self.on_errors(size, *piece); });
    };
    error_pipe_->data = this;
    uv_read_start(reinterpret_cast<uv_stream_t*>(error_pipe_.get()), space, read);
}

void child::write(std::string_view text) {
    if (!input_) return;
    const uv_buf_t piece =
        uv_buf_init(const_cast<char*>(text.data()), static_cast<unsigned>(text.size()));
    const int written = uv_try_write(reinterpret_cast<uv_stream_t*>(input_.get()), &piece, 1);
    // A pipe that nobody reads any more is told by the end of the process.
    if (written < 0 && written != UV_EAGAIN) return;
    text.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
    if (!text.empty()) write_later(*input_, text);
}

void child::set_deadline(double seconds) {
    if (phase_ == phase::running) timer_.set(seconds);
}

void child::clear_deadline() noexcept {
    if (phase_ == phase::running) timer_.clear();
}

void child::on_output(ssize_t size) {
    if (size > 0) {
        lines_.added(static_cast<std::size_t>(size));
        take_lines();
    } else if (size < 0) {
        output_.reset();
        on_output_end();
    }
}

void child::on_output_end() {
    if (phase_ == phase::running && !leaving_) {
        phase_ = phase::draining;
        timer_.set(mute_seconds);
    }
    report_end();
}

void child::take_lines() {
    const auto alive = shared_from_this();
    while (const auto text = lines_.next())
        if (listener_) listener_->line(*text);
    if (!lines_.too_long()) return;
    output_.reset();
    report({"protocol", "a line of more than " + std::to_string(limits::message_line) + " octets"});
}

void child::on_errors(ssize_t size, const uv_buf_t& piece) {
    if (size > 0) errors_.add({piece.base, static_cast<std::size_t>(size)});
    if (size >= 0) return;
    error_pipe_.reset();
    report_end();
}

void child::on_exit(std::int64_t status, int signal) {
    const auto alive = shared_from_this();
    kill_group(leader_); // what it left behind
    ended_ = describe_end(status, signal);
    ended_short_ = short_end(status, signal);
    ended_well_ = status == 0 && signal == 0;
    process_.reset();
    if (!listener_) return gone();
    phase_ = phase::draining;
    timer_.set(drain_seconds);
    report_end();
}

/// The end is told when all that it wrote has been read, or the time for that has passed.
void child::report_end() {
    if (!ended_.empty() && !output_ && !error_pipe_) on_timer();
}

void child::on_timer() {
    const auto alive = shared_from_this();
    if (phase_ == phase::ending) return kill_group(leader_);
    if (phase_ == phase::running) {
        loop_.guard([this] {
            if (listener_) listener_->expired();
        });
        return;
    }
    timer_.clear();
    const std::string last = errors_.last_line();
    fault why{"protocol", "closed its standard output and did not end"};
    if (!ended_.empty()) why = {"crash", last.empty() ? ended_ : ended_ + ": " + last};
    report(std::move(why));
}

void child::report(fault why) {
    const auto alive = shared_from_this();
    loop_.guard([&] {
        if (listener_) listener_->broke(std::move(why));
    });
}

void child::end() {
    const auto alive = shared_from_this();
    listener_ = nullptr;
    close_pipes();
    if (!process_) return gone();
    phase_ = phase::ending;
    ask_group_to_end(leader_);
    timer_.set(polite_seconds);
}

/// What is in the pipe was written before the last answer was. It holds so much at most, however
/// fast it is filled.
void child::mark_errors() {
    for (std::size_t taken = 0; error_pipe_ && taken < pipe_octets; taken += error_buffer_.size()) {
        const std::size_t count = take_at_once(*error_pipe_, error_buffer_);
        if (count == 0) break;
        errors_.add({error_buffer_.data(), count});
    }
    errors_.mark();
}

void child::close_pipes() {
    input_.reset();
    output_.reset();
    error_pipe_.reset();
}

void child::gone() {
    close_pipes();
    timer_.clear();
    self_.reset();
}

} // namespace sockmatrix
