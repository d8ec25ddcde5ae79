// First runs on machines that lack something: green, and the loss is named.
#include "catch_any.hpp"
#include "load/load.hpp"
#include "model/recording.hpp"
#include "tool.hpp"

#include <cstdlib>
#include <optional>
#include <unistd.h>

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

/// Cases that privilege, names, name spaces and IPv6 make a difference to.
std::vector<std::string> run_arguments(const fs::path& out, const std::vector<std::string>& more) {
    std::vector<std::string> arguments = {"--root",     SOCKMATRIX_ROOT, "run",       "--out",
                                          out.string(), "--baseline",    out.string()};
    for (const char* select :
         {"AF_NETLINK/*", "socket/raw*", "socket.bind/privileged*", "getservbyname/*",
          "gethostbyname/*", "getaddrinfo/*", "socket.setsockopt/linux-options*", "has_ipv6/*"})
        arguments.insert(arguments.end(), {"--select", select});
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
}

tool_result run_here(const fs::path& out, const std::vector<std::string>& more) {
    return run_tool(run_arguments(out, more));
}

/// A command that runs what follows it, behind `program` of a shell in name spaces of its own, as
/// root there.
std::vector<std::string> in_name_spaces(const std::string& options, const std::string& program) {
    return {"unshare", "--user", "--map-root-user",           options,
            "sh",      "-c",     program + " && exec \"$@\"", "sh"};
}

/// refsock behind the command; nothing where the machine cannot make such a place.
std::optional<tool_result> run_behind(std::vector<std::string> command, const fs::path& out) {
    std::vector<std::string> trial = command;
    trial.insert(trial.end(), {"test", "-x", SOCKMATRIX_REFSOCK});
    const tool_result tried = run_command(trial);
    if (tried.status != 0) {
        WARN("not tried, since it cannot be made here: " << tried.err);
        return std::nullopt;
    }
    const auto words = tool_command(run_arguments(out, {"--jobs", "2", "refsock"}));
    command.insert(command.end(), words.begin(), words.end());
    return run_command(command);
}

json capabilities_in(const fs::path& out, const std::string& target) {
    return sockmatrix::read_recording(out / "recordings" / (target + ".ndjson"))
        .run.at("capabilities");
}

} // namespace

TEST_CASE("a platform that nobody described has no launcher, and so no fixture names") {
    const temporary_folder out;
    const tool_result result =
        run_here(out.path(), {"--target", "linux-nolibc-x86_64/mine", "--", SOCKMATRIX_REFSOCK});
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
    write_text(programs.path() / "bwrap",
               "#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2\nexit 1\n");
    fs::permissions(programs.path() / "bwrap", fs::perms::owner_all);
    const search_path refusing(programs.path().string() + ":" + std::getenv("PATH"));
    const tool_result result = run_here(out.path(), {"--jobs", "2", "refsock"});
    INFO(result.out << result.err);
    CHECK(result.status == 0);
    CHECK(contains(
        result.out,
        "bubblewrap cannot make a sandbox here: bwrap: No permissions to create new namespace"));
}

TEST_CASE("without IPv6 a run is as expected and says what it lacks") {
    const temporary_folder out;
    const temporary_folder programs;
    link_all_but("bwrap", programs.path()); // whose name spaces have IPv6 again
    const search_path without(programs.path().string());
    const std::string up =
        "python3 -c \"import fcntl, socket, struct; fcntl.ioctl(socket.socket(), 0x8914, "
        "struct.pack('16sH14x', b'lo', 1))\""; // SIOCSIFFLAGS, IFF_UP
    const auto result = run_behind(
        in_name_spaces("--net", up + " && echo 1 >/proc/sys/net/ipv6/conf/all/disable_ipv6"),
        out.path());
    if (!result) return;
    INFO(result->out << result->err);
    CHECK(result->status == 0);
    CHECK(contains(result->out, "ipv6: bind: Cannot assign requested address"));
}

TEST_CASE("without dnsmasq a run is as expected and says what it lacks") {
    const temporary_folder out;
    const std::string hidden = "for file in /usr/sbin/dnsmasq /usr/bin/dnsmasq; do"
                               " [ ! -e $file ] || mount --bind /dev/null $file || exit 1; done";
    const auto result = run_behind(in_name_spaces("--mount", hidden), out.path());
    if (!result) return;
    INFO(result->out << result->err);
    CHECK(result->status == 0);
    CHECK(contains(result->out, "dns: "));
}

TEST_CASE("as a user without privileges a run is as expected and knows what it may not do") {
    if (::geteuid() != 0) return; // the other tests run as one
    const temporary_folder out;
    const temporary_folder programs;
    link_all_but("bwrap", programs.path()); // which takes the privileges of root too
    fs::permissions(out.path(), fs::perms::all);
    fs::permissions(programs.path(), fs::perms::all);
    const auto result =
        run_behind({"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "env",
                    "HOME=" + out.path().string(), "PATH=" + programs.path().string()},
                   out.path());
    if (!result) return;
    INFO(result->out << result->err);
    CHECK(result->status == 0);
    const json told = capabilities_in(out.path(), host_platform() + "/refsock");
    for (const char* refused : {"privileged_ports", "net_admin", "net_raw"})
        CHECK(told.at(refused).is_string());
}
