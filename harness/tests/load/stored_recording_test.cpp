#include "catch_any.hpp"
#include "given.hpp"
#include "model/recording_index.hpp"

using namespace sockmatrix;

namespace {

observation answer_of(const std::string& id, int value) {
    observation out;
    out.case_id = id;
    out.answer = json::array({{{"returns", value}}});
    return out;
}

recording of(std::initializer_list<std::pair<const char*, int>> answers) {
    recording out;
    for (const auto& [id, value] : answers)
        out.observations[id] = answer_of(id, value);
    return out;
}

/// "a=1 b=2" of what a recording tells one after the other.
std::string told(const stored_recording& from) {
    std::string out;
    from.each([&](const observation& one) {
        out += one.case_id + "=" + one.answer[0]["returns"].dump() + " ";
    });
    return out;
}

stored_recording compacted(recording own, std::vector<std::string> without, const recording& base) {
    compact_form form;
    form.run = {{"target", "t/i"}};
    form.like = "b/i";
    form.without = std::move(without);
    form.differs = std::move(own.observations);
    return {std::move(form), std::make_shared<const recording>(base)};
}

} // namespace

TEST_CASE(
    "a stored recording tells its own observations and those of its base in the order of ids") {
    const recording base = of({{"b", 1}, {"d", 1}, {"f", 1}});
    CHECK(told(stored_recording(base)) == "b=1 d=1 f=1 ");
    CHECK(told(compacted(of({}), {}, base)) == "b=1 d=1 f=1 ");
    CHECK(told(compacted(of({{"a", 2}, {"d", 2}, {"e", 2}, {"g", 2}}), {}, base)) ==
          "a=2 b=1 d=2 e=2 f=1 g=2 ");
    CHECK(told(compacted(of({{"c", 2}}), {"b", "f"}, base)) == "c=2 d=1 ");
    CHECK(told(stored_recording()).empty());
}

TEST_CASE("a stored recording becomes what it tells when taken") {
    stored_recording seen =
        compacted(of({{"a", 2}, {"d", 2}}), {"b"}, of({{"b", 1}, {"d", 1}, {"f", 1}}));
    CHECK(seen.run()["target"] == "t/i");
    const std::string before = told(seen);
    const recording whole = seen.take();
    CHECK(whole.run["target"] == "t/i");
    CHECK(told(stored_recording(whole)) == before);
}

TEST_CASE("an index of a recording has the lines of its cases, its own before its base's") {
    given_folder folder;
    recording base = of({{"b", 1}, {"d", 1}, {"f", 1}});
    base.run["target"] = "t/base";
    std::filesystem::create_directories(folder.path() / "t");
    write_recording(folder.path() / "t" / "base.ndjson", base);
    compact_form own;
    own.run = {{"target", "t/i"}};
    own.like = "t/base";
    own.answers = answers_hash(base);
    own.without = {"b"};
    own.differs = of({{"a", 2}, {"d", 2}}).observations;
    const std::filesystem::path file = folder.path() / "t" / "i.ndjson";
    // An answer may hold the key that tells a case, so that line is read.
    replace_file(file,
                 compact_text(own) + R"({"answer":[{"returns":{"case":"x"}}],"case":"e"})" + "\n");
    recording_reader reader;
    const recording_index seen(file, reader);
    CHECK(seen.run()["target"] == "t/i");
    CHECK(seen.ids() == std::vector<std::string_view>{"a", "d", "e", "f"});
    for (const char* id : {"b", "c", "g", ""})
        CHECK(seen.line(id).empty());
    CHECK(seen.line("d") == R"({"answer":[{"returns":2}],"case":"d"})");
    CHECK(seen.line("f") == R"({"answer":[{"returns":1}],"case":"f"})");
    replace_file(file, compact_text(own) + to_line(own.differs.at("a")) + "\n");
    CHECK_THROWS_WITH(recording_index(file, reader),
                      file.generic_string() + ":4: case a is there twice");
}
