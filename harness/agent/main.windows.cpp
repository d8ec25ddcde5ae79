// sockmatrix-agent: opens the fixture peers where the adapter runs, and runs the adapter.
#include "run.hpp"
#include "utf8.windows.hpp"

int wmain(int count, wchar_t** words) {
    std::vector<std::string> given;
    for (int i = 1; i < count; ++i)
        given.push_back(agent::to_utf8(words[i]));
    return agent::run(given);
}
