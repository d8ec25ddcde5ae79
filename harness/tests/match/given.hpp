// A run that the tests of match refer to.
#pragma once

#include "match/match.hpp"

namespace sockmatrix::testing {

/// JSON as it is written in a case, with ' for ".
inline json j(std::string text) {
    for (char& c : text)
        if (c == '\'') c = '"';
    return json::parse(text);
}

/// Constants, facts, fixtures and results, and a context that points to them.
struct given_run {
    json constants = j("{'AF_INET': 2, 'AI_PASSIVE': 1, 'AI_NUMERICHOST': 4, 'SO_FOO': null}");
    json facts = j("{'endian': 'little', 'bits': 64, 'sun_path': 108, 'layouts': {"
                   "'linger': {'size': 8, 'l_onoff': [0, 4], 'l_linger': [4, 4]},"
                   "'ipv6_mreq': {'size': 20, 'ipv6mr_multiaddr': [0, 16],"
                   "              'ipv6mr_interface': [16, 4]}}}");
    json fixtures = j("{'echo_tcp': ['127.0.0.1', 4001], 'unix_path': '/tmp/a', "
                      "'unix_path/b': '/tmp/b'}");
    std::map<std::string, json> results = {
        {"a", j("{'returns': [{'socket': 3}, ['127.0.0.1', 55]]}")},
        {"e", j("{'raises': {'is': ['error']}}")},
        {"skipped", nullptr}};

    match_context context() const { return {&constants, &facts, &fixtures, &results, 1.0}; }
};

} // namespace sockmatrix::testing
