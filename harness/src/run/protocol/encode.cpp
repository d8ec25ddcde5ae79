#include "run/protocol/encode.hpp"

#include "match/case_values.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

/// What a run has at hand while it goes on.
class running_source : public value_source {
public:
    explicit running_source(value_sources& from) : from_(from) {}

    const json* returned(const std::string& step) override {
        const auto result = from_.results.find(step);
        if (result == from_.results.end() || !result->second.is_object()) return nullptr;
        const auto value = result->second.find("returns");
        return value == result->second.end() ? nullptr : &*value;
    }
    std::optional<json> fixture(const std::string& path) override {
        return from_.fixtures.find(path);
    }
    const json* facts() override { return &from_.facts; }
    /// The adapter knows it.
    literal other(const json& value) override { return {value, {}}; }
    std::optional<std::size_t> usual_size() override { return 4; }

private:
    value_sources& from_;
};

/// Whether a value stands for itself, so that it need not be copied.
bool is_plain(const json& value) {
    if (value.is_array()) return std::all_of(value.begin(), value.end(), is_plain);
    if (!value.is_object()) return true;
    return value.size() == 1 && (value.contains("const") || value.contains("bytes"));
}

std::string text_of(const json& value, value_sources& from) {
    return is_plain(value) ? value.dump() : wire_value(value, from).dump();
}

} // namespace

json wire_value(const json& value, value_sources& from) {
    running_source source(from);
    literal out = resolve(value, source);
    if (!out.value) throw no_value(out.missing);
    return std::move(*out.value);
}

std::string call_params(const step& what, value_sources& from) {
    std::string out = R"({"call":)" + json(what.call).dump();
    out += R"(,"args":)" + text_of(what.args, from);
    if (!what.kwargs.empty()) {
        json members = json::object();
        for (const auto& [name, value] : what.kwargs.items())
            members[name] = wire_value(value, from);
        out += R"(,"kwargs":)" + members.dump();
    }
    if (what.timed) out += R"(,"timed":true)";
    if (what.background) out += R"(,"background":true)";
    out += '}';
    return out;
}

} // namespace sockmatrix
