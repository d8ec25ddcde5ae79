#include "words.hpp"

#include "native.hpp"
#include "utf8.windows.hpp"

#include <shellapi.h>

namespace agent {

std::vector<std::string> words_of(int, char**) {
    int count = 0;
    wchar_t** words = ::CommandLineToArgvW(::GetCommandLineW(), &count);
    std::vector<std::string> result;
    for (int i = 1; i < count; ++i)
        result.push_back(to_utf8(words[i]));
    ::LocalFree(words);
    return result;
}

} // namespace agent
