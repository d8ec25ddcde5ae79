#include "notification.hpp"

namespace agent {
namespace {

std::string escaped(char octet) {
    constexpr auto digits = "0123456789abcdef";
    const auto value = static_cast<unsigned char>(octet);
    if (octet == '"' || octet == '\\') return {'\\', octet};
    if (value >= 0x20) return {octet};
    return {'\\', 'u', '0', '0', digits[value / 16], digits[value % 16]};
}

void add_member(std::string& object, const std::string& name, const std::string& value) {
    if (!object.empty()) object += ',';
    object += quoted(name) + ':' + value;
}

} // namespace

std::string quoted(const std::string& text) {
    std::string result = "\"";
    for (const char octet : text)
        result += escaped(octet);
    return result + '"';
}

std::string notification(const announcement& says) {
    std::string fixtures;
    for (const auto& [name, address] : says.fixtures)
        add_member(fixtures, name, address);
    std::string capabilities;
    for (const auto& [name, why] : says.capabilities)
        add_member(capabilities, name, why.empty() ? "true" : quoted(why));

    std::string params;
    add_member(params, "fixtures", '{' + fixtures + '}');
    if (!says.directory.empty()) add_member(params, "directory", quoted(says.directory));
    add_member(params, "capabilities", '{' + capabilities + '}');
    return R"({"jsonrpc":"2.0","method":"fixtures","params":{)" + params + "}}\n";
}

} // namespace agent
