#include "load/suite_loader.hpp"

#include <cstdint>
#include <map>
#include <string_view>

namespace sockmatrix {
namespace {

/// FNV-1a with 64 bits over texts, each ended by a zero octet so that none runs into the next.
class hasher {
public:
    void add(std::string_view text) {
        for (const char c : text)
            mix(static_cast<unsigned char>(c));
        mix(0);
    }
    void add(const json& value) { add(std::string_view(value.dump())); }
    void add(const std::optional<json>& value) { add(value ? *value : json()); }

    std::string digits() const {
        std::string out(16, '0');
        std::uint64_t rest = value_;
        for (std::size_t i = out.size(); i > 0; --i, rest >>= 4U)
            out[i - 1] = "0123456789abcdef"[rest & 15U];
        return out;
    }

private:
    void mix(unsigned char octet) { value_ = (value_ ^ octet) * 0x100000001b3U; }
    std::uint64_t value_ = 0xcbf29ce484222325U;
};

void add_step(hasher& hash, const step& one) {
    for (const std::string& text : {one.call, one.await, one.name})
        hash.add(std::string_view(text));
    hash.add(one.args);
    hash.add(one.kwargs);
    hash.add(one.expect);
    hash.add(one.when);
    hash.add(json({one.background, one.within.value_or(0), one.vary}));
}

void add_outcomes(hasher& hash, const std::vector<outcome>& outcomes) {
    std::map<std::string_view, const outcome*> sorted; // the order of the file is for people
    for (const outcome& one : outcomes)
        sorted[one.name] = &one;
    for (const auto& [name, one] : sorted) {
        hash.add(name);
        for (const auto& [step_name, pattern] : one->patterns) {
            hash.add(std::string_view(step_name));
            hash.add(pattern);
        }
    }
}

} // namespace

std::string suite_hash(const std::vector<test_case>& cases) {
    hasher hash;
    for (const test_case& one : cases) {
        hash.add(std::string_view(one.id));
        hash.add(to_string(one.level));
        hash.add(std::string_view(one.conforms));
        hash.add(json({one.needs, one.deadline, one.steps.size(), one.outcomes.size()}));
        if (!one.controls.empty()) hash.add(json(one.controls));
        for (const step& part : one.steps)
            add_step(hash, part);
        add_outcomes(hash, one.outcomes);
    }
    return hash.digits();
}

} // namespace sockmatrix
