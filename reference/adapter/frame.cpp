#include "frame.hpp"

#include "handles.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace adapter {
namespace {

std::string count_text(const call& what) {
    const auto range = what.least == what.most
                           ? std::to_string(what.most)
                           : std::to_string(what.least) + " to " + std::to_string(what.most);
    return std::string(what.name) + " takes " + range + " arguments";
}

} // namespace

frame::frame(const call& what, json args, json kwargs, surroundings around)
    : what_(what), args_(std::move(args)), kwargs_(std::move(kwargs)), around_(std::move(around)) {
    place_args();
    place_kwargs();
    for (std::size_t i = 0; i < what_.least; ++i)
        if (!has(i)) throw inexpressible(count_text(what_));
}

void frame::place_args() {
    if (args_.size() > what_.most) throw inexpressible(count_text(what_));
    for (std::size_t i = 0; i < args_.size(); ++i)
        slots_[i] = &args_[i];
}

void frame::place_kwargs() {
    for (const auto& [name, value] : kwargs_.items()) {
        const auto found = std::find(what_.parameters.begin(), what_.parameters.end(), name);
        if (name.empty() || found == what_.parameters.end())
            throw inexpressible(std::string(what_.name) + " has no parameter named " + name);
        auto& slot = slots_[static_cast<std::size_t>(found - what_.parameters.begin())];
        if (slot != nullptr) throw inexpressible(name + " is given twice");
        slot = &value;
    }
}

std::chrono::microseconds frame::taken() const {
    return std::chrono::duration_cast<std::chrono::microseconds>(taken_);
}

std::shared_ptr<refsock::socket> frame::socket(std::size_t index) const {
    return around_.sockets->at(handle_of(at(index)));
}

json frame::add(refsock::socket socket) const {
    return {{"socket", around_.sockets->add(std::move(socket))}};
}

} // namespace adapter
