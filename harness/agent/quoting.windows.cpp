#include "quoting.windows.hpp"

namespace agent {
namespace {

/// Backslashes stand for themselves, but before a quotation mark they are doubled.
std::string quoted_word(const std::string& word) {
    if (!word.empty() && word.find_first_of(" \t\n\v\"") == std::string::npos) return word;
    std::string result = "\"";
    std::size_t backslashes = 0;
    for (const char octet : word) {
        if (octet == '"') result.append(backslashes + 1, '\\');
        backslashes = octet == '\\' ? backslashes + 1 : 0;
        result += octet;
    }
    return result.append(backslashes, '\\') + '"';
}

} // namespace

std::string command_line(const std::vector<std::string>& words) {
    std::string result;
    for (const auto& word : words) {
        if (!result.empty()) result += ' ';
        result += quoted_word(word);
    }
    return result;
}

} // namespace agent
