#include "agent_process.hpp"

#include <stdexcept>

#include "owned_handle.windows.hpp"
#include "quoting.windows.hpp"
#include "utf8.windows.hpp"

namespace agent::test {
namespace {

struct pipe_ends {
    owned_handle read;
    owned_handle write;
};

/// A pipe of which the child inherits the end that is its own.
pipe_ends make_pipe(bool child_reads) {
    HANDLE read = nullptr, write = nullptr;
    if (::CreatePipe(&read, &write, nullptr, 0) == 0) fail_of_windows("CreatePipe");
    ::SetHandleInformation(child_reads ? read : write, HANDLE_FLAG_INHERIT, HANDLE_FLAG_INHERIT);
    return {owned_handle(read), owned_handle(write)};
}

} // namespace

struct agent_process::process {
    owned_handle handle;
    DWORD id = 0;
    owned_handle input;
    owned_handle output;
    owned_handle errors;
};

agent_process::agent_process(const std::vector<std::string>& arguments)
    : process_(std::make_unique<process>()) {
    auto input = make_pipe(true);
    auto output = make_pipe(false);
    auto errors = make_pipe(false);
    STARTUPINFOW startup{};
    startup.cb = sizeof startup;
    startup.dwFlags = STARTF_USESTDHANDLES;
    startup.hStdInput = input.read.get();
    startup.hStdOutput = output.write.get();
    startup.hStdError = errors.write.get();
    std::vector<std::string> words{SOCKMATRIX_AGENT};
    words.insert(words.end(), arguments.begin(), arguments.end());
    auto line = to_wide(command_line(words));
    PROCESS_INFORMATION created{};
    if (::CreateProcessW(nullptr, line.data(), nullptr, nullptr, TRUE, 0, nullptr, nullptr,
                         &startup, &created) == 0)
        fail_of_windows("CreateProcess");
    ::CloseHandle(created.hThread);
    process_->handle.reset(created.hProcess);
    process_->id = created.dwProcessId;
    process_->input = std::move(input.write);
    process_->output = std::move(output.read);
    process_->errors = std::move(errors.read);
}

agent_process::~agent_process() {
    if (!process_->handle) return;
    close_input(); // after which it ends by itself
    wait();
}

int agent_process::id() const noexcept {
    return static_cast<int>(process_->id);
}

void agent_process::write(const std::string& text) {
    DWORD count = 0;
    const auto size = static_cast<DWORD>(text.size());
    if (::WriteFile(process_->input.get(), text.data(), size, &count, nullptr) == 0 ||
        count != size)
        fail_of_windows("WriteFile");
}

void agent_process::close_input() {
    process_->input.reset();
}

void agent_process::kill() {
    ::TerminateProcess(process_->handle.get(), 1);
}

bool agent_process::read(stream from, char& octet) {
    const auto& end = from == stream::output ? process_->output : process_->errors;
    DWORD count = 0;
    return ::ReadFile(end.get(), &octet, 1, &count, nullptr) != 0 && count == 1;
}

int agent_process::wait() {
    DWORD status = 0;
    ::WaitForSingleObject(process_->handle.get(), INFINITE);
    ::GetExitCodeProcess(process_->handle.get(), &status);
    process_->handle.reset();
    return static_cast<int>(status);
}

std::vector<std::string> echoing_adapter() {
    return {"--", SOCKMATRIX_TEST_ADAPTER, "echo"};
}

} // namespace agent::test
