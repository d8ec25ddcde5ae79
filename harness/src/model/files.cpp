#include "model/files.hpp"

#include "model/failure.hpp"
#include "model/recording.hpp"

#include <cerrno>
#include <fstream>
#include <random>
#include <system_error>

namespace sockmatrix {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse_file(const fs::path& file, const std::string& what,
                              const std::string& reason) {
    throw failure(exit_code::failed,
                  file.generic_string() + ": " + what + (reason.empty() ? "" : ": " + reason));
}

/// `name` is the file that messages speak of.
void write_into(const fs::path& file, std::string_view content, const fs::path& name) {
    errno = 0;
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out.write(content.data(), static_cast<std::streamsize>(content.size()));
    out.close();
    const int reason = errno;
    if (!out)
        refuse_file(name, "cannot be written",
                    reason == 0 ? "" : std::generic_category().message(reason));
}

fs::path temporary_beside(const fs::path& file) {
    std::random_device random;
    return file.parent_path() / (file.filename().string() + ".new-" + std::to_string(random()));
}

/// Whether it is a device, a pipe or the like, which keeps its place.
bool is_special(const fs::path& file) {
    std::error_code missing;
    const fs::file_status status = fs::status(file, missing);
    return fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status);
}

/// The file that a link leads to; the file itself if it is none.
fs::path behind_links(const fs::path& file) {
    std::error_code missing;
    if (!fs::is_symlink(fs::symlink_status(file, missing))) return file;
    const fs::path target = fs::canonical(file, missing);
    return missing ? file : target;
}

} // namespace

void make_folder(const fs::path& folder) {
    std::error_code error;
    if (!folder.empty()) fs::create_directories(folder, error);
    if (error) refuse_file(folder, "cannot be made", error.message());
}

void replace_file(const fs::path& file, std::string_view content) {
    if (is_special(file)) return write_into(file, content, file);
    const fs::path place = behind_links(file);
    const fs::path temporary = temporary_beside(place);
    std::error_code ignored;
    try {
        write_into(temporary, content, file);
        fs::rename(temporary, place);
    } catch (const fs::filesystem_error& fault) {
        fs::remove(temporary, ignored);
        refuse_file(file, "cannot be replaced", fault.code().message());
    } catch (const failure&) {
        fs::remove(temporary, ignored);
        throw;
    }
}

} // namespace sockmatrix
