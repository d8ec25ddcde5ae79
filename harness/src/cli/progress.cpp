#include "cli/progress.hpp"

#include "cli/output.hpp"

#include <cstdio>
#include <fmt/format.h>
#include <utility>

namespace sockmatrix {

progress_bar::progress_bar(std::string title)
    : title_(std::move(title)), terminal_(terminal_errors()) {}

progress_bar::~progress_bar() {
    if (drawn_) fmt::print(stderr, "\r\x1b[K");
}

void progress_bar::show(std::size_t done, std::size_t all) {
    const auto now = std::chrono::steady_clock::now();
    if (!terminal_ || all == 0 ||
        (drawn_ && done != all && now - last_ < std::chrono::milliseconds(100)))
        return;
    constexpr std::size_t width = 30;
    const std::size_t filled = width * done / all;
    fmt::print(stderr, "\r{} [{}{}] {}/{}\x1b[K", title_, std::string(filled, '#'),
               std::string(width - filled, '.'), done, all);
    std::fflush(stderr);
    drawn_ = true;
    last_ = now;
}

} // namespace sockmatrix
