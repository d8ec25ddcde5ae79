// How case files are laid out.
#include "catch_any.hpp"
#include "given.hpp"
#include "load/layout.hpp"

using namespace sockmatrix;

namespace layout_tests {

struct layout_row {
    const char* what;
    std::string text;
    std::string wanted;
};

const std::string long_word = std::string(60, 'x');
const std::filesystem::path cases_folder = std::filesystem::path(SOCKMATRIX_ROOT) / "cases";

TEST_CASE("JSON is laid out in one way, which is kept") {
    const std::string x = "\"" + long_word + "\"";
    const auto row = GENERATE_COPY(
        layout_row{"short things on one line", "{\"a\":[1,{\"b\":[ ]},{ }]}",
                   "{ \"a\": [1, { \"b\": [] }, {}] }"},
        layout_row{"spelling is kept", R"([ 1.0,1E5 ,"\u00e9\/\"]" , -0,true])",
                   R"([1.0, 1E5, "\u00e9\/\"]", -0, true])"},
        layout_row{"what was opened stays so, and what is around it is open",
                   "{\"a\":{\n\"b\":1,\"c\":[2]}}",
                   "{\n  \"a\": {\n    \"b\": 1,\n    \"c\": [2]\n  }\n}"},
        layout_row{"only the first break opens", "[1,\n2]", "[1, 2]"},
        layout_row{"an empty one is never open", "[\n\n{\n}, [\n]]", "[\n  {},\n  []\n]"},
        layout_row{"what is too long is parted", "[" + x + "," + x + ",1]",
                   "[\n  " + x + ",\n  " + x + ",\n  1\n]"},
        layout_row{"plain values fill lines where they did",
                   "[\n1,2," + x + "," + x + ",\"" + "\"]",
                   "[\n  1, 2, " + x + ",\n  " + x + ", \"\"\n]"},
        layout_row{"others do not", "[\n1,{}, 2]", "[\n  1,\n  {},\n  2\n]"},
        layout_row{"a plain value alone", " \n 5\t", "5"},
        layout_row{"a byte order mark and returns", "\xef\xbb\xbf[\r\n1\r\n]", "[\n  1\n]"});
    INFO(row.what);
    CHECK(laid_out(row.text) == row.wanted);
    CHECK(laid_out(row.wanted) == row.wanted);
}

TEST_CASE("120 columns are filled and none more") {
    const std::string half(57, 'x');
    const std::string fits = "{ \"a\": [\"" + half + "\", \"" + std::string(43, 'y') + "\"] }";
    REQUIRE(fits.size() == 117);
    CHECK(laid_out(fits) == fits);
    CHECK(laid_out(fits, 3) == fits);
    CHECK(laid_out(fits, 4).find('\n') != std::string::npos);
    CHECK(laid_out("[" + fits + ", 1]") ==
          "[\n  " + fits + ",\n  1\n]"); // the comma has its column
    CHECK(laid_out("[[" + fits + ", 1]]").find("    {\n      \"a\"") != std::string::npos);
    const std::string wide = "[\"\u00e9" + std::string(115, 'x') + "\"]"; // characters, not octets
    CHECK(laid_out(wide) == wide);
}

TEST_CASE("the case files of the repository are in this form") {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(cases_folder)) {
        const auto& file = entry.path();
        if (file.extension() != ".json" || file.parent_path().filename() == "schema" ||
            file.parent_path() == cases_folder)
            continue;
        INFO(file << ": `sockmatrix check --fix` lays it out");
        const std::string text = read_file(file);
        CHECK((laid_out(text) + "\n" == text));
        ++count;
    }
    CHECK(count > 80);
}

TEST_CASE("however lines are joined, the content stays and the layout is kept") {
    const std::string content = read_file(cases_folder / "errors/error.json");
    const auto wanted = nlohmann::ordered_json::parse(content);
    for (const unsigned every : {2U, 3U, 5U, 7U, 100000U}) {
        std::string text;
        unsigned breaks = 0;
        for (const char c : content)
            text += c == '\n' && ++breaks % every != 0 ? ' ' : c;
        const std::string once = laid_out(text);
        CHECK((nlohmann::ordered_json::parse(once) == wanted));
        CHECK((laid_out(once) == once));
    }
}

} // namespace layout_tests
