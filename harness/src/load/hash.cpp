#include "load/suite_loader.hpp"

#include <array>
#include <cstdint>

namespace sockmatrix {
namespace {

json content_of(const step& one) {
    json out = {{"call", one.call},     {"await", one.await}, {"args", one.args},
                {"kwargs", one.kwargs}, {"as", one.name},     {"background", one.background},
                {"vary", one.vary}};
    if (one.expect) out["expect"] = *one.expect;
    if (one.when) out["when"] = *one.when;
    if (one.within) out["within"] = *one.within;
    return out;
}

json content_of(const test_case& one) {
    json out = {{"id", one.id},
                {"level", to_string(one.level)},
                {"needs", one.needs},
                {"conforms", one.conforms},
                {"deadline", one.deadline}};
    for (const step& part : one.steps)
        out["steps"].push_back(content_of(part));
    for (const outcome& named : one.outcomes)
        out["outcomes"][named.name] = named.patterns;
    return out;
}

void add(std::uint64_t& hash, std::string_view text) {
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U; // FNV-1a
}

} // namespace

std::string suite_hash(const std::vector<test_case>& cases) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const test_case& one : cases)
        add(hash, content_of(one).dump() + "\n");
    std::string out(16, '0');
    for (std::size_t i = out.size(); i > 0; --i, hash >>= 4U)
        out[i - 1] = "0123456789abcdef"[hash & 15U];
    return out;
}

} // namespace sockmatrix
