#include "scratch.hpp"

#include "native.hpp"

namespace refsock::detail {

scratch::~scratch() {
    if (memory_ != nullptr) ::VirtualFree(memory_, 0, MEM_RELEASE);
}

bool scratch::allocate(std::size_t size) noexcept {
    void* const made = ::VirtualAlloc(nullptr, size, MEM_RESERVE | MEM_COMMIT, PAGE_READWRITE);
    if (made == nullptr) return false;
    memory_ = static_cast<std::byte*>(made);
    size_ = size;
    return true;
}

} // namespace refsock::detail
