#include "small_suite.hpp"

#include "tool.hpp"

namespace fs = std::filesystem;

const char* const good_case =
    R"({"id": "inet_aton/one", "says": "one part fills the 32 bits", "level": "must",
 "clauses": ["inet_aton.parts"], "cite": ["posix:inet_addr"],
 "steps": [{"call": "inet_aton", "args": ["1"]}], "expect": {"returns": {"bytes": "00000001"}}})";

std::string file_of(const std::string& cases) {
    return R"({"$schema": "../schema/cases.schema.json", "api": "inet_aton", "cases": [)" + cases +
           "]}";
}

void make_suite(const fs::path& root, const std::string& cases_file) {
    fs::create_directories(root / "cases");
    fs::copy(fs::path(SOCKMATRIX_ROOT) / "cases/schema", root / "cases/schema",
             fs::copy_options::recursive);
    fs::copy(fs::path(SOCKMATRIX_ROOT) / "platforms", root / "platforms",
             fs::copy_options::recursive);
    fs::remove_all(root / "platforms/profiles");
    fs::create_directories(root / "platforms/profiles");
    write_text(
        root / "cases/clauses.json",
        R"({"$schema": "schema/clauses.schema.json", "names": ["inet_aton"], "clauses": [{"id": "inet_aton.parts",
                   "says": "Fewer parts are accepted.", "source": "doc", "api": "inet_aton"}]})");
    write_text(root / "cases/conversions/inet_aton.json", cases_file);
}
