// Which profile entry decides.
#include "given.hpp"

#include "judge/expectations.hpp"
#include "model/failure.hpp"
#include "model/glob.hpp"

#include <catch_any.hpp>

using namespace sockmatrix;
using namespace sockmatrix::testing;

namespace {

/// An entry that is recognised by its one outcome.
expectation entry(std::string outcome, std::string pattern, std::string trait,
                  std::vector<std::string> also = {},
                  std::map<std::string, std::string> when = {}) {
    expectation out = expecting(std::move(pattern), {std::move(outcome)}, std::move(trait));
    out.also = std::move(also);
    out.when = std::move(when);
    return out;
}

/// The outcome of the deciding entry for the case "getaddrinfo/no-data", or "".
std::string decides(const std::vector<profile>& profiles) {
    test_case about;
    about.id = "getaddrinfo/no-data";
    const expectation* found = find_expectation(profiles, about, run_header());
    return found ? found->outcomes.at(0) : "";
}

/// The pattern of the entry that comes nearest, by a look at every entry; "tie" if two do.
std::string nearest_pattern(const profile& from, const std::string& id) {
    const expectation* nearest = nullptr;
    bool tied = false;
    for (const expectation& one : from.entries) {
        if (!glob_match(one.pattern, id)) continue;
        const precedence near = precedence_of(one, from.on);
        tied = nearest && precedence_of(*nearest, from.on) == near ? true : tied;
        if (nearest && near <= precedence_of(*nearest, from.on)) continue;
        nearest = &one;
        tied = false;
    }
    return tied ? "tie" : nearest ? nearest->pattern : "none";
}

std::string found_pattern(const expectation_index& index, const std::string& id) {
    try {
        const expectation* found = index.decide(id).entry;
        return found ? found->pattern : "none";
    } catch (const failure&) {
        return "tie";
    }
}

} // namespace

TEST_CASE("an entry holds where its traits hold") {
    const std::string id = "getaddrinfo/no-data";
    CHECK(decides({}) == "");
    CHECK(decides({{"musl", axis::libc, {entry("x", id, "musl")}}}) == "x");
    CHECK(decides({{"glibc", axis::libc, {entry("x", id, "glibc")}}}) == "");
    CHECK(decides({{"musl", axis::libc, {entry("x", id, "musl", {"refsock"})}}}) == "x");
    CHECK(decides({{"musl", axis::libc, {entry("x", id, "musl", {"refsock", "wine"})}}}) == "");
    CHECK(decides({{"musl", axis::libc, {entry("x", "getaddrinfo/no", "musl")}}}) == "");
}

TEST_CASE("globs") {
    struct row {
        const char* glob;
        bool matches;
    };
    for (const row& one : std::vector<row>{{"*", true},
                                           {"getaddrinfo/*", true},
                                           {"*no-data", true},
                                           {"get*info/*data", true},
                                           {"getaddrinfo/no-data*", true},
                                           {"*a*a*a*", true},
                                           {"*z*", false},
                                           {"getaddrinfo/", false},
                                           {"getaddrinfo/*x", false},
                                           {"*getaddrinfo/no-dat", false}}) {
        CAPTURE(one.glob);
        CHECK(decides({{"musl", axis::libc, {entry("x", one.glob, "musl")}}}) ==
              (one.matches ? "x" : ""));
    }
}

TEST_CASE("conditions on versions and facts") {
    struct row {
        std::map<std::string, std::string> when;
        bool holds;
    };
    const std::vector<row> rows = {
        {{{"libc", "<1.2.5"}}, true},
        {{{"libc", ">=1.2.5"}}, false},
        {{{"kernel", ">=6.1"}}, true},
        {{{"kernel", ">=6.1,<6.2"}}, true},
        {{{"kernel", "<6"}}, false},
        {{{"implementation", "=0.1"}}, true},
        {{{"implementation", ">0.1"}}, false},
        {{{"libc", "<1.2.5"}, {"kernel", "<6"}}, false},
        {{{"machine", "x86_64"}}, true},
        {{{"machine", "s390x"}}, false},
        {{{"bits", "64"}}, true},
        {{{"bits", ">=32"}}, true},
        {{{"libc", "musl 1.2.3"}}, true},
        {{{"nothing", "<1"}}, false},
        {{{"nothing", "x"}}, false},
        {{{"machine", ">=1"}}, false},
    };
    for (const row& one : rows) {
        CAPTURE(json(one.when).dump());
        CHECK(decides({{"musl",
                        axis::libc,
                        {entry("x", "getaddrinfo/no-data", "musl", {}, one.when)}}}) ==
              (one.holds ? "x" : ""));
    }
}

