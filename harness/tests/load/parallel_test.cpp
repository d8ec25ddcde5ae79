#include "model/parallel.hpp"

#include <atomic>
#include <catch_any.hpp>
#include <stdexcept>
#include <string>
#include <vector>

using namespace sockmatrix;

TEST_CASE("each index is worked on once, and all are done at the end") {
    for (const std::size_t count : {0U, 1U, 2U, 1000U}) {
        std::vector<std::atomic<int>> times(count);
        each_in_parallel(count, [&](std::size_t i) { ++times[i]; });
        std::size_t once = 0;
        for (const std::atomic<int>& one : times)
            once += one == 1 ? 1 : 0;
        CHECK(once == count);
    }
}

TEST_CASE("the first of several faults is told, and the others keep nothing from being done") {
    std::atomic<std::size_t> done = 0;
    const auto task = [&](std::size_t i) {
        ++done;
        if (i % 10 == 7) throw std::runtime_error(std::to_string(i));
    };
    CHECK_THROWS_WITH(each_in_parallel(100, task), "7");
    CHECK(done == 100);
}
