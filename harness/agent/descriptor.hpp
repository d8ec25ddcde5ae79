// The owner of one socket (POSIX: file descriptor).
#pragma once

#include <utility>

#include "native.hpp"

namespace agent {

/// Closes its descriptor when it goes. Move-only.
class descriptor {
public:
    descriptor() = default;
    explicit descriptor(native::handle number) : number_(number) {}
    descriptor(descriptor&& other) noexcept : number_(std::exchange(other.number_, native::none)) {}
    descriptor& operator=(descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~descriptor() {
        if (number_ != native::none) native::close(number_);
    }

    native::handle get() const noexcept { return number_; }
    explicit operator bool() const noexcept { return number_ != native::none; }

private:
    native::handle number_ = native::none;
};

} // namespace agent
