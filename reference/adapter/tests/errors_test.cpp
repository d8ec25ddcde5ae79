#include "errors.hpp"

#include "catch_any.hpp"

#include <new>
#include <type_traits>

namespace errors_tests {

using namespace adapter;

namespace {

template <class Function>
json caught(Function function) {
    try {
        function();
    } catch (const refsock::error& error) {
        return error_object(error);
    } catch (const refsock::argument_error& error) {
        return error_object(error);
    }
    return nullptr;
}

json raised(const std::error_code& code, const char* call) {
    return caught([&] { refsock::raise(code, call); });
}

} // namespace

TEST_CASE("a native error has class, code, number and message") {
    const auto code = std::make_error_code(std::errc::connection_refused);
    const json object = raised({code.value(), refsock::native_category()}, "connect");
    CHECK(object.at("is") == json::parse(R"(["error","os_error"])"));
    CHECK(object.at("code") == "ECONNREFUSED");
    CHECK(object.at("native").at("value") == code.value());
    CHECK_FALSE(object.at("message").get<std::string>().empty());
    CHECK(object.at("call") == "connect");
}

TEST_CASE("os_error is claimed because the language's class is a base") {
    STATIC_REQUIRE(std::is_base_of_v<std::system_error, refsock::error>);
}

TEST_CASE("errors of look-ups have a number space of their own") {
    const json object = raised({-2, refsock::gai_category()}, "getaddrinfo");
    CHECK(object.at("is") == json::parse(R"(["gaierror","error","os_error"])"));
    CHECK(object.at("native") == json::parse(R"({"space":"eai","value":-2})"));
    const json host = raised({1, refsock::h_errno_category()}, "gethostbyname_ex");
    CHECK(host.at("is") == json::parse(R"(["herror","error","os_error"])"));
    CHECK(host.at("native") == json::parse(R"({"space":"h_errno","value":1})"));
}

TEST_CASE("the interface's own timeout has no number") {
    const json object = raised(make_error_code(refsock::condition::timed_out), "recv");
    CHECK(object.at("is") == json::parse(R"(["timeout","error","os_error"])"));
    CHECK(object.at("message") == "timed out");
    CHECK_FALSE(object.contains("native"));
    CHECK_FALSE(object.contains("code"));
}

TEST_CASE("errors of arguments stand alone") {
    const auto is = [](refsock::condition c) {
        return raised(make_error_code(c), "f").at("is").dump();
    };
    CHECK(is(refsock::condition::value) == R"(["value_error"])");
    CHECK(is(refsock::condition::overflow) == R"(["overflow_error"])");
    CHECK(is(refsock::condition::type) == R"(["type_error"])");
    CHECK(memory_error_object(std::bad_alloc()).at("is").dump() == R"(["memory_error"])");
}

} // namespace errors_tests
