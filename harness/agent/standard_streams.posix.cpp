#include "standard_streams.hpp"

#include <fcntl.h>
#include <unistd.h>

#include "endpoint.hpp"

namespace agent {

void say(const std::string& text) {
    for (std::size_t done = 0; done < text.size();) {
        const auto count = ::write(STDOUT_FILENO, text.data() + done, text.size() - done);
        if (count < 0) fail("write to standard output");
        done += static_cast<std::size_t>(count);
    }
}

void leave_standard_output() {
    // The number stays taken, or the next connection would get it.
    const descriptor nowhere(::open("/dev/null", O_WRONLY | O_CLOEXEC));
    ::dup2(nowhere.get(), STDOUT_FILENO);
}

input_line::input_line() : watched_(STDIN_FILENO) {}

pollfd input_line::waiting() const {
    return {watched_, 0, 0};
}

bool input_line::gone(short happened) const {
    return (happened & (POLLHUP | POLLERR | POLLNVAL)) != 0;
}

} // namespace agent
