#include "catch_any.hpp"
#include "run/protocol/encode.hpp"

namespace sockmatrix {
namespace {

struct encoding {
    encoding() {
        about.facts = json::parse(R"({"endian":"little","sun_path":108,
            "layouts":{"linger":{"size":8,"l_onoff":[0,4],"l_linger":[4,4]}}})");
        about.fixtures = {{"echo_tcp", {"127.0.0.1", 4711}}, {"echo_unix", "/d/echo"}};
        about.directory = "/d";
        results["s"] = {{"returns", {{"socket", 4}}}};
        results["p"] = {{"returns", {{{"socket", 5}}, {"127.0.0.1", 99}}}};
        results["e"] = {{"raises", {{"is", {"error"}}}}};
    }

    json operator()(const char* text) { return wire_value(json::parse(text), sources); }

    adapter_info about;
    std::size_t paths = 0;
    fixtures_used used{about, paths};
    std::map<std::string, json> results;
    value_sources sources{about.facts, results, used};
};

} // namespace

TEST_CASE("case values become values of the protocol") {
    struct row {
        const char* value;
        const char* wire;
    };
    const row rows[] = {
        {R"([1, 2.5, true, null, "a"])", R"([1, 2.5, true, null, "a"])"},
        {R"({"bytes":"7f"})", R"({"bytes":"7f"})"},
        {R"({"octets":"a\u0000é"})", R"({"bytes":"6100c3a9"})"},
        {R"({"const":["A","B"]})", R"({"const":["A","B"]})"},
        {R"({"fill":8,"seed":1})", R"({"fill":8,"seed":1})"},
        {R"({"float":"nan"})", R"({"float":"nan"})"},
        {R"({"integer":"18446744073709551616"})", R"({"integer":"18446744073709551616"})"},
        {R"({"ref":"s"})", R"({"socket":4})"},
        {R"([{"ref":"p/0"},{"ref":"p/1/1"}])", R"([{"socket":5},99])"},
        {R"({"fixture":"echo_tcp"})", R"(["127.0.0.1",4711])"},
        {R"(["127.0.0.1",{"fixture":"echo_tcp/1"}])", R"(["127.0.0.1",4711])"},
        {R"({"concat":["a",{"repeat":"b","times":3}]})", R"("abbb")"},
        {R"({"concat":[{"bytes":"00"},"a",{"octets":"b"}]})", R"({"bytes":"006162"})"},
        {R"({"repeat":"ab","times":{"fact":"sun_path","plus":-106}})", R"("abab")"},
        {R"({"fact":"sun_path"})", R"(108)"},
        {R"({"pack":"linger","l_onoff":1,"l_linger":{"fact":"sun_path"}})",
         R"({"bytes":"010000006c000000"})"},
        {R"({"int":5,"size":4})", R"({"bytes":"05000000"})"},
    };
    encoding encode;
    for (const row& one : rows) {
        CAPTURE(one.value);
        CHECK(encode(one.value) == json::parse(one.wire));
    }
}

TEST_CASE("what was used of the fixtures is kept") {
    encoding encode;
    encode(
        R"([{"fixture":"echo_tcp/1"}, {"fixture":"unix_path"}, {"fixture":"unix_path/b"}, {"fixture":"unix_path"}])");
    CHECK(
        encode.used.used() ==
        json::parse(
            R"({"echo_tcp":["127.0.0.1",4711],"unix_path":"/d/c00001","unix_path/b":"/d/c00002"})"));
}

TEST_CASE("values that are not there have their reason") {
    encoding encode;
    CHECK_THROWS_AS(encode(R"({"ref":"e"})"), no_value);
    CHECK_THROWS_AS(encode(R"({"ref":"nobody"})"), no_value);
    CHECK_THROWS_AS(encode(R"({"ref":"p/7"})"), no_value);
    CHECK_THROWS_AS(encode(R"({"fixture":"nobody"})"), no_value);
    CHECK_THROWS_AS(encode(R"({"fact":"nothing"})"), no_value);
}

TEST_CASE("the params of a call say what is not usual only") {
    encoding encode;
    step one;
    one.call = "f";
    one.args = {1, {{"ref", "s"}}};
    CHECK(call_params(one, encode.sources) == R"({"call":"f","args":[1,{"socket":4}]})");
    one.kwargs = {{"family", {{"const", "AF_INET"}}}, {"host", {{"octets", "a"}}}};
    one.timed = one.background = true;
    CHECK(
        call_params(one, encode.sources) ==
        R"({"call":"f","args":[1,{"socket":4}],"kwargs":{"family":{"const":"AF_INET"},"host":{"bytes":"61"}},"timed":true,"background":true})");
}

} // namespace sockmatrix
