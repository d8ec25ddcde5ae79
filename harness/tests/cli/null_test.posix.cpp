// Implementations that do nothing: the suite must notice.
#include "catch_any.hpp"
#include "tool.hpp"

#include <nlohmann/json.hpp>

using nlohmann::json;

namespace {

std::vector<std::string> null_run(const std::string& mode, const std::string& out) {
    return {"--root",
            SOCKMATRIX_ROOT,
            "run",
            "--target",
            "linux-glibc-x86_64/null",
            "--out",
            out,
            "--jobs",
            "4",
            "--format",
            "json",
            "--",
            SOCKMATRIX_NULL,
            mode,
            SOCKMATRIX_REFSOCK};
}

bool is_of_constants(const json& one) {
    return one.at("case").get<std::string>().rfind("constant/", 0) == 0;
}

} // namespace

TEST_CASE("an implementation that does nothing is red and green in at most 3 % of what ran",
          "[whole-suite]") {
    const auto mode =
        GENERATE(std::string("raises"), std::string("returns"), std::string("unsupported"));
    const temporary_folder folder;
    const tool_result result = run_tool(null_run(mode, folder.path().string()));
    INFO(mode << "\n" << result.err);
    REQUIRE(result.status == 1);
    std::size_t ran = 0;
    std::size_t green = 0;
    std::string names;
    const json judged = json::parse(result.out);
    for (const json& one : judged.at(0).at("verdicts")) {
        const std::string verdict = one.at("verdict");
        if (verdict == "skipped" || is_of_constants(one)) continue;
        ++ran;
        if (verdict != "conforms" && verdict != "permitted") continue;
        ++green;
        names += one.at("case").get<std::string>() + "\n";
    }
    INFO(green << " of " << ran << "\n" << names);
    CHECK(ran > 2000);
    CHECK(green * 100 <= ran * 3);
}
