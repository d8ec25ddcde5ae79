// The one table of the interface against what speaks of its calls elsewhere.
#include "catch_any.hpp"
#include "load/calls.hpp"
#include "model/interface.hpp"
#include "model/json.hpp"
#include "model/recording.hpp"

#include <filesystem>
#include <set>

using namespace sockmatrix;

namespace {

const std::filesystem::path docs = std::filesystem::path(SOCKMATRIX_ROOT) / "docs";

std::set<std::string> names_of_table() {
    std::set<std::string> out;
    for (const interface_call& one : interface_calls())
        out.emplace(one.name);
    return out;
}

/// What stands in backticks in the first cells of the tables of a section.
std::set<std::string> calls_of_page() {
    const std::string page = read_file(docs / "protocol.md");
    const std::size_t begin = page.find("\n## Calls\n");
    const std::string part = page.substr(begin, page.find("\n## ", begin + 4) - begin);
    std::set<std::string> out;
    for (std::size_t row = part.find("\n| `"); row != std::string::npos;
         row = part.find("\n| `", row + 1)) {
        const std::string cell = part.substr(row + 3, part.find(" |", row + 3) - row - 3);
        for (std::size_t at = cell.find('`'); at != std::string::npos;) {
            const std::size_t end = cell.find('`', at + 1);
            out.insert(cell.substr(at + 1, end - at - 1));
            at = cell.find('`', end + 1);
        }
    }
    return out;
}

} // namespace

TEST_CASE("the table of the interface has the calls of the protocol's page and schema") {
    const json schema = json::parse(read_file(docs / "protocol.schema.json"));
    const json& known = schema["definitions"]["known_call"]["enum"];
    CHECK(names_of_table() == known.get<std::set<std::string>>());
    CHECK(names_of_table() == calls_of_page());
}

TEST_CASE("every row of the interface is written in its grammar") {
    const std::set<std::string_view> kinds = {
        "socket",  "address",  "endpoint", "host",    "service", "octets", "text",
        "integer", "number",   "count",    "boolean", "null",    "any",    "family",
        "type",    "protocol", "flags",    "level",   "option",  "error"};
    for (const interface_call& one : interface_calls()) {
        CAPTURE(std::string(one.name));
        for (const interface_argument& each : arguments_of(one)) {
            CHECK(kinds.contains(each.kind));
            CHECK_FALSE(each.name.empty());
        }
        std::size_t places = 0;
        for (const std::string_view kind : kinds)
            places += places_given(one, kind).size();
        CHECK(places >= 1);
        CHECK((one.name.starts_with("socket.")) ==
              (one.name.find('.') != std::string_view::npos && !one.name.starts_with("aux.")));
        if (one.name.starts_with("socket.")) CHECK(place_of_argument(one, "socket", 1) == 0);
    }
}

TEST_CASE("parts of what a call gives are found by their kinds") {
    using places = std::vector<std::string>;
    const auto given = [](const char* call, const char* kind) {
        return places_given(*find_call(call), kind);
    };
    CHECK(given("socket.accept", "address") == places{"/1"});
    CHECK(given("socket.recvfrom_into", "address") == places{"/2"});
    CHECK(given("socket.getsockname", "address") == places{""});
    CHECK(given("getaddrinfo", "family") == places{"/*/0"});
    CHECK(given("getaddrinfo", "address") == places{"/*/4"});
    CHECK(given("socketpair", "socket") == places{"/0", "/1"});
    CHECK(given("gethostbyaddr", "host") == places{"/2/*"});
    CHECK(given("socket.bind", "address").empty());
}

TEST_CASE("arguments that may be left out move those behind them") {
    CHECK(address_argument("socket.bind", 2) == 1);
    CHECK(address_argument("socket.sendto", 3) == 2);
    CHECK(address_argument("socket.sendto", 4) == 3);
    CHECK(address_argument("create_connection", 1) == 0);
    CHECK(address_argument("create_connection", 3) == 0);
    CHECK(address_argument("getnameinfo", 2) == -1);
    CHECK(address_argument("no_such_call", 1) == -1);
    CHECK(takes_host("getfqdn"));
    CHECK_FALSE(takes_host("getnameinfo"));
    CHECK(makes_socket_of_family("fromfd"));
    CHECK_FALSE(makes_socket_of_family("create_connection"));
}
