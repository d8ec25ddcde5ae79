#include "refsock/error.hpp"
#include "sockaddr.hpp"

#include "catch_any.hpp"

#include <cstddef>

using namespace std::string_literals;
using refsock::address;
using refsock::condition;
using refsock::unix_address;
using refsock::detail::from_native;
using refsock::detail::to_native;

namespace {

constexpr std::size_t path_offset = offsetof(sockaddr_un, sun_path);
constexpr std::size_t path_size = sizeof(sockaddr_un::sun_path);

#ifdef __linux__
constexpr bool has_abstract_names = true;
#else
constexpr bool has_abstract_names = false;
#endif

} // namespace

TEST_CASE("a path is followed by a NUL, an abstract name has its exact length") {
    struct row {
        std::string path;
        std::size_t octets;
    };
    std::vector<row> rows = {
        {"/tmp/x", 7},  {"x", 2},        {std::string(path_size - 1, 'p'), path_size},
        {"ab\0cd"s, 6}, {"\xff\x80", 3},
    };
    if (has_abstract_names) {
        rows.push_back({"\0name"s, 5});
        rows.push_back({"\0a\0b"s, 4});
        rows.push_back({"\0"s + std::string(path_size - 1, 'a'), path_size});
        rows.push_back({"", 0});
    }
    for (const auto& [path, octets] : rows) {
        INFO(path);
        std::error_code code;
        const auto native = to_native(AF_UNIX, unix_address{path}, code);
        REQUIRE(!code);
        CHECK(native.length == path_offset + octets);
        const char* const stored = reinterpret_cast<const char*>(native.get()) + path_offset;
        CHECK(std::memcmp(stored, path.data(), path.size()) == 0);
    }
}

TEST_CASE("a path that does not fit is refused") {
    std::vector<std::string> paths = {std::string(path_size, 'p'), std::string(1000, 'p')};
    if (has_abstract_names) paths.push_back("\0"s + std::string(path_size, 'a'));
    for (const std::string& path : paths) {
        INFO(path.size());
        std::error_code code;
        to_native(AF_UNIX, unix_address{path}, code);
        CHECK(code == condition::path_too_long);
        CHECK(code.message() == "AF_UNIX path too long");
    }
}

TEST_CASE("names come back from what the system gives") {
    struct row {
        std::string octets;
        std::string path;
    };
    std::vector<row> rows = {
        {"", ""},
        {"/tmp/x\0"s, "/tmp/x"},
        {"/tmp/x\0\0\0junk"s, "/tmp/x"},
        {std::string(path_size, 'p'), std::string(path_size, 'p')},
    };
    if (has_abstract_names) rows.push_back({"\0a\0b"s, "\0a\0b"s});
    if (!has_abstract_names) rows.push_back({std::string(path_size, '\0'), ""});
    for (const auto& [octets, path] : rows) {
        INFO(path);
        sockaddr_un native{};
        native.sun_family = AF_UNIX;
        octets.copy(native.sun_path, path_size);
        const auto length = static_cast<socklen_t>(path_offset + octets.size());
        CHECK(from_native(reinterpret_cast<const sockaddr*>(&native), length) ==
              address(unix_address{path}));
    }
}
