#include "lines.hpp"

#include "catch_any.hpp"
#include "memory_transport.hpp"

using adapter::line_reader;
using adapter::longest_line;
using line_result = line_reader::result;

namespace {

std::string next_line(line_reader& lines) {
    std::string_view line;
    REQUIRE(lines.next(line) == line_result::line);
    return std::string(line);
}

} // namespace

TEST_CASE("lines come out as they went in, however they were cut") {
    memory_transport input({"one\ntw", "o", "\n\nfour\nlost"});
    line_reader lines(input);
    for (const char* expected : {"one", "two", "", "four"})
        CHECK(next_line(lines) == expected);
    std::string_view line;
    CHECK(lines.next(line) == line_result::end);
    CHECK(lines.next(line) == line_result::end);
}

TEST_CASE("a reader knows whether a whole line is there") {
    memory_transport input({"a\nb\nc", "\n"});
    line_reader lines(input);
    CHECK_FALSE(lines.ready());
    next_line(lines);
    CHECK(lines.ready());
    next_line(lines);
    CHECK_FALSE(lines.ready());
    CHECK(next_line(lines) == "c");
    CHECK(input.reads == 2);
}

TEST_CASE("a line of the limit passes, one longer is told and skipped") {
    const std::string most(longest_line - 1, 'x');
    memory_transport input({most + "\n" + most + "y\nafter\n"});
    line_reader lines(input);
    CHECK(next_line(lines) == most);
    std::string_view line;
    CHECK(lines.next(line) == line_result::too_long);
    CHECK(next_line(lines) == "after");
}

TEST_CASE("a line without end is skipped in bounded memory") {
    std::vector<std::string> endless(40, std::string(100'000, 'x'));
    endless.push_back("\nafter\n");
    memory_transport input(std::move(endless));
    line_reader lines(input);
    std::string_view line;
    CHECK(lines.next(line) == line_result::too_long);
    CHECK(next_line(lines) == "after");
    CHECK(lines.next(line) == line_result::end);
}

TEST_CASE("an endless line may end with the input") {
    memory_transport input({std::string(3 * longest_line, 'x')});
    line_reader lines(input);
    std::string_view line;
    CHECK(lines.next(line) == line_result::end);
}
