#include "affinity.hpp"

#include <cstddef>

#if defined(__linux__)
#include <sched.h>
#endif

namespace bench {

#if defined(__linux__)

namespace {

const cpu_set_t& allowed() {
    static const cpu_set_t at_start = [] {
        cpu_set_t set;
        CPU_ZERO(&set);
        ::sched_getaffinity(0, sizeof set, &set);
        return set;
    }();
    return at_start;
}

} // namespace

bool pin_to_one_processor() {
    std::size_t first = 0;
    while (first + 1 < CPU_SETSIZE && !CPU_ISSET(first, &allowed()))
        ++first;
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(first, &one);
    return ::sched_setaffinity(0, sizeof one, &one) == 0;
}

void use_all_processors() {
    ::sched_setaffinity(0, sizeof(cpu_set_t), &allowed());
}

#else

bool pin_to_one_processor() {
    return false;
}
void use_all_processors() {}

#endif

} // namespace bench
