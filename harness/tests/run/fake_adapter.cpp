// An adapter that answers from its arguments and misbehaves where it is told to. Usage:
// fake_adapter [WORD | WORD=CALL | WORD=N]...
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <thread>

#include <nlohmann/json.hpp>

#include <csignal>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

using json = nlohmann::json;

std::map<std::string, std::string> words; ///< behaviour -> call or number

bool told(const std::string& word) {
    return words.contains(word);
}
bool told(const std::string& word, const std::string& call) {
    return told(word) && words[word] == call;
}

void write_all(int file, const std::string& text) {
    std::size_t done = 0;
    while (done < text.size()) {
        const ssize_t written = ::write(file, text.data() + done, text.size() - done);
        if (written < 0) std::exit(errno == EPIPE ? 0 : 9);
        done += static_cast<std::size_t>(written);
    }
}

void reply(const json& id, const json& result) {
    write_all(1, json{{"jsonrpc", "2.0"}, {"id", id}, {"result", result}}.dump() + "\n");
}

[[noreturn]] void wait_for_ever() {
    for (;;)
        ::pause();
}

/// Appends a line to the file of WORD=FILE.
void log_to(const std::string& word, const std::string& line) {
    if (!told(word)) return;
    std::ofstream file(words[word], std::ios::app);
    file << line << "\n";
}

/// Whether this is a later start, by a file that the first one leaves behind.
bool is_later_start() {
    const std::string file = words["mark"];
    const bool there = ::access(file.c_str(), F_OK) == 0;
    std::ofstream(file, std::ios::app) << "start\n";
    return there;
}

bool is_second_start() {
    is_later_start();
    std::ifstream file(words["mark"]);
    int lines = 0;
    for (std::string line; std::getline(file, line);)
        ++lines;
    return lines == 2;
}

void flood(int file, const std::string& piece) {
    for (;;)
        write_all(file, piece);
}

void fork_child(bool own_session) {
    const pid_t child = ::fork();
    if (child != 0) {
        log_to("pids", std::to_string(child));
        return;
    }
    std::signal(SIGTERM, SIG_IGN);
    if (own_session) ::setsid();
    wait_for_ever();
}

/// Whether this is the time of WORD=N to go wrong. Counted over all starts where the words have a
/// `mark`, so that an adapter does it once.
bool is_turn(const std::string& word) {
    static std::map<std::string, int> counts;
    if (!told(word) || ++counts[word] != std::stoi(words[word])) return false;
    return !is_later_start();
}

/// What goes wrong in the middle of a call, or nothing.
void misbehave(const std::string& call, const json& id) {
    if (told("chatter", call)) write_all(2, "all is well in " + call + "\n");
    if (call != "constant" && call != "reset" && is_turn("abort-at")) {
        if (told("last-words")) write_all(2, "out of luck\n");
        std::abort();
    }
    if (call != "constant" && call != "reset" && is_turn("hang-at")) wait_for_ever();
    if (call == "reset" && is_turn("abort-at-reset")) std::abort();
    if (call == "reset" && is_turn("hang-at-reset")) wait_for_ever();
    if (told("hang-always", call)) wait_for_ever();
    if (told("stderr", call)) write_all(2, "first line\nout of luck\n");
    if (told("crash", call)) std::abort();
    if (told("exit", call)) std::exit(3);
    if (told("hang", call)) wait_for_ever();
    if (told("garbage", call)) write_all(1, "\xff{ this is no JSON\n");
    if (told("not-object", call)) write_all(1, "[1,2]\n");
    if (told("deep", call)) write_all(1, std::string(200000, '[') + "\n");
    if (told("wrong-id", call)) reply(777777, {{"returns", 1}});
    if (told("error", call))
        write_all(1, json{{"jsonrpc", "2.0"},
                          {"id", id},
                          {"error", {{"code", -32602}, {"message", "bad params"}}}}
                             .dump() +
                         "\n");
    if (told("bad-outcome", call)) reply(id, {{"result", 1}});
    if (told("endless", call)) flood(1, std::string(4096, 'x'));
    if (told("flood", call))
        flood(1, "{\"jsonrpc\":\"2.0\",\"id\":999999,\"result\":{\"returns\":1}}\n");
    if (told("flood-stderr", call))
        for (int i = 0; i < 4000; ++i)
            write_all(2, std::string(1023, 'e') + "\n");
    if (told("close", call)) {
        ::close(1);
        wait_for_ever();
    }
    if (told("twice", call)) reply(id, {{"returns", 1}});
}

