#include "report/counts.hpp"
#include "report/report.hpp"
#include "report/safe_text.hpp"
#include "report/symbols.hpp"

#include <pugixml.hpp>
#include <sstream>

namespace sockmatrix {
namespace {

void write_case(pugi::xml_node suite_node, const judgement& value, const verdict& one) {
    pugi::xml_node node = suite_node.append_child("testcase");
    node.append_attribute("classname") = clean_text(value.target).c_str();
    node.append_attribute("name") = clean_text(one.case_id).c_str();
    if (is_red(one.expected)) {
        pugi::xml_node failed = node.append_child("failure");
        failed.append_attribute("type") = std::string(to_string(one.expected)).c_str();
        failed.append_attribute("message") = clean_text(cell_text(one)).c_str();
        failed.text() = clean_text(one.why + "\n" + one.seen.value().dump(-1, ' ', true)).c_str();
    } else if (one.kind == verdict_kind::skipped) {
        node.append_child("skipped").append_attribute("message") = clean_text(one.why).c_str();
    }
}

void write_incident(pugi::xml_node suite_node, const judgement& value, const judged_incident& one) {
    pugi::xml_node node = suite_node.append_child("testcase");
    node.append_attribute("classname") = clean_text(value.target).c_str();
    node.append_attribute("name") =
        clean_text("incident " + one.what.at + " " + one.what.cases.front()).c_str();
    const std::string text = clean_text(incident_text(one.what) + "; " + one.why);
    if (one.expected)
        node.append_child("system-out").text() = text.c_str();
    else
        node.append_child("failure").append_attribute("message") = text.c_str();
}

/// What is wrong with the whole rather than with a case.
void write_whole(pugi::xml_node suite_node, const judgement& value, const char* name,
                 const char* type, const std::string& what) {
    pugi::xml_node node = suite_node.append_child("testcase");
    node.append_attribute("classname") = clean_text(value.target).c_str();
    node.append_attribute("name") = name;
    pugi::xml_node failed = node.append_child("failure");
    failed.append_attribute("type") = type;
    failed.append_attribute("message") = clean_text(what).c_str();
}

/// That the recording is incomplete or of another suite, also where nothing failed.
void write_remark(pugi::xml_node suite_node, const judgement& value) {
    if (value.remark.empty()) return;
    pugi::xml_node property = suite_node.append_child("properties").append_child("property");
    property.append_attribute("name") = "recording";
    property.append_attribute("value") = clean_text(value.remark).c_str();
}

} // namespace

std::string judgement_junit(const judgement& value) {
    pugi::xml_document document;
    pugi::xml_node suite_node = document.append_child("testsuites").append_child("testsuite");
    std::size_t failures = value.complaints.size() + value.gaps.size();
    for (const judged_incident& one : value.incidents)
        failures += one.expected ? 0 : 1;
    for (const verdict& one : value.verdicts)
        failures += is_red(one.expected) ? 1 : 0;
    suite_node.append_attribute("name") = clean_text(value.target).c_str();
    suite_node.append_attribute("tests") = value.verdicts.size() + value.complaints.size() +
                                           value.gaps.size() + value.incidents.size();
    suite_node.append_attribute("failures") = failures;
    suite_node.append_attribute("skipped") = count_of(count_kinds(value), verdict_kind::skipped);
    write_remark(suite_node, value);
    for (const verdict& one : value.verdicts)
        write_case(suite_node, value, one);
    for (const std::string& gap : value.gaps)
        write_whole(suite_node, value, "recording", "lost", gap);
    for (const std::string& complaint : value.complaints)
        write_whole(suite_node, value, "profile", "stale", complaint);
    for (const judged_incident& one : value.incidents)
        write_incident(suite_node, value, one);
    std::ostringstream out;
    document.save(out, "  ");
    return out.str();
}

} // namespace sockmatrix
