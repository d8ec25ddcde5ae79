#include "judge/compact.hpp"

#include "given.hpp"
#include "load/load.hpp"
#include "model/failure.hpp"

#include <catch_any.hpp>
#include <filesystem>
#include <random>

namespace compact_tests {

namespace fs = std::filesystem;
using namespace sockmatrix;
using namespace sockmatrix::testing;

namespace {

class folder {
public:
    folder()
        : path_(fs::temp_directory_path() /
                ("sockmatrix-compact-" + std::to_string(std::random_device()()))) {}
    folder(const folder&) = delete;
    folder& operator=(const folder&) = delete;
    ~folder() { fs::remove_all(path_); }
    fs::path file(const std::string& target) const { return path_ / (target + ".ndjson"); }
    void write(const std::string& target, const compact_form& what) const {
        fs::create_directories(file(target).parent_path());
        replace_file(file(target), compact_text(what));
    }

private:
    fs::path path_;
};

recording of(const std::string& target, const std::vector<observation>& seen) {
    recording out = recorded(seen);
    out.run["target"] = target;
    return out;
}

observation with_env(observation one, const char* env) {
    one.env = j(env);
    return one;
}

/// All that a judgement says, but for the values that people see.
std::vector<std::string> verdicts_of(const judgement& judged) {
    std::vector<std::string> out = judged.complaints;
    for (const verdict& one : judged.verdicts)
        out.push_back(one.case_id + " " + std::string(to_string(one.kind)) + " " + one.happened +
                      " " + std::string(to_string(one.expected)) + " " + one.why + " " +
                      one.wanted + " " + json(one.errors).dump());
    return out;
}

/// Writes compact forms and reads them back.
std::vector<recording> there_and_back(const folder& in, const suite& all,
                                      const std::vector<recording>& seen) {
    const std::vector<compact_form> forms = compact_all(all, seen);
    for (const compact_form& one : forms)
        in.write(one.run["target"], one);
    std::vector<recording> out;
    recording_reader reader;
    for (const compact_form& one : forms)
        out.push_back(reader.read(in.file(one.run["target"])));
    return out;
}

/// Another target whose ports, paths and times are others, and some of whose answers are.
recording another(const recording& from, const std::string& target) {
    recording out = from;
    out.run["target"] = target;
    std::size_t count = 0;
    for (auto& [id, one] : out.observations) {
        if (one.env.contains("values"))
            for (json& value : one.env["values"])
                if (value.is_number_integer()) value = value.get<int>() + 1;
        if (one.env.contains("us"))
            for (json& time : one.env["us"])
                time = time.get<long>() * 3;
        if (++count % 50 == 0 && !one.answer.empty())
            one.answer.back() = {{"unsupported", "not here"}};
    }
    return out;
}

} // namespace

TEST_CASE("compact recordings of the repository are judged as the whole ones are") {
    const fs::path root = SOCKMATRIX_ROOT;
    const suite all = load_suite(root / "cases");
    const std::vector<profile> profiles = load_profiles(root / "platforms/profiles");
    std::vector<recording> seen;
    recording_reader reader;
    // A base, one that is like it, and one of another kernel: all of them would take minutes.
    for (const char* platform : {"linux-glibc-x86_64", "linux-glibc-s390x", "windows-wine-x86_64"})
        for (const auto& entry : fs::directory_iterator(root / "reports/observed" / platform))
            seen.push_back(reader.read(entry.path()));
    REQUIRE_FALSE(seen.empty());
    seen.push_back(another(seen.front(), "other-libc-arch/one"));
    const folder in;
    const std::vector<recording> back = there_and_back(in, all, seen);
    REQUIRE(back.size() == seen.size());
    for (std::size_t i = 0; i < seen.size(); ++i) {
        CAPTURE(seen[i].run["target"]);
        CHECK(back[i].run == seen[i].run);
        REQUIRE(back[i].observations.size() == seen[i].observations.size());
        CHECK(verdicts_of(judge(all, profiles, back[i], nullptr, true)) ==
              verdicts_of(judge(all, profiles, seen[i], nullptr, true)));
    }
    CHECK(fs::file_size(in.file("other-libc-arch/one")) < 300000);
    // Equal input gives equal files.
    const std::string text = read_file(in.file("other-libc-arch/one"));
    there_and_back(in, all, seen);
    CHECK(read_file(in.file("other-libc-arch/one")) == text);
}

TEST_CASE("a case is left out only if the answer and the verdict by the base's env are the same") {
    const suite all = suite_of({one_step(
        "a/1", {{"conforms", j("{'returns': {'type': 'integer'}, 'elapsed': [0, 1]}")}})});
    const auto answer = answered("a/1", "[{'returns': {'env': 'p'}}]");
    struct row {
        const char* base;
        const char* seen;
        bool kept;
    };
    const auto row_of = GENERATE(values<row>({
        {"{'values': {'p': 1}, 'us': {'0': 5}}", "{'values': {'p': 2}, 'us': {'0': 7}}", false},
        {"{'values': {'p': 1}, 'us': {'0': 5}}", "{'values': {'p': 1}, 'us': {'0': 9000000}}",
         true},
        {"{'values': {'p': 1}, 'us': {'0': 9000000}}", "{'values': {'p': 1}, 'us': {'0': 5}}",
         true},
        {"{'values': {'p': 'x'}, 'us': {'0': 5}}", "{'values': {'p': 1}, 'us': {'0': 5}}", true},
    }));
    CAPTURE(row_of.base, row_of.seen);
    const compact_form form = compact_like(all, of("x/y", {with_env(answer, row_of.seen)}),
                                           of("b/y", {with_env(answer, row_of.base)}));
    CHECK(form.differs.size() == (row_of.kept ? 1 : 0));
    CHECK(compact_like(all, of("x/y", {answered("a/1", "[{'returns': 1}]")}),
                       of("b/y", {with_env(answer, row_of.base)}))
              .differs.size() == 1);
}

TEST_CASE("what the base has and a recording has not stays away") {
    const suite all = suite_of({one_step("a/1", {{"conforms", j("{'returns': 1}")}}),
                                one_step("a/2", {{"conforms", j("{'returns': 1}")}})});
    const recording base =
        of("b/y", {answered("a/1", "[{'returns': 1}]"), answered("a/2", "[{'returns': 1}]")});
    const recording seen = of("x/y", {answered("a/2", "[{'returns': 1}]")});
    const folder in;
    compact_form whole;
    whole.run = base.run;
    whole.differs = base.observations;
    in.write("b/y", whole);
    const compact_form form = compact_like(all, seen, base);
    CHECK(form.without == std::vector<std::string>{"a/1"});
    CHECK(form.differs.empty());
    in.write("x/y", form);
    const recording back = read_recording(in.file("x/y"));
    CHECK(back.observations.size() == 1);
    CHECK(to_line(back.observations.at("a/2")) == to_line(seen.observations.at("a/2")));
}

TEST_CASE("a base that is missing, compact, or answers otherwise now is refused") {
    const suite all = suite_of({one_step("a/1", {{"conforms", j("{'returns': 1}")}})});
    const auto base = [](const char* answer) {
        return of("b/y", {with_env(answered("a/1", answer), "{'values': {'p': 1}}")});
    };
    const folder in;
    in.write("x/y", compact_like(all, of("x/y", {answered("a/1", "[{'returns': 1}]")}),
                                 base("[{'returns': 1}]")));
    const auto refusal = [&] {
        try {
            read_recording(in.file("x/y"));
        } catch (const failure& why) {
            CHECK(why.code() == exit_code::invalid);
            return std::string(why.what());
        }
        return std::string();
    };
    CHECK(refusal().find("b/y.ndjson") != std::string::npos);
    compact_form whole;
    whole.run = base("[]").run;
    whole.differs = base("[{'returns': 1}]").observations;
    in.write("b/y", whole);
    CHECK(refusal().empty());
    whole.differs.at("a/1").env = json::object();
    in.write("b/y", whole);
    CHECK(refusal().empty());
    whole.differs = base("[{'returns': 2}]").observations;
    in.write("b/y", whole);
    CHECK(refusal().find("made compact with other answers") != std::string::npos);
    whole.like = "c/y";
    in.write("b/y", whole);
    CHECK(refusal().find("is compact itself") != std::string::npos);
}

TEST_CASE("long values are omitted where no verdict needs them") {
    const suite all =
        suite_of({one_step("a/any", {{"conforms", j("{'returns': {'any': true}}")}}),
                  one_step("a/bytes", {{"conforms", j("{'returns': {'type': 'octets'}}")}})});
    const json payload = {{"bytes", std::string(600, '0')}};
    const auto seen_of = [](const char* id, const json& value) {
        observation one = answered(id, "[{'returns': {'env': 'p'}}]");
        one.env = {{"values", {{"p", value}}}};
        return one;
    };
    const auto value_of = [&](const char* id, const json& value) {
        const recording shorter = without_long_values(all, of("x/y", {seen_of(id, value)}));
        return shorter.observations.at(id).env["values"]["p"];
    };
    CHECK(value_of("a/any", payload) == json({{"omitted", 612}}));
    CHECK(value_of("a/bytes", payload) == payload);
    CHECK(value_of("a/any", "short") == "short");
}

} // namespace compact_tests
