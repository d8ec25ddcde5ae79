// A progress bar on a terminal; nothing elsewhere.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace sockmatrix {

/// Draws on standard error, at most ten times a second, and wipes itself at the end.
class progress_bar {
public:
    explicit progress_bar(std::string title);
    progress_bar(const progress_bar&) = delete;
    progress_bar& operator=(const progress_bar&) = delete;
    ~progress_bar();
    void show(std::size_t done, std::size_t all);

private:
    std::string title_;
    bool terminal_;
    bool drawn_ = false;
    std::chrono::steady_clock::time_point last_{};
};

} // namespace sockmatrix
