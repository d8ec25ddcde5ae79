#include "refsock/error.hpp"

#include "native.hpp"
#include "refsock/constants.hpp"

#include "catch_any.hpp"

#include <algorithm>

using refsock::condition;
using refsock::error_class;
using refsock::error_space;
using refsock::detail::gai_error;
using refsock::detail::h_errno_error;
using refsock::detail::native_error;

namespace {

/// The native code of that name; condition::unknown if the platform has none.
std::error_code native(std::string_view name) {
    return native_error(static_cast<int>(refsock::constant(name).value_or(0)));
}

/// The class of what raise() throws.
std::string raised(const std::error_code& code) {
    try {
        refsock::raise(code, "call");
    } catch (const refsock::gaierror&) {
        return "gaierror";
    } catch (const refsock::herror&) {
        return "herror";
    } catch (const refsock::timeout&) {
        return "timeout";
    } catch (const refsock::error&) {
        return "error";
    } catch (const refsock::value_error&) {
        return "value_error";
    } catch (const refsock::overflow_error&) {
        return "overflow_error";
    } catch (const refsock::type_error&) {
        return "type_error";
    }
}

} // namespace

TEST_CASE("each code has a class, a space and a name, and raise throws that class") {
    struct row {
        std::error_code code;
        error_class of;
        error_space space;
        std::string_view symbol;
    };
    const error_space space_of_native = refsock::space_of(native("EBADF"));
    REQUIRE(space_of_native != error_space::none);
    const row rows[] = {
        {native("ECONNREFUSED"), error_class::error, space_of_native, "ECONNREFUSED"},
        {native("ETIMEDOUT"), error_class::error, space_of_native, "ETIMEDOUT"},
        {gai_error(EAI_NONAME), error_class::gaierror, error_space::eai, "EAI_NONAME"},
        {gai_error(EAI_FAMILY), error_class::gaierror, error_space::eai, "EAI_FAMILY"},
        {h_errno_error(HOST_NOT_FOUND), error_class::herror, error_space::h_errno_,
         "HOST_NOT_FOUND"},
        {h_errno_error(NO_DATA), error_class::herror, error_space::h_errno_, "NO_DATA"},
        {condition::timed_out, error_class::timeout, error_space::none, ""},
        {condition::value, error_class::value_error, error_space::none, ""},
        {condition::overflow, error_class::overflow_error, error_space::none, ""},
        {condition::type, error_class::type_error, error_space::none, ""},
        {condition::unknown, error_class::error, error_space::none, ""},
        {condition::inet_aton_text, error_class::error, error_space::none, ""},
        {condition::path_too_long, error_class::error, error_space::none, ""},
        {native_error(987654), error_class::error, space_of_native, ""},
    };
    for (const auto& [code, of, space, symbol] : rows) {
        INFO(code.message());
        CHECK(refsock::class_of(code) == of);
        CHECK(refsock::space_of(code) == space);
        CHECK(refsock::symbol_of(code) == symbol);
        CHECK(raised(code) == refsock::name_of(of));
    }
}

TEST_CASE("names that share a number have one preferred name") {
    struct row {
        std::string_view preferred;
        std::string_view other;
    };
    const row rows[] = {
        {"EAGAIN", "EWOULDBLOCK"}, {"EOPNOTSUPP", "ENOTSUP"}, {"EDEADLK", "EDEADLOCK"}};
    for (const auto& [preferred, other] : rows) {
        if (!refsock::constant(other)) continue;
        INFO(std::string(other));
        const bool shared = refsock::constant(preferred) == refsock::constant(other);
        CHECK(refsock::symbol_of(native(other)) == (shared ? preferred : other));
    }
}

TEST_CASE("native codes compare equal to the matching std::errc") {
    struct row {
        std::string_view name;
        std::errc errc;
    };
    const row rows[] = {
        {"ECONNREFUSED", std::errc::connection_refused},
        {"ETIMEDOUT", std::errc::timed_out},
        {"EADDRINUSE", std::errc::address_in_use},
        {"EBADF", std::errc::bad_file_descriptor},
        {"EWOULDBLOCK", std::errc::operation_would_block},
        {"EINPROGRESS", std::errc::operation_in_progress},
    };
    for (const auto& [name, errc] : rows) {
        INFO(std::string(name));
        CHECK(native(name) == errc);
        CHECK(native(name) != std::errc::not_connected);
    }
}

