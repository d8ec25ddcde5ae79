#include "constant_tables.hpp"
#include "error_tables.hpp"
#include "native.hpp"

#include <array>
#include <cstring>
#include <iterator>

namespace refsock::detail {
namespace {

constexpr error_symbol errno_table[] = {
#include "tables/errno.inc"
};

constexpr error_symbol gai_table[] = {
#include "tables/eai.inc"
};

constexpr error_symbol h_errno_table[] = {
#include "tables/h_errno.inc"
};

static_assert(std::size(errno_table) <= most_native_errors);
static_assert(std::size(gai_table) <= most_gai_errors);
static_assert(std::size(h_errno_table) <= most_h_errno_errors);

// strerror_r returns the text (GNU) or an int after writing to the buffer (POSIX).
[[maybe_unused]] const char* result_of(const char* text, const char*) {
    return text;
}
[[maybe_unused]] const char* result_of(int, const char* buffer) {
    return buffer;
}

} // namespace

std::span<const error_symbol> native_symbols() noexcept {
    return errno_table;
}
std::span<const error_symbol> gai_symbols() noexcept {
    return gai_table;
}
std::span<const error_symbol> h_errno_symbols() noexcept {
    return h_errno_table;
}

std::string native_message(int number) {
    std::array<char, 256> buffer{};
    return result_of(::strerror_r(number, buffer.data(), buffer.size()), buffer.data());
}

std::string gai_message(int number) {
    return ::gai_strerror(number);
}

std::string h_errno_message(int number) {
    return ::hstrerror(number);
}

std::error_condition native_condition(int number) noexcept {
    return {number, std::generic_category()};
}

error_space native_space() noexcept {
    return error_space::errno_;
}

std::error_code last_error() noexcept {
    return native_error(errno);
}

std::error_code native_error(int number) noexcept {
    if (number == 0) return make_error_code(condition::unknown);
    return {number, native_category()};
}

std::error_code gai_error(int number) noexcept {
    if (number == EAI_SYSTEM) return last_error();
    if (number == 0) return make_error_code(condition::unknown);
    return {number, gai_category()};
}

std::error_code h_errno_error(int number) noexcept {
    if (number == netdb_internal) return last_error();
    if (number == 0) return make_error_code(condition::unknown);
    return {number, h_errno_category()};
}

} // namespace refsock::detail
