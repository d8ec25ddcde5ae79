#include "load/replace.hpp"

namespace sockmatrix {

void replace_folder(std::string& text, const std::string& mark,
                    const std::filesystem::path& folder) {
    const std::filesystem::path from = folder.empty() ? std::filesystem::path(".") : folder;
    const std::string path = std::filesystem::absolute(from).lexically_normal().string();
    for (std::size_t at = 0; (at = text.find(mark, at)) != std::string::npos; at += path.size())
        text.replace(at, mark.size(), path);
}

} // namespace sockmatrix
