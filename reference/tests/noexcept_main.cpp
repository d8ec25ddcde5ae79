// The interface without exceptions: every call by its std::error_code form.
#include "refsock/refsock.hpp"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#ifdef __cpp_exceptions
#error "this program is to be compiled without exceptions"
#endif

namespace {

int failures = 0;

void check(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "failed: %s\n", what);
    ++failures;
}

void check_conversions() {
    std::error_code code;
    const auto packed = refsock::inet_aton("127.0.0.1", code);
    check(!code && refsock::inet_ntoa(packed, code) == "127.0.0.1", "inet_aton and inet_ntoa");
    refsock::inet_aton("not an address", code);
    check(refsock::class_of(code) == refsock::error_class::error, "inet_aton fails by its code");
    refsock::htons(65536, code);
    check(refsock::class_of(code) == refsock::error_class::overflow_error, "htons overflows");
}

void check_names() {
    std::error_code code;
    const auto found = refsock::getaddrinfo("127.0.0.1", 80, {}, code);
    check(!code && !found.empty(), "getaddrinfo of a numeric host");
    refsock::getaddrinfo(std::nullopt, {}, {}, code);
    check(refsock::symbol_of(code) == "EAI_NONAME", "getaddrinfo of nothing");
    refsock::getprotobyname("no such protocol", code);
    check(code == refsock::condition::no_protocol, "getprotobyname of an unknown name");
}

void check_sockets() {
    std::error_code code;
    refsock::socket listener(refsock::af_inet, refsock::sock_stream, 0, code);
    check(!code, "socket");
    listener.bind(refsock::inet_address{"127.0.0.1", 0}, code);
    check(!code, "bind");
    listener.listen(1, code);
    check(!code, "listen");
    refsock::socket client(refsock::af_inet, refsock::sock_stream, 0, code);
    client.connect(listener.getsockname(code), code);
    check(!code, "connect");
    const auto accepted = listener.accept(code);
    check(!code && accepted.connection.fileno() != refsock::no_handle, "accept");
    client.close(code);
    check(!code, "close");
    client.connect(listener.getsockname(code), code);
    check(refsock::symbol_of(code) == "EBADF", "a closed socket fails by its code");
}

} // namespace

int main(int argc, char** argv) {
    if (argc == 2 && std::strcmp(argv[1], "raise") == 0) {
        // A test that dies of a signal counts as failed whatever it prints.
        std::signal(SIGABRT, [](int) { std::_Exit(3); });
        refsock::inet_aton("not an address");
    }
    check_conversions();
    check_names();
    check_sockets();
    return failures == 0 ? 0 : 1;
}
