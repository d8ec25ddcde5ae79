// What `check --fix` mends, and what it leaves alone.
#include "catch_any.hpp"
#include "given.hpp"
#include "load/mend.hpp"

using namespace sockmatrix;

namespace mend_tests {

std::vector<mended_file> mend(const given_folder& cases) {
    return mend_files(cases.path(), cases.path() / "none");
}

std::string says(const std::string& sentence) {
    return R"({"id": "inet_aton/one", "says": ")" + sentence +
           R"(", "level": "may", "clauses": ["inet_aton.parts"], "table": {"call": "inet_aton", "rows": [
              {"row": "a", "args": ["1"], "says": "a row works ."}, ["b.", ["2."]]]},
              "outcomes": {"a.": {"returns": "."}}})";
}

TEST_CASE("a sentence loses its period and nothing else does") {
    given_suite given(says("it works.."));
    const std::string hash = given.load().hash;
    const auto mended = mend(given.folder);
    REQUIRE(mended.size() == 1);
    CHECK(mended[0].what == std::vector<std::string>{"layout", "a period at the end of says"});
    for (const char* kept : {"\"says\": \"it works\"", "\"says\": \"a row works\"", "\"b.\"",
                             "\"2.\"", "\"a.\"", "\".\""})
        CHECK(mended[0].text.find(kept) != std::string::npos);
    given.folder.write("conversions/inet_aton.json", mended[0].text);
    CHECK(given.load().hash == hash);
    CHECK(mend(given.folder).empty());
}

TEST_CASE("a sentence of periods is left to its writer") {
    given_suite given(says("..."));
    const auto mended = mend(given.folder);
    REQUIRE(mended.size() == 1);
    CHECK(mended[0].text.find("\"says\": \"...\"") != std::string::npos);
}

TEST_CASE("a file that is no JSON, or has a key twice, is left alone") {
    for (const char* text : {"{\"api\": ", "", "{\"a\":1,\"a\":1}", "[1,\"\xff\"]"}) {
        given_folder folder;
        folder.write("clauses.json", given_clauses);
        folder.write("conversions/inet_aton.json", text);
        CHECK(mend(folder).empty());
    }
}

TEST_CASE("a file with faults of form is laid out all the same") {
    given_suite given(R"({"id":"inet_aton/one","sayss":"it."})");
    const auto mended = mend(given.folder);
    REQUIRE(mended.size() == 1);
    CHECK(mended[0].text == "{ \"api\": \"inet_aton\", \"cases\": [{ \"id\": \"inet_aton/one\", "
                            "\"sayss\": \"it.\" }] }\n");
}

TEST_CASE("a clause with a case is planned no more") {
    const std::string keys =
        R"(, "says": "it", "level": "may", "outcomes": {"a": {"returns": 1}}, "steps": [{"call": "inet_aton", "args": ["1"]}])";
    given_suite given(R"({"id": "inet_aton/one", "clauses": ["a", "b"])" + keys + "}");
    const auto file = given.folder.write("clauses.json", R"({"names": ["inet_aton"], "clauses": [
      {"planned": "later",  "id": "a", "says": "it", "source": "doc", "api": "inet_aton"},
      {"id": "b", "says": "it", "source": "doc", "planned": "later" ,  "api": "inet_aton"},
      {"id": "c", "says": "it", "source": "doc", "api": "inet_aton", "planned": "later"}]})");
    const auto mended = mend(given.folder);
    REQUIRE(mended.size() == 2);
    CHECK(mended[1].file == file);
    CHECK(mended[1].text == R"({"names": ["inet_aton"], "clauses": [
      {"id": "a", "says": "it", "source": "doc", "api": "inet_aton"},
      {"id": "b", "says": "it", "source": "doc" ,  "api": "inet_aton"},
      {"id": "c", "says": "it", "source": "doc", "api": "inet_aton", "planned": "later"}]})");
}

TEST_CASE("a profile is written in its form and order; a malformed one is left alone") {
    const given_folder cases, profiles;
    cases.write("clauses.json", given_clauses);
    const char* const entries =
        R"([{"outcome":"a.","evidence":{"kind":"documented","link":"musl:a.c"}}])";
    profiles.write("musl.json", R"({"trait":"musl","axis":"libc","expect":{"b":)" +
                                    std::string(entries) + R"(,"a":)" + entries + "}}");
    profiles.write("wine.json", R"({"trait":"wine","expect":{"b":[]}})");
    const auto mended = mend_files(cases.path(), profiles.path());
    REQUIRE(mended.size() == 1);
    CHECK(mended[0].file.filename() == "musl.json");
    CHECK(mended[0].text == R"({
  "trait": "musl",
  "axis": "libc",
  "expect": [
    {"cases": [
        "a",
        "b"],
      "outcome": "a.", "evidence": {"kind": "documented", "link": "musl:a.c"}}
  ]
}
)");
}

} // namespace mend_tests
