// A transport whose input is prepared and whose output is kept.
#pragma once

#include "transport.hpp"
#include "values.hpp"

#include <algorithm>
#include <cstddef>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

class memory_transport : public adapter::transport {
public:
    /// Each text of `input` is what one or more reads give.
    explicit memory_transport(std::vector<std::string> input) : input_(std::move(input)) {}

    std::size_t read(std::span<char> space) override {
        ++reads;
        writes_at_read.push_back(writes.size());
        if (next_ == input_.size()) return 0;
        std::string& text = input_[next_];
        const auto count = std::min(space.size(), text.size());
        std::copy_n(text.begin(), count, space.begin());
        text.erase(0, count);
        if (text.empty()) ++next_;
        return count;
    }

    bool write(std::string_view text) override {
        writes.emplace_back(text);
        return readers_left;
    }

    /// Every reply so far.
    std::vector<adapter::json> replies() const {
        std::string all;
        for (const auto& text : writes)
            all += text;
        std::istringstream lines(all);
        std::vector<adapter::json> found;
        for (std::string line; std::getline(lines, line);)
            found.push_back(adapter::json::parse(line));
        return found;
    }

    std::vector<std::string> writes;
    /// How many writes there had been when each read began.
    std::vector<std::size_t> writes_at_read;
    std::size_t reads = 0;
    bool readers_left = true;

private:
    std::vector<std::string> input_;
    std::size_t next_ = 0;
};
