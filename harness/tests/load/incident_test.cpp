// Incidents as lines of recordings.
#include "catch_any.hpp"
#include "given.hpp"
#include "model/compact.hpp"

using namespace sockmatrix;

namespace {

const char* const incident_line =
    R"({"incident":{"at":"batch","cases":["a/one","a/two"],"how":"SIGABRT","stderr":"out of luck","why":"killed by SIGABRT"}})";

incident given_incident() {
    return {{"a/one", "a/two"}, "SIGABRT", "batch", "killed by SIGABRT", "out of luck"};
}

} // namespace

TEST_CASE("an incident survives being written and read") {
    CHECK(to_line(given_incident()) == incident_line);
    const auto read = parse_recorded(incident_line, "here");
    CHECK(std::get<incident>(read) == given_incident());
    const auto least =
        parse_recorded(R"({"incident":{"cases":["a"],"how":"exit 3","stderr":""}})", "here");
    CHECK(std::get<incident>(least) == incident{{"a"}, "exit 3", "", "", ""});
    CHECK(std::get<observation>(parse_recorded(R"({"case":"a","answer":[]})", "here")).case_id ==
          "a");
}

TEST_CASE("a malformed incident is refused by its place") {
    for (const char* line :
         {R"({"incident":1})", R"({"incident":{}})", R"({"incident":{"cases":[],"how":"x"}})",
          R"({"incident":{"cases":["a"],"how":""}})", R"({"incident":{"cases":[1],"how":"x"}})",
          R"({"incident":{"cases":["a"],"how":"x","stderr":1}})"}) {
        INFO(line);
        try {
            parse_recorded(line, "file:7");
            FAIL("accepted");
        } catch (const failure& why) {
            CHECK(why.code() == exit_code::invalid);
            CHECK(std::string(why.what()).rfind("file:7: ", 0) == 0);
        }
    }
}

TEST_CASE("octets that are not UTF-8 do not break an incident") {
    incident what = given_incident();
    what.last_line = "\xff";
    CHECK(json::parse(to_line(what))["incident"]["stderr"] == "\xef\xbf\xbd");
}

TEST_CASE("the kind of an incident is that of a fault of a case") {
    for (const auto& [how, kind] : {std::pair("SIGABRT", "crash"),
                                    {"exit 3", "crash"},
                                    {"timeout", "timeout"},
                                    {"protocol", "protocol"}})
        CHECK(kind_of(incident{{"a"}, how, "between", "", ""}) == kind);
}

TEST_CASE("a recording keeps its incidents, whole and compact") {
    given_folder folder;
    recording what;
    what.run = {{"target", "p/i"}};
    what.observations["a/one"].case_id = "a/one";
    what.incidents = {given_incident()};
    const auto file = folder.path() / "r.ndjson";
    write_recording(file, what);
    CHECK(read_recording(file).incidents == what.incidents);

    compact_form form = parse_recording(read_file(file), "r");
    CHECK(form.incidents == what.incidents);
    CHECK(compact_text(form) == read_file(file));
    recording base = what;
    base.incidents.clear();
    CHECK(answers_hash(what) == answers_hash(base));
    const stored_recording like(std::move(form), std::make_shared<const recording>(base));
    CHECK(like.incidents() == what.incidents);
}
