// Faults of input files, collected so that `check` can list them all and loading can refuse with
// the first.
#pragma once

#include "load/load.hpp"

#include <cstddef>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sockmatrix {

/// A place in a JSON file: the file and a JSON pointer.
class place {
public:
    explicit place(std::string file) : file_(std::move(file)) {}
    place operator/(std::string_view key) const;
    place operator/(std::size_t index) const;
    /// The place that a JSON pointer names from here.
    place operator+(std::string_view pointer) const;
    /// The same place, and what stands there, for places whose pointer does not say it: told behind
    /// the pointer of the place and of those below it.
    place with(std::string note) const;
    /// "cases/conversions/inet_aton.json: /cases/3", and the note in brackets
    std::string text() const;
    const std::string& file() const noexcept { return file_; }

    /// The same place, whose text is used at another one.
    place used_by(const place& user) const;
    /// Where the text is used, " (used by cases/...: /cases/3/steps/0)"; empty if it stands for
    /// itself.
    std::string use() const;
    bool is_used() const noexcept { return !users_.empty(); }
    /// How many uses lie between the text and who asks for it.
    std::size_t uses() const noexcept { return users_.size(); }

private:
    std::string file_;
    std::string pointer_;
    std::string note_;
    std::vector<std::string> users_; ///< the nearest first
};

/// What was found so far. One fault that several expansions of a case, or several uses of one text,
/// show is kept once, and no more than `most` are.
class fault_list {
public:
    static constexpr std::size_t most = 1000;
    /// `use` is told after `what`, and does not make it another fault.
    void add(std::string where, std::string what, const std::string& use = "");
    void add(const place& at, std::string what) { add(at.text(), std::move(what), at.use()); }
    /// A fault of the form "/pointer: what" or "what" below a place.
    void add_below(const place& at, const std::string& problem);
    /// Those of another list, after its own.
    void take(const fault_list& other);
    const std::vector<finding>& all() const noexcept { return all_; }
    bool empty() const noexcept { return all_.empty(); }
    /// How often one was added, also one that is kept already: whether nothing was wrong with a
    /// part is seen by this, not by how many are kept.
    std::size_t added() const noexcept { return added_; }
    /// Throws failure(invalid) with the first fault and the number of the others, if there are any.
    void refuse() const;

private:
    std::vector<finding> all_;
    std::vector<std::size_t> lengths_; ///< of what each says, without its use
    std::set<std::pair<std::string, std::string>> known_;
    std::size_t added_ = 0;
};

/// A path as people see it: relative to the current folder if it is below.
std::string shown_path(const std::filesystem::path& file);

/// Texts joined by ", ", for messages.
template <class Texts>
std::string joined(const Texts& texts) {
    std::string out;
    for (const auto& text : texts)
        out.append(out.empty() ? "" : ", ").append(text);
    return out;
}

} // namespace sockmatrix
