#include "program.hpp"

#include "server.hpp"
#include "system.hpp"
#include "transport.hpp"

#include <cstdlib>

namespace adapter {

void serve_standard_streams() {
    restore_broken_pipe_signal();
    const auto streams = standard_streams();
    server server(*streams);
    watch_end_of_input(server.progress());
    std::_Exit(server.run());
}

} // namespace adapter
