#include "match/literals.hpp"

#include "match/compare.hpp"
#include "match/values.hpp"
#include "model/failure.hpp"
#include "model/json_place.hpp"

namespace sockmatrix {
namespace {

literal one_constant(const std::string& name, const match_context& context) {
    const json* number = find_in(context.constants, name);
    if (!number || !number->is_number_integer())
        return {std::nullopt, name + " is not defined there"};
    return {*number, {}};
}

literal constant(const json& names, const match_context& context) {
    if (names.is_string()) return one_constant(names.get_ref<const std::string&>(), context);
    std::int64_t bits = 0;
    for (const json& name : names) {
        literal one = one_constant(name.get_ref<const std::string&>(), context);
        if (!one.value) return one;
        bits |= one.value->get<std::int64_t>();
    }
    return {bits, {}};
}

literal generated(const json& value) {
    const std::string octets =
        generated_octets(value["fill"].get<std::uint64_t>(), value["seed"].get<std::uint32_t>());
    return {json{{"bytes", to_hex(octets)}}, {}};
}

/// What a recording says.
class recorded_source : public value_source {
public:
    explicit recorded_source(const match_context& context) : context_(context) {}

    const json* returned(const std::string& step) override {
        if (!context_.results) return nullptr;
        const auto result = context_.results->find(step);
        return result == context_.results->end() ? nullptr : find_in(&result->second, "returns");
    }
    std::optional<json> fixture(const std::string& path) override {
        if (const json* whole = find_in(context_.fixtures, path)) return *whole;
        const std::size_t slash = path.find('/');
        const json* whole = find_in(context_.fixtures, path.substr(0, slash));
        const json* part = whole && slash != std::string::npos
                               ? find_at(*whole, std::string_view(path).substr(slash))
                               : nullptr;
        return part ? std::optional(*part) : std::nullopt;
    }
    const json* facts() override { return context_.facts; }
    literal other(const json& value) override {
        const auto names = value.find("const");
        if (names != value.end()) return constant(*names, context_);
        if (value.contains("fill")) return generated(value);
        return {std::nullopt, describe(value) + " is no value"};
    }
    std::optional<std::size_t> usual_size() override { return std::nullopt; }

private:
    const match_context& context_;
};

} // namespace

const json* find_in(const json* table, const std::string& name) {
    if (!table || !table->is_object()) return nullptr;
    const auto entry = table->find(name);
    return entry == table->end() ? nullptr : &*entry;
}

literal resolve(const json& value, const match_context& context) {
    recorded_source from(context);
    try {
        return resolve(value, from);
    } catch (const failure& why) {
        return {std::nullopt, why.what()}; // the target has no such struct: nothing can match it
    }
}

} // namespace sockmatrix
