#include "facts.hpp"

#include "refsock/constants.hpp"

#include <cstddef>
#include <string>
// clang-format off
#include <winsock2.h>
#include <ws2tcpip.h>
// clang-format on

// A member's place in a struct, under its own name.
#define PLACE(type, member)                                                                        \
    { #member, json::array({offsetof(type, member), sizeof(type::member)}) }

namespace adapter {
namespace {

// Without timeval: SO_RCVTIMEO and SO_SNDTIMEO take milliseconds.
json layouts() {
    return {
        {"linger", {{"size", sizeof(linger)}, PLACE(linger, l_onoff), PLACE(linger, l_linger)}},
        // s_addr is a macro for a member of a member.
        {"in_addr", {{"size", sizeof(in_addr)}, {"s_addr", json::array({0, sizeof(ULONG)})}}},
        {"ip_mreq",
         {{"size", sizeof(ip_mreq)}, PLACE(ip_mreq, imr_multiaddr), PLACE(ip_mreq, imr_interface)}},
        {"ipv6_mreq",
         {{"size", sizeof(ipv6_mreq)},
          PLACE(ipv6_mreq, ipv6mr_multiaddr),
          PLACE(ipv6_mreq, ipv6mr_interface)}},
    };
}

// The documented functions tell the version that the program's manifest names, this one the truth.
std::string kernel() {
    using get_version = LONG WINAPI(OSVERSIONINFOW*);
    OSVERSIONINFOW version{};
    version.dwOSVersionInfoSize = sizeof version;
    const HMODULE module = ::GetModuleHandleW(L"ntdll.dll");
    const FARPROC found = module == nullptr ? nullptr : ::GetProcAddress(module, "RtlGetVersion");
    if (found == nullptr) return "Windows";
    reinterpret_cast<get_version*>(reinterpret_cast<void*>(found))(&version);
    return "Windows " + std::to_string(version.dwMajorVersion) + "." +
           std::to_string(version.dwMinorVersion) + "." + std::to_string(version.dwBuildNumber);
}

const char* machine() {
    SYSTEM_INFO system{};
    ::GetNativeSystemInfo(&system);
    switch (system.wProcessorArchitecture) {
    case PROCESSOR_ARCHITECTURE_AMD64:
        return "x86_64";
    case PROCESSOR_ARCHITECTURE_ARM64:
        return "aarch64";
    case PROCESSOR_ARCHITECTURE_INTEL:
        return "i386";
    default:
        return "unknown";
    }
}

const char* c_library() {
#if defined(_UCRT) || defined(_MSC_VER)
    return "ucrt";
#else
    return "msvcrt";
#endif
}

} // namespace

json platform_facts() {
    // Windows runs on little-endian machines only.
    json facts{{"endian", "little"}, {"bits", sizeof(void*) * 8}, {"layouts", layouts()},
               {"kernel", kernel()}, {"machine", machine()},      {"libc", c_library()}};
    if (refsock::constant("AF_UNIX")) facts["sun_path"] = 108;
    return facts;
}

} // namespace adapter
