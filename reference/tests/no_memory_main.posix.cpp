// What must work where memory or handles lack from the start, and while static objects are
// destroyed.
#include "refsock/refsock.hpp"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>
#include <sys/resource.h>

namespace {

bool has_memory = true;

void check(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "failed: %s\n", what);
    std::_Exit(1);
}

/// Made before refsock's tables are, so destroyed after them if they are destroyed at all.
struct late_caller {
    ~late_caller() {
        for (const auto& [name, value] : refsock::constants())
            check(refsock::constant(name) == value, "constants in a destructor");
        check(refsock::constant("AF_INET") == refsock::af_inet, "constant in a destructor");
        std::error_code code;
        refsock::inet_aton("no address", code);
        check(code.message().find("inet_aton") != std::string::npos, "a code in a destructor");
        refsock::socket(-1, 0, 0, code);
        check(code.default_error_condition().category() == std::generic_category(),
              "a native code in a destructor");
    }
};

const late_caller late;

} // namespace

void* operator new(std::size_t size) {
    void* const made = has_memory ? std::malloc(size == 0 ? 1 : size) : nullptr;
    if (made == nullptr) throw std::bad_alloc();
    return made;
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
// What is used after it was given back shows.
void operator delete(void* memory, std::size_t size) noexcept {
    std::memset(memory, 0xdd, size);
    std::free(memory);
}

// As in memory_test.posix.cpp.
extern "C" const char* __asan_default_options();
extern "C" const char* __asan_default_options() {
    return "alloc_dealloc_mismatch=0";
}

namespace {

/// While it lasts the process gets no new handle.
class no_handles {
public:
    no_handles() {
        ::getrlimit(RLIMIT_NOFILE, &before_);
        rlimit none = before_;
        none.rlim_cur = 0;
        ::setrlimit(RLIMIT_NOFILE, &none);
    }
    ~no_handles() { ::setrlimit(RLIMIT_NOFILE, &before_); }
    no_handles(const no_handles&) = delete;
    no_handles& operator=(const no_handles&) = delete;

private:
    rlimit before_{};
};

/// The C libraries that tell why a table could not be read.
#ifdef __GLIBC__
constexpr bool tells_reason = true;
#else
constexpr bool tells_reason = false;
#endif

void check_without_handles() {
    // The sanitizer of undefined behaviour looks at each kind of object once, and needs handles.
    std::error_code before;
    const refsock::socket unknown(-1, 0, 0, before);
    check(before != std::errc::too_many_files_open, "an unknown family");
    std::error_code service;
    std::error_code port;
    std::error_code protocol;
    {
        const no_handles limit;
        check(!refsock::has_ipv6(), "has_ipv6 without handles");
        refsock::getservbyname("http", "tcp", service);
        refsock::getservbyport(80, "tcp", port);
        refsock::getprotobyname("tcp", protocol);
    }
    std::error_code code;
    const refsock::socket made(refsock::af_inet6, refsock::sock_stream, 0, code);
    check(refsock::has_ipv6() == !code, "has_ipv6 is asked again");
    if (!tells_reason) return;
    check(service == std::errc::too_many_files_open, "getservbyname without handles");
    check(port == std::errc::too_many_files_open, "getservbyport without handles");
    check(protocol == std::errc::too_many_files_open, "getprotobyname without handles");
}

} // namespace

int main() {
    has_memory = false;
    const auto pair = refsock::socketpair();
    check(pair.first.fileno() != refsock::no_handle, "the first socketpair");
    check(refsock::constants().size() > 200, "constants");
    check(refsock::constant("AF_INET") == refsock::af_inet, "constant");
    has_memory = true;
    std::error_code code;
    refsock::inet_aton("no address", code);
    check(code == refsock::condition::inet_aton_text, "no address");
    check_without_handles();
}
