// The owner of one file descriptor.
#pragma once

#include <utility>

namespace agent {

/// Closes its descriptor when it goes. Move-only.
class descriptor {
public:
    descriptor() = default;
    explicit descriptor(int number) : number_(number) {}
    descriptor(descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    descriptor& operator=(descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~descriptor();

    int get() const noexcept { return number_; }
    explicit operator bool() const noexcept { return number_ != -1; }

private:
    int number_ = -1;
};

/// Makes a descriptor close-on-exec and non-blocking. The agent has one thread and forks once, so
/// that setting this after creation leaks nothing.
void prepare(int number);

} // namespace agent
