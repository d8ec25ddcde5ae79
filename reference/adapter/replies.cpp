#include "replies.hpp"

#include "lines.hpp"

namespace adapter {
namespace {

constexpr std::size_t most_collected = std::size_t{256} << 10;
// A message may quote a name of the request, which may be as long as a line.
constexpr std::size_t longest_message = 1024;

// Bytes that are no UTF-8, such as in a message of the system, are replaced.
std::string text_of_json(const json& value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string reply_line(const json& id, std::string_view member, const json& value) {
    std::string line = R"({"jsonrpc":"2.0","id":)";
    line += text_of_json(id);
    line += ",\"";
    line += member;
    line += "\":";
    line += text_of_json(value);
    line += "}\n";
    return line;
}

} // namespace

void reply_queue::result(const json& id, const json& value) {
    const auto line = reply_line(id, "result", value);
    if (line.size() <= longest_line) return add(line);
    error(id, fault_code::internal_error, "the reply is longer than 1 MiB");
}

void reply_queue::error(const json& id, fault_code code, std::string_view message) {
    const json value{{"code", static_cast<int>(code)},
                     {"message", message.substr(0, longest_message)}};
    add(reply_line(id, "error", value));
}

void reply_queue::add(std::string_view line) {
    const std::lock_guard lock(mutex_);
    collected_ += line;
    if (collected_.size() > most_collected) write_out();
}

void reply_queue::flush() {
    const std::lock_guard lock(mutex_);
    write_out();
}

bool reply_queue::broken() const {
    const std::lock_guard lock(mutex_);
    return broken_;
}

void reply_queue::write_out() {
    if (!collected_.empty() && !to_.write(collected_)) broken_ = true;
    collected_.clear();
}

} // namespace adapter
