#include "constant_tables.hpp"
#include "error_tables.hpp"
#include "native.hpp"
#include "utf8.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace refsock::detail {
namespace {

constexpr error_symbol winsock_table[] = {
#include "tables/winsock_errors.inc"
};

constexpr error_symbol gai_table[] = {
#include "tables/eai.inc"
    // Newer headers give EAI_NODATA the number of EAI_NONAME; the system still answers with this.
    {"EAI_NODATA", WSANO_DATA},
};

constexpr error_symbol h_errno_table[] = {
#include "tables/h_errno.inc"
};

static_assert(std::size(winsock_table) <= most_native_errors);
static_assert(std::size(gai_table) <= most_gai_errors);
static_assert(std::size(h_errno_table) <= most_h_errno_errors);

struct meaning {
    int number;
    std::errc condition;
};

/// Codes that std::errc has no word for (ESHUTDOWN, EHOSTDOWN and others) are left out: they equal
/// themselves alone.
constexpr meaning meanings[] = {
    {WSA_NOT_ENOUGH_MEMORY, std::errc::not_enough_memory},
    {WSA_INVALID_PARAMETER, std::errc::invalid_argument},
    {WSA_OPERATION_ABORTED, std::errc::operation_canceled},
    {WSAEINTR, std::errc::interrupted},
    {WSAEBADF, std::errc::bad_file_descriptor},
    {WSAEACCES, std::errc::permission_denied},
    {WSAEFAULT, std::errc::bad_address},
    {WSAEINVAL, std::errc::invalid_argument},
    {WSAEMFILE, std::errc::too_many_files_open},
    {WSAEWOULDBLOCK, std::errc::operation_would_block},
    {WSAEINPROGRESS, std::errc::operation_in_progress},
    {WSAEALREADY, std::errc::connection_already_in_progress},
    {WSAENOTSOCK, std::errc::not_a_socket},
    {WSAEDESTADDRREQ, std::errc::destination_address_required},
    {WSAEMSGSIZE, std::errc::message_size},
    {WSAEPROTOTYPE, std::errc::wrong_protocol_type},
    {WSAENOPROTOOPT, std::errc::no_protocol_option},
    {WSAEPROTONOSUPPORT, std::errc::protocol_not_supported},
    {WSAEOPNOTSUPP, std::errc::operation_not_supported},
    {WSAEAFNOSUPPORT, std::errc::address_family_not_supported},
    {WSAEADDRINUSE, std::errc::address_in_use},
    {WSAEADDRNOTAVAIL, std::errc::address_not_available},
    {WSAENETDOWN, std::errc::network_down},
    {WSAENETUNREACH, std::errc::network_unreachable},
    {WSAENETRESET, std::errc::network_reset},
    {WSAECONNABORTED, std::errc::connection_aborted},
    {WSAECONNRESET, std::errc::connection_reset},
    {WSAENOBUFS, std::errc::no_buffer_space},
    {WSAEISCONN, std::errc::already_connected},
    {WSAENOTCONN, std::errc::not_connected},
    {WSAETIMEDOUT, std::errc::timed_out},
    {WSAECONNREFUSED, std::errc::connection_refused},
    {WSAELOOP, std::errc::too_many_symbolic_link_levels},
    {WSAENAMETOOLONG, std::errc::filename_too_long},
    {WSAEHOSTUNREACH, std::errc::host_unreachable},
    {WSAENOTEMPTY, std::errc::directory_not_empty},
    {WSAECANCELLED, std::errc::operation_canceled},
    {WSA_E_CANCELLED, std::errc::operation_canceled},
};

/// Texts of the system end with a full stop and a new line.
std::string trimmed(std::wstring_view text) {
    const auto last = text.find_last_not_of(L" \t\r\n.");
    return last == text.npos ? std::string{} : utf8(text.substr(0, last + 1));
}

} // namespace

std::span<const error_symbol> native_symbols() noexcept {
    return winsock_table;
}
std::span<const error_symbol> gai_symbols() noexcept {
    return gai_table;
}
std::span<const error_symbol> h_errno_symbols() noexcept {
    return h_errno_table;
}

std::string native_message(int number) {
    std::array<wchar_t, 512> text{};
    const DWORD length = ::FormatMessageW(
        FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS, nullptr,
        static_cast<DWORD>(number), 0, text.data(), static_cast<DWORD>(text.size()), nullptr);
    const std::string message = trimmed({text.data(), length});
    return message.empty() ? "Unknown error " + std::to_string(number) : message;
}

// The numbers of all three spaces are the system's, and gai_strerror is not safe from threads.
std::string gai_message(int number) {
    return native_message(number);
}
std::string h_errno_message(int number) {
    return native_message(number);
}

std::error_condition native_condition(int number) noexcept {
    const auto found = std::ranges::find(meanings, number, &meaning::number);
    if (found == std::end(meanings)) return {number, native_category()};
    return std::make_error_condition(found->condition);
}

error_space native_space() noexcept {
    return error_space::wsa;
}

std::error_code last_error() noexcept {
    return native_error(::WSAGetLastError());
}

std::error_code native_error(int number) noexcept {
    if (number == 0) return make_error_code(condition::unknown);
    return {number, native_category()};
}

std::error_code gai_error(int number) noexcept {
    if (number == 0) return make_error_code(condition::unknown);
    return {number, gai_category()};
}

// Here h_errno is the last error, whatever it is of.
std::error_code h_errno_error(int number) noexcept {
    if (number < WSAHOST_NOT_FOUND || number > WSANO_DATA) return native_error(number);
    return {number, h_errno_category()};
}

} // namespace refsock::detail
