// The POSIX backend of fixture_names.hpp.
#include "fixture_names.hpp"

#include <array>
#include <fstream>
#include <sstream>
#include <vector>

#include <unistd.h>

namespace agent {
namespace {

/// A line of a file that only the fixtures have, as its first words.
struct mark {
    const char* file;
    std::vector<std::string> words;
};

bool begins_with(const std::string& line, const std::vector<std::string>& words) {
    std::istringstream from(line);
    std::string word;
    for (const std::string& wanted : words)
        if (!(from >> word) || word != wanted) return false;
    return true;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

std::string why_not_in(const std::string& configuration, const mark& wanted) {
    const std::string path = configuration + '/' + wanted.file;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);)
        if (begins_with(line, wanted.words)) return {};
    return path + " is not the fixtures': it has no line \"" + joined(wanted.words) + '"';
}

std::string why_other_host() {
    std::array<char, 256> name{};
    if (::gethostname(name.data(), name.size() - 1) != 0) return "the host has no name";
    if (name.data() == std::string("fixture")) return {};
    return "the host name is not the fixtures': it is " + std::string(name.data());
}

} // namespace

std::string why_no_fixture_names(const std::string& configuration) {
    static const std::array<mark, 4> marks{{{"hosts", {"192.0.2.10", "dual.test"}},
                                            {"nsswitch.conf", {"hosts:", "files"}},
                                            {"services", {"sockmatrix-both", "7001/tcp"}},
                                            {"protocols", {"fixture-protocol", "253"}}}};
    for (const mark& one : marks)
        if (auto why = why_not_in(configuration, one); !why.empty()) return why;
    return why_other_host();
}

} // namespace agent
