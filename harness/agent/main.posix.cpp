// sockmatrix-agent: opens the fixture peers where the adapter runs, and runs the adapter.
#include "run.hpp"

int main(int count, char** words) {
    return agent::run({words + 1, words + count});
}
