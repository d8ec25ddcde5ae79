#include "run/probe.hpp"

#include <array>
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

/// One run of a program to its end, its output collected up to a limit.
struct probe {
    uv_process_t process{};
    uv_pipe_t output{};
    std::array<char, 1024> buffer{};
    std::string text;
    std::int64_t status = -1;
};

void on_read(uv_stream_t* stream, ssize_t size, const uv_buf_t* buffer) {
    auto* self = static_cast<probe*>(stream->data);
    if (size > 0 && self->text.size() < self->buffer.size())
        self->text.append(buffer->base, static_cast<std::size_t>(size));
    if (size < 0) uv_close(reinterpret_cast<uv_handle_t*>(stream), nullptr);
}

void on_alloc(uv_handle_t* handle, std::size_t, uv_buf_t* buffer) {
    auto* self = static_cast<probe*>(handle->data);
    *buffer = uv_buf_init(self->buffer.data(), static_cast<unsigned>(self->buffer.size()));
}

void on_exit(uv_process_t* process, std::int64_t status, int signal) {
    static_cast<probe*>(process->data)->status = signal != 0 ? -1 : status;
    uv_close(reinterpret_cast<uv_handle_t*>(process), nullptr);
}

int start(uv_loop_t* loop, probe& self, const std::string& program) {
    std::string file = program, check = "--check";
    std::array<char*, 3> arguments{file.data(), check.data(), nullptr};
    std::array<uv_stdio_container_t, 3> streams{};
    streams[0].flags = UV_IGNORE;
    streams[1].flags = static_cast<uv_stdio_flags>(UV_CREATE_PIPE | UV_WRITABLE_PIPE);
    streams[1].data.stream = reinterpret_cast<uv_stream_t*>(&self.output);
    streams[2].flags = UV_IGNORE;
    uv_process_options_t options{};
    options.file = file.c_str();
    options.args = arguments.data();
    options.stdio = streams.data();
    options.stdio_count = static_cast<int>(streams.size());
    options.exit_cb = on_exit;
    uv_pipe_init(loop, &self.output, 0);
    self.output.data = self.process.data = &self;
    return uv_spawn(loop, &self.process, &options);
}

} // namespace

std::string find_program(const std::string& name) {
    if (name.find('/') != std::string::npos || name.find(fs::path::preferred_separator) != std::string::npos)
        return is_program(name) ? name : "";
    const char* path = std::getenv("PATH");
    return path == nullptr ? "" : search_path(name, path);
}

std::string launcher_problem(const std::string& launcher) {
    uv_loop_t loop;
    uv_loop_init(&loop);
    probe self;
    const int failed = start(&loop, self, launcher);
    if (failed == 0)
        uv_read_start(reinterpret_cast<uv_stream_t*>(&self.output), on_alloc, on_read);
    else
        for (auto* handle : {reinterpret_cast<uv_handle_t*>(&self.output), reinterpret_cast<uv_handle_t*>(&self.process)})
            uv_close(handle, nullptr);
    uv_run(&loop, UV_RUN_DEFAULT);
    uv_loop_close(&loop);
    if (failed != 0) return launcher + ": " + uv_strerror(failed);
    if (self.status == 0) return "";
    const std::string line = self.text.substr(0, self.text.find('\n'));
    return line.empty() ? launcher + " --check failed" : line;
}

} // namespace sockmatrix
