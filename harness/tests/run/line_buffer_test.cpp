#include "catch_any.hpp"
#include "run/process/line_buffer.hpp"

#include <algorithm>
#include <string>

namespace sockmatrix {
namespace {

void feed(line_buffer& lines, std::string_view text) {
    while (!text.empty()) {
        const std::span<char> space = lines.space();
        const std::size_t size = std::min(space.size(), text.size());
        std::copy_n(text.begin(), size, space.begin());
        lines.added(size);
        text.remove_prefix(size);
    }
}

std::string all(line_buffer& lines) {
    std::string out;
    while (const auto line = lines.next())
        out += std::string(*line) + "|";
    return out;
}

} // namespace

TEST_CASE("lines come whole, however they were cut") {
    line_buffer lines(100);
    feed(lines, "one\ntw");
    CHECK(all(lines) == "one|");
    feed(lines, "o\n\nfour");
    CHECK(all(lines) == "two||");
    feed(lines, "\n");
    CHECK(all(lines) == "four|");
    CHECK_FALSE(lines.too_long());
}

TEST_CASE("a line may be as long as the limit with its newline") {
    line_buffer lines(8);
    feed(lines, "1234567\n");
    CHECK(all(lines) == "1234567|");
    CHECK_FALSE(lines.too_long());
    feed(lines, "12345678\n");
    CHECK(all(lines) == "");
    CHECK(lines.too_long());
}

TEST_CASE("an endless line is told before its newline comes") {
    line_buffer lines(8);
    feed(lines, "ok\n1234567");
    CHECK(all(lines) == "ok|");
    CHECK_FALSE(lines.too_long());
    feed(lines, "8");
    CHECK(all(lines) == "");
    CHECK(lines.too_long());
}

TEST_CASE("lines that cross the ends of reads survive the moves") {
    line_buffer lines(1024 * 1024);
    std::string text;
    for (int i = 0; i < 30000; ++i)
        text += std::to_string(i) + "\n";
    int next = 0;
    for (std::size_t at = 0; at < text.size(); at += 777) {
        feed(lines, std::string_view(text).substr(at, 777));
        while (const auto line = lines.next())
            REQUIRE(*line == std::to_string(next++));
    }
    CHECK(next == 30000);
}

} // namespace sockmatrix
