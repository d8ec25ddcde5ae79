#include "catch_any.hpp"
#include "given.hpp"
#include "model/enum_names.hpp"

using namespace sockmatrix;

namespace {

observation given_observation() {
    observation out;
    out.case_id = "socket/made";
    out.answer = json::parse(R"([{"returns": {"socket": 1}}, null])");
    out.env = {{"us", {{"0", 41}}}};
    out.broke = fault{"crash", "signal 11", 1};
    out.skipped = skip{"ipv6", "no ::1", true};
    out.stopped = 1;
    return out;
}

std::string whole(const std::filesystem::path& file) {
    return read_file(file);
}

} // namespace

TEST_CASE("an observation survives being written and read") {
    const std::string line = to_line(given_observation());
    CHECK(
        line ==
        R"({"answer":[{"returns":{"socket":1}},null],"broke":{"kind":"crash","step":1,"why":"signal 11"},"case":"socket/made",)"
        R"("env":{"us":{"0":41}},"skipped":{"environment":true,"need":"ipv6","why":"no ::1"},"stopped":1})");
    const observation again = parse_observation(line, "here");
    CHECK(to_line(again) == line);
    CHECK(again.broke->step == 1);
    CHECK(again.skipped->environment);
    CHECK(again.stopped == 1);
    const observation bare = parse_observation(R"({"case":"a","answer":[]})", "here");
    CHECK(to_line(bare) == R"({"answer":[],"case":"a"})");
    CHECK_FALSE(bare.broke.has_value());
}

TEST_CASE("octets that are not UTF-8 do not break a recording") {
    observation seen;
    seen.answer = json::array({{{"raises", {{"message", "\xff"}}}}});
    CHECK(json::parse(to_line(seen))["answer"][0]["raises"]["message"] == "\xef\xbf\xbd");
}

TEST_CASE("a malformed line is refused by its place") {
    for (const char* line :
         {"nonsense", "[]", "{}", R"({"case": 1, "answer": []})", R"({"case": "a", "answer": 1})",
          R"({"case": "a", "answer": [], "broke": {}})"}) {
        INFO(line);
        try {
            parse_observation(line, "file:7");
            FAIL("accepted");
        } catch (const failure& why) {
            CHECK(why.code() == exit_code::invalid);
            CHECK(std::string(why.what()).rfind("file:7: ", 0) == 0);
        }
    }
}

TEST_CASE("a recording is written sorted and read back") {
    given_folder folder;
    recording what;
    what.run = {{"target", "linux/refsock"}, {"suite", "00"}};
    for (const char* id : {"b/one", "a/one"}) {
        observation seen;
        seen.case_id = id;
        what.observations[id] = seen;
    }
    const auto file = folder.path() / "r.ndjson";
    write_recording(file, what);
    CHECK(whole(file) == "{\"run\":{\"suite\":\"00\",\"target\":\"linux/"
                         "refsock\"}}\n{\"answer\":[],\"case\":\"a/one\"}\n"
                         "{\"answer\":[],\"case\":\"b/one\"}\n");
    const recording again = read_recording(file);
    CHECK(again.run == what.run);
    CHECK(again.observations.size() == 2);
}

TEST_CASE("what a killed run leaves is read, and what is no recording refused") {
    given_folder folder;
    const std::string header = "{\"run\":{}}\n";
    const std::string line = "{\"answer\":[],\"case\":\"a\"}\n";
    CHECK(read_recording(folder.write("cut", header + line + "{\"answer\":[],\"ca"))
              .observations.size() == 1);
    CHECK(
        read_recording(folder.write("whole-but-newline", header + line.substr(0, line.size() - 1)))
            .observations.empty());
    CHECK(read_recording(folder.write("header", header)).observations.empty());
    CHECK_THROWS_AS(read_recording(folder.write("empty", "")), failure);
    CHECK_THROWS_AS(read_recording(folder.write("cut-header", "{\"run\":{}")), failure);
    CHECK_THROWS_AS(read_recording(folder.write("no-header", line)), failure);
    CHECK_THROWS_AS(read_recording(folder.write("bad-middle", header + "{\n" + line)), failure);
    CHECK_THROWS_AS(read_recording(folder.write("twice", header + line + line)), failure);
    CHECK_THROWS_AS(read_recording(folder.path() / "missing"), failure);
}

TEST_CASE("a file is replaced as a whole, and nothing else is left") {
    given_folder folder;
    const auto file = folder.write("a", "old");
    replace_file(file, "new");
    CHECK(whole(file) == "new");
    replace_file(file, "");
    CHECK(whole(file).empty());
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
    try {
        replace_file(folder.path() / "missing/a", "new");
        FAIL("written");
    } catch (const failure& why) {
        CHECK(why.code() == exit_code::failed);
    }
    std::filesystem::create_directories(folder.path() / "taken/inside");
    CHECK_THROWS_AS(replace_file(folder.path() / "taken", "new"), failure);
    CHECK(whole(file).empty());
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 2);
}

TEST_CASE("levels, verdicts and expectedness have the names of the design") {
    CHECK(to_string(demand_level::must) == "must");
    CHECK(to_string(demand_level::unspecified) == "unspecified");
    CHECK(to_string(axis::kernel) == "kernel");
    CHECK(to_string(axis::implementation) == "implementation");
    CHECK(to_string(evidence_kind::observed) == "observed");
    CHECK(to_string(evidence_kind::documented) == "documented");
    for (const std::string_view name : level_names)
        CHECK(to_string(value_named<demand_level>(level_names, name).value()) == name);
    CHECK(value_named<axis>(axis_names, "arch") == axis::arch);
    CHECK_FALSE(value_named<axis>(axis_names, "Arch"));
    CHECK_FALSE(value_named<axis>(axis_names, ""));
    CHECK(to_string(verdict_kind::permitted) == "permitted");
    CHECK(to_string(verdict_kind::broken) == "broken");
    CHECK(to_string(expectedness::fresh) == "new");
    CHECK(to_string(expectedness::stale) == "stale");
}

TEST_CASE("a judgement is as expected without unexpected, lost or stale verdicts and complaints") {
    judgement all;
    CHECK(all.as_expected());
    for (const auto& [kind, fine] : {std::pair(expectedness::expected, true),
                                     {expectedness::fresh, true},
                                     {expectedness::unexpected, false},
                                     {expectedness::lost, false},
                                     {expectedness::stale, false}}) {
        verdict last;
        last.expected = kind;
        all.verdicts = {verdict{}, last};
        CHECK(all.as_expected() == fine);
        CHECK(is_red(kind) != fine);
    }
    all.verdicts.clear();
    all.complaints = {"an entry matches no case"};
    CHECK_FALSE(all.as_expected());
}