TEST_CASE("precedence: traits, then axis, then exact ids, then the longer literal prefix") {
    const std::string id = "getaddrinfo/no-data";
    const auto winner = [](const profile& weak, const profile& strong) {
        const std::string forward = decides({weak, strong});
        CHECK(decides({strong, weak}) == forward);
        return forward;
    };
    const profile kernel{"linux", axis::kernel, {entry("kernel", id, "linux")}};
    const profile libc{"musl", axis::libc, {entry("libc", id, "musl")}};
    const profile arch{"x86_64", axis::arch, {entry("arch", id, "x86_64")}};
    const profile emulator{"linux", axis::emulator, {entry("emulator", id, "linux")}};
    const profile implementation{"refsock", axis::implementation, {entry("impl", id, "refsock")}};
    CHECK(winner(kernel, libc) == "libc");
    CHECK(winner(libc, arch) == "arch");
    CHECK(winner(arch, emulator) == "emulator");
    CHECK(winner(emulator, implementation) == "impl");

    const profile two{"linux", axis::kernel, {entry("two", "*", "linux", {"musl"})}};
    CHECK(winner(implementation, two) == "two");

    const profile glob{"refsock", axis::implementation, {entry("glob", "getaddr*", "refsock")}};
    CHECK(winner(libc, glob) == "glob");
    CHECK(winner(glob, implementation) == "impl");
    const profile longer{
        "refsock", axis::implementation, {entry("longer", "getaddrinfo/*", "refsock")}};
    CHECK(winner(glob, longer) == "longer");
}

TEST_CASE("a tie is refused, and names both entries") {
    std::vector<profile> profiles = {
        {"musl", axis::libc, {entry("a", "getaddrinfo/*", "musl"), entry("b", "*", "musl")}}};
    CHECK(decides(profiles) == "a");
    profiles[0].entries.push_back(entry("c", "getaddrinfo/*", "musl"));
    profiles[0].entries[2].file = "musl.json#/expect/2";
    try {
        decides(profiles);
        FAIL("nothing was thrown");
    } catch (const failure& why) {
        CHECK(why.code() == exit_code::invalid);
        const std::string text = why.what();
        for (const char* part :
             {"getaddrinfo/no-data", "musl.json#/expect (", "musl.json#/expect/2"})
            CHECK(text.find(part) != std::string::npos);
    }
    profiles[0].entries.push_back(entry("d", "getaddrinfo/no-data", "musl"));
    CHECK(decides(profiles) == "d");
}

TEST_CASE("conditions that exclude each other do not tie") {
    const std::string id = "getaddrinfo/no-data";
    CHECK(decides({{"musl",
                    axis::libc,
                    {entry("old", id, "musl", {}, {{"libc", "<1.2.5"}}),
                     entry("new", id, "musl", {}, {{"libc", ">=1.2.5"}})}}}) == "old");
}

TEST_CASE("complaints: entries that match no case, in a full run only") {
    const suite all = suite_of({one_step("a/x", {{"conforms", j("{'returns': 1}")}})});
    const recording seen = recorded({answered("a/x", "[{'returns': 2}]")});
    const std::vector<profile> profiles =
        profiles_of({pinning("a/x", j("[{'returns': 2}]")), entry("gone", "a/gone", "musl"),
                     entry("wide", "*", "musl"), entry("elsewhere", "a/gone", "glibc"),
                     entry("newer", "a/gone", "musl", {}, {{"libc", ">9"}})});
    CHECK(judge(all, profiles, seen, nullptr, false).complaints.empty());
    const judgement full = judge(all, profiles, seen, nullptr, true);
    CHECK(full.complaints ==
          std::vector<std::string>{
              "musl.json#/expect (musl, a/gone): matches no case; remove it from the entry"});
    CHECK_FALSE(full.as_expected());
    CHECK(judge(all, profiles_of({pinning("a/x", j("[{'returns': 2}]"))}), seen, nullptr, true)
              .as_expected());
}

TEST_CASE("the index decides as a look at every entry does") {
    const std::vector<std::string> patterns = {"socket*",
                                               "socket.*",
                                               "socket/*",
                                               "socket.bind/*",
                                               "socket.bind/x*",
                                               "socket.*/x",
                                               "socket.bind/x",
                                               "socket/x:*",
                                               "socket/x:a",
                                               "socket.b*/x",
                                               "socket.bind/*:a",
                                               "socket.bind/*x",
                                               "s*",
                                               "x",
                                               "socket"};
    const std::vector<std::string> ids = {"socket/x",
                                          "socket/x:a",
                                          "socket/y",
                                          "socket.bind/x",
                                          "socket.bind/y",
                                          "socket.bind/y:a",
                                          "socket.bin/x",
                                          "socket.send/x",
                                          "socket",
                                          "x",
                                          "y",
                                          "sx/x",
                                          ""};
    std::vector<profile> profiles = {{"musl", axis::libc, {}}};
    for (const std::string& pattern : patterns)
        profiles[0].entries.push_back(entry("x", pattern, "musl"));
    const auto compare = [&] {
        const expectation_index index(profiles, run_header());
        for (const std::string& id : ids) {
            CAPTURE(id);
            CHECK(found_pattern(index, id) == nearest_pattern(profiles[0], id));
        }
    };
    CHECK(nearest_pattern(profiles[0], "socket.bind/y:a") == "tie");
    CHECK(nearest_pattern(profiles[0], "socket.bind/x") == "socket.bind/x");
    compare();
    for (const char* wide : {"*", "*/x", "*:a"})
        profiles[0].entries.push_back(entry("x", wide, "musl"));
    CHECK(nearest_pattern(profiles[0], "y") == "*");
    compare();
}
