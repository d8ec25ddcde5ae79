#include "scratch.hpp"

#include <sys/mman.h>

namespace refsock::detail {

scratch::~scratch() {
    if (memory_ != nullptr) ::munmap(memory_, size_);
}

bool scratch::allocate(std::size_t size) noexcept {
    constexpr int flags = MAP_PRIVATE | MAP_ANONYMOUS;
    void* const made = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, flags, -1, 0);
    if (made == MAP_FAILED) return false;
    memory_ = static_cast<std::byte*>(made);
    size_ = size;
    return true;
}

} // namespace refsock::detail
