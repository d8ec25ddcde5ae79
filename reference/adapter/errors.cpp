#include "errors.hpp"

namespace adapter {
namespace {

// os_error, because refsock::error derives from std::system_error, the language's general class.
json classes_of(const refsock::error& error) {
    if (dynamic_cast<const refsock::timeout*>(&error) != nullptr)
        return {"timeout", "error", "os_error"};
    if (dynamic_cast<const refsock::gaierror*>(&error) != nullptr)
        return {"gaierror", "error", "os_error"};
    if (dynamic_cast<const refsock::herror*>(&error) != nullptr)
        return {"herror", "error", "os_error"};
    return {"error", "os_error"};
}

const char* class_of(const refsock::argument_error& error) {
    if (dynamic_cast<const refsock::overflow_error*>(&error) != nullptr) return "overflow_error";
    if (dynamic_cast<const refsock::type_error*>(&error) != nullptr) return "type_error";
    return "value_error";
}

const char* space_name(refsock::error_space space) {
    switch (space) {
    case refsock::error_space::errno_:
        return "errno";
    case refsock::error_space::wsa:
        return "wsa";
    case refsock::error_space::eai:
        return "eai";
    case refsock::error_space::h_errno_:
        return "h_errno";
    case refsock::error_space::none:
        break;
    }
    return nullptr;
}

} // namespace

json error_object(const refsock::error& error) {
    json object{{"is", classes_of(error)}, {"message", error.message()}, {"call", error.call()}};
    const auto symbol = refsock::symbol_of(error.code());
    if (!symbol.empty()) object["code"] = symbol;
    const char* const space = space_name(refsock::space_of(error.code()));
    const auto number = error.native();
    if (space != nullptr && number) object["native"] = {{"space", space}, {"value", *number}};
    return object;
}

json error_object(const refsock::argument_error& error) {
    return {{"is", json::array({class_of(error)})},
            {"message", error.code().message()},
            {"call", error.call()}};
}

json memory_error_object(const std::exception& error) {
    return {{"is", json::array({"memory_error"})}, {"message", error.what()}};
}

} // namespace adapter
