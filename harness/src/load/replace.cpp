#include "load/replace.hpp"

namespace sockmatrix {

void replace_folder(std::string& text, const std::string& mark,
                    const std::filesystem::path& folder) {
    const std::filesystem::path from = folder.empty() ? std::filesystem::path(".") : folder;
    const std::string path = std::filesystem::absolute(from).lexically_normal().string();
    std::string out;
    std::size_t done = 0;
    for (std::size_t at = 0; (at = text.find(mark, done)) != std::string::npos;
         done = at + mark.size()) {
        out.append(text, done, at - done);
        out += path;
    }
    if (done > 0) text = out.append(text, done);
}

} // namespace sockmatrix
