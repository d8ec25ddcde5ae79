#include "tool.hpp"

#include "catch_any.hpp"

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

namespace fs = std::filesystem;

namespace {

std::string text_of(const fs::path& file) {
    std::ostringstream out;
    out << std::ifstream(file, std::ios::binary).rdbuf();
    return out.str();
}

void redirect(int fd, const fs::path& file) {
    const int opened = open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    dup2(opened, fd);
    close(opened);
}

pid_t start(std::vector<std::string> command, const fs::path& out, const fs::path& err) {
    std::vector<char*> pointers;
    for (std::string& word : command)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    const pid_t id = fork();
    if (id != 0) return id;
    redirect(1, out);
    redirect(2, err);
    execvp(pointers[0], pointers.data());
    _exit(127);
}

} // namespace

std::vector<std::string> tool_command(const std::vector<std::string>& arguments) {
    std::vector<std::string> command = arguments;
    command.insert(command.begin(), SOCKMATRIX_PROGRAM);
    return command;
}

tool_result run_tool(const std::vector<std::string>& arguments) {
    return run_command(tool_command(arguments));
}

tool_result run_command(const std::vector<std::string>& command) {
    const temporary_folder folder;
    const pid_t id = start(command, folder.path() / "out", folder.path() / "err");
    int status = 0;
    waitpid(id, &status, 0);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, text_of(folder.path() / "out"),
            text_of(folder.path() / "err")};
}

std::vector<std::string> faulty_adapter(const std::string& fault) {
    return {"--", SOCKMATRIX_FAULTY, fault, SOCKMATRIX_REFSOCK};
}

temporary_folder::temporary_folder() {
    std::string pattern = (fs::temp_directory_path() / "sockmatrix-test-XXXXXX").string();
    const char* made = mkdtemp(pattern.data());
    REQUIRE(made != nullptr);
    path_ = made;
}

temporary_folder::~temporary_folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

void write_text(const fs::path& file, const std::string& text) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::size_t count_lines(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

background_tool::background_tool(const std::vector<std::string>& arguments)
    : id_(start(tool_command(arguments), "/dev/null", "/dev/null")) {}

background_tool::~background_tool() {
    if (id_ > 0) kill();
}

void background_tool::kill() {
    ::kill(id_, SIGKILL);
    waitpid(id_, nullptr, 0);
    id_ = -1;
}
