#include "run/process/error_output.hpp"

#include "model/failure.hpp"
#include "model/json.hpp"

#include <algorithm>
#include <utility>
#include <uv.h>

namespace sockmatrix {
namespace {

constexpr std::size_t tail_size = 4096;
constexpr std::size_t log_limit = 1024 * 1024;
constexpr int file_mode = 0644;

[[noreturn]] void refuse(const std::string& file, std::int64_t error) {
    throw failure(exit_code::failed,
                  file + ": cannot be written: " + uv_strerror(static_cast<int>(error)));
}

std::int64_t finish(uv_fs_t& request) {
    const auto result = static_cast<std::int64_t>(request.result);
    uv_fs_req_cleanup(&request);
    return result;
}

} // namespace

append_file::append_file(const std::filesystem::path& file, bool keep) : name_(file.string()) {
    const int flags = UV_FS_O_WRONLY | UV_FS_O_CREAT | UV_FS_O_APPEND | (keep ? 0 : UV_FS_O_TRUNC);
    uv_fs_t request;
    uv_fs_open(nullptr, &request, name_.c_str(), flags, file_mode, nullptr);
    const std::int64_t opened = finish(request);
    if (opened < 0) refuse(name_, opened);
    handle_ = static_cast<int>(opened);
}

append_file::append_file(append_file&& other) noexcept
    : handle_(std::exchange(other.handle_, -1)), name_(std::move(other.name_)) {}

append_file& append_file::operator=(append_file&& other) noexcept {
    std::swap(handle_, other.handle_);
    std::swap(name_, other.name_);
    return *this;
}

append_file::~append_file() {
    if (handle_ < 0) return;
    uv_fs_t request;
    uv_fs_close(nullptr, &request, handle_, nullptr);
    uv_fs_req_cleanup(&request);
}

void append_file::write(std::string_view text) {
    while (handle_ >= 0 && !text.empty()) {
        const uv_buf_t piece =
            uv_buf_init(const_cast<char*>(text.data()), static_cast<unsigned>(text.size()));
        uv_fs_t request;
        uv_fs_write(nullptr, &request, handle_, &piece, 1, -1, nullptr);
        const std::int64_t written = finish(request);
        if (written < 0) refuse(name_, written);
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

void error_output::add(std::string_view text) {
    if (logged_ < log_limit) {
        log_.write(text.substr(0, log_limit - logged_));
        logged_ += text.size();
        if (logged_ >= log_limit)
            log_.write("\nsockmatrix: the rest of this adapter's is left out\n");
    }
    fresh_ += text.size();
    tail_ += text.substr(text.size() > tail_size ? text.size() - tail_size : 0);
    if (tail_.size() > tail_size) tail_.erase(0, tail_.size() - tail_size);
}

std::string error_output::last_line() const {
    const std::string_view text =
        std::string_view(tail_).substr(tail_.size() - std::min(tail_.size(), fresh_));
    const std::size_t last = text.find_last_not_of(" \t\r\n");
    if (last == std::string_view::npos) return "";
    const std::size_t before = text.find_last_of("\r\n", last);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    return printable(text.substr(begin, last + 1 - begin));
}

std::string printable(std::string_view text, std::size_t most) {
    std::string cut(text.substr(0, most));
    if (text.size() > most) cut += "...";
    // The library replaces what is no UTF-8 where it writes.
    const auto replace = json::error_handler_t::replace;
    return json::parse(json(cut).dump(-1, ' ', false, replace)).get<std::string>();
}

} // namespace sockmatrix
