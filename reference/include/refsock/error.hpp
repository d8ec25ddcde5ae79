// Errors of the interface: their classes, codes, and the exceptions that carry them.
#pragma once

#include "refsock/export.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace refsock {

/// Where a native error number comes from. Numbers of two spaces are never compared.
enum class error_space { none, errno_, wsa, eai, h_errno_ };

/// The class of an error, as the documentation names it; the last three are faults of an argument.
enum class error_class {
    error,
    herror,
    gaierror,
    timeout,
    type_error,
    value_error,
    overflow_error
};

/// Conditions that the interface itself raises, with no native number behind them. Those from
/// `unknown` on are of class error and differ by their text.
enum class condition {
    timed_out = 1,    ///< the socket's own timeout ran out (never the kernel's ETIMEDOUT)
    value,            ///< an argument of the right type has a value that is not accepted
    overflow,         ///< an integer does not fit the range that the interface documents
    type,             ///< an address has another form than its family takes
    unknown,          ///< a call failed and the system gave no reason
    inet_aton_text,   ///< inet_aton: the text is no IPv4 address
    inet_ntoa_length, ///< inet_ntoa: the packed address is not four octets
    inet_pton_text,   ///< inet_pton: the text is no address of the family
    path_too_long,    ///< an AF_UNIX path that does not fit sun_path
    option_length,    ///< getsockopt: a buffer length that is not accepted
    no_address,       ///< create_connection: the name has no address
    no_service,       ///< getservbyname: not in the table
    no_port,          ///< getservbyport: not in the table
    no_protocol,      ///< getprotobyname: not in the table
};

/// Category of `getaddrinfo` and `getnameinfo` errors (EAI_*); messages come from gai_strerror.
REFSOCK_API const std::error_category& gai_category() noexcept;
/// Category of h_errno values; messages come from hstrerror where the platform has it.
REFSOCK_API const std::error_category& h_errno_category() noexcept;
/// Category of `condition`. `timed_out` is equivalent to std::errc::timed_out, `value`, `overflow`
/// and `type` to std::errc::invalid_argument, std::errc::value_too_large,
/// std::errc::invalid_argument.
REFSOCK_API const std::error_category& condition_category() noexcept;
/// Category of the native socket errors: errno on POSIX, Winsock codes on Windows. Codes compare
/// equal to the matching std::errc.
REFSOCK_API const std::error_category& native_category() noexcept;
/// Category of a native number that after connect means that the connection is pending, and
/// something else after other calls: WSAEWOULDBLOCK on Windows. The number and its text stay; the
/// name is EINPROGRESS and it compares equal to std::errc::operation_in_progress.
REFSOCK_API const std::error_category& pending_category() noexcept;

REFSOCK_API std::error_code make_error_code(condition c) noexcept;

/// The class that the interface raises for `code`.
REFSOCK_API error_class class_of(const std::error_code& code) noexcept;
/// The space that the number of `code` belongs to; `none` for a `condition`.
REFSOCK_API error_space space_of(const std::error_code& code) noexcept;
/// The symbolic name of `code` without a WSA prefix, such as "ECONNREFUSED" or "EAI_NONAME"; empty
/// if the platform defines no name for it. Where two names share a number the POSIX name wins,
/// and EAGAIN wins over EWOULDBLOCK.
REFSOCK_API std::string_view symbol_of(const std::error_code& code) noexcept;
/// The documentation's name of a class: "error", "gaierror", ...
REFSOCK_API std::string_view name_of(error_class c) noexcept;

/// socket.error, the base of every socket and address error. `call` is the function that failed.
class REFSOCK_API error : public std::system_error {
public:
    /// A zero `code` becomes condition::unknown: an error is never made from success.
    error(std::error_code code, std::string_view call);

    /// The call that failed, such as "connect" when create_connection could not connect.
    const std::string& call() const noexcept { return call_; }
    /// The native number, or nothing if the interface itself raised the error.
    std::optional<int> native() const noexcept;
    /// The message alone, without the call in front.
    const std::string& message() const noexcept { return message_; }

private:
    std::string call_;
    std::string message_;
};

/// socket.herror: functions that use h_errno in the C interface.
class REFSOCK_API herror : public error {
    using error::error;
};

/// socket.gaierror: getaddrinfo and getnameinfo.
class REFSOCK_API gaierror : public error {
    using error::error;
};

/// socket.timeout: the socket's own timeout ran out; its message is "timed out".
class REFSOCK_API timeout : public error {
    using error::error;
};

/// An argument that the interface does not accept. It is no socket error, so it has its own base.
class REFSOCK_API argument_error : public std::system_error {
public:
    argument_error(std::error_code code, std::string_view call);
    const std::string& call() const noexcept { return call_; }

private:
    std::string call_;
};

/// An argument of the right type with a value that is not accepted (text with a NUL, a negative
/// timeout).
class REFSOCK_API value_error : public argument_error {
    using argument_error::argument_error;
};

/// An integer outside the documented range.
class REFSOCK_API overflow_error : public argument_error {
    using argument_error::argument_error;
};

/// An address whose form does not fit the family of the socket.
class REFSOCK_API type_error : public argument_error {
    using argument_error::argument_error;
};

/// Throws the exception that belongs to `code`'s class. In a build without exceptions it prints
/// the error to standard error and aborts.
[[noreturn]] REFSOCK_API void raise(const std::error_code& code, std::string_view call);

} // namespace refsock

template <>
struct std::is_error_code_enum<refsock::condition> : std::true_type {};