json returned(const json& params) {
    const std::string call = params["call"];
    const json args = params.value("args", json::array());
    if (call == "constant") {
        static const std::map<std::string, int> constants = {
            {"AF_INET", 2}, {"SOCK_STREAM", 1}, {"SOL_SOCKET", 1}};
        const auto found = constants.find(args[0]);
        if (found == constants.end()) return {{"returns", {{"undefined", true}}}};
        return {{"returns", found->second + (told("other-constants") && is_later_start() ? 1 : 0)}};
    }
    static int sockets = 100;
    if (call == "socket") return {{"returns", {{"socket", ++sockets}}}};
    if (call == "socket.getsockname")
        return {{"returns", {"127.0.0.1", 40000 + ::getpid() % 20000}}};
    if (call == "socket.fileno") return {{"returns", 3 + ::getpid() % 1000}};
    if (call == "socket.accept")
        return {{"returns",
                 {json{{"socket", ++sockets}}, json{"127.0.0.1", 50000 + ::getpid() % 10000}}}};
    if (call == "raises")
        return {{"raises",
                 {{"is", {"error"}},
                  {"code", "EINVAL"},
                  {"native", {{"space", "errno"}, {"value", 22}}},
                  {"message", "no"}}}};
    if (call == "lacks") return {{"unsupported", "not here"}};
    if (call == "digits") return {{"returns", std::rand()}};
    const bool is_value = !args.empty() && !(args[0].is_object() && args[0].contains("const"));
    return {{"returns", is_value ? args[0] : json()}};
}

void answer_call(const json& request) {
    const json& params = request["params"];
    const std::string call = params["call"];
    log_to("calls", params.dump());
    misbehave(call, request["id"]);
    json outcome = returned(params);
    if (params.value("timed", false) && !told("no-us")) outcome["us"] = 1234;
    if (!params.value("background", false)) {
        if (call == "late")
            std::this_thread::sleep_for(std::chrono::milliseconds(params["args"][0].get<int>()));
        return reply(request["id"], outcome);
    }
    std::thread([outcome, id = request["id"], call, params] {
        if (call == "blocks") wait_for_ever();
        std::this_thread::sleep_for(std::chrono::milliseconds(params["args"][0].get<int>()));
        reply(id, outcome);
    }).detach();
}

void answer_initialize(const json& id) {
    if (told("mute-start")) wait_for_ever();
    if (told("protocol-2")) return reply(id, {{"protocol", 2}});
    json features = {"concurrent", "timed"};
    if (told("plain")) features = json::array();
    reply(id,
          {{"protocol", 1},
           {"features", features},
           {"implementation", {{"name", "fake"}, {"version", "1"}, {"language", "C++"}}},
           {"facts",
            {{"endian", "little"},
             {"bits", 64},
             {"sun_path", 108},
             {"layouts", {{"linger", {{"size", 8}, {"l_onoff", {0, 4}}, {"l_linger", {4, 4}}}}}}}},
           {"calls", {"constant"}}});
}

void answer(const json& request) {
    static json held;
    const std::string method = request["method"];
    if (method == "initialize") return answer_initialize(request["id"]);
    if (method == "reset") {
        log_to("calls", "reset");
        misbehave("reset", request["id"]);
        return reply(request["id"], told("restart") ? json{{"closed", 0}, {"restart", true}}
                                                    : json{{"closed", 0}});
    }
    if (method == "shutdown") {
        if (told("stays")) wait_for_ever();
        if (told("abort-at-shutdown")) {
            write_all(2, "a lock was held\n");
            std::abort();
        }
        if (told("mute-at-shutdown")) std::exit(0);
        reply(request["id"], told("closed-at-shutdown") ? json{{"closed", 0}} : json::object());
        std::exit(told("leaks") ? 23 : 0);
    }
    if (!told("out-of-order", request["params"]["call"])) return answer_call(request);
    if (held.is_null()) {
        held = request;
        return;
    }
    answer_call(request);
    answer_call(held);
}

void announce() {
    json capabilities = {
        {"ipv6", true}, {"af_unix", "not in this place"}, {"privileged_ports", true}};
    json params = {{"fixtures", {{"closed_tcp", {"127.0.0.1", 40000 + ::getpid() % 1000}}}},
                   {"directory", "/tmp/sockmatrix-fake" + std::to_string(::getpid() % 10)},
                   {"capabilities", capabilities}};
    write_all(1,
              json{{"jsonrpc", "2.0"}, {"method", "fixtures"}, {"params", params}}.dump() + "\n");
}

void start() {
    log_to("pids", std::to_string(::getpid()));
    if (told("ignore-term")) std::signal(SIGTERM, SIG_IGN);
    if (told("exit-later") && is_later_start()) std::exit(4);
    if (told("exit-second") && is_second_start()) std::exit(4);
    if (told("exit-at-once")) {
        write_all(2, "cannot find my stack\n");
        std::exit(5);
    }
    if (told("fork")) fork_child(false);
    if (told("fork-session")) fork_child(true);
    if (told("fixtures")) announce();
}

} // namespace

int main(int count, char** arguments) {
    for (int i = 1; i < count; ++i) {
        const std::string word = arguments[i];
        const std::size_t equals = word.find('=');
        words[word.substr(0, equals)] = equals == std::string::npos ? "" : word.substr(equals + 1);
    }
    std::signal(SIGPIPE, SIG_IGN);
    start();
    std::string line;
    while (std::getline(std::cin, line))
        answer(json::parse(line));
    if (told("stays")) wait_for_ever();
    return 0;
}
