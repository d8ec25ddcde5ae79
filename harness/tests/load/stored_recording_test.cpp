#include "catch_any.hpp"
#include "given.hpp"
#include "model/compact.hpp"

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

TEST_CASE("a stored recording finds what it tells, and becomes it when taken") {
    stored_recording seen =
        compacted(of({{"a", 2}, {"d", 2}}), {"b"}, of({{"b", 1}, {"d", 1}, {"f", 1}}));
    CHECK(seen.run()["target"] == "t/i");
    for (const char* id : {"b", "c", "g", ""})
        CHECK(seen.find(id) == nullptr);
    CHECK(seen.find("a")->answer[0]["returns"] == 2);
    CHECK(seen.find("d")->answer[0]["returns"] == 2);
    CHECK(seen.find("f")->answer[0]["returns"] == 1);
    const std::string before = told(seen);
    const recording whole = seen.take();
    CHECK(whole.run["target"] == "t/i");
    CHECK(told(stored_recording(whole)) == before);
}
