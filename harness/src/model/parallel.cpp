#include "model/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <system_error>
#include <thread>
#include <vector>

namespace sockmatrix {
namespace {

/// Takes one index after the other until none is left.
void work(std::atomic<std::size_t>& next, std::vector<std::exception_ptr>& thrown,
          const std::function<void(std::size_t)>& task) {
    for (std::size_t i = next++; i < thrown.size(); i = next++) {
        try {
            task(i);
        } catch (...) {
            thrown[i] = std::current_exception();
        }
    }
}

/// Starts threads as long as the machine lets us; the calling one works too, so none is needed.
template <class Work>
std::vector<std::thread> start(std::size_t most, const Work& work) {
    std::vector<std::thread> threads;
    try {
        while (threads.size() < most)
            threads.emplace_back(work);
    } catch (const std::system_error&) {
        // No more threads: those that there are do it.
    }
    return threads;
}

} // namespace

void each_in_parallel(std::size_t count, const std::function<void(std::size_t)>& task) {
    std::atomic<std::size_t> next = 0;
    std::vector<std::exception_ptr> thrown(count);
    const auto share = [&] { work(next, thrown, task); };
    const std::size_t hands = std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::thread> threads = start(std::min(hands, count) - (count == 0 ? 0 : 1), share);
    share();
    for (std::thread& one : threads)
        one.join();
    for (const std::exception_ptr& one : thrown)
        if (one) std::rethrow_exception(one);
}

} // namespace sockmatrix
