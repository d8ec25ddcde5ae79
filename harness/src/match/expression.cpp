#include "match/expression.hpp"

#include "model/failure.hpp"

#include <cstdint>

namespace sockmatrix {
namespace {

using step_kind = expression_step::kind;

bool is_word_octet(std::string_view text, std::size_t at) {
    if (at >= text.size()) return false; // before the begin too
    const char c = text[at];
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// Whether an instruction that takes no octet lets through at a place.
bool lets_through(step_kind does, std::string_view text, std::size_t at) {
    const bool edge = is_word_octet(text, at - 1) != is_word_octet(text, at);
    switch (does) {
    case step_kind::begin:
        return at == 0;
    case step_kind::end:
        return at == text.size();
    case step_kind::word_edge:
        return edge;
    case step_kind::no_word_edge:
        return !edge;
    default:
        return true;
    }
}

/// Every place of the program that a match may have come to, each with where the match began.
class threads {
public:
    explicit threads(const std::vector<expression_step>& steps)
        : steps_(steps), met_(steps.size(), 0) {}

    struct thread {
        std::size_t step;
        std::size_t began;
    };

    /// Follows what takes no octet, in the order of preference.
    void add(std::size_t step, std::size_t began, std::string_view text, std::size_t at) {
        pending_.push_back(step);
        while (!pending_.empty()) {
            const std::size_t now = pending_.back();
            pending_.pop_back();
            if (met_[now] == round_) continue;
            met_[now] = round_;
            const expression_step& one = steps_[now];
            if (one.does == step_kind::octet || one.does == step_kind::done) {
                alive.push_back({now, began});
                continue;
            }
            if (!lets_through(one.does, text, at)) continue;
            if (one.does == step_kind::split) pending_.push_back(one.other);
            pending_.push_back(one.next);
        }
    }
    void clear() {
        alive.clear();
        ++round_;
    }

    std::vector<thread> alive;

private:
    const std::vector<expression_step>& steps_;
    std::vector<std::uint64_t> met_; ///< the round in which a step was met last
    std::uint64_t round_ = 1;
    std::vector<std::size_t> pending_;
};

} // namespace

expression::expression(std::string_view text) {
    std::string why;
    steps_ = compile_expression(text, why);
    if (!why.empty())
        throw failure(exit_code::invalid, "regex \"" + std::string(text) + "\": " + why);
}

std::string expression::problem(std::string_view text) {
    std::string why;
    compile_expression(text, why);
    return why;
}

std::optional<std::pair<std::size_t, std::size_t>> expression::find(std::string_view text) const {
    std::optional<std::pair<std::size_t, std::size_t>> best;
    threads one(steps_);
    threads other(steps_);
    threads* now = &one;
    threads* next = &other;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        if (!best) now->add(0, at, text, at); // an earlier begin is met first, and stays
        for (const auto& [step, began] : now->alive) {
            if (best && began > best->first) continue;
            const expression_step& here = steps_[step];
            if (here.does == step_kind::done) {
                best = {began, at};
            } else if (at < text.size() && here.octets[static_cast<unsigned char>(text[at])]) {
                next->add(here.next, began, text, at + 1);
            }
        }
        std::swap(now, next);
        next->clear();
        if (best && now->alive.empty()) break;
    }
    return best;
}

bool expression::matches(std::string_view text) const {
    threads one(steps_);
    threads other(steps_);
    threads* now = &one;
    threads* next = &other;
    now->add(0, 0, text, 0);
    for (std::size_t at = 0; at < text.size(); ++at) {
        for (const auto& [step, began] : now->alive)
            if (steps_[step].does == step_kind::octet &&
                steps_[step].octets[static_cast<unsigned char>(text[at])])
                next->add(steps_[step].next, began, text, at + 1);
        std::swap(now, next);
        next->clear();
    }
    for (const auto& [step, began] : now->alive)
        if (steps_[step].does == step_kind::done) return true;
    return false;
}

} // namespace sockmatrix
