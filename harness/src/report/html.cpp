#include "report/counts.hpp"
#include "report/report.hpp"
#include "report/symbols.hpp"

#include <fmt/format.h>

namespace sockmatrix {
namespace {

constexpr std::string_view style = R"css(
:root { color-scheme: light dark; font: 15px/1.4 system-ui, sans-serif; }
body { margin: 1.5rem; }
table { border-collapse: collapse; }
caption { text-align: left; padding: .5rem 0; }
th, td { border: 1px solid #8886; padding: .25rem .5rem; text-align: left; vertical-align: top; }
thead th { position: sticky; top: 0; background: Canvas; }
tbody th { font-weight: normal; }
code { font-size: .9em; }
small { opacity: .75; }
.conforms, .permitted { background: #2a72; }
.deviates, .broken, .blocked { background: #d332; }
.unnamed { background: #fa03; }
.unsupported, .inexpressible, .skipped, .absent { background: #8882; }
.red { outline: 2px solid #d33; outline-offset: -2px; }
)css";

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        default: out += c;
        }
    }
    return out;
}

void write_legend(std::string& out) {
    out += "<ul>\n";
    for (const verdict_kind kind : all_kinds)
        out += fmt::format("<li><span class=\"{0}\">{1} {0}</span>: {2}</li>\n", to_string(kind),
                           symbol_of(kind), meaning_of(kind));
    out += "</ul>\n";
}

void write_head(std::string& out, const matrix& value) {
    out += "<thead><tr><th scope=\"col\">case</th><th scope=\"col\">level</th>";
    for (const matrix_column& column : value.columns)
        out += fmt::format("<th scope=\"col\">{}<br><small>{}</small></th>", escaped(column.target),
                           escaped(environment_line(column.run)));
    out += "</tr></thead>\n";
}

std::string details_of(const verdict& value) {
    std::string out;
    if (!value.why.empty()) out += fmt::format("<p>{}</p>", escaped(value.why));
    if (!value.wanted.empty()) out += fmt::format("<p>expected: {}</p>", escaped(value.wanted));
    if (!value.bug.empty()) out += fmt::format("<p>known bug: {}</p>", escaped(value.bug));
    const auto error_handler = json::error_handler_t::replace;
    return out + fmt::format("<code>{}</code>", escaped(value.seen.dump(-1, ' ', false, error_handler)));
}

void write_cell(std::string& out, const matrix_cell& cell) {
    if (!cell.present) {
        out += "<td class=\"absent\">not recorded</td>";
        return;
    }
    out += fmt::format("<td class=\"{}{}\"><details><summary>{} {}</summary>{}</details></td>",
                       to_string(cell.value.kind), is_red(cell.value.expected) ? " red" : "",
                       symbol_of(cell.value.kind), escaped(cell_text(cell.value)), details_of(cell.value));
}

void write_rows(std::string& out, const matrix& value) {
    out += "<tbody>\n";
    for (const matrix_row& row : value.rows) {
        out += fmt::format("<tr><th scope=\"row\"><code>{}</code><br><small>{}</small></th><td>{}</td>",
                           escaped(row.case_id), escaped(row.says), to_string(row.level));
        for (const matrix_cell& cell : row.cells) write_cell(out, cell);
        out += "</tr>\n";
    }
    out += "</tbody>\n";
}

} // namespace

std::string matrix_html(const matrix& value) {
    std::string out = fmt::format("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
                                  "<meta name=\"viewport\" content=\"width=device-width\">\n"
                                  "<title>Portability matrix</title>\n<style>{}</style></head><body>\n"
                                  "<h1>Portability matrix</h1>\n",
                                  style);
    write_legend(out);
    out += fmt::format("<table>\n<caption>{} cases, {} targets; suite <code>{}</code></caption>\n",
                       value.rows.size(), value.columns.size(), escaped(value.suite));
    write_head(out, value);
    write_rows(out, value);
    return out + "</table>\n</body></html>\n";
}

} // namespace sockmatrix
