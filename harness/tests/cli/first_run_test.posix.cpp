// First runs on machines that lack something: green, and the loss is named.
#include "catch_any.hpp"
#include "load/load.hpp"
#include "model/recording.hpp"
#include "tool.hpp"

#include <cstdlib>

namespace fs = std::filesystem;
using sockmatrix::host_platform;
using sockmatrix::json;

namespace {

/// What the tool finds programs in, until the end of this.
class search_path {
public:
    explicit search_path(const std::string& path) : before_(std::getenv("PATH")) {
        ::setenv("PATH", path.c_str(), 1);
    }
    search_path(const search_path&) = delete;
    search_path& operator=(const search_path&) = delete;
    ~search_path() { ::setenv("PATH", before_.c_str(), 1); }

private:
    std::string before_;
};

/// A folder with all programs of this machine but one.
void link_all_but(const std::string& left_out, const fs::path& into) {
    for (const char* folder : {"/usr/local/bin", "/usr/bin", "/bin", "/usr/sbin", "/sbin"}) {
        if (!fs::is_directory(folder)) continue;
        for (const auto& program : fs::directory_iterator(folder)) {
            const fs::path name = program.path().filename();
            std::error_code taken;
            if (name != left_out) fs::create_symlink(program.path(), into / name, taken);
        }
    }
}

/// Cases that privilege, names and name spaces make a difference to.
tool_result run_here(const fs::path& out, std::vector<std::string> more) {
    std::vector<std::string> arguments = {"--root", SOCKMATRIX_ROOT, "run", "--out", out.string(),
                                          "--baseline", out.string()};
    for (const char* select : {"AF_NETLINK/*", "socket/raw*", "socket.bind/privileged*", "getservbyname/*",
                               "gethostbyname/*", "socket.setsockopt/linux-options*"})
        arguments.insert(arguments.end(), {"--select", select});
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_tool(arguments);
}

json capabilities_in(const fs::path& out, const std::string& target) {
    return sockmatrix::read_recording(out / "recordings" / (target + ".ndjson")).run.at("capabilities");
}

} // namespace

TEST_CASE("a platform that nobody described has no launcher, and so no fixture names") {
    const temporary_folder out;
    const tool_result result = run_here(
        out.path(), {"--target", "linux-nolibc-x86_64/mine", "--", SOCKMATRIX_REFSOCK});
    INFO(result.out << result.err);
    CHECK(contains(result.out, "hermetic_names: the platform has no launcher for it"));
    const json told = capabilities_in(out.path(), "linux-nolibc-x86_64/mine");
    CHECK(told.at("hermetic_names").is_string());
    CHECK(told.at("dns").is_string());
}

TEST_CASE("without bubblewrap a run is as expected and says what it lacks") {
    const temporary_folder out;
    const temporary_folder programs;
    link_all_but("bwrap", programs.path());
    const search_path without(programs.path().string());
    const tool_result result = run_here(out.path(), {"--jobs", "2", "refsock"});
    INFO(result.out << result.err);
    CHECK(result.status == 0);
    CHECK(contains(result.out, "hermetic_names: bubblewrap (bwrap) is missing"));
    const json told = capabilities_in(out.path(), host_platform() + "/refsock");
    for (const char* tried : {"net_admin", "net_raw", "netlink"})
        CHECK((told.at(tried) == true || told.at(tried).is_string()));
}

TEST_CASE("without user name spaces a run is as expected and says what it lacks") {
    const temporary_folder out;
    const temporary_folder programs;
    write_text(programs.path() / "bwrap", "#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2\nexit 1\n");
    fs::permissions(programs.path() / "bwrap", fs::perms::owner_all);
    const search_path refusing(programs.path().string() + ":" + std::getenv("PATH"));
    const tool_result result = run_here(out.path(), {"--jobs", "2", "refsock"});
    INFO(result.out << result.err);
    CHECK(result.status == 0);
    CHECK(contains(result.out, "bubblewrap cannot make a sandbox here: bwrap: No permissions to create new namespace"));
}
