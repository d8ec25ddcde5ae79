// Where things lie: cases, platforms, adapters, programs.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace sockmatrix {

struct places {
    std::filesystem::path root;
    std::filesystem::path bin; ///< folder of this program and of the other built ones
    std::filesystem::path cases() const { return root / "cases"; }
    std::filesystem::path platforms() const { return root / "platforms"; }
    std::filesystem::path profiles() const { return root / "platforms" / "profiles"; }
    std::filesystem::path out() const { return root / "reports" / "out"; }
    std::filesystem::path observed() const { return root / "reports" / "observed"; }
    /// The programs that were built for another platform than this machine.
    std::filesystem::path built(const std::string& platform) const {
        return root / "build" / "platforms" / platform / "bin";
    }
};

/// `root` if given, else the nearest folder with cases/clauses.json, from the current folder
/// upwards, then from this program upwards. Throws failure(invalid) if there is none.
places find_places(const std::string& root);

/// Where provisioned programs lie: $SOCKMATRIX_STORE, else sockmatrix in the user's folder for
/// caches.
std::filesystem::path store_folder();

/// The adapter.json of every implementation that the repository has, refsock first.
std::vector<std::filesystem::path> adapter_files(const places& where);

} // namespace sockmatrix
