#include "run/cases/skip.hpp"

#include "run/protocol/fixtures_used.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

using reason = std::optional<skip>;

bool has_feature(const adapter_info& about, const std::string& name) {
    return std::find(about.features.begin(), about.features.end(), name) != about.features.end();
}

reason missing_feature(const std::string& name, const adapter_info& about) {
    if (has_feature(about, name)) return std::nullopt;
    return skip{name, "the adapter does not have the feature " + name, false};
}

reason missing_capability(const std::string& name, const adapter_info& about) {
    const auto found = about.capabilities.find(name);
    if (found == about.capabilities.end()) return skip{name, "nothing says that it is there", true};
    if (*found == true) return std::nullopt;
    return skip{name, found->is_string() ? found->get<std::string>() : "it is missing", true};
}

/// "no_netlink" is met where "netlink" was tried in vain, unless the place says otherwise of
/// "no_netlink" itself.
reason missing_lack(const std::string& name, const adapter_info& about) {
    const std::string lacked = name.substr(3);
    const auto found = about.capabilities.find(lacked);
    if (found == about.capabilities.end())
        return skip{name, "nothing says that " + lacked + " was tried", true};
    if (about.capabilities.contains(name)) return missing_capability(name, about);
    if (*found != true) return std::nullopt;
    return skip{name, lacked + " is there", true};
}

reason missing_need(const std::string& name, const adapter_info& about) {
    if (name == "concurrent" || name == "timed") return missing_feature(name, about);
    return name.starts_with("no_") ? missing_lack(name, about) : missing_capability(name, about);
}

reason undefined_constant(const json& names, const adapter_info& about) {
    if (names.is_array()) {
        for (const json& name : names)
            if (reason found = undefined_constant(name, about)) return found;
        return std::nullopt;
    }
    const std::string name = names.get<std::string>();
    const auto known = about.constants.find(name);
    if (known != about.constants.end() && !known->is_null()) return std::nullopt;
    return skip{"constant " + name, "the implementation does not define it", false};
}

reason missing_fixture(const std::string& path, const adapter_info& about) {
    if (has_fixture(about, path)) return std::nullopt;
    return skip{"fixture " + path, "there is no such fixture here", true};
}

reason missing_fact(const std::string& name, const json& facts) {
    if (facts.contains(name)) return std::nullopt;
    return skip{"fact " + name, "the adapter does not tell it", false};
}

reason missing_layout(const std::string& structure, const json& facts) {
    const auto layouts = facts.find("layouts");
    if (layouts != facts.end() && layouts->contains(structure)) return std::nullopt;
    return skip{"layout " + structure, "the adapter does not tell it", false};
}

/// Of one object: its own tag only.
reason missing_for_tag(const json& value, const adapter_info& about) {
    if (value.contains("const")) return undefined_constant(value["const"], about);
    if (value.contains("fixture"))
        return missing_fixture(value["fixture"].get<std::string>(), about);
    if (value.contains("fact")) return missing_fact(value["fact"].get<std::string>(), about.facts);
    if (value.contains("pack"))
        return missing_layout(value["pack"].get<std::string>(), about.facts);
    if (value.contains("int")) return missing_fact("endian", about.facts);
    return std::nullopt;
}

reason missing_for(const json& value, const adapter_info& about) {
    if (!value.is_structured()) return std::nullopt;
    if (value.is_object())
        if (reason found = missing_for_tag(value, about)) return found;
    for (const json& element : value)
        if (reason found = missing_for(element, about)) return found;
    return std::nullopt;
}

reason missing_for(const step& one, const adapter_info& about) {
    if (one.timed)
        if (reason found = missing_feature("timed", about)) return found;
    if (one.background)
        if (reason found = missing_feature("concurrent", about)) return found;
    if (reason found = missing_for(one.args, about)) return found;
    // Values of kwargs are reached one by one: the names of arguments are no tags.
    for (const json& value : one.kwargs)
        if (reason found = missing_for(value, about)) return found;
    return std::nullopt;
}

} // namespace

std::optional<skip> skip_reason(const test_case& what, const adapter_info& about) {
    for (const std::string& need : what.needs)
        if (reason found = missing_need(need, about)) return found;
    for (const step& one : what.steps)
        if (reason found = missing_for(one, about)) return found;
    return std::nullopt;
}

} // namespace sockmatrix
