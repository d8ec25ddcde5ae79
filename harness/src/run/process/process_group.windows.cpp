#include "run/process/process_group.hpp"

#include <cstdint>
#include <cstdio>

#include <windows.h>

#include <tlhelp32.h>

namespace sockmatrix {
namespace {

void kill_one(DWORD process) noexcept {
    const HANDLE handle = OpenProcess(PROCESS_TERMINATE, FALSE, process);
    if (handle == nullptr) return;
    TerminateProcess(handle, 1);
    CloseHandle(handle);
}

void kill_children(DWORD parent) noexcept {
    const HANDLE all = CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0);
    if (all == INVALID_HANDLE_VALUE) return;
    PROCESSENTRY32W entry{};
    entry.dwSize = sizeof entry;
    for (BOOL more = Process32FirstW(all, &entry); more; more = Process32NextW(all, &entry)) {
        if (entry.th32ParentProcessID != parent || entry.th32ProcessID == parent) continue;
        kill_children(entry.th32ProcessID);
        kill_one(entry.th32ProcessID);
    }
    CloseHandle(all);
}

} // namespace

std::size_t open_file_limit() noexcept {
    return SIZE_MAX; // handles are bounded by memory alone
}

// There is no request that a process without a window or console could hear.
void ask_group_to_end(int leader) noexcept {
    kill_group(leader);
}

void kill_group(int leader) noexcept {
    kill_children(static_cast<DWORD>(leader));
    kill_one(static_cast<DWORD>(leader));
}

std::string describe_end(std::int64_t status, int) {
    char text[40];
    std::snprintf(text, sizeof text, "exited with status 0x%08lx",
                  static_cast<unsigned long>(status));
    return text;
}

std::string short_end(std::int64_t status, int) {
    char text[40];
    std::snprintf(text, sizeof text, status >= 0 && status < 256 ? "exit %lu" : "exit 0x%08lx",
                  static_cast<unsigned long>(status));
    return text;
}

// What has come and was not yet read is known to the completion port alone.
std::size_t take_at_once(const uv_pipe_t&, std::span<char>) noexcept {
    return 0;
}

std::string signal_name(int number) {
    return "signal " + std::to_string(number);
}

broken_pipe_guard::broken_pipe_guard() noexcept : before_(nullptr) {}
broken_pipe_guard::~broken_pipe_guard() = default;

} // namespace sockmatrix
