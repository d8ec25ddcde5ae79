#include "model/file_text.hpp"

#include "model/failure.hpp"

#include <cerrno>
#include <string>
#include <system_error>

namespace sockmatrix {
namespace {

constexpr std::size_t part_size = std::size_t{64} << 10;

[[noreturn]] void refuse_unread(const std::filesystem::path& file) {
    const int reason = errno;
    throw failure(exit_code::invalid,
                  file.generic_string() + ": cannot be read" +
                      (reason == 0 ? "" : ": " + std::generic_category().message(reason)));
}

} // namespace

file_text::file_text(const std::filesystem::path& file) : file_(file), part_(part_size) {
    std::error_code ignored; // what cannot be asked cannot be opened either
    if (std::filesystem::is_directory(file, ignored))
        throw failure(exit_code::invalid, file.generic_string() + ": is a folder, not a file");
    errno = 0;
    in_.open(file, std::ios::binary);
    if (!in_.is_open()) refuse_unread(file);
}

std::string_view file_text::next() {
    errno = 0;
    in_.read(part_.data(), static_cast<std::streamsize>(part_.size()));
    if (in_.bad()) refuse_unread(file_);
    return {part_.data(), static_cast<std::size_t>(in_.gcount())};
}

} // namespace sockmatrix
