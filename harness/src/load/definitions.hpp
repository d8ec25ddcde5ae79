// What is defined by name, to be used in many cases: parameter sets and set-ups, of the whole suite
// in cases/shared.json or of one file.
#pragma once

#include "load/faults.hpp"
#include "load/json_reader.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace sockmatrix {

class expansion;

/// A step as it is called, and the place where its text stands.
struct placed_step {
    ordered_json step;
    place at;
};

/// The values that a parameter may take.
struct parameter_set {
    std::vector<std::pair<std::string, ordered_json>> values; ///< label and value
    std::map<std::string, std::size_t> by_label;              ///< where it stands in them
    place at;
};

/// Steps that go together.
struct set_up {
    std::vector<placed_step> steps; ///< written out; {"param"} still stands where nothing gave it
    place at;
};

/// Those of the suite, or of a file.
struct definitions {
    std::map<std::string, parameter_set> parameters;
    std::map<std::string, set_up> setups;
};

/// Which definitions there are, by their places, and which of them are used.
class usage {
public:
    void define(const place& at) { used_.try_emplace(at.text(), false); }
    void use(const place& at) { used_[at.text()] = true; }
    void take(const usage& other);
    /// Adds a fault for each that nothing uses.
    void tell_unused(fault_list& faults) const;

private:
    std::map<std::string, bool> used_;
};

/// What the names in a file stand for.
class name_scope {
public:
    name_scope() = default;
    /// Those of a file, which may use the suite's.
    explicit name_scope(const definitions& shared) : shared_(&shared) {}

    /// Reads `parameters` and `setups` of a file. Adds what is wrong with them.
    void define(const ordered_json& content, const place& top, expansion& within,
                fault_list& faults);

    /// What a name stands for, which counts as a use; null after a fault was added.
    const parameter_set* parameters(const std::string& name, const place& at, fault_list& faults);
    const set_up* steps(const std::string& name, const place& at, expansion& within,
                        fault_list& faults);

    const definitions& own() const noexcept { return own_; }
    const usage& uses() const noexcept { return uses_; }

private:
    void define_parameters(const ordered_json& sets, const place& at, fault_list& faults);
    void define_set_up(const std::string& name, expansion& within, fault_list& faults);

    /// `setups` of a file while they are read: one may use another that stands below it.
    struct unread {
        std::map<std::string, const ordered_json*> setups;
        place at;
        std::vector<std::string> open; ///< each uses the next one
    };

    const definitions* shared_ = nullptr;
    definitions own_;
    usage uses_;
    std::optional<unread> unread_;
};

/// cases/shared.json, if there is one.
name_scope collect_shared(const std::filesystem::path& folder, fault_list& faults);

} // namespace sockmatrix
