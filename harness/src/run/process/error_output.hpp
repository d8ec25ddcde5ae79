// Standard error of adapters: a log on disk and the last words of each one. Internal to run.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace sockmatrix {

/// A file that is only appended to, each time by one write where the system can.
class append_file {
public:
    append_file() = default;
    /// Throws failure(failed). `keep`: what it holds already.
    append_file(const std::filesystem::path& file, bool keep);
    append_file(append_file&& other) noexcept;
    append_file& operator=(append_file&& other) noexcept;
    ~append_file();

    /// Throws failure(failed). Does nothing if there is no file.
    void write(std::string_view text);
    explicit operator bool() const noexcept { return handle_ >= 0; }

private:
    int handle_ = -1;
    std::string name_;
};

/// What one adapter wrote to standard error.
class error_output {
public:
    explicit error_output(append_file& log) : log_(log) {}

    /// Appends to the log up to a limit, so that a flood does not fill the disk.
    void add(std::string_view text);
    /// What has come so far is of an earlier case.
    void mark() noexcept { fresh_ = 0; }
    /// The last line since the mark that is not blank, as valid UTF-8 and cut short; empty if there
    /// is none.
    std::string last_line() const;

private:
    append_file& log_;
    std::string tail_;
    std::size_t fresh_ = 0; ///< octets since the mark
    std::size_t logged_ = 0;
};

/// Text from outside for a message: valid UTF-8, cut short.
std::string printable(std::string_view text, std::size_t most = 200);

} // namespace sockmatrix
