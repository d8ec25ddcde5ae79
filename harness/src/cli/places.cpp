#include "cli/places.hpp"

#include "model/failure.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <uv.h>

namespace sockmatrix {
namespace fs = std::filesystem;
namespace {

fs::path program_folder() {
    std::array<char, 4096> buffer{};
    std::size_t size = buffer.size();
    if (uv_exepath(buffer.data(), &size) != 0) return {};
    return fs::path(std::string(buffer.data(), size)).parent_path();
}

bool is_root(const fs::path& folder) {
    return fs::exists(folder / "cases" / "clauses.json");
}

fs::path search_upwards(fs::path folder) {
    for (; !folder.empty(); folder = folder.parent_path()) {
        if (is_root(folder)) return folder;
        if (folder == folder.parent_path()) break;
    }
    return {};
}

} // namespace

places find_places(const std::string& root) {
    const fs::path bin = program_folder();
    if (!root.empty()) {
        if (!is_root(root))
            throw failure(exit_code::invalid,
                          root +
                              ": no cases/clauses.json there; give --root the folder of the suite");
        return {fs::absolute(root), bin};
    }
    fs::path found = search_upwards(fs::current_path());
    if (found.empty()) found = search_upwards(bin);
    if (found.empty())
        throw failure(exit_code::invalid,
                      "no folder with cases/clauses.json from here upwards; give --root DIR");
    return {found, bin};
}

fs::path store_folder() {
    const auto set = [](const char* name) {
        const char* value = std::getenv(name);
        return fs::path(value == nullptr ? "" : value);
    };
    if (const fs::path store = set("SOCKMATRIX_STORE"); !store.empty()) return store;
    if (const fs::path cache = set("XDG_CACHE_HOME"); !cache.empty()) return cache / "sockmatrix";
    return set("HOME") / ".cache" / "sockmatrix";
}

std::vector<fs::path> adapter_files(const places& where) {
    std::vector<fs::path> others;
    const fs::path adapters = where.root / "harness" / "adapters";
    if (fs::is_directory(adapters))
        for (const auto& entry : fs::directory_iterator(adapters))
            if (fs::exists(entry.path() / "adapter.json"))
                others.push_back(entry.path() / "adapter.json");
    std::sort(others.begin(), others.end());
    const fs::path reference = where.root / "reference" / "adapter" / "adapter.json";
    if (fs::exists(reference)) others.insert(others.begin(), reference);
    return others;
}

} // namespace sockmatrix
