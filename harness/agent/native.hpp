// Sockets under the names that the shared code uses, whatever the system calls them.
#pragma once

#ifdef _WIN32
#include "native.windows.hpp"
#else
#include "native.posix.hpp"
#endif
