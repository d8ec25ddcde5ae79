#include "run/cases/expected_wait.hpp"

#include "model/observation.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

constexpr double least_wait = 0.05;     ///< of a case of which no more is known than that it waits
constexpr double part_of_deadline = 10; ///< deadlines are so many times what a case takes

bool waits(const step& one) {
    return one.within || one.timed || !one.await.empty() || one.call == "socket.settimeout" ||
           one.call == "setdefaulttimeout" || one.call == "aux.wait" ||
           one.kwargs.contains("timeout");
}

double number(const json& value) {
    return value.is_number() ? value.get<double>() : 0.0;
}

json part(const json& value, const char* key) {
    return value.is_object() ? value.value(key, json()) : json();
}

double number_at(const json& list, std::size_t index) {
    return list.size() > index ? number(list[index]) : 0.0;
}

/// Goes through the steps of a case by a clock of its own.
class wait_clock {
public:
    explicit wait_clock(const test_case& what) : what_(what) {}

    double at_end() {
        for (std::size_t i = 0; i < what_.steps.size(); ++i)
            pass(what_.steps[i], result_name(what_, i));
        return now_;
    }

private:
    void pass(const step& one, const std::string& name) {
        set_timeout(one);
        if (one.background)
            began_[name] = now_;
        else
            now_ = std::max(now_, end_of(one, name));
    }

    void set_timeout(const step& one) {
        if (one.call == "socket.settimeout" || one.call == "create_connection")
            timeout_ = number_at(one.args, 1);
        if (one.call == "setdefaulttimeout") timeout_ = number_at(one.args, 0);
        if (one.kwargs.contains("timeout")) timeout_ = number(one.kwargs["timeout"]);
        if (one.call != "socket.setsockopt" || one.args.size() <= 3) return;
        const json value = one.args[3];
        if (part(value, "pack") == "timeval")
            timeout_ = number(part(value, "tv_sec")) + number(part(value, "tv_usec")) / 1e6;
    }

    double end_of(const step& one, const std::string& name) const {
        double end = now_;
        if (one.expect) {
            end = end_by(*one.expect, one);
            if (one.call == "aux.wait" && part(*one.expect, "returns") == false)
                end = now_ + number_at(one.args, 2);
        }
        for (const outcome& any : what_.outcomes)
            if (what_.conforms.empty() || any.name == what_.conforms)
                for (const auto& [of, pattern] : any.patterns)
                    if (of == name || (of.empty() && &one == &what_.steps.back()))
                        end = std::max(end, end_by(pattern, one));
        return end;
    }

    /// When the step ends if that is what comes of it.
    double end_by(const json& pattern, const step& one) const {
        double end = now_;
        for (const json& any : part(pattern, "any-of"))
            end = std::max(end, end_by(any, one));
        if (part(pattern, "blocks") == true) end = now_ + one.within.value_or(0.0);
        const auto began = began_.find(one.await);
        return std::max(end, (began == began_.end() ? now_ : began->second) + call_time(pattern));
    }

    double call_time(const json& pattern) const {
        const json elapsed = part(pattern, "elapsed");
        if (elapsed.is_array()) return number_at(elapsed, 0);
        const json raised = part(pattern, "raises");
        const bool runs_out = elapsed.is_object() || part(raised, "exactly") == "timeout" ||
                              part(raised, "class") == "timeout" ||
                              part(raised, "code") == "EAGAIN";
        return runs_out ? timeout_ : 0.0;
    }

    const test_case& what_;
    double now_ = 0;
    double timeout_ = 0;                  ///< the one that was set last, of whatever socket
    std::map<std::string, double> began_; ///< calls in the background
};

} // namespace

bool is_time_bound(const test_case& what) {
    return waits_long(what) || std::any_of(what.steps.begin(), what.steps.end(), waits);
}

bool waits_long(const test_case& what) {
    return what.deadline > usual_deadline;
}

double expected_wait(const test_case& what) {
    if (!is_time_bound(what)) return 0;
    const double by_deadline = (what.deadline - usual_deadline) / part_of_deadline;
    return std::max({least_wait, by_deadline, wait_clock(what).at_end()});
}

} // namespace sockmatrix
