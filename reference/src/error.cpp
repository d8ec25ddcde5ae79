#include "refsock/error.hpp"

#include "error_tables.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace refsock {
namespace {

class gai_errors : public std::error_category {
public:
    const char* name() const noexcept override { return "gai"; }
    std::string message(int number) const override { return detail::gai_message(number); }
};

class h_errno_errors : public std::error_category {
public:
    const char* name() const noexcept override { return "h_errno"; }
    std::string message(int number) const override { return detail::h_errno_message(number); }
};

class native_errors : public std::error_category {
public:
    const char* name() const noexcept override { return "socket"; }
    std::string message(int number) const override { return detail::native_message(number); }
    std::error_condition default_error_condition(int number) const noexcept override {
        return detail::native_condition(number);
    }
};

/// The number and its text are native, the meaning is not the one that it has elsewhere.
class pending_errors : public std::error_category {
public:
    const char* name() const noexcept override { return "pending"; }
    std::string message(int number) const override { return detail::native_message(number); }
    std::error_condition default_error_condition(int) const noexcept override {
        return std::errc::operation_in_progress;
    }
};

/// The one object of a category. It is never destroyed, so that codes mean the same in destructors
/// of static objects.
template <class Category>
const Category& only() noexcept {
    union holder {
        holder() noexcept : category() {}
        ~holder() {}
        Category category;
    };
    static const holder held;
    return held.category;
}

const char* text_of(condition c) noexcept {
    switch (c) {
    case condition::timed_out:
        return "timed out";
    case condition::value:
        return "value not accepted";
    case condition::overflow:
        return "integer out of range";
    case condition::type:
        return "address form does not fit the family";
    case condition::unknown:
        return "failed without a reason from the system";
    case condition::inet_aton_text:
        return "illegal IP address string passed to inet_aton";
    case condition::inet_ntoa_length:
        return "packed IP wrong length";
    case condition::inet_pton_text:
        return "illegal IP address string passed to inet_pton";
    case condition::path_too_long:
        return "AF_UNIX path too long";
    case condition::option_length:
        return "invalid length for socket option buffer";
    case condition::no_address:
        return "name has no address";
    case condition::no_service:
        return "service/proto not found";
    case condition::no_port:
        return "port/proto not found";
    case condition::no_protocol:
        return "protocol not found";
    }
    return "unknown condition";
}

class conditions : public std::error_category {
public:
    const char* name() const noexcept override { return "condition"; }
    std::string message(int number) const override {
        return text_of(static_cast<condition>(number));
    }
    std::error_condition default_error_condition(int number) const noexcept override {
        switch (static_cast<condition>(number)) {
        case condition::timed_out:
            return std::errc::timed_out;
        case condition::value:
        case condition::type:
            return std::errc::invalid_argument;
        case condition::overflow:
            return std::errc::value_too_large;
        default:
            return {number, *this};
        }
    }
};

error_class class_of_condition(condition c) noexcept {
    switch (c) {
    case condition::timed_out:
        return error_class::timeout;
    case condition::value:
        return error_class::value_error;
    case condition::overflow:
        return error_class::overflow_error;
    case condition::type:
        return error_class::type_error;
    default:
        return error_class::error;
    }
}

std::string_view name_in(std::span<const detail::error_symbol> symbols, int number) noexcept {
    const auto found = std::ranges::find(symbols, number, &detail::error_symbol::number);
    return found == symbols.end() ? std::string_view{} : found->name;
}

std::error_code never_zero(std::error_code code) noexcept {
    return code ? code : make_error_code(condition::unknown);
}

} // namespace

const std::error_category& gai_category() noexcept {
    return only<gai_errors>();
}

const std::error_category& h_errno_category() noexcept {
    return only<h_errno_errors>();
}

const std::error_category& condition_category() noexcept {
    return only<conditions>();
}

const std::error_category& native_category() noexcept {
    return only<native_errors>();
}

const std::error_category& pending_category() noexcept {
    return only<pending_errors>();
}

std::error_code make_error_code(condition c) noexcept {
    return {static_cast<int>(c), condition_category()};
}

error_class class_of(const std::error_code& code) noexcept {
    if (code.category() == gai_category()) return error_class::gaierror;
    if (code.category() == h_errno_category()) return error_class::herror;
    if (code.category() == condition_category()) {
        return class_of_condition(static_cast<condition>(code.value()));
    }
    return error_class::error;
}

error_space space_of(const std::error_code& code) noexcept {
    if (code.category() == gai_category()) return error_space::eai;
    if (code.category() == h_errno_category()) return error_space::h_errno_;
    if (code.category() == native_category() || code.category() == pending_category()) {
        return detail::native_space();
    }
    return error_space::none;
}

std::string_view symbol_of(const std::error_code& code) noexcept {
    if (code.category() == gai_category()) return name_in(detail::gai_symbols(), code.value());
    if (code.category() == h_errno_category()) {
        return name_in(detail::h_errno_symbols(), code.value());
    }
    if (code.category() == native_category()) {
        return name_in(detail::native_symbols(), code.value());
    }
    if (code.category() == pending_category()) return "EINPROGRESS";
    return {};
}

std::string_view name_of(error_class c) noexcept {
    switch (c) {
    case error_class::error:
        return "error";
    case error_class::herror:
        return "herror";
    case error_class::gaierror:
        return "gaierror";
    case error_class::timeout:
        return "timeout";
    case error_class::type_error:
        return "type_error";
    case error_class::value_error:
        return "value_error";
    case error_class::overflow_error:
        return "overflow_error";
    }
    return {};
}

error::error(std::error_code code, std::string_view call)
    : std::system_error(never_zero(code), std::string(call)), call_(call),
      message_(this->code().message()) {}

std::optional<int> error::native() const noexcept {
    if (space_of(code()) == error_space::none) return std::nullopt;
    return code().value();
}

argument_error::argument_error(std::error_code code, std::string_view call)
    : std::system_error(never_zero(code), std::string(call)), call_(call) {}

#ifdef __cpp_exceptions

void raise(const std::error_code& code, std::string_view call) {
    switch (class_of(code)) {
    case error_class::herror:
        throw herror(code, call);
    case error_class::gaierror:
        throw gaierror(code, call);
    case error_class::timeout:
        throw timeout(code, call);
    case error_class::type_error:
        throw type_error(code, call);
    case error_class::value_error:
        throw value_error(code, call);
    case error_class::overflow_error:
        throw overflow_error(code, call);
    case error_class::error:
        break;
    }
    throw error(code, call);
}

#else

void raise(const std::error_code& code, std::string_view call) {
    const std::string message = never_zero(code).message();
    std::fprintf(stderr, "refsock: %.*s: %s\n", static_cast<int>(call.size()), call.data(),
                 message.c_str());
    std::abort();
}

#endif

} // namespace refsock
