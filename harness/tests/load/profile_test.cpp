#include "catch_any.hpp"
#include "given.hpp"

#include <algorithm>

using namespace sockmatrix;

namespace {

const char* const observed =
    R"({"kind": "observed", "on": "linux-musl-x86_64/refsock", "versions": "musl 1.2.3", "date": "2024-01-01"})";

std::string profile_of(const std::string& entries, const std::string& trait = "musl") {
    return R"({"trait": ")" + trait + R"(", "axis": "libc", "expect": {"a/one": [)" + entries +
           "]}}";
}

/// A profile whose "expect" is a list.
std::string list_of(const std::string& entries) {
    return R"({"trait": "musl", "axis": "libc", "expect": [)" + entries + "]}";
}

std::string fault_of(const std::string& text) {
    given_folder folder;
    const std::string name = folder.write("musl.json", text).generic_string() + ": ";
    try {
        load_profiles(folder.path());
    } catch (const failure& why) {
        CHECK(std::string(why.what()).rfind(name, 0) == 0);
        return std::string(why.what()).substr(name.size());
    }
    return "";
}

std::string entry(const std::string& rest) {
    return R"({"evidence": )" + std::string(observed) + ", " + rest + "}";
}

} // namespace

TEST_CASE("a profile is loaded whole") {
    given_folder folder;
    const auto file = folder.write(
        "musl.json",
        profile_of(entry(
            R"("outcome": ["noname", "!crash"], "unstable": "depends", "when": {"libc": "<1.2.5"}, "and": ["x86_64"], "why": "w", "bug": "b", "report": "https://example.org/1", "cite": ["musl:a.c"])")));
    const std::vector<profile> all = load_profiles(folder.path());
    REQUIRE(all.size() == 1);
    CHECK(all[0].trait == "musl");
    CHECK(all[0].on == axis::libc);
    REQUIRE(all[0].entries.size() == 1);
    const expectation& one = all[0].entries[0];
    CHECK(one.trait == "musl");
    CHECK(one.pattern == "a/one");
    CHECK(one.outcomes == std::vector<std::string>{"noname", "!crash"});
    CHECK(one.when == std::map<std::string, std::string>{{"libc", "<1.2.5"}});
    CHECK(one.also == std::vector<std::string>{"x86_64"});
    CHECK(one.shown_by.kind == evidence_kind::observed);
    CHECK(one.shown_by.on == "linux-musl-x86_64/refsock");
    CHECK(one.shown_by.versions == "musl 1.2.3");
    CHECK(one.shown_by.date == "2024-01-01");
    CHECK(one.why == "w");
    CHECK(one.bug == "b");
    CHECK(one.report == "https://example.org/1");
    CHECK(one.unstable == "depends");
    CHECK(one.cite == std::vector<std::string>{"musl:a.c"});
    CHECK(one.file == file.generic_string() + ": /expect/a~1one/0");
}

TEST_CASE("an entry of several cases is one for each of them") {
    given_folder folder;
    const auto file = folder.write(
        "musl.json",
        list_of(entry(R"("cases": ["a/one", "b/*"], "outcome": "x", "and": ["x86_64"])") + ", " +
                entry(R"("cases": ["c"], "outcome": "y")")));
    const std::vector<expectation> entries = load_profiles(folder.path()).at(0).entries;
    REQUIRE(entries.size() == 3);
    CHECK(entries[0].pattern == "a/one");
    CHECK(entries[1].pattern == "b/*");
    CHECK(entries[2].pattern == "c");
    CHECK(say_same(entries[0], entries[1]));
    CHECK_FALSE(say_same(entries[0], entries[2]));
    CHECK(entries[1].trait == "musl");
    CHECK(entries[1].also == std::vector<std::string>{"x86_64"});
    CHECK(source_text(entries[1]) == file.generic_string() + ": /expect/0 (musl, b/*)");
    CHECK(entries[0].file == entries[1].file);
    CHECK(load_profiles(folder.path()).at(0).entries[2].outcomes == std::vector<std::string>{"y"});
}

TEST_CASE("profiles come from every file of the folder, and from none if there is no folder") {
    given_folder folder;
    folder.write("musl.json",
                 profile_of(R"({"outcome": "a", "evidence": {"kind": "reported", "link": "l"}})"));
    folder.write("glibc.json",
                 profile_of(R"({"outcome": "a", "evidence": {"kind": "documented", "link": "l"}})",
                            "glibc"));
    folder.write("README.md", "not a profile");
    const std::vector<profile> all = load_profiles(folder.path());
    REQUIRE(all.size() == 2);
    CHECK(all[0].trait == "glibc");
    CHECK(all[0].entries[0].shown_by.kind == evidence_kind::documented);
    CHECK(all[1].entries[0].shown_by.kind == evidence_kind::reported);
    CHECK(all[1].entries[0].shown_by.link == "l");
    CHECK(load_profiles(folder.path() / "missing").empty());
}

TEST_CASE("faults of profiles") {
    struct row {
        std::string text;
        std::string message;
    };
    const auto one = GENERATE(values<row>({
        {"[]", " is not an object; a profile has the keys"},
        {profile_of("", "glibc"), "/trait: \"glibc\" is not the name of the file"},
        {profile_of(""), "/expect/a~1one: is not an array of entries"},
        {R"({"trait": "musl", "axis": "libc", "expect": 1})", "/expect: is not a list of entries"},
        {profile_of(entry(R"("cases": ["a"], "outcome": "a")")),
         "/expect/a~1one/0/cases: stands only where \"expect\" is a list of entries"},
        {list_of("1"), "/expect/0: is not an object; an entry has the keys cases, when"},
        {list_of(entry(R"("outcome": "a")")),
         "/expect/0: key \"cases\" is missing; name the ids, or globs with *"},
        {list_of(entry(R"("cases": "a", "outcome": "a")")),
         "/expect/0/cases: is not a list of cases; name ids, or globs with *"},
        {list_of(entry(R"("cases": [], "outcome": "a")")), "/expect/0/cases: is not a list of"},
        {list_of(entry(R"("cases": ["a", ""], "outcome": "a")")),
         "/expect/0/cases/1: is not the id of a case, nor a glob with *"},
        {list_of(entry(R"("cases": ["a", "b", "a"], "outcome": "a")")),
         "/expect/0/cases/2: names \"a\" twice; remove one"},
        {list_of(entry(R"("cases": ["a/one"], "outcome": [])")),
         "/expect/0/outcome (a/one): is empty; name an outcome"},
        {list_of(entry(R"("cases": ["a/one"], "outcome": "a")") + ", " +
                 entry(R"("cases": ["b", "c", "d/*"], "outcome": "!other")")),
         "/expect/1 (b and 2 more): \"!other\" takes any answer"},
        {list_of(R"({"cases": ["b", "c"], "outcome": "a", "evidence": {"kind": "seen"}})"),
         "/expect/0/evidence/kind (b and 1 more): \"seen\" is unknown; there are observed, "
         "reported, documented"},
        {profile_of(entry(R"("outcomes": "a")")),
         "/expect/a~1one/0: unknown key \"outcomes\"; an entry has the keys cases, when, and"},
        {profile_of(entry(R"("why": "a")")), "/expect/a~1one/0: key \"outcome\" is missing"},
        {profile_of(entry(R"("outcome": 1)")),
         "/expect/a~1one/0/outcome: is not the name of an outcome"},
        {profile_of(entry(R"("outcome": [])")), "/expect/a~1one/0/outcome: is empty"},
        {profile_of(entry(R"("outcome": "!gone")")),
         "/expect/a~1one/0/outcome: \"!gone\" is unknown; there are !crash, !timeout"},
        {profile_of(entry(R"("outcome": ["a", "b"])")),
         "/expect/a~1one/0: has more than one outcome and does not say why by \"unstable\""},
        {profile_of(entry(R"("outcome": "!other")")),
         "/expect/a~1one/0: \"!other\" takes any answer; name the outcome in the case, or pin the "
         "answer by \"answer\""},
        {profile_of(entry(R"("outcome": ["!other", "a"], "unstable": "u")")),
         "/expect/a~1one/0: \"!other\" takes any answer"},
        {profile_of(entry(R"("outcome": "!other", "answer": [])")),
         "/expect/a~1one/0/answer: pins no answer; write a list of steps"},
        {profile_of(entry(R"("outcome": "!other", "answer": [{"raises": {"message": "m"}}])")),
         "/expect/a~1one/0/answer: pins no answer"},
        {profile_of(entry(R"("outcome": "a", "answer": [null])")),
         "/expect/a~1one/0/answer: stands only beside the outcome \"!other\""},
        {profile_of(entry(R"("outcome": "a", "when": {"libc": "<x"})")),
         "/expect/a~1one/0/when/libc: \"<x\" is not a condition"},
        {profile_of(R"({"outcome": "a", "evidence": {"kind": "seen"}})"),
         "/expect/a~1one/0/evidence/kind: \"seen\" is unknown; there are observed"},
        {profile_of(R"({"outcome": "a", "evidence": {"kind": "reported"}})"),
         "/expect/a~1one/0/evidence: key \"link\" is missing; reported evidence needs it"},
        {profile_of(
             R"({"outcome": "a", "evidence": {"kind": "observed", "on": "x", "versions": "y"}})"),
         "/expect/a~1one/0/evidence: key \"date\" is missing; observed evidence needs it"},
    }));
    const std::string fault = fault_of(one.text);
    const std::string wanted = one.message.front() == ' ' ? one.message.substr(1) : one.message;
    CHECK(fault.substr(0, wanted.size()) == wanted);
}

TEST_CASE("a platform is its folder, or its name") {
    given_folder folder;
    folder.write("linux-wine-x86_64/platform.json",
                 R"({"id": "linux-wine-x86_64", "says": "Wine", "time_scale": 2.5,
        "traits": {"kernel": "windows", "libc": "ucrt", "arch": "x86_64", "emulator": "wine"}, "launcher": ["{platforms}/launchers/a", "--"],
        "suffix": ".exe", "programs": "windows-mingw-x86_64", "agent": "{bin}/agent{exe}", "runner": ["{dir}/b", "{store}/c"],
        "needs": [{"program": "wine"}, {"file": "{dir}/d"}], "probe": {"wine": ["wine", "--version"]},
        "provision": {"debian": ["wine"], "steps": ["prefix"], "megabytes": 700}})");
    const platform wine = load_platform(folder.path(), "linux-wine-x86_64");
    CHECK(wine.says == "Wine");
    CHECK(wine.time_scale == 2.5);
    CHECK(wine.traits.at("emulator") == "wine");
    CHECK(wine.launcher ==
          std::vector<std::string>{(folder.path() / "launchers/a").string(), "--"});
    CHECK(wine.suffix == ".exe");
    CHECK(wine.programs == "windows-mingw-x86_64");
    CHECK(wine.agent == "{bin}/agent{exe}");
    const std::string own = (folder.path() / "linux-wine-x86_64").string();
    CHECK(wine.runner == std::vector<std::string>{own + "/b", "{store}/c"});
    REQUIRE(wine.needs.size() == 2);
    CHECK(wine.needs[0].program == "wine");
    CHECK(wine.needs[1].file == own + "/d");
    CHECK(wine.probes.at("wine") == std::vector<std::string>{"wine", "--version"});
    CHECK(wine.provision.packages == std::vector<std::string>{"wine"});
    CHECK(wine.provision.steps == std::vector<std::string>{"prefix"});
    CHECK(wine.provision.megabytes == 700);
    CHECK_FALSE(wine.built);
    folder.write("windows-mingw-x86_64/toolchain.cmake", "");
    CHECK(load_platform(folder.path(), "linux-wine-x86_64").built);

    const platform bare = load_platform(folder.path(), "linux-musl-x86_64");
    CHECK(bare.traits == json{{"kernel", "linux"}, {"libc", "musl"}, {"arch", "x86_64"}});
    CHECK(bare.launcher.empty());
    CHECK(bare.programs == bare.id);
    CHECK(bare.agent == "{host}/sockmatrix-agent");
    CHECK(bare.time_scale == 1.0);
    CHECK_THROWS_AS(load_platform(folder.path(), "linux"), failure);

    folder.write("a-b-c/platform.json",
                 R"({"id": "d", "says": "", "traits": {"kernel": "a", "libc": "b", "arch": "c"}})");
    CHECK_THROWS_AS(load_platform(folder.path(), "a-b-c"), failure);
    folder.write("a-b-c/platform.json",
                 R"({"id": "a-b-c", "says": "", "traits": {"kernel": "a", "libc": "b"}})");
    CHECK_THROWS_AS(load_platform(folder.path(), "a-b-c"), failure);
}

TEST_CASE("a platform's parts have their forms") {
    for (const char* part :
         {R"("needs": [{}])", R"("needs": [{"program": "a", "file": "b"}])", R"("needs": ["a"])",
          R"("provision": {"apt": ["a"]})", R"("probe": {"a": []})",
          R"("probe": {"a": "b --version"})", R"("runner": "qemu")", R"("without_launcher": 1)"}) {
        CAPTURE(part);
        given_folder folder;
        folder.write(
            "a-b-c/platform.json",
            std::string(
                R"({"id": "a-b-c", "says": "x", "traits": {"kernel": "a", "libc": "b", "arch": "c"}, )") +
                part + "}");
        CHECK_THROWS_AS(load_platform(folder.path(), "a-b-c"), failure);
    }
}

TEST_CASE("the platforms are the folders that say so, by id") {
    given_folder folder;
    for (const char* id : {"b-b-b", "a-a-a"})
        folder.write(std::string(id) + "/platform.json",
                     std::string(R"({"id": ")") + id +
                         R"(", "says": "x", "traits": {"kernel": "a", "libc": "b", "arch": "c"}})");
    folder.write("profiles/a.json", "{}");
    const auto all = load_platforms(folder.path());
    REQUIRE(all.size() == 2);
    CHECK(all[0].id == "a-a-a");
    CHECK(all[1].id == "b-b-b");
}

TEST_CASE("this machine is a platform") {
    const std::string id = host_platform();
    CHECK(std::count(id.begin(), id.end(), '-') == 2);
    CHECK(load_platform("/nonexistent", id).traits.size() == 3);
}

TEST_CASE("an implementation is its adapter.json with folders put in") {
    given_folder folder;
    const auto file =
        folder.write("mine/adapter.json",
                     R"({"name": "mine", "says": "", "traits": ["cpython"], "needs": ["python3"],
        "command": ["{bin}/a", "--from={dir}/b", "{dir}"]})");
    const implementation mine = load_implementation(file);
    CHECK(mine.name == "mine");
    CHECK(mine.traits == std::vector<std::string>{"cpython"});
    CHECK(mine.programs == std::vector<std::string>{"python3"});
    const std::string dir = (folder.path() / "mine").string();
    CHECK(mine.command == std::vector<std::string>{"{bin}/a", "--from=" + dir + "/b", dir});
    CHECK_THROWS_AS(
        load_implementation(folder.write(
            "bad.json", R"({"name": "mine", "says": "", "traits": [], "command": []})")),
        failure);
    CHECK_THROWS_AS(
        load_implementation(folder.write(
            "bad.json", R"({"name": "a/b", "says": "", "traits": [], "command": ["a"]})")),
        failure);
    CHECK_THROWS_AS(load_implementation(folder.path() / "missing.json"), failure);
}
