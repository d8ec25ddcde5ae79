// An eventfd where there is one, else a pipe.
#include "wake_event.hpp"

#include "native.hpp"

#if __has_include(<sys/eventfd.h>)
#include <sys/eventfd.h>
#endif

namespace refsock::detail {

#if __has_include(<sys/eventfd.h>)

wake_event::wake_event() noexcept : reader_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    writer_ = reader_;
}

wake_event::~wake_event() {
    if (exists()) ::close(static_cast<int>(reader_));
}

void wake_event::set() noexcept {
    const std::uint64_t one = 1;
    if (exists() && ::write(static_cast<int>(writer_), &one, sizeof one) < 0) {
        // Full: it was set before.
    }
}

#else

wake_event::wake_event() noexcept {
    int ends[2] = {-1, -1};
    if (::pipe(ends) != 0) return;
    for (const int end : ends) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
        ::fcntl(end, F_SETFL, O_NONBLOCK);
    }
    reader_ = ends[0];
    writer_ = ends[1];
}

wake_event::~wake_event() {
    if (!exists()) return;
    ::close(static_cast<int>(reader_));
    ::close(static_cast<int>(writer_));
}

void wake_event::set() noexcept {
    const char one = 1;
    if (exists() && ::write(static_cast<int>(writer_), &one, sizeof one) < 0) {
        // Full: it was set before.
    }
}

#endif

} // namespace refsock::detail
