#include "catch_any.hpp"
#include "run/cases/skip.hpp"
#include "support.hpp"

namespace sockmatrix {
namespace {

adapter_info everything() {
    adapter_info about;
    about.features = {"timed", "concurrent"};
    about.facts = {{"endian", "little"}, {"layouts", {{"linger", {{"size", 8}}}}}};
    about.constants = {{"AF_INET", 2}, {"SO_FOO", nullptr}};
    about.capabilities = {{"ipv6", true}, {"af_unix", "not here"}, {"privileged_ports", true}};
    about.fixtures = {{"echo_tcp", {"127.0.0.1", 5}}};
    about.directory = "/d";
    return about;
}

std::string need_of(const test_case& what, const adapter_info& about = everything()) {
    const auto reason = skip_reason(what, about);
    return reason ? reason->need + (reason->environment ? " (environment)" : "") : "";
}

test_case needing(const std::string& need) {
    test_case out = make_case("x/y", {call_step("f")});
    out.needs = {need};
    return out;
}

test_case with_argument(const char* value) {
    return make_case("x/y", {call_step("f", {json::parse(value)})});
}

} // namespace

TEST_CASE("needs are met by features or by the place") {
    adapter_info without = everything();
    without.features = json::array();
    CHECK(need_of(needing("timed")) == "");
    CHECK(need_of(needing("timed"), without) == "timed");
    CHECK(need_of(needing("concurrent"), without) == "concurrent");
    CHECK(need_of(needing("ipv6")) == "");
    CHECK(need_of(needing("af_unix")) == "af_unix (environment)");
    CHECK(skip_reason(needing("af_unix"), everything())->why == "not here");
    CHECK(need_of(needing("tipc")) == "tipc (environment)");
    CHECK(need_of(needing("privileged_ports")) == "");
    CHECK(need_of(needing("no_privileged_ports")) == "no_privileged_ports (environment)");
    without.capabilities["privileged_ports"] = "too low";
    CHECK(need_of(needing("no_privileged_ports"), without) == "");
    without.capabilities["no_privileged_ports"] = "they can be bound";
    CHECK(need_of(needing("no_privileged_ports"), without) == "no_privileged_ports (environment)");
    CHECK(skip_reason(needing("no_net_admin"), everything())->why ==
          "nothing says that net_admin was tried");
}

TEST_CASE("steps need features, constants, fixtures and facts") {
    CHECK(need_of(with_argument(R"([{"const":["AF_INET","AF_INET"]}])")) == "");
    CHECK(need_of(with_argument(R"([{"const":["AF_INET","SO_FOO"]}])")) == "constant SO_FOO");
    CHECK(need_of(with_argument(R"({"const":"NEVER_ASKED"})")) == "constant NEVER_ASKED");
    CHECK(need_of(with_argument(R"({"fixture":"echo_tcp/1"})")) == "");
    CHECK(need_of(with_argument(R"({"fixture":"echo_tcp6"})")) ==
          "fixture echo_tcp6 (environment)");
    CHECK(need_of(with_argument(R"({"concat":[{"fixture":"unix_path"},"x"]})")) == "");
    CHECK(need_of(with_argument(R"({"fact":"sun_path"})")) == "fact sun_path");
    CHECK(need_of(with_argument(R"({"pack":"linger"})")) == "");
    CHECK(need_of(with_argument(R"({"pack":"timeval"})")) == "layout timeval");
    adapter_info without = everything();
    without.features = json::array();
    CHECK(need_of(make_case("x/y", {background_step("b", "f", {1})}), without) == "concurrent");
    test_case keyword = make_case("x/y", {call_step("f")});
    keyword.steps[0].kwargs = {{"const", "text"}, {"family", {{"const", "SO_FOO"}}}};
    CHECK(need_of(keyword) == "constant SO_FOO");
}

TEST_CASE("what is said of a place takes capabilities away, and adds none") {
    json capabilities = {{"a", true}, {"b", "no b"}, {"c", true}};
    join_capabilities(capabilities, {{"b", true}, {"c", "no c"}, {"d", true}, {"e", "no e"}});
    CHECK(capabilities == json{{"a", true}, {"b", "no b"}, {"c", "no c"}, {"e", "no e"}});
}

} // namespace sockmatrix
