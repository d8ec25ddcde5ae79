#include "standard_streams.hpp"

#include <thread>

#include <fcntl.h>
#include <io.h>

#include "owned_handle.windows.hpp"
#include "wakeup.windows.hpp"

namespace agent {
namespace {

constexpr int standard_output = 1;
constexpr DWORD between_looks = 100; // milliseconds

/// Wine cannot look into a pipe of the system below it (ERROR_NOT_SUPPORTED): that is no end. There
/// an adapter that ignores the end of input is ended with the sandbox alone.
bool broken(HANDLE pipe) {
    return ::PeekNamedPipe(pipe, nullptr, 0, nullptr, nullptr, nullptr) == 0 &&
           ::GetLastError() == ERROR_BROKEN_PIPE;
}

/// Wakes when nobody can write to the pipe any more and the adapter has read what was in it. No
/// call of Windows waits for that. The looks are on a thread of their own, because each waits for
/// a read of the adapter that is under way.
void watch(HANDLE pipe, native::handle waker) {
    while (!broken(pipe))
        ::Sleep(between_looks);
    wake(waker);
}

} // namespace

void say(const std::string& text) {
    const HANDLE output = ::GetStdHandle(STD_OUTPUT_HANDLE);
    for (std::size_t done = 0; done < text.size();) {
        DWORD count = 0;
        const auto left = static_cast<DWORD>(text.size() - done);
        if (::WriteFile(output, text.data() + done, left, &count, nullptr) == 0)
            fail_of_windows("write to standard output");
        done += count;
    }
}

void leave_standard_output() {
    const int nowhere = ::_open("NUL", _O_WRONLY);
    ::_dup2(nowhere, standard_output);
    ::_close(nowhere);
}

input_line::input_line() : watched_(native::none) {
    const HANDLE input = ::GetStdHandle(STD_INPUT_HANDLE);
    if (::GetFileType(input) != FILE_TYPE_PIPE) return; // a console or a file does not go
    static const auto ends = open_wakeup();
    std::thread(watch, input, ends.second.get()).detach();
    watched_ = ends.first.get();
}

pollfd input_line::waiting() const {
    return {watched_, static_cast<short>(watched_ == native::none ? 0 : POLLIN), 0};
}

bool input_line::gone(short happened) const {
    return happened != 0;
}

} // namespace agent
