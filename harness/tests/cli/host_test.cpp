// This machine as a platform: it has what it is, whatever other machines need to be like it.
#include "catch_any.hpp"
#include "load/load.hpp"
#include "model/json.hpp"
#include "tool.hpp"

namespace fs = std::filesystem;
using sockmatrix::host_platform;
using sockmatrix::json;

namespace {

/// A root whose platforms are this machine and one that runs this machine's programs; both name a
/// need that is not here and no implementation of the repository.
class two_platforms {
public:
    two_platforms() {
        for (const char* part : {"cases", "harness", "reference"})
            fs::create_directory_symlink(fs::path(SOCKMATRIX_ROOT) / part, folder_.path() / part);
        fs::create_directories(folder_.path() / "platforms/profiles");
        add(host_platform());
        add("beside-it");
    }

    tool_result run(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), {"--root", folder_.path().string()});
        return run_tool(arguments);
    }

private:
    void add(const std::string& id) const {
        const json text = {{"id", id},
                           {"says", "a platform"},
                           {"traits", {{"kernel", "linux"}, {"libc", "glibc"}, {"arch", "x86_64"}}},
                           {"programs", host_platform()},
                           {"implementations", {"of-another-machine"}},
                           {"needs", {{{"program", "no-such-program"}}}}};
        fs::create_directories(folder_.path() / "platforms" / id);
        write_text(folder_.path() / "platforms" / id / "platform.json", text.dump());
    }

    temporary_folder folder_;
};

std::string state_of(const json& doctor, const std::string& id) {
    for (const json& one : doctor)
        if (one["id"] == id) return one["state"];
    return "not told of";
}

} // namespace

TEST_CASE("this machine is ready without what others need to be like it") {
    const two_platforms root;
    const tool_result result = root.run({"doctor", "--format", "json"});
    INFO(result.out << result.err);
    const json told = json::parse(result.out);
    CHECK(state_of(told, host_platform()) == "ready");
    CHECK(state_of(told, "beside-it") == "unreachable");
}

TEST_CASE("on this machine every implementation runs that is installed") {
    const two_platforms root;
    const temporary_folder out;
    const tool_result result = root.run({"run", "refsock", "--select", "htons/*", "--out",
                                         out.path().string(), "--baseline", out.path().string()});
    INFO(result.out << result.err);
    CHECK(fs::exists(out.path() / "recordings" / host_platform() / "refsock.ndjson"));
}
