#include "run/process/spawn.hpp"

#include "model/failure.hpp"

#include <array>

namespace sockmatrix {
namespace {

/// A descriptor until libuv or the child has taken it over.
class file_end {
public:
    file_end() = default;
    file_end(const file_end&) = delete;
    file_end& operator=(const file_end&) = delete;
    ~file_end() {
        if (number < 0) return;
        uv_fs_t request;
        uv_fs_close(nullptr, &request, number, nullptr);
        uv_fs_req_cleanup(&request);
    }

    uv_file number = -1;
};

void require(int result, const std::string& what) {
    if (result != 0) throw failure(exit_code::failed, what + ": " + uv_strerror(result));
}

/// A pipe whose one end belongs to the harness and never blocks.
class one_way {
public:
    explicit one_way(bool to_child) {
        uv_file ends[2];
        require(uv_pipe(ends, to_child ? 0 : UV_NONBLOCK_PIPE, to_child ? UV_NONBLOCK_PIPE : 0),
                "no pipe");
        ours_.number = ends[to_child ? 1 : 0];
        theirs_.number = ends[to_child ? 0 : 1];
    }

    uv_stdio_container_t container() const {
        uv_stdio_container_t stream{};
        stream.flags = UV_INHERIT_FD;
        stream.data.fd = theirs_.number;
        return stream;
    }

    uv_owned<uv_pipe_t> open(event_loop& loop) {
        uv_owned<uv_pipe_t> pipe(new uv_pipe_t);
        uv_pipe_init(loop.get(), pipe.get(), 0);
        require(uv_pipe_open(pipe.get(), ours_.number), "no pipe");
        ours_.number = -1;
        return pipe;
    }

private:
    file_end ours_;
    file_end theirs_;
};

std::vector<char*> words_of(std::vector<std::string>& command) {
    std::vector<char*> words;
    for (std::string& word : command)
        words.push_back(word.data());
    words.push_back(nullptr);
    return words;
}

} // namespace

spawned spawn_process(event_loop& loop, const std::vector<std::string>& command, void* data,
                      uv_exit_cb on_exit) {
    if (command.empty()) throw failure(exit_code::failed, "the adapter's command is empty");
    one_way input(true), output(false), errors(false);
    std::array<uv_stdio_container_t, 3> streams{input.container(), output.container(),
                                                errors.container()};
    std::vector<std::string> copy = command;
    std::vector<char*> words = words_of(copy);

    uv_process_options_t options{};
    options.file = words.front();
    options.args = words.data();
    options.stdio = streams.data();
    options.stdio_count = static_cast<int>(streams.size());
    options.flags = UV_PROCESS_DETACHED;
    options.exit_cb = on_exit;

    spawned started{nullptr, input.open(loop), output.open(loop), errors.open(loop)};
    started.process.reset(new uv_process_t);
    started.process->data = data;
    require(uv_spawn(loop.get(), started.process.get(), &options),
            "cannot start " + command.front());
    return started;
}

} // namespace sockmatrix
