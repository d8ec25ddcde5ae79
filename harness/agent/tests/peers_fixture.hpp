// What the tests of the peers start from.
#pragma once

#include "agent_process.hpp"
#include "client.hpp"

namespace agent::test {

/// An agent whose adapter does nothing, and its fixtures of a kind, one a family.
class peers_fixture {
public:
    peers_fixture() : process_(echoing_adapter()), params_(process_.fixtures()) {}

    const nlohmann::json& all() const { return params_.at("fixtures"); }
    nlohmann::json at(const std::string& name) const { return all().at(name); }
    bool can(const std::string& name) const { return params_.at("capabilities").at(name) == true; }

    std::vector<nlohmann::json> of(const std::string& kind,
                                   const std::string& suffix = "tcp") const {
        std::vector<nlohmann::json> found{at(kind + '_' + suffix)};
        if (can("ipv6")) found.push_back(at(kind + '_' + suffix + '6'));
        if (suffix == "tcp" && can("af_unix")) found.push_back(at(kind + "_unix"));
        return found;
    }

private:
    agent_process process_;
    nlohmann::json params_;
};

inline bool ready(const descriptor& one, short events, int milliseconds) {
    pollfd waiting{one.get(), events, 0};
    return native::poll(&waiting, 1, milliseconds) == 1;
}

} // namespace agent::test
