#include "arguments.hpp"

namespace agent {
namespace {

void add_missing(arguments& into, const std::string& text) {
    const auto sign = text.find('=');
    if (sign == 0 || sign == std::string::npos || sign + 1 == text.size())
        throw usage_error("--missing takes CAPABILITY=WHY, not '" + text + "'");
    into.missing[text.substr(0, sign)] = text.substr(sign + 1);
}

} // namespace

arguments parse(const std::vector<std::string>& words) {
    arguments result;
    auto word = words.begin();
    for (; word != words.end() && *word != "--"; ++word) {
        if (*word == "--missing" && word + 1 != words.end())
            add_missing(result, *++word);
        else if (word->starts_with("--missing="))
            add_missing(result, word->substr(word->find('=') + 1));
        else
            throw usage_error("not understood: '" + *word + "'");
    }
    if (word != words.end()) result.command.assign(word + 1, words.end());
    if (result.command.empty()) throw usage_error("no adapter after '--'");
    return result;
}

} // namespace agent
