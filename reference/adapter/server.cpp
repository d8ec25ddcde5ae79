#include "server.hpp"

#include "calls.hpp"
#include "facts.hpp"
#include "handles.hpp"
#include "outcome.hpp"
#include "refsock/timeouts.hpp"

#include <algorithm>
#include <chrono>
#include <exception>
#include <utility>

namespace adapter {
namespace {

using namespace std::chrono_literals;

constexpr int protocol_version = 1;
constexpr int deepest_nesting = 32;
constexpr std::size_t longest_id = 256;

// Values are copied and written by recursion, so what is nested without end is refused first.
bool nested_too_deeply(std::string_view line) {
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (c == '"')
            quoted = !quoted;
        else if (quoted)
            i += c == '\\' ? 1 : 0;
        else if (c == '[' || c == '{')
            ++depth;
        else if (c == ']' || c == '}')
            --depth;
        if (depth > deepest_nesting) return true;
    }
    return false;
}

[[noreturn]] void no_request(const char* why) {
    throw request_fault(fault_code::not_a_request, why);
}

[[noreturn]] void bad_params(const char* why) {
    throw request_fault(fault_code::bad_params, why);
}

json parsed(std::string_view line) {
    if (nested_too_deeply(line)) no_request("the line is nested too deeply");
    json request = json::parse(line, nullptr, false);
    if (request.is_discarded()) throw request_fault(fault_code::parse_error, "the line is no JSON");
    if (!request.is_object()) no_request("a request is an object");
    return request;
}

bool is_id(const json& id) {
    return id.is_number_integer() ||
           (id.is_string() && id.get_ref<const std::string&>().size() <= longest_id);
}

json take(json& from, const char* name, json otherwise) {
    const auto found = from.find(name);
    return found == from.end() ? std::move(otherwise) : std::move(*found);
}

bool flag(json& params, const char* name) {
    const json value = take(params, name, false);
    if (!value.is_boolean()) bad_params("timed and background are booleans");
    return value.get<bool>();
}

template <class Function>
void answer(reply_queue& replies, const json& id, Function function) {
    try {
        replies.result(id, function());
    } catch (const request_fault& fault) {
        replies.error(id, fault.code(), fault.what());
    } catch (const std::exception& error) {
        replies.error(id, fault_code::internal_error, error.what());
    }
}

} // namespace

server::server(transport& peer)
    : lines_(peer), replies_(peer), sockets_(std::make_shared<handle_table>()) {}

server::~server() {
    try {
        reset();
    } catch (const std::exception&) {
        // Not woken then: background_ waits for what is left.
    }
}

int server::run() {
    std::string_view line;
    while (!ended_) {
        if (!lines_.ready()) replies_.flush();
        if (replies_.broken()) break;
        const auto got = lines_.next(line);
        if (got == line_reader::result::end) break;
        if (got == line_reader::result::line)
            handle_line(line);
        else
            replies_.error(nullptr, fault_code::not_a_request, "the line is longer than 1 MiB");
        ++progress_;
    }
    replies_.flush();
    return replies_.broken() ? 1 : 0;
}

void server::handle_line(std::string_view line) {
    json id;
    try {
        json request = parsed(line);
        json given = take(request, "id", nullptr);
        if (!is_id(given)) no_request("a request has an id, an integer or a short text");
        id = std::move(given);
        dispatch(id, request);
    } catch (const request_fault& fault) {
        replies_.error(id, fault.code(), fault.what());
    } catch (const std::exception& error) {
        replies_.error(id, fault_code::internal_error, error.what());
    }
}

void server::dispatch(const json& id, json& request) {
    const json method = take(request, "method", nullptr);
    if (take(request, "jsonrpc", nullptr) != "2.0") no_request("a request is of jsonrpc 2.0");
    if (!method.is_string()) no_request("a request has a method");
    json params = take(request, "params", json::object());
    if (!params.is_object()) bad_params("params are an object");

    const auto& name = method.get_ref<const std::string&>();
    if (!initialized_ && name != "initialize") no_request("initialize comes first");
    if (name == "call") return start_call(id, params);
    if (name == "initialize") return replies_.result(id, initialize(params));
    if (name == "reset") return replies_.result(id, reset());
    if (name != "shutdown") throw request_fault(fault_code::unknown_method, "no such method");
    replies_.result(id, json::object());
    ended_ = true;
}

json server::initialize(const json& params) {
    if (initialized_) no_request("initialize comes once");
    if (params.value("protocol", json()) != protocol_version)
        bad_params("this adapter speaks protocol 1");
    initialized_ = true;
    return {{"protocol", protocol_version},
            {"features", {"concurrent", "timed", "typed"}},
            {"implementation",
             {{"name", "refsock"}, {"version", REFSOCK_VERSION}, {"language", "C++"}}},
            {"facts", platform_facts()},
            {"calls", call_names()}};
}

// Blocked calls see a shutdown first; what still waits then (a connect to a full AF_UNIX listener)
// sees its handle closed and a signal. A look-up of names cannot be woken.
json server::reset() {
    std::size_t closed = 0;
    bool clean = background_.idle();
    if (!clean) {
        replies_.flush();
        sockets_->wake_all();
        clean = background_.wait_idle(100ms);
    }
    closed += sockets_->close_all();
    if (!clean) {
        background_.interrupt();
        clean = background_.wait_idle(400ms);
    }
    closed += sockets_->close_all();
    sockets_ = std::make_shared<handle_table>();
    refsock::setdefaulttimeout(std::nullopt);
    json result{{"closed", closed}};
    if (!clean) result["restart"] = true;
    return result;
}

void server::start_call(const json& id, json& params) {
    const json name = take(params, "call", nullptr);
    json args = take(params, "args", json::array());
    json kwargs = take(params, "kwargs", json::object());
    if (!name.is_string()) bad_params("call is the name of a call");
    if (!args.is_array()) bad_params("args are a list");
    if (!kwargs.is_object()) bad_params("kwargs are an object");
    const bool timed = flag(params, "timed");
    const bool background = flag(params, "background");

    const call* const what = find_call(name.get_ref<const std::string&>());
    if (what == nullptr) return replies_.result(id, {{"unsupported", "refsock has no such call"}});
    if (background) return run_in_background(id, *what, std::move(args), std::move(kwargs), timed);
    run_here(id, *what, std::move(args), std::move(kwargs), timed);
}

void server::run_here(const json& id, const call& what, json args, json kwargs, bool timed) {
    if (what.may_wait) replies_.flush();
    const surroundings around{sockets_, &background_};
    answer(replies_, id,
           [&] { return outcome_of(what, std::move(args), std::move(kwargs), around, timed); });
}

void server::run_in_background(const json& id, const call& what, json args, json kwargs,
                               bool timed) {
    replies_.flush();
    const surroundings around{sockets_, &background_};
    background_.start(
        [this, id, &what, args = std::move(args), kwargs = std::move(kwargs), around, timed] {
            answer(replies_, id, [&] { return outcome_of(what, args, kwargs, around, timed); });
            replies_.flush();
        });
}

} // namespace adapter