TEST_CASE("a pending connection keeps its number, under the name and meaning of EINPROGRESS") {
    const std::error_code pending(native("EWOULDBLOCK").value(), refsock::pending_category());
    CHECK(pending == std::errc::operation_in_progress);
    CHECK(pending != native("EWOULDBLOCK"));
    CHECK(refsock::symbol_of(pending) == "EINPROGRESS");
    CHECK(refsock::space_of(pending) == refsock::space_of(native("EWOULDBLOCK")));
    CHECK(refsock::class_of(pending) == error_class::error);
    CHECK(pending.message() == native("EWOULDBLOCK").message());
}

TEST_CASE("conditions compare equal to the std::errc that they stand for") {
    CHECK(make_error_code(condition::timed_out) == std::errc::timed_out);
    CHECK(make_error_code(condition::value) == std::errc::invalid_argument);
    CHECK(make_error_code(condition::type) == std::errc::invalid_argument);
    CHECK(make_error_code(condition::overflow) == std::errc::value_too_large);
    CHECK(make_error_code(condition::no_port) != std::errc::invalid_argument);
    // The interface's own timeout is not the kernel's, though both mean std::errc::timed_out.
    CHECK(make_error_code(condition::timed_out) != native("ETIMEDOUT"));
}

TEST_CASE("numbers of two spaces are never the same code") {
    CHECK(gai_error(EAI_NONAME) != native_error(EAI_NONAME));
    CHECK(h_errno_error(HOST_NOT_FOUND) != native_error(HOST_NOT_FOUND));
    CHECK(h_errno_error(HOST_NOT_FOUND) != gai_error(HOST_NOT_FOUND));
}

TEST_CASE("an error cannot be made from success") {
    CHECK(native_error(0) == condition::unknown);
    CHECK(gai_error(0) == condition::unknown);
    CHECK(h_errno_error(0) == condition::unknown);
    CHECK(refsock::error({}, "call").code() == condition::unknown);
    CHECK(refsock::value_error({}, "call").code());
    CHECK(raised({}) == "error");
}

TEST_CASE("an error holds the call, the number and the message") {
    const std::error_code refused = native("ECONNREFUSED");
    const refsock::error native_one(refused, "connect");
    CHECK(native_one.call() == "connect");
    CHECK(native_one.native() == refused.value());
    CHECK(native_one.message() == refused.message());
    CHECK(std::string(native_one.what()) == "connect: " + refused.message());

    const refsock::error own(condition::no_service, "getservbyname");
    CHECK_FALSE(own.native());
    CHECK(own.message() == "service/proto not found");

    CHECK(refsock::timeout(condition::timed_out, "recv").message() == "timed out");
    const refsock::value_error value(condition::value, "inet_aton");
    CHECK(value.call() == "inet_aton");
    CHECK(std::string(value.what()).find("inet_aton: ") == 0);
}

TEST_CASE("every condition has a text of its own") {
    std::vector<std::string> texts;
    const int last = static_cast<int>(condition::no_protocol);
    for (int each = 1; each <= last; ++each) {
        texts.push_back(refsock::condition_category().message(each));
    }
    texts.push_back(refsock::condition_category().message(last + 1));
    std::ranges::sort(texts);
    CHECK(std::ranges::adjacent_find(texts) == texts.end());
    CHECK(refsock::condition_category().message(last + 1) == "unknown condition");
}

TEST_CASE("gai and h_errno messages are the platform's") {
    CHECK_FALSE(gai_error(EAI_NONAME).message().empty());
    CHECK_FALSE(h_errno_error(HOST_NOT_FOUND).message().empty());
    CHECK(h_errno_error(HOST_NOT_FOUND).message() != h_errno_error(TRY_AGAIN).message());
}
