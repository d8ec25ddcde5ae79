#include "model/incident.hpp"

#include "model/failure.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

std::string place_of(const incident& what) {
    const std::string first = what.cases.empty() ? "" : what.cases.front();
    if (what.at == "batch") return "in a batch, at " + first;
    if (what.at == "reset") return "at the reset after " + first;
    if (what.at == "shutdown") return "at shutdown, after " + first;
    if (what.at == "start") return "at a later start, before " + first;
    if (what.at == "run") return "the run, at " + first;
    return "after " + first;
}

} // namespace

std::string_view kind_of(const incident& what) noexcept {
    if (what.how == "timeout" || what.how == "protocol") return what.how;
    return "crash";
}

std::string incident_text(const incident& what) {
    std::string out = what.how + " " + place_of(what);
    if (!what.why.empty()) out += ": " + what.why;
    if (!what.last_line.empty()) out += "; its last line of standard error: " + what.last_line;
    return out;
}

json to_json(const incident& what) {
    json out = {{"cases", what.cases}, {"how", what.how}, {"stderr", what.last_line}};
    if (!what.at.empty()) out["at"] = what.at;
    if (!what.why.empty()) out["why"] = what.why;
    return out;
}

std::string to_line(const incident& what) {
    return json{{"incident", to_json(what)}}.dump(-1, ' ', false, json::error_handler_t::replace);
}

incident parse_incident(const json& line, const std::string& where) {
    incident out;
    try {
        const json& told = line.at("incident");
        told.at("cases").get_to(out.cases);
        told.at("how").get_to(out.how);
        out.last_line = told.value("stderr", "");
        out.at = told.value("at", "");
        out.why = told.value("why", "");
    } catch (const json::exception& error) {
        throw failure(exit_code::invalid, where + ": the incident is malformed: " + error.what());
    }
    if (out.cases.empty() || out.how.empty())
        throw failure(exit_code::invalid,
                      where + ": the incident names no case, or not how it came about");
    return out;
}

bool is_explained(const incident& what,
                  const std::function<std::string(const std::string&)>& fault_of) {
    if (what.at != "batch") return false;
    return std::any_of(what.cases.begin(), what.cases.end(),
                       [&](const std::string& id) { return fault_of(id) == kind_of(what); });
}

} // namespace sockmatrix
