// What error.cpp needs of the platform: names, texts and the meaning of native error numbers.
#pragma once

#include "refsock/error.hpp"

#include <span>
#include <string>
#include <string_view>
#include <system_error>

namespace refsock::detail {

/// A symbolic error name and its number on this platform.
struct error_symbol {
    std::string_view name;
    int number;
};

/// Every name that the platform defines, without a WSA prefix. Of the names that share a number the
/// preferred one comes first.
std::span<const error_symbol> native_symbols() noexcept;
std::span<const error_symbol> gai_symbols() noexcept;
std::span<const error_symbol> h_errno_symbols() noexcept;

/// The platform's text of a number. Safe from several threads.
std::string native_message(int number);
std::string gai_message(int number);
std::string h_errno_message(int number);

/// The portable meaning of a native error number.
std::error_condition native_condition(int number) noexcept;
/// The space of native error numbers: errno_ or wsa.
error_space native_space() noexcept;

} // namespace refsock::detail
