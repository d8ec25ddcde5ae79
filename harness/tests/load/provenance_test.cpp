#include "catch_any.hpp"
#include "given.hpp"
#include "load/provenance.hpp"

using namespace sockmatrix;

namespace {

/// What loading a profile with this one entry throws, from its place on; empty if it loads.
std::string entry_fault(const std::string& entry) {
    given_folder folder;
    const std::string text =
        R"({"trait": "musl", "axis": "libc", "expect": {"a/one": [)" + entry + "]}}";
    const std::string name =
        folder.write("musl.json", text).generic_string() + ": /expect/a~1one/0";
    try {
        load_profiles(folder.path());
    } catch (const failure& why) {
        const std::string what = why.what();
        CHECK(what.rfind(name, 0) == 0);
        return what.substr(name.size());
    }
    return "";
}

std::string seen_on(const std::string& date) {
    return R"({"outcome": "a", "evidence": {"kind": "observed", "on": "x", "versions": "y", "date": ")" +
           date + R"("}})";
}

std::string told_on(const std::string& date) {
    return R"({"outcome": "a", "evidence": {"kind": "reported", "link": "l", "date": ")" + date +
           R"("}})";
}

std::string bug_of(const std::string& rest) {
    return R"({"outcome": "a", "evidence": {"kind": "documented", "link": "l"}, )" + rest + "}";
}

} // namespace

TEST_CASE("evidence was seen on a day of the calendar") {
    for (const char* date : {"2026-11-26", "2024-02-29", "2000-12-31"})
        CHECK(entry_fault(seen_on(date)).empty());
    for (const char* date :
         {"yesterday", "", "2026-11", "2026", "2026-02-29", "2026-13-01", "2026-00-10",
          "2026-11-31", "2026-11-00", "26-11-2026", "2026-11-26T10:00", "2026-1-1", "2026/11/26",
          " 2026-11-26", "+026-11-26"}) {
        CAPTURE(date);
        CHECK(entry_fault(seen_on(date))
                  .rfind("/evidence/date: \"" + std::string(date) +
                             "\" is no date; write it as 2026-11-26",
                         0) == 0);
    }
}

TEST_CASE("a document may be dated by its month or its year") {
    for (const char* date : {"2026-11-26", "2024-01", "2015"})
        CHECK(entry_fault(told_on(date)).empty());
    for (const char* date : {"lately", "2024-13", "201", "2015-", "2015-1"}) {
        CAPTURE(date);
        CHECK(entry_fault(told_on(date)).rfind("/evidence/date:", 0) == 0);
    }
}

TEST_CASE("a known bug tells its thread, or that it has none") {
    for (const char* report :
         {"https://example.org/1", "unreported, seen on 2026-11-26 with gVisor 20240729.0"}) {
        CHECK(report_problem(report).empty());
        CHECK(
            entry_fault(bug_of(R"("bug": "b", "report": ")" + std::string(report) + "\"")).empty());
    }
    for (const char* report :
         {"", "https://", "http://example.org/1", "https://a b", "unreported",
          "unreported, seen on 2026-11-26", "unreported, seen on yesterday with gVisor",
          "unreported, seen on 2026-11-31 with gVisor", "unreported, seen on 2026-11-26 with ",
          "unreported, seen on 2026-11-26 with  x", "Unreported, seen on 2026-11-26 with gVisor"}) {
        CAPTURE(report);
        CHECK(entry_fault(bug_of(R"("bug": "b", "report": ")" + std::string(report) + "\""))
                  .rfind("/report:", 0) == 0);
    }
    CHECK(entry_fault(bug_of(R"("bug": "b")"))
              .rfind(": has a \"bug\" and no \"report\"; add the https address", 0) == 0);
    CHECK(entry_fault(bug_of(R"("report": "https://example.org/1")"))
              .rfind(": has a \"report\" and no \"bug\"", 0) == 0);
}

TEST_CASE("a bug without a thread is told by its evidence") {
    evidence seen;
    seen.date = "2026-11-26";
    seen.versions = "gVisor 20240729.0";
    CHECK(unreported(seen) == "unreported, seen on 2026-11-26 with gVisor 20240729.0");
    CHECK(report_problem(unreported(seen)).empty());
}
