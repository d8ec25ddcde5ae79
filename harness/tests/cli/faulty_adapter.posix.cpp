// Usage: sockmatrix-faulty-adapter FAULT[=CALL] ADAPTER ARGS...
// Passes requests and replies line by line, and breaks those of CALL (of every call if none is
// given).
#include "proxied_adapter.posix.hpp"

#include <iostream>

using nlohmann::json;

namespace {

/// Another value of the same type.
json broken(const json& value) {
    if (value.is_number_integer()) return value.get<long long>() + 1;
    if (value.is_string()) return value.get<std::string>() + "0";
    if (value.is_object() && value.contains("bytes"))
        return {{"bytes", value["bytes"].get<std::string>() + "00"}};
    return "broken";
}

void endless_line() {
    const std::string part(65536, 'x');
    while (true)
        std::cout << part << std::flush;
}

/// What stands in place of `reply` for a fault that needs no other process.
std::string faulty(const std::string& fault, json reply) {
    static int calls = 0;
    if (fault == "unsupported") reply["result"] = {{"unsupported", "not written yet"}};
    if (fault == "break" && reply["result"].contains("returns"))
        reply["result"]["returns"] = broken(reply["result"]["returns"]);
    if (fault == "count" && reply["result"].contains("returns"))
        reply["result"]["returns"] = "call " + std::to_string(++calls);
    if (fault == "wrong-id") reply["id"] = 123456789;
    if (fault == "garbage") return "this is no JSON";
    if (fault == "crash") std::raise(SIGSEGV);
    if (fault == "endless") endless_line();
    if (fault == "hang") pause();
    if (fault == "slow") usleep(20000);
    return reply.dump();
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 3) return 2;
    const std::string mode = argv[1];
    const std::string fault = mode.substr(0, mode.find('='));
    const std::string call =
        mode.find('=') == std::string::npos ? "" : mode.substr(mode.find('=') + 1);
    std::signal(SIGPIPE, SIG_DFL);
    const proxied_adapter adapter = start_proxied(argv + 2);
    for (std::string line; std::getline(std::cin, line);) {
        const json request = json::parse(line);
        if (fault == "mute") pause();
        std::string reply = ask(adapter, line);
        const bool hit =
            request["method"] == "call" && (call.empty() || request["params"]["call"] == call);
        if (hit) reply = faulty(fault, json::parse(reply));
        std::cout << reply << "\n" << std::flush;
    }
    if (fault == "leak") {
        std::cerr << "leak of 8 octets\n";
        std::exit(23);
    }
    end_proxied(adapter);
}
