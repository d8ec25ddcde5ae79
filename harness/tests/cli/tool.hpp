// Runs the real program, as a person would.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

/// What a run of the program gave.
struct tool_result {
    int status = -1; ///< exit status; -1 if a signal ended it
    std::string out;
    std::string err;
};

tool_result run_tool(const std::vector<std::string>& arguments);

/// The program with these arguments, to stand behind another command.
std::vector<std::string> tool_command(const std::vector<std::string>& arguments);

tool_result run_command(const std::vector<std::string>& command);

/// The command of refsock's adapter behind the faulty one, ready to stand after "--".
std::vector<std::string> faulty_adapter(const std::string& fault);

/// A fresh folder, removed at the end.
class temporary_folder {
public:
    temporary_folder();
    temporary_folder(const temporary_folder&) = delete;
    temporary_folder& operator=(const temporary_folder&) = delete;
    ~temporary_folder();
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

void write_text(const std::filesystem::path& file, const std::string& text);
bool contains(const std::string& text, const std::string& part);
std::size_t count_lines(const std::string& text);

/// A process that the test itself started and ends.
class background_tool {
public:
    explicit background_tool(const std::vector<std::string>& arguments);
    background_tool(const background_tool&) = delete;
    background_tool& operator=(const background_tool&) = delete;
    ~background_tool();
    /// Ends it by SIGKILL and waits for it.
    void kill();

private:
    int id_ = -1;
};
