#include "catch_any.hpp"
#include "given.hpp"
#include "load/profile_loader.hpp"
#include "load/profile_writer.hpp"

using namespace sockmatrix;

namespace {

const char* const two_entries = R"({
  "$schema": "../../cases/schema/profile.schema.json",
  "trait": "musl",
  "axis": "libc",
  "expect": {
    "b/one": [
      {"outcome": "x", "evidence": {"kind": "documented", "link": "musl:b.c"}, "cite": ["musl:b.c", "posix:b"]},
      {"and": ["cpython"], "outcome": "y", "evidence": {"kind": "documented", "link": "musl:b.c"}}
    ]
  }
}
)";

nlohmann::ordered_json an_entry(const std::string& outcome) {
    return {{"outcome", outcome}, {"evidence", {{"kind", "documented"}, {"link", "é"}}}};
}

} // namespace

TEST_CASE("the profiles of the repository are in the form that is written") {
    for (const auto& file :
         profile_files(std::filesystem::path(SOCKMATRIX_ROOT) / "platforms/profiles")) {
        INFO(file);
        CHECK(profile_text(file).text() == read_file(file));
    }
}

TEST_CASE("entries are added in the order of cases and removed by their places") {
    given_folder folder;
    const auto file = folder.write("musl.json", two_entries);
    const profile before = load_profiles(folder.path()).at(0);
    profile_text text(file);
    text.remove(before.entries.at(0));
    text.add("a/two", an_entry("z"));
    text.add("b/one", an_entry("w"));
    text.add("c", an_entry("v"));
    CHECK(text.text() == R"({
  "$schema": "../../cases/schema/profile.schema.json",
  "trait": "musl",
  "axis": "libc",
  "expect": [
    {"cases": [
        "a/two"],
      "outcome": "z", "evidence": {"kind": "documented", "link": "é"}},
    {"cases": [
        "b/one"],
      "and": ["cpython"], "outcome": "y", "evidence": {"kind": "documented", "link": "musl:b.c"}},
    {"cases": [
        "b/one"],
      "outcome": "w", "evidence": {"kind": "documented", "link": "é"}},
    {"cases": [
        "c"],
      "outcome": "v", "evidence": {"kind": "documented", "link": "é"}}
  ]
}
)");
    CHECK(read_file(file) == two_entries);
    CHECK(text.load().entries.size() == 4);
    text.replace();
    CHECK(read_file(file) == text.text());
    CHECK(profile_text(file).text() == text.text());
}

TEST_CASE("what says the same is written once, and a case is taken from the others") {
    given_folder folder;
    profile_text made(folder.path() / "musl.json", "musl", "libc", "");
    for (const char* id : {"b/one", "a/*", "c"})
        made.add(id, an_entry("x"));
    made.add("b/two", an_entry("y"));
    made.add("b/two", {{"evidence", {{"kind", "documented"}, {"link", "é"}}},
                       {"outcome", {"x"}},
                       {"cite", nlohmann::ordered_json::array()}});
    const std::string whole = R"({
  "$schema": "../../cases/schema/profile.schema.json",
  "trait": "musl",
  "axis": "libc",
  "expect": [
    {"cases": [
        "a/*",
        "b/one",
        "b/two",
        "c"],
      "outcome": "x", "evidence": {"kind": "documented", "link": "é"}},
    {"cases": [
        "b/two"],
      "outcome": "y", "evidence": {"kind": "documented", "link": "é"}}
  ]
}
)";
    CHECK(made.text() == whole);
    made.replace();
    const profile loaded = load_profiles(folder.path()).at(0);
    REQUIRE(loaded.entries.size() == 5);

    profile_text text(made.file());
    text.remove(loaded.entries[0]); // a/*
    text.remove(loaded.entries[2]); // b/two of the first entry
    text.remove(loaded.entries[4]); // the last case of the second
    CHECK(text.text() == R"({
  "$schema": "../../cases/schema/profile.schema.json",
  "trait": "musl",
  "axis": "libc",
  "expect": [
    {"cases": [
        "b/one",
        "c"],
      "outcome": "x", "evidence": {"kind": "documented", "link": "é"}}
  ]
}
)");
    text.add("a/*", an_entry("x"));
    text.add("b/two", an_entry("y"));
    text.add("b/two", an_entry("x"));
    CHECK(text.text() == whole);
}

TEST_CASE("a profile without entries, old or new, is still one") {
    given_folder folder;
    const auto file = folder.write("musl.json", two_entries);
    profile_text text(file);
    const std::vector<profile> loaded = load_profiles(folder.path());
    for (const expectation& one : loaded.at(0).entries)
        text.remove(one);
    CHECK(text.load().entries.empty());
    profile_text fresh(folder.path() / "wine.json", "wine", "emulator", "Wine");
    fresh.replace();
    fresh.add("a", an_entry("x"));
    CHECK(fresh.load().entries.at(0).pattern == "a");
    CHECK(read_file(folder.path() / "wine.json") ==
          "{\n  \"$schema\": \"../../cases/schema/profile.schema.json\",\n  \"trait\": \"wine\",\n"
          "  \"axis\": \"emulator\",\n  \"says\": \"Wine\",\n  \"expect\": []\n}\n");
}

TEST_CASE("what would not load is refused before it is written") {
    given_folder folder;
    profile_text text(folder.path() / "wine.json", "wine", "emulator", "");
    text.add("a", {{"outcome", "x"}});
    CHECK_THROWS_AS(text.load(), failure);
    CHECK_FALSE(std::filesystem::exists(text.file()));
}
