// What a run says that patterns may ask for beside the answers. Internal to judge.
#pragma once

#include "judge/prepared.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sockmatrix {

/// Numbers for texts: equal texts have the same.
class text_numbers {
public:
    std::uint32_t of(std::string text) {
        return numbers_.try_emplace(std::move(text), static_cast<std::uint32_t>(numbers_.size()))
            .first->second;
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

/// `groups` are those of the cases (ask_groups).
circumstances circumstances_of(const json& run, const std::vector<asked_of_run>& groups,
                               text_numbers& numbers);

} // namespace sockmatrix
