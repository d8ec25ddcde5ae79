#include "agent_process.hpp"

namespace agent::test {

std::string agent_process::line() {
    std::string text;
    for (char octet; read(stream::output, octet) && octet != '\n';)
        text += octet;
    return text;
}

nlohmann::json agent_process::fixtures() {
    const auto message = nlohmann::json::parse(line());
    if (message.at("jsonrpc") != "2.0" || message.at("method") != "fixtures")
        throw std::runtime_error("not the notification: " + message.dump());
    return message.at("params");
}

std::string agent_process::errors() {
    std::string text;
    for (char octet; read(stream::errors, octet);)
        text += octet;
    return text;
}

} // namespace agent::test
