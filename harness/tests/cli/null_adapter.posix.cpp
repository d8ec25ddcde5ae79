// Usage: sockmatrix-null-adapter raises|returns|unsupported ADAPTER ARGS...
// An implementation that does nothing: sockets are made by the adapter behind it, constants are its
// own, and auxiliary calls work; every other call has one answer. What it passes, a case does not
// look at.
#include "proxied_adapter.posix.hpp"

#include <algorithm>
#include <array>
#include <iostream>
#include <string_view>

using nlohmann::json;

namespace {

using namespace std::string_view_literals;

json answer_of(std::string_view mode) {
    if (mode == "returns"sv) return {{"returns", nullptr}};
    if (mode == "unsupported"sv) return {{"unsupported", "this implementation does nothing"}};
    return {{"raises",
             {{"is", {"error", "os_error"}},
              {"code", "EINVAL"},
              {"native", {{"space", "errno"}, {"value", 22}}},
              {"message", "Invalid argument"}}}};
}

/// Without these nearly every case would end before the call that it is about.
bool is_passed(const json& request, std::string_view mode) {
    if (request.value("method", "") != "call") return true;
    constexpr std::array makers{"constant"sv, "socket"sv, "socket.dup"sv, "fromfd"sv};
    const std::string call = request["params"].value("call", "");
    if (mode == "unsupported"sv) return call == "constant";
    return call.rfind("aux.", 0) == 0 ||
           std::find(makers.begin(), makers.end(), call) != makers.end();
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 3) return 2;
    const std::string mode = argv[1];
    std::signal(SIGPIPE, SIG_DFL);
    const proxied_adapter adapter = start_proxied(argv + 2);
    for (std::string line; std::getline(std::cin, line);) {
        const json request = json::parse(line);
        const std::string reply =
            is_passed(request, mode)
                ? ask(adapter, line)
                : json{{"jsonrpc", "2.0"}, {"id", request["id"]}, {"result", answer_of(mode)}}
                      .dump();
        std::cout << reply << "\n" << std::flush;
    }
    end_proxied(adapter);
}
