#include "run/protocol/adapter.hpp"

#include <algorithm>

namespace sockmatrix {

adapter::adapter(event_loop& loop, const std::vector<std::string>& command, append_file& log,
                 adapter_listener& listener)
    : loop_(loop), listener_(listener), process_(child::start(loop, command, log, *this)) {}

adapter::~adapter() {
    if (process_) process_->end();
}

std::uint64_t adapter::request(std::string_view method, std::string_view params) {
    append_request(out_, ++last_id_, method, params);
    in_order_.push_back(last_id_);
    return last_id_;
}

std::uint64_t adapter::request_background(std::string_view params) {
    append_request(out_, ++last_id_, "call", params);
    background_.emplace(last_id_, true);
    return last_id_;
}

void adapter::flush() {
    if (out_.empty()) return;
    process_->write(out_);
    out_.clear();
}

void adapter::forget_background() noexcept {
    for (auto& [id, waited_for] : background_)
        waited_for = false;
}

void adapter::shut_down() {
    request("shutdown");
    process_->expect_end();
    flush();
}

void adapter::line(std::string_view text) {
    message got = read_message(text);
    if (got.problem.empty() && !got.id) return listener_.notified(got.method, got.params);
    bool waited_for = false;
    if (got.problem.empty()) waited_for = settle(*got.id, got.problem);
    if (!got.problem.empty()) return listener_.broke({"protocol", std::move(got.problem)});
    if (waited_for) listener_.replied(*got.id, got.result);
}

bool adapter::settle(std::uint64_t id, std::string& problem) {
    if (!in_order_.empty() && in_order_.front() == id) {
        in_order_.pop_front();
        return true;
    }
    const auto found = background_.find(id);
    if (found == background_.end()) {
        problem = settle_problem(id);
        return false;
    }
    const bool waited_for = found->second;
    background_.erase(found);
    return waited_for;
}

std::string adapter::settle_problem(std::uint64_t id) const {
    const bool is_due = std::find(in_order_.begin(), in_order_.end(), id) != in_order_.end();
    std::string out = "a reply with the id " + std::to_string(id);
    if (id != 0 && id <= last_id_ && !is_due) return out + ", which has had its reply";
    if (in_order_.empty()) return out + " to no request";
    return out + " where " + std::to_string(in_order_.front()) + " is due";
}

void adapter::broke(fault why) {
    listener_.broke(std::move(why));
}

void adapter::expired() {
    listener_.expired();
}

} // namespace sockmatrix
