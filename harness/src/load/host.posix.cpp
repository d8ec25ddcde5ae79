#include "load/load.hpp"

#include <cstdlib>
#include <string_view>
#include <sys/utsname.h>

namespace sockmatrix {
namespace {

#if defined(__linux__) && defined(__GLIBC__)
constexpr std::string_view system_and_library = "linux-glibc-";
#elif defined(__linux__) && defined(__BIONIC__)
constexpr std::string_view system_and_library = "linux-bionic-";
#elif defined(__linux__)
constexpr std::string_view system_and_library = "linux-musl-"; // which has no macro of its own
#elif defined(__APPLE__)
constexpr std::string_view system_and_library = "macos-libsystem-";
#elif defined(__FreeBSD__)
constexpr std::string_view system_and_library = "freebsd-libc-";
#elif defined(__NetBSD__)
constexpr std::string_view system_and_library = "netbsd-libc-";
#elif defined(__OpenBSD__)
constexpr std::string_view system_and_library = "openbsd-libc-";
#else
constexpr std::string_view system_and_library = "unknown-libc-";
#endif

/// One name for each architecture, whatever the system calls it.
std::string machine() {
    utsname names{};
    if (uname(&names) < 0) return "unknown";
    const std::string text = names.machine;
    if (text == "arm64") return "aarch64";
    if (text == "amd64") return "x86_64";
    return text;
}

} // namespace

std::string host_platform() {
    return std::string(system_and_library) + machine();
}

} // namespace sockmatrix
