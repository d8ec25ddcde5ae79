#include "run/image.hpp"

#include <cstdlib>

namespace sockmatrix {
namespace {

std::string variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

} // namespace

std::string runner_image() {
    const std::string name = variable("ImageOS"), version = variable("ImageVersion");
    return name + (name.empty() || version.empty() ? "" : " ") + version;
}

} // namespace sockmatrix
