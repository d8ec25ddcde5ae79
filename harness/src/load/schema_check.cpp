#include "load/schema_check.hpp"

#include "model/failure.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace sockmatrix {
namespace {

using valijson::adapters::NlohmannJsonAdapter;
using context = std::vector<std::string>;

/// The validator's path elements are "<root>", "[key]" and "[index]".
context path_of(const context& told) {
    context out;
    for (const std::string& part : told)
        if (part.size() >= 2 && part.front() == '[') out.push_back(part.substr(1, part.size() - 2));
    return out;
}

bool is_below(const context& path, const context& top) {
    return path.size() > top.size() && std::equal(top.begin(), top.end(), path.begin());
}

/// The first message of each place. Those of combining keywords come after what they combine.
std::map<context, std::string> messages_of(valijson::ValidationResults& results) {
    std::map<context, std::string> out;
    valijson::ValidationResults::Error error;
    while (results.popError(error))
        out.try_emplace(path_of(error.context), error.description);
    return out;
}

place place_of(const std::string& file, const context& path) {
    place out(file);
    for (const std::string& part : path)
        out = out / part;
    return out;
}

} // namespace

struct schema::compiled {
    std::string name;
    valijson::Schema rules;
};

schema::schema(const json& content, const std::string& name)
    : compiled_(std::make_unique<compiled>()) {
    compiled_->name = name;
    try {
        valijson::SchemaParser(valijson::SchemaParser::kDraft7)
            .populateSchema(NlohmannJsonAdapter(content), compiled_->rules);
    } catch (const std::exception& error) {
        throw failure(exit_code::invalid, name + ": is no JSON Schema: " + error.what());
    }
}

schema::schema(schema&&) noexcept = default;
schema& schema::operator=(schema&&) noexcept = default;
schema::~schema() = default;

void schema::check(const json& document, const std::string& file, fault_list& faults) const {
    valijson::Validator validator(valijson::Validator::kStrongTypes);
    valijson::ValidationResults results;
    if (validator.validate(compiled_->rules, NlohmannJsonAdapter(document), &results)) return;
    const std::map<context, std::string> messages = messages_of(results);
    for (const auto& [path, text] : messages) {
        const bool is_outer =
            std::any_of(messages.begin(), messages.end(),
                        [&path = path](const auto& other) { return is_below(other.first, path); });
        if (!is_outer) faults.add(place_of(file, path), text + " See " + compiled_->name + ".");
    }
}

} // namespace sockmatrix
