#include "signals.windows.hpp"

#include <atomic>

#include "owned_handle.windows.hpp"
#include "wakeup.windows.hpp"

namespace agent {
namespace {

native::handle to_wake = native::none;
std::atomic<int> end_event{0}; // the event of the console, from 1

BOOL WINAPI note(DWORD event) {
    end_event = static_cast<int>(event) + 1;
    wake(to_wake);
    // When this returns from these events, the system ends the process; it does so anyway, later.
    if (event != CTRL_C_EVENT && event != CTRL_BREAK_EVENT) ::Sleep(INFINITE);
    return TRUE;
}

} // namespace

signals::signals() {
    auto [reader, writer] = open_wakeup();
    read_end_ = std::move(reader);
    write_end_ = std::move(writer);
    to_wake = write_end_.get();
    if (::SetConsoleCtrlHandler(note, TRUE) == 0) fail_of_windows("SetConsoleCtrlHandler");
}

int signals::take() {
    char octet;
    while (::recv(handle(), &octet, 1, 0) == 1) {
    }
    return end_event.exchange(0);
}

void note_end_of_child() {
    wake(to_wake);
}

} // namespace agent
