#include "load/written_entries.hpp"

#include <set>

namespace sockmatrix {
namespace {

template <class Json>
std::vector<std::string> cases_of(const Json& written, const place& at, fault_list& faults) {
    std::vector<std::string> out;
    std::set<std::string> seen;
    if (!written.is_array() || written.empty()) {
        faults.add(at, "is not a list of cases; name ids, or globs with *");
        return out;
    }
    for (std::size_t i = 0; i < written.size(); ++i) {
        const auto text = written[i].is_string() ? written[i].template get<std::string>() : "";
        if (text.empty())
            faults.add(at / i, "is not the id of a case, nor a glob with *");
        else if (!seen.insert(text).second)
            faults.add(at / i, "names \"" + text + "\" twice; remove one");
        out.push_back(text);
    }
    return out;
}

template <class Json>
written_entry<Json> listed_entry(const Json& written, const place& at, fault_list& faults) {
    written_entry<Json> out{{}, &written, at};
    if (!written.is_object()) return out; // whoever builds the entry tells it
    const auto cases = written.find("cases");
    if (cases == written.end())
        faults.add(at, "key \"cases\" is missing; name the ids, or globs with *, that the entry is "
                       "about");
    else
        out.cases = cases_of(*cases, at / "cases", faults);
    return out;
}

template <class Json>
void add_below_case(const std::string& pattern, const Json& entries, const place& at,
                    std::vector<written_entry<Json>>& out, fault_list& faults) {
    if (!entries.is_array() || entries.empty()) {
        faults.add(at, "is not an array of entries");
        return;
    }
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (entries[i].is_object() && entries[i].contains("cases"))
            faults.add(at / i / "cases", "stands only where \"expect\" is a list of entries");
        out.push_back({{pattern}, &entries[i], at / i});
    }
}

} // namespace

template <class Json>
std::vector<written_entry<Json>> written_entries(const Json& expect, const place& at,
                                                 fault_list& faults) {
    std::vector<written_entry<Json>> out;
    if (expect.is_array())
        for (std::size_t i = 0; i < expect.size(); ++i)
            out.push_back(listed_entry(expect[i], at / i, faults));
    else if (expect.is_object())
        for (const auto& [pattern, entries] : expect.items())
            add_below_case(pattern, entries, at / pattern, out, faults);
    else
        faults.add(at, "is not a list of entries");
    return out;
}

template std::vector<written_entry<json>> written_entries(const json&, const place&, fault_list&);
template std::vector<written_entry<ordered_json>> written_entries(const ordered_json&, const place&,
                                                                  fault_list&);

} // namespace sockmatrix
