#include "model/failure.hpp"

#include "model/plain_text.hpp"

namespace sockmatrix {

failure::failure(exit_code code, const std::string& text)
    : std::runtime_error(plain_line(text)), code_(code) {}

} // namespace sockmatrix
