// The machine image of a CI service gets from the environment into the recording.
#include "catch_any.hpp"
#include "model/recording.hpp"
#include "tool.hpp"

#include <cstdlib>

namespace {

/// Sets variables of the environment, which the tool inherits, and unsets them at its end.
class image_variables {
public:
    image_variables(const char* name, const char* version) {
        set("ImageOS", name);
        set("ImageVersion", version);
    }
    image_variables(const image_variables&) = delete;
    image_variables& operator=(const image_variables&) = delete;
    ~image_variables() {
        set("ImageOS", nullptr);
        set("ImageVersion", nullptr);
    }

private:
    static void set(const char* name, const char* value) {
        if (value == nullptr)
            unsetenv(name);
        else
            setenv(name, value, 1);
    }
};

sockmatrix::json facts_with(const char* name, const char* version) {
    const temporary_folder folder;
    const image_variables variables(name, version);
    std::vector<std::string> arguments = {"--root",
                                          SOCKMATRIX_ROOT,
                                          "run",
                                          "--target",
                                          "linux-glibc-x86_64/refsock",
                                          "--select",
                                          "htons/*",
                                          "--out",
                                          folder.path().string()};
    for (const std::string& word : faulty_adapter("break=none"))
        arguments.push_back(word);
    const tool_result result = run_tool(arguments);
    INFO(result.out << result.err);
    CHECK(result.status == 0);
    return sockmatrix::read_recording(folder.path() /
                                      "recordings/linux-glibc-x86_64/refsock.ndjson")
        .run["facts"];
}

} // namespace

TEST_CASE("a recording names the machine image that it was made on") {
    CHECK(facts_with("ubuntu24", "20251112.124.1")["image"] == "ubuntu24 20251112.124.1");
    CHECK(facts_with("alpine", nullptr)["image"] == "alpine");
    CHECK(facts_with(nullptr, "20251112.124.1")["image"] == "20251112.124.1");
    CHECK_FALSE(facts_with(nullptr, nullptr).contains("image"));
}
