#include "run/process/probe.hpp"

#include "run/process/uv.hpp"

#include <array>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <uv.h>

namespace sockmatrix {
namespace fs = std::filesystem;
namespace {

constexpr char path_separator = fs::path::preferred_separator == '/' ? ':' : ';';

bool is_program(const fs::path& file) {
    std::error_code ignored;
    if (!fs::is_regular_file(file, ignored)) return false;
    if (path_separator == ';') return true;
    const fs::perms any = fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec;
    return (fs::status(file, ignored).permissions() & any) != fs::perms::none;
}

std::string search_path(const std::string& name, std::string_view path) {
    while (!path.empty()) {
        const std::size_t end = path.find(path_separator);
        const fs::path file = fs::path(path.substr(0, end)) / name;
        if (is_program(file)) return file.string();
        if (end == std::string_view::npos) break;
        path.remove_prefix(end + 1);
    }
    return "";
}

constexpr std::size_t most_text = 1 << 16;

/// One run of a program to its end, its output collected up to a limit.
struct probe {
    uv_process_t process{};
    uv_pipe_t output{};
    uv_timer_t limit{};
    std::array<char, 4096> buffer{};
    std::string text;
    std::int64_t status = -1;
};

template <class Handle>
void close_handle(Handle& handle) {
    auto* base = reinterpret_cast<uv_handle_t*>(&handle);
    if (uv_is_closing(base) == 0) uv_close(base, nullptr);
}

void on_read(uv_stream_t* stream, ssize_t size, const uv_buf_t* buffer) {
    auto* self = static_cast<probe*>(stream->data);
    if (size > 0 && self->text.size() < most_text)
        self->text.append(buffer->base, static_cast<std::size_t>(size));
    if (size < 0) close_handle(self->output);
}

void on_alloc(uv_handle_t* handle, std::size_t, uv_buf_t* buffer) {
    auto* self = static_cast<probe*>(handle->data);
    *buffer = uv_buf_init(self->buffer.data(), static_cast<unsigned>(self->buffer.size()));
}

void on_exit(uv_process_t* process, std::int64_t status, int signal) {
    auto* self = static_cast<probe*>(process->data);
    self->status = signal != 0 ? -1 : status;
    close_handle(self->process);
    close_handle(self->limit);
}

/// A child of the child may hold the pipe open, so that is closed too.
void on_limit(uv_timer_t* timer) {
    auto* self = static_cast<probe*>(timer->data);
    uv_process_kill(&self->process, SIGKILL);
    close_handle(self->output);
}

int start(uv_loop_t* loop, probe& self, std::vector<std::string> command) {
    std::vector<char*> words;
    for (std::string& word : command)
        words.push_back(word.data());
    words.push_back(nullptr);
    std::array<uv_stdio_container_t, 3> streams{};
    streams[0].flags = UV_IGNORE;
    streams[1].flags = static_cast<uv_stdio_flags>(UV_CREATE_PIPE | UV_WRITABLE_PIPE);
    streams[1].data.stream = reinterpret_cast<uv_stream_t*>(&self.output);
    streams[2].flags = UV_IGNORE;
    uv_process_options_t options{};
    options.file = words.front();
    options.args = words.data();
    options.stdio = streams.data();
    options.stdio_count = static_cast<int>(streams.size());
    options.exit_cb = on_exit;
    uv_pipe_init(loop, &self.output, 0);
    uv_timer_init(loop, &self.limit);
    self.output.data = self.process.data = self.limit.data = &self;
    return uv_spawn(loop, &self.process, &options);
}

constexpr std::uint64_t most_milliseconds = 60'000; // a launcher may boot a machine

void wait_for_end(uv_loop_t* loop, probe& self) {
    uv_read_start(reinterpret_cast<uv_stream_t*>(&self.output), on_alloc, on_read);
    uv_timer_start(&self.limit, on_limit, most_milliseconds, 0);
    uv_run(loop, UV_RUN_DEFAULT);
}

} // namespace

std::string find_program(const std::string& name) {
    if (name.find('/') != std::string::npos ||
        name.find(fs::path::preferred_separator) != std::string::npos)
        return is_program(name) ? name : "";
    const char* path = std::getenv("PATH");
    return path == nullptr ? "" : search_path(name, path);
}

brief_run run_briefly(const std::vector<std::string>& command) {
    uv_loop_t loop;
    open_loop(loop);
    probe self;
    const int failed = start(&loop, self, command);
    if (failed == 0) {
        wait_for_end(&loop, self);
    } else {
        close_handle(self.output);
        close_handle(self.limit);
        close_handle(self.process);
        uv_run(&loop, UV_RUN_DEFAULT);
    }
    uv_loop_close(&loop);
    return {self.status, self.text.substr(0, self.text.find('\n')),
            failed == 0 ? "" : uv_strerror(failed)};
}

std::string launcher_problem(const std::string& launcher) {
    const brief_run check = run_briefly({launcher, "--check"});
    if (!check.problem.empty()) return launcher + ": " + check.problem;
    if (check.status == 0) return "";
    return check.line.empty() ? launcher + " --check failed" : check.line;
}

} // namespace sockmatrix
