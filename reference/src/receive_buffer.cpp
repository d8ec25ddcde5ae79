#include "receive_buffer.hpp"

#include "refsock/error.hpp"
#include "socket_backend.hpp"

#include <limits>
#include <memory>
#include <new>

namespace refsock::detail {
namespace {

/// Up to here zeros cost little beside the call itself (reference/bench/receiving.posix.cpp).
constexpr std::size_t largest_direct = 65536;

/// Makes room in `result`, and elements too if `filled`. Whether there was the memory.
bool provide(std::vector<std::byte>& result, std::size_t size, bool filled) noexcept {
#ifdef __cpp_exceptions
    try {
        filled ? result.resize(size) : result.reserve(size);
    } catch (const std::exception&) {
        return false;
    }
#else
    // A failure inside would end the process, so it is looked for beforehand.
    const std::unique_ptr<std::byte[]> probe(new (std::nothrow) std::byte[size]);
    if (probe == nullptr) return false;
    filled ? result.resize(size) : result.reserve(size);
#endif
    return true;
}

} // namespace

receive_buffer::receive_buffer(std::int64_t size, std::error_code& code) noexcept {
    code.clear();
    if (size < 0)
        code = make_error_code(condition::value);
    else if (static_cast<std::uint64_t>(size) > std::numeric_limits<std::size_t>::max() / 2)
        code = memory_error();
    else
        allocate(static_cast<std::size_t>(size), code);
}

void receive_buffer::allocate(std::size_t size, std::error_code& code) noexcept {
    const bool direct = size <= largest_direct;
    size_ = size;
    const bool provided = (direct || scratch_.allocate(size)) && provide(result_, size, direct);
    if (!provided) code = memory_error();
}

std::span<std::byte> receive_buffer::octets() noexcept {
    return size_ <= largest_direct ? std::span(result_) : scratch_.octets();
}

std::vector<std::byte> receive_buffer::take(std::size_t size) noexcept {
    // A result that is kept should not keep far more memory than it has octets.
    if (size_ <= largest_direct) {
        result_.resize(size);
        if (size < size_ / 2) result_.shrink_to_fit();
        return std::move(result_);
    }
    // What was put by is there in case there is no memory any more.
    std::vector<std::byte> exact;
    if (provide(exact, size, false)) result_.swap(exact);
    const auto received = octets().first(size);
    result_.assign(received.begin(), received.end());
    return std::move(result_);
}

} // namespace refsock::detail
