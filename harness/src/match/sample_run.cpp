#include "match/samples.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

json common_facts(const std::string& endian) {
    static const json layouts = json::parse(R"({
        "linger": {"size": 8, "l_onoff": [0, 4], "l_linger": [4, 4]},
        "timeval": {"size": 16, "tv_sec": [0, 8], "tv_usec": [8, 8]},
        "in_addr": {"size": 4, "s_addr": [0, 4]},
        "ip_mreq": {"size": 8, "imr_multiaddr": [0, 4], "imr_interface": [4, 4]},
        "ipv6_mreq": {"size": 20, "ipv6mr_multiaddr": [0, 16], "ipv6mr_interface": [16, 4]}})");
    return {{"endian", endian},        {"bits", 64},      {"libc", "glibc 2.36"},
            {"kernel", "Linux 6.1.0"}, {"sun_path", 108}, {"machine", "x86_64"},
            {"layouts", layouts}};
}

/// The place below `whole` that a path of decimal numbers leads to, made where it is not there.
json& place_in(json& whole, const std::string& path) {
    json* place = &whole;
    for (std::size_t from = 0; from < path.size();) {
        const std::size_t end = std::min(path.find('/', from), path.size());
        const std::string token = path.substr(from, end - from);
        from = end + 1;
        if (token.empty() || token.size() > 2 ||
            token.find_first_not_of("0123456789") != std::string::npos)
            continue;
        const auto index = static_cast<std::size_t>(std::stoul(token));
        if (!place->is_array()) *place = json::array();
        while (place->size() <= index)
            place->push_back(nullptr);
        place = &(*place)[index];
    }
    return *place;
}

/// Hosts stand first in addresses, numbers behind them.
json leaf(const std::string& path, int number) {
    const bool is_host = path.size() >= 2 && path.substr(path.size() - 2) == "/0";
    return is_host ? json("127.0.0." + std::to_string(number)) : json(40000 + number);
}

} // namespace

sample_run::sample_run(const std::vector<const json*>& patterns, const std::string& endian)
    : facts_(common_facts(endian)) {
    for (const json* one : patterns)
        add_references(*one);
}

match_context sample_run::context() const {
    return {&constants_, &facts_, &fixtures_, &results_, 1.0, nullptr};
}

void sample_run::add_references(const json& value) {
    if (!value.is_structured()) return;
    if (value.is_object()) {
        for (const char* tag : {"const", "set"})
            if (value.contains(tag)) add_constants(value[tag]);
        if (value.contains("fixture") && value["fixture"].is_string())
            add_fixture(value["fixture"]);
        if (value.contains("ref") && value["ref"].is_string()) add_result(value["ref"]);
    }
    for (const json& part : value)
        add_references(part);
}

/// Numbers of one bit each, as long as there are bits, so that or-ed ones differ too.
void sample_run::add_constants(const json& names) {
    for (const json& name : names.is_array() ? names : json::array({names})) {
        if (!name.is_string() || constants_.contains(name.get_ref<const std::string&>())) continue;
        const std::size_t count = constants_.size();
        constants_[name.get_ref<const std::string&>()] =
            count < 52 ? std::int64_t{1} << count : static_cast<std::int64_t>(3 + count);
    }
}

void sample_run::add_fixture(const std::string& path) {
    const std::size_t slash = path.find('/');
    const std::string name = path.substr(0, slash);
    if (path.starts_with("unix_path") || name.ends_with("_unix")) {
        fixtures_[path] = "/tmp/sample/" + path;
        return;
    }
    if (fixtures_.contains(name)) return;
    const int port = 50000 + next_++;
    fixtures_[name] =
        name.ends_with("6") ? json::array({"::1", port, 0, 0}) : json::array({"127.0.0.1", port});
}

void sample_run::add_result(const std::string& path) {
    const std::size_t slash = path.find('/');
    json& returned = results_[path.substr(0, slash)]["returns"];
    json& place =
        slash == std::string::npos ? returned : place_in(returned, path.substr(slash + 1));
    if (place.is_null()) place = leaf(path, next_++);
}

} // namespace sockmatrix
