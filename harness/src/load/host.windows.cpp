#include "load/load.hpp"

namespace sockmatrix {

std::string host_platform() {
#if defined(_M_ARM64) || defined(__aarch64__)
    return "windows-ucrt-aarch64";
#elif defined(_M_X64) || defined(__x86_64__)
    return "windows-ucrt-x86_64";
#else
    return "windows-ucrt-i686";
#endif
}

} // namespace sockmatrix
