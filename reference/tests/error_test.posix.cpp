// What errors take from the C interface of POSIX.
#include "native.hpp"

#include "catch_any.hpp"

using refsock::detail::gai_error;
using refsock::detail::h_errno_error;
using refsock::detail::native_error;

TEST_CASE("gai messages are those of gai_strerror") {
    CHECK(gai_error(EAI_NONAME).message() == ::gai_strerror(EAI_NONAME));
}

TEST_CASE("EAI_SYSTEM becomes the error that errno holds") {
    errno = EMFILE;
    CHECK(gai_error(EAI_SYSTEM) == native_error(EMFILE));
    errno = ENFILE;
    CHECK(h_errno_error(NETDB_INTERNAL) == native_error(ENFILE));
}
