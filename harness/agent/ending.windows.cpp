#include "ending.hpp"

#include "native.hpp"

namespace agent {

int end_as(const ending& end) {
    const DWORD interrupted = 0xC000013A; // STATUS_CONTROL_C_EXIT
    ::ExitProcess(end.signal != 0 ? interrupted : static_cast<DWORD>(end.status));
}

} // namespace agent
