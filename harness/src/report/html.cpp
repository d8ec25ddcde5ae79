#include "matrix/traits.hpp"
#include "model/parallel.hpp"
#include "report/counts.hpp"
#include "report/report.hpp"
#include "report/safe_text.hpp"
#include "report/symbols.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace sockmatrix {
namespace {

void write_legend(std::string& out) {
    out += "<ul>\n";
    for (const verdict_kind kind : all_kinds)
        out += fmt::format("<li><span class=\"{0}\">{1} {0}</span>: {2}</li>\n", to_string(kind),
                           symbol_of(kind), meaning_of(kind));
    out += "<li><span class=\"documented\">§ doc</span>, <span class=\"reported\">“ "
           "reported</span>: what a source says of a "
           "platform that was not run; nothing of it was observed</li>\n</ul>\n";
}

/// Says in a column's head what its cells do not show.
std::string incident_mark(const matrix_column& column) {
    std::string out;
    for (const judged_incident& one : column.incidents)
        out += fmt::format("<br><small{}>{} incident: {}</small>",
                           one.expected ? "" : " class=\"red\"", one.expected ? "≈" : "✗",
                           html_text(incident_text(one.what)));
    return out;
}

/// That the recording of a column is incomplete or of another suite, and what it lacks.
std::string remark_html(const matrix_column& column) {
    std::string text = column.remark;
    for (const std::string& gap : column.gaps)
        text += (text.empty() ? "" : "; ") + gap;
    return text.empty()
               ? ""
               : fmt::format("<strong class=\"remark\">⚠ {}</strong><br>", html_text(text));
}

void write_head(std::string& out, const matrix& value) {
    out += fmt::format("<thead><tr><th scope=\"col\" rowspan=\"2\">case</th><th scope=\"col\" "
                       "rowspan=\"2\">level</th>"
                       "<th scope=\"colgroup\" colspan=\"{}\">observed</th>",
                       value.columns.size());
    if (!value.claimed.empty())
        out += fmt::format(
            "<th scope=\"colgroup\" colspan=\"{}\">documented or reported, not run</th>",
            value.claimed.size());
    out += "</tr>\n<tr class=\"targets\">";
    for (const matrix_column& column : value.columns)
        out += fmt::format("<th scope=\"col\">{}<br>{}<small>{}</small>{}</th>",
                           html_text(column.target), remark_html(column),
                           html_text(environment_line(column.run)), incident_mark(column));
    for (const claimed_column& column : value.claimed)
        out += fmt::format("<th scope=\"col\">{}<br><small>not run</small></th>",
                           html_text(column.trait));
    out += "</tr></thead>\n";
}

// 100,000 cells: end tags of cells and quotes around one class may be left out, and details are in
// the data.
void write_cell(std::string& out, const matrix_cell& cell) {
    if (!cell) {
        out += "<td class=absent>· not recorded";
        return;
    }
    const verdict& one = *cell;
    out += is_red(one.expected) ? fmt::format("<td class=\"{} red\">", to_string(one.kind))
                                : fmt::format("<td class={}>", to_string(one.kind));
    out += symbol_of(one.kind);
    out += " " + html_text(cell_text(one));
    if (!one.bug.empty()) out += " (known bug)";
}

void write_claims(std::string& out, const std::vector<claim>& claims) {
    if (claims.empty()) {
        out += "<td class=absent>· nothing said";
        return;
    }
    const bool reported = claims.front().kind == evidence_kind::reported;
    out += reported ? "<td class=reported>" : "<td class=documented>";
    for (const claim& one : claims) {
        if (&one != &claims.front()) out += "<br>";
        const std::string outcomes = html_text(fmt::format("{}", fmt::join(one.outcomes, " or ")));
        if (one.kind == evidence_kind::reported)
            out += fmt::format("“ reported: {} ({})", outcomes, html_text(one.source));
        else
            out += fmt::format("§ doc: {}", outcomes);
        if (!one.condition.empty()) out += fmt::format(" where {}", html_text(one.condition));
    }
}

void write_row(std::string& out, const matrix_row& row, std::size_t claimed) {
    static const std::vector<claim> nothing;
    out += fmt::format("<tr><th scope=\"row\"><code>{}</code><br><small>{}</small></th><td>{}",
                       html_text(row.case_id), html_text(row.says), to_string(row.level));
    for (const matrix_cell& cell : row.cells)
        write_cell(out, cell);
    for (std::size_t i = 0; i < claimed; ++i)
        write_claims(out, i < row.claims.size() ? row.claims[i] : nothing);
    out += "</tr>\n";
}

void write_rows(std::string& out, const matrix& value) {
    std::vector<std::string> rows(value.rows.size());
    each_in_parallel(rows.size(), [&](std::size_t i) {
        write_row(rows[i], value.rows[i], value.claimed.size());
    });
    out += "<tbody>\n";
    for (const std::string& row : rows)
        out += row;
    out += "</tbody>\n";
}

/// Traits, each with the emulators that stood in for it in all targets: "windows" -> "wine",
/// "refsock" -> "".
std::map<std::string, std::string> all_traits(const matrix& value) {
    std::map<std::string, std::set<std::string>> by; // "" where a target has no emulator
    for (const matrix_column& column : value.columns) {
        const auto traits = column.run.value("traits", std::vector<std::string>{});
        const auto emulator = std::find_if(traits.begin(), traits.end(), is_emulator);
        for (const std::string& trait : traits)
            by[trait].insert(emulator == traits.end() || *emulator == trait ? "" : *emulator);
    }
    std::map<std::string, std::string> out;
    for (const auto& [trait, emulators] : by)
        out[trait] = emulators.contains("") ? "" : fmt::format("{}", fmt::join(emulators, ", "));
    return out;
}

/// Hidden until the script is there to hear it.
void write_form(std::string& out, const matrix& value) {
    out += "<form hidden><label>case or text <input type=\"search\" name=\"text\"></label>\n"
           "<label>level <select name=\"level\"><option value=\"\">any</option>";
    for (const std::string_view level : level_names)
        out += fmt::format("<option>{}</option>", level);
    out += "</select></label>\n";
    const std::pair<const char*, const char*> boxes[] = {
        {"differs", "only what differs"},
        {"red", "only what was not expected"},
        {"bug", "only known bugs"},
        {"claims", "only what sources say of others"}};
    for (const auto& [name, says] : boxes)
        out += fmt::format(
            "<label><input type=\"checkbox\" name=\"{}\"{}> {}</label>\n", name,
            value.columns.size() > 1 && std::string_view(name) == "differs" ? " checked" : "",
            says);
    out += "<output></output>\n<fieldset><legend>targets with one of these traits (all if "
           "none)</legend>\n";
    for (const auto& [trait, emulators] : all_traits(value))
        out += fmt::format(
            "<label><input type=\"checkbox\" name=\"trait\" value=\"{0}\"> {0}{1}</label>\n",
            html_text(trait), emulators.empty() ? "" : " (by " + html_text(emulators) + ")");
    out += "</fieldset></form>\n";
}

} // namespace

std::string matrix_html(const matrix& value, const page_sources& page, const std::string& data) {
    std::string out =
        fmt::format("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
                    "<meta name=\"viewport\" content=\"width=device-width\">\n"
                    "<title>Portability matrix</title>\n<style>\n{}</style></head><body>\n"
                    "<h1>Portability matrix</h1>\n",
                    page.style);
    write_legend(out);
    write_form(out, value);
    out += fmt::format("<table>\n<caption>{} cases, {} targets; suite <code>{}</code></caption>\n",
                       value.rows.size(), value.columns.size(), html_text(value.suite));
    write_head(out, value);
    write_rows(out, value);
    out += "</table>\n<dialog><form "
           "method=\"dialog\"><button>close</button></form><div></div></dialog>\n";
    out += "<script type=\"application/json\" id=\"data\">" + json_in_html(data) + "</script>\n";
    return out + "<script type=\"module\">\n" + page.script + "</script>\n</body></html>\n";
}

} // namespace sockmatrix
