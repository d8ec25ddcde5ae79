#include "explore/mutate.hpp"

#include "explore/inputs.hpp"
#include "explore/tokens.hpp"

#include <utility>

namespace sockmatrix {
namespace {

using words = std::vector<std::string>;

const words& numbers() {
    static const words all{"0",          "00",         "08",         "010",
                           "1",          "0x",         "0x1",        "0X1",
                           "255",        "256",        "0377",       "0400",
                           "65535",      "65536",      "99999",      "2147483647",
                           "2147483648", "4294967295", "4294967296", "18446744073709551616"};
    return all;
}

const words& letters() {
    static const words all{"a", "A", "f", "g", "x", "ffff", "fffff", "localhost", "http", "tcp"};
    return all;
}

const words& separators() {
    static const words all{".", ":", "::", "%", "/", "-", "+", ",", "_", "[", "]"};
    return all;
}

const words& insertions() {
    static const words all{" ",  "\t",      "\n", "\r", std::string(1, '\0'),
                           "é",  "%lo",     "%1", "%",  ".",
                           ":",  "::",      "-",  "+",  "0",
                           "0x", "1.2.3.4", "x",  "/8"};
    return all;
}

bool is_alphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string replacement(const std::string& token, picker& pick) {
    if (!is_alphanumeric(token.front()))
        return pick.from(pick.below(4) == 0 ? insertions() : separators());
    const bool number = token.front() <= '9';
    return pick.from(pick.below(4) == 0 ? (number ? letters() : numbers())
                                        : (number ? numbers() : letters()));
}

std::string joined(const words& tokens) {
    std::string out;
    for (const std::string& token : tokens)
        out += token;
    return out;
}

json mutate_integer(const json& value, picker& pick) {
    if (!value.is_number_integer() || pick.below(3) != 0) return pick.from(boundary_integers());
    const auto number = value.get<std::int64_t>();
    const std::int64_t near[] = {number - 1, number + 1, -number, number / 2};
    return near[pick.below(4)];
}

std::string random_octet(picker& pick) {
    static const words all{"00", "01", "7f", "80", "ff"};
    return pick.from(all);
}

json mutate_octets(const json& value, picker& pick) {
    std::string hex = value.at("bytes").get<std::string>();
    const std::size_t octets = hex.size() / 2;
    switch (octets == 0 ? 3 : pick.below(6)) {
    case 0:
        hex.resize(2 * pick.below(octets));
        break;
    case 1:
        hex.erase(2 * pick.below(octets), 2);
        break;
    case 2: { // a group of four digits, as IPv6 writes them
        const std::size_t group = octets < 2 ? 0 : pick.below(octets / 2);
        hex.replace(4 * group, 4, pick.below(2) == 0 ? "0000" : "ffff");
        hex.resize(2 * octets);
        break;
    }
    case 3:
        hex += random_octet(pick);
        break;
    default:
        hex.replace(2 * pick.below(octets), 2, random_octet(pick));
    }
    return {{"bytes", hex}};
}

} // namespace

const std::vector<json>& boundary_integers() {
    static const std::vector<json> all{0,
                                       1,
                                       -1,
                                       2,
                                       7,
                                       80,
                                       127,
                                       128,
                                       255,
                                       256,
                                       32767,
                                       32768,
                                       65535,
                                       65536,
                                       -32768,
                                       2147483647,
                                       2147483648,
                                       -2147483648LL,
                                       4294967295,
                                       4294967296,
                                       4294967297,
                                       json{{"integer", "9223372036854775808"}},
                                       json{{"integer", "18446744073709551616"}}};
    return all;
}

std::string mutate_text(const std::string& text, picker& pick) {
    words tokens = split_tokens(text);
    const std::size_t at = tokens.empty() ? 0 : pick.below(tokens.size());
    const auto here = tokens.begin() + static_cast<std::ptrdiff_t>(at);
    switch (tokens.empty() ? 3 : pick.below(6)) {
    case 0:
        tokens.erase(here);
        break;
    case 1: {
        const std::string again = *here;
        tokens.insert(here, again);
        break;
    }
    case 2:
        std::swap(*here, tokens[pick.below(tokens.size())]);
        break;
    case 3:
        tokens.insert(tokens.begin() + static_cast<std::ptrdiff_t>(pick.below(tokens.size() + 1)),
                      pick.from(insertions()));
        break;
    default:
        *here = replacement(*here, pick);
    }
    return joined(tokens);
}

json mutate_value(const json& value, picker& pick) {
    if (value.is_string()) return mutate_text(value.get<std::string>(), pick);
    if (is_octets(value)) return mutate_octets(value, pick);
    return mutate_integer(value, pick);
}

} // namespace sockmatrix
