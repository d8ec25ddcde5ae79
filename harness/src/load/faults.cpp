#include "load/faults.hpp"

#include "model/failure.hpp"

#include <algorithm>

namespace sockmatrix {

place place::operator/(std::string_view key) const {
    place out = *this;
    out.pointer_ += '/';
    for (const char c : key) {
        if (c == '~')
            out.pointer_ += "~0";
        else if (c == '/')
            out.pointer_ += "~1";
        else
            out.pointer_ += c;
    }
    return out;
}

place place::operator/(std::size_t index) const {
    return *this / std::to_string(index);
}

place place::operator+(std::string_view pointer) const {
    place out = *this;
    out.pointer_ += pointer;
    return out;
}

place place::with(std::string note) const {
    place out = *this;
    out.note_ = std::move(note);
    return out;
}

std::string place::text() const {
    const std::string where = pointer_.empty() ? file_ : file_ + ": " + pointer_;
    return note_.empty() ? where : where + " (" + note_ + ")";
}

place place::used_by(const place& user) const {
    place out = *this;
    out.users_.push_back(user.text());
    return out;
}

std::string place::use() const {
    std::string out;
    for (const std::string& user : users_)
        out += (out.empty() ? " (used by " : ", by ") + user;
    return out.empty() ? out : out + ")";
}

void fault_list::add(std::string where, std::string what, const std::string& use) {
    ++added_;
    if (all_.size() == most || !known_.emplace(where, what).second) return;
    lengths_.push_back(what.size());
    all_.push_back({"form", std::move(where), std::move(what) + use});
}

void fault_list::add_below(const place& at, const std::string& problem) {
    const std::size_t end = problem.front() == '/' ? problem.find(": ") : std::string::npos;
    if (end == std::string::npos)
        add(at, problem);
    else
        add(at + problem.substr(0, end), problem.substr(end + 2));
}

void fault_list::take(const fault_list& other) {
    for (std::size_t i = 0; i < other.all_.size(); ++i) {
        const finding& one = other.all_[i];
        add(one.where, one.what.substr(0, other.lengths_[i]), one.what.substr(other.lengths_[i]));
    }
}

void fault_list::refuse() const {
    if (all_.empty()) return;
    std::string text = all_.front().where + ": " + all_.front().what;
    if (all_.size() > 1) text += " (and " + std::to_string(all_.size() - 1) + " more)";
    throw failure(exit_code::invalid, text);
}

std::string shown_path(const std::filesystem::path& file) {
    const std::filesystem::path whole = std::filesystem::absolute(file).lexically_normal();
    const auto below = whole.lexically_relative(std::filesystem::current_path());
    if (below.empty() || *below.begin() == "..") return file.generic_string();
    return below.generic_string();
}

} // namespace sockmatrix
