// What the tests of the agent run as adapters on Windows, where there is no shell to count on.
#include <cstdio>
#include <cstdlib>
#include <string>

#include "native.hpp"

namespace {

void say(const std::string& text) {
    DWORD count = 0;
    ::WriteFile(::GetStdHandle(STD_OUTPUT_HANDLE), text.data(), static_cast<DWORD>(text.size()),
                &count, nullptr);
}

/// Sends back what it gets until the end of input.
void echo() {
    char octets[4096];
    DWORD count = 0;
    while (::ReadFile(::GetStdHandle(STD_INPUT_HANDLE), octets, sizeof octets, &count, nullptr) !=
               0 &&
           count > 0)
        say({octets, count});
}

[[noreturn]] void hang() {
    say("ready\n");
    for (;;)
        ::Sleep(INFINITE);
}

/// Starts itself once more, with the same streams, and both hang.
[[noreturn]] void hang_twice() {
    wchar_t self[MAX_PATH];
    ::GetModuleFileNameW(nullptr, self, MAX_PATH);
    std::wstring line = L"adapter hang";
    STARTUPINFOW startup{};
    startup.cb = sizeof startup;
    PROCESS_INFORMATION created{};
    ::CreateProcessW(self, line.data(), nullptr, nullptr, TRUE, 0, nullptr, nullptr, &startup,
                     &created);
    for (;;)
        ::Sleep(INFINITE);
}

/// How many of the handles of this process are sockets.
int inherited_sockets() {
    const agent::native::library sockets;
    int found = 0;
    for (SOCKET number = 4; number < 0x4000; number += 4) {
        int type = 0, size = sizeof type;
        if (::getsockopt(number, SOL_SOCKET, SO_TYPE, reinterpret_cast<char*>(&type), &size) == 0)
            ++found;
    }
    return found;
}

} // namespace

int main(int count, char** words) {
    const std::string mode = count > 1 ? words[1] : "";
    if (mode == "echo") echo();
    if (mode == "exit") ::ExitProcess(std::strtoul(words[2], nullptr, 0));
    if (mode == "hang") hang();
    if (mode == "hang-twice") hang_twice();
    if (mode == "sockets") say(std::to_string(inherited_sockets()) + '\n');
    if (mode == "words")
        for (int i = 2; i < count; ++i)
            say(std::string(words[i]) + '\n');
    if (mode == "end-late") {
        echo();
        ::Sleep(200);
        return 9;
    }
    if (mode == "close-output") {
        ::CloseHandle(::GetStdHandle(STD_OUTPUT_HANDLE));
        echo();
    }
    return 0;
}
