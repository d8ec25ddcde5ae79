// sockmatrix-agent: opens the fixture peers where the adapter runs, and runs the adapter.
#include <cstdio>
#include <exception>

#include "run.hpp"
#include "words.hpp"

int main(int count, char** words) {
    try {
        return agent::run(agent::parse(agent::words_of(count, words)));
    } catch (const agent::usage_error& error) {
        std::fprintf(stderr, "sockmatrix-agent: %s\n%s\n", error.what(), agent::usage);
        return 2;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "sockmatrix-agent: %s\n", error.what());
        return 3;
    }
}
