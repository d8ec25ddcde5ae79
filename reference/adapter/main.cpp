// refsock-adapter: refsock behind the adapter protocol, on standard input and output.
#include "server.hpp"
#include "system.hpp"
#include "transport.hpp"

#include <cstdlib>

int main() {
    adapter::restore_broken_pipe_signal();
    const auto streams = adapter::standard_streams();
    adapter::server server(*streams);
    adapter::watch_end_of_input(server.progress());
    const int status = server.run();
    // At once: calls in the background may be blocked for ever.
    std::_Exit(status);
}
