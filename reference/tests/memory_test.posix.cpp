// Receiving where there is no memory: nothing that was received is lost.
#include "socket_support.posix.hpp"

#include <atomic>
#include <cstdlib>
#include <new>

// Within a namespace, as <sys/socket.h> has a function of the name `socket`.
namespace memory_tests {

using support::octets;
using support::text;

/// How many allocations this thread still gets; no limit if negative.
thread_local int allocations_left = -1;
/// Whether an allocation was refused since this was cleared.
thread_local bool was_refused = false;

namespace {

bool allowed() {
    if (allocations_left < 0) return true;
    if (allocations_left == 0) {
        was_refused = true;
        return false;
    }
    --allocations_left;
    return true;
}

} // namespace

} // namespace memory_tests

// Only some of the forms of new and delete are replaced, which the address sanitizer takes for a
// mix-up.
extern "C" const char* __asan_default_options();
extern "C" const char* __asan_default_options() {
    return "alloc_dealloc_mismatch=0";
}

// The program's own: one that fails when it is told to.
void* operator new(std::size_t size) {
    void* const made = memory_tests::allowed() ? std::malloc(size == 0 ? 1 : size) : nullptr;
    if (made == nullptr) throw std::bad_alloc();
    return made;
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}

namespace memory_tests {

TEST_CASE("recv without memory leaves the data where they are, or gives them all") {
    for (const std::int64_t size : {4096, 65536, 100000, 1 << 22}) {
        for (int allowance = 0; allowance < 5; ++allowance) {
            auto [first, second] = refsock::socketpair();
            first.sendall(octets("kept"));
            std::error_code code;
            allocations_left = allowance;
            std::vector<std::byte> got = second.recv(size, 0, code);
            allocations_left = -1;
            INFO(size << " octets, " << allowance << " allocations");
            CHECK((!code || code == std::errc::not_enough_memory));
            if (code) got = second.recv(size);
            CHECK(text(got) == "kept");
        }
    }
}

} // namespace memory_tests
