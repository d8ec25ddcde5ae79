#include "directory.hpp"

#include <filesystem>

#include "owned_handle.windows.hpp"
#include "utf8.windows.hpp"

namespace agent {
namespace {

constexpr int most_attempts = 100;

std::wstring parent() {
    wchar_t path[MAX_PATH + 1];
    const DWORD size = ::GetTempPathW(MAX_PATH + 1, path);
    if (size == 0 || size > MAX_PATH) fail_of_windows("GetTempPath");
    return {path, size}; // with a backslash at its end
}

} // namespace

directory::directory() {
    const auto start = parent() + L"sockmatrix-" + std::to_wstring(::GetCurrentProcessId());
    for (int attempt = 0; attempt < most_attempts; ++attempt) {
        const auto path = start + L'-' + std::to_wstring(attempt);
        if (::CreateDirectoryW(path.c_str(), nullptr) != 0) {
            path_ = to_utf8(path);
            return;
        }
        if (::GetLastError() != ERROR_ALREADY_EXISTS) break;
    }
    fail_of_windows("CreateDirectory");
}

directory::~directory() {
    std::error_code ignored;
    std::filesystem::remove_all(to_wide(path_), ignored);
}

std::string path_in(const std::string& directory, const std::string& name) {
    return directory + '\\' + name;
}

void remove_file(const std::string& path) {
    ::DeleteFileW(to_wide(path).c_str());
}

} // namespace agent
