#include "directory.hpp"

#include <cstdlib>
#include <filesystem>

#include <unistd.h>

#include "endpoint.hpp"

namespace agent {
namespace {

// Leaves room in sockaddr_un (104 octets on some systems) for the names of cases.
constexpr std::size_t longest_parent = 40;

std::string parent() {
    const char* set = std::getenv("TMPDIR");
    const std::string chosen = set == nullptr ? "" : set;
    return chosen.empty() || chosen.size() > longest_parent ? "/tmp" : chosen;
}

} // namespace

directory::directory() : path_(parent() + "/sockmatrix-XXXXXX") {
    if (::mkdtemp(path_.data()) == nullptr) fail("mkdtemp");
}

directory::~directory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::string path_in(const std::string& directory, const std::string& name) {
    return directory + '/' + name;
}

void remove_file(const std::string& path) {
    ::unlink(path.c_str());
}

} // namespace agent
