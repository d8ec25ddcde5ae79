#include "mutator.hpp"

#include <algorithm>

using sockmatrix::json;

namespace {

void collect(json& value, std::vector<json*>& into) {
    into.push_back(&value);
    if (value.is_structured())
        for (json& part : value)
            collect(part, into);
}

json nested(std::size_t depth, bool objects) {
    json out = 1;
    for (; depth > 0; --depth) {
        json around = objects ? json{{"returns", nullptr}} : json::array({nullptr});
        (objects ? around["returns"] : around[0]) = std::move(out);
        out = std::move(around);
    }
    return out;
}

json parameters(std::size_t names) {
    json out = json::object();
    for (std::size_t i = 0; i < names; ++i)
        out["p" + std::to_string(i)] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    return out;
}

/// Values that have ended programs, or may.
json hostile(seeded& by) {
    switch (by.below(24)) {
    case 0:
        return nested(by.below(200), false);
    case 1:
        return nested(by.below(200), true);
    case 2:
        return {{"repeat", "a"}, {"times", 1'000'000'000'000}};
    case 3:
        return {{"fill", 1'000'000'000'000'000}, {"seed", 1}};
    case 4:
        return {{"regex", "(a*)*b"}};
    case 5:
        return {{"regex", "((((a{60}){60}){60}){60})"}};
    case 6:
        return {{"regex", std::string(by.below(400), '(')}};
    case 7:
        return parameters(by.below(10));
    case 8:
        return std::string(by.below(4000), 'a');
    case 9:
        return std::string("\0nul", 4);
    case 10:
        return "<!--<script></script>]]>|`\n\x1b[31m\xef\xbf\xbe";
    case 11:
        return {{"ref", "s/99999999999999999999"}};
    case 12:
        return {{"param", "p0/~2"}};
    case 13:
        return {{"env", "n/1"}};
    case 14:
        return json::array({{{"any-of", json::array({nested(by.below(90), true)})}}});
    case 15:
        return {{"pack", "linger"}, {"l_onoff", 1e300}};
    case 16:
        return {{"unordered", json(by.below(400), json{{"any", true}})}};
    case 17:
        return json(by.below(2000), 7);
    case 18:
        return {{"integer", std::string(by.below(300), '9')}};
    case 19:
        return {{"fact", "sun_path"}, {"plus", INT64_MAX}};
    case 20:
        return {{"concat", json(20, json{{"repeat", "abc"}, {"times", 300'000}})}};
    case 21:
        return {{"not", {{"any", true}}}};
    case 22:
        return {{"ge", {{"float", "nan"}}}, {"le", 1e308}};
    default:
        return {{"digest", "0123456789abcdef"}, {"size", UINT64_MAX}};
    }
}

json plain(seeded& by) {
    switch (by.below(14)) {
    case 0:
        return nullptr;
    case 1:
        return true;
    case 2:
        return 0;
    case 3:
        return -1;
    case 4:
        return 1.5;
    case 5:
        return INT64_MIN;
    case 6:
        return UINT64_MAX;
    case 7:
        return 1e308;
    case 8:
        return "";
    case 9:
        return "/";
    case 10:
        return json::array();
    case 11:
        return json::object();
    case 12:
        return by.below(70'000);
    default:
        return std::string(1, static_cast<char>(' ' + by.below(95)));
    }
}

void change_members(json& object, seeded& by) {
    if (object.empty()) {
        object["x"] = plain(by);
        return;
    }
    const auto member =
        std::next(object.begin(), static_cast<std::ptrdiff_t>(by.below(object.size())));
    const std::string key = member.key();
    json value = *member;
    switch (by.below(3)) {
    case 0:
        object.erase(key);
        break;
    case 1:
        object.erase(key);
        object[key + "x"] = std::move(value);
        break;
    default:
        object["extra"] = std::move(value);
    }
}

void change_elements(json& array, seeded& by) {
    if (array.empty()) {
        array.push_back(plain(by));
        return;
    }
    const std::size_t at = by.below(array.size());
    json value = array[at];
    switch (by.below(3)) {
    case 0:
        array.erase(at);
        break;
    case 1:
        array.push_back(std::move(value));
        break;
    default:
        std::swap(array[at], array[by.below(array.size())]);
    }
}

} // namespace

std::uint64_t seeded::next() { // splitmix64
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31U);
}

void mutate_structure(json& document, seeded& by) {
    for (std::size_t left = 1 + by.below(4); left > 0; --left) {
        std::vector<json*> all;
        collect(document, all);
        json& target = *all[by.below(all.size())];
        switch (by.below(6)) {
        case 0:
            target = plain(by);
            break;
        case 1:
            target = hostile(by);
            break;
        case 2: {
            json other = *all[by.below(all.size())]; // may hold the target
            target = std::move(other);
            break;
        }
        default:
            if (target.is_object())
                change_members(target, by);
            else if (target.is_array())
                change_elements(target, by);
            else
                target = by.one_in(2) ? plain(by) : hostile(by);
        }
    }
}

void mutate_octets(std::string& text, seeded& by) {
    static const std::vector<std::string> pieces = {std::string(100'000, '['),
                                                    "{\"a\":{\"a\":",
                                                    "99999999999999999999999",
                                                    "1e999",
                                                    "-0.0e-7",
                                                    std::string("\0", 1),
                                                    "\xff\xfe",
                                                    "\xed\xa0\x80",
                                                    "\xef\xbb\xbf",
                                                    "\\ud800",
                                                    "\n",
                                                    "\"",
                                                    "}",
                                                    "]",
                                                    ",,",
                                                    "\"run\":1,",
                                                    "\"case\":\"x\",",
                                                    "null",
                                                    "\\",
                                                    "{\"like\":{}}\n"};
    for (std::size_t left = 1 + by.below(4); left > 0; --left) {
        const std::size_t at = by.below(text.size() + 1);
        const std::size_t size = std::min(by.below(40), text.size() - at);
        switch (by.below(6)) {
        case 0:
            text.erase(at, size);
            break;
        case 1:
            text.insert(at, text.substr(at, size));
            break;
        case 2:
            text.insert(at, pieces[by.below(pieces.size())]);
            break;
        case 3:
            text.resize(at);
            break;
        case 4:
            text.replace(at, size, pieces[by.below(pieces.size())]);
            break;
        default:
            if (at < text.size()) text[at] = static_cast<char>(by.below(256));
        }
    }
}
