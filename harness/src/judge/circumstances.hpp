// What a run says that patterns may ask for beside the answers. Internal to judge.
#pragma once

#include "judge/prepared.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sockmatrix {

/// Numbers for texts, from 1: equal texts have the same.
class text_numbers {
public:
    std::uint32_t of(std::string text) {
        const auto next = static_cast<std::uint32_t>(numbers_.size() + 1);
        return numbers_.try_emplace(std::move(text), next).first->second;
    }

private:
    std::unordered_map<std::string, std::uint32_t> numbers_;
};

/// What of a run decides what its answers mean, as numbers: an octet for octet equal answer to a
/// case means the same in two runs if they have the same number for the case.
struct circumstances {
    std::vector<std::uint32_t> of_group; ///< by prepared_case::asks_group
    std::uint32_t constants = 0;         ///< all of them: pins name numbers by constants
};

/// The circumstances of runs, those of runs alike found once.
class known_circumstances {
public:
    /// `groups` are those of the cases (ask_groups), and must outlive this.
    explicit known_circumstances(const std::vector<asked_of_run>& groups) : groups_(groups) {}

    std::shared_ptr<const circumstances> of(const json& run);

private:
    const std::vector<asked_of_run>& groups_;
    text_numbers numbers_;
    std::unordered_map<std::string, std::shared_ptr<const circumstances>> known_;
};

} // namespace sockmatrix
