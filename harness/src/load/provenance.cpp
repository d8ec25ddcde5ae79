#include "load/provenance.hpp"

#include "load/shape.hpp"

#include <charconv>
#include <chrono>
#include <optional>

namespace sockmatrix {
namespace {

constexpr std::string_view unreported_begin = "unreported, seen on ";

const object_shape& evidence_shape() {
    static const object_shape shape{"evidence",
                                    {{"kind", content::text, true},
                                     {"on", content::text},
                                     {"versions", content::text},
                                     {"date", content::text},
                                     {"link", content::text}}};
    return shape;
}

std::optional<int> digits(std::string_view text, std::size_t from, std::size_t count) {
    int out = 0;
    const std::string_view part = text.substr(from, count);
    if (part.size() != count || part.find_first_not_of("0123456789") != part.npos) return {};
    std::from_chars(part.data(), part.data() + part.size(), out);
    return out;
}

void require_keys(const json& written, std::initializer_list<const char*> keys, const place& at,
                  fault_list& faults) {
    for (const char* key : keys)
        if (!written.contains(key))
            faults.add(at, "key \"" + std::string(key) + "\" is missing; " +
                               text_of(written, "kind") + " evidence needs it");
}

} // namespace

bool is_date(std::string_view text, bool whole) noexcept {
    const auto year = digits(text, 0, 4);
    if (!year) return false;
    if (text.size() == 4) return !whole;
    const auto month = text[4] == '-' ? digits(text, 5, 2) : std::nullopt;
    if (!month || *month < 1 || *month > 12) return false;
    if (text.size() == 7) return !whole;
    const auto day = text.size() == 10 && text[7] == '-' ? digits(text, 8, 2) : std::nullopt;
    if (!day) return false;
    return std::chrono::year_month_day(std::chrono::year(*year),
                                       std::chrono::month(static_cast<unsigned>(*month)),
                                       std::chrono::day(static_cast<unsigned>(*day)))
        .ok();
}

std::string unreported(const evidence& seen) {
    return std::string(unreported_begin) + seen.date + " with " + seen.versions;
}

std::string report_problem(const std::string& report) {
    constexpr std::string_view https = "https://";
    constexpr std::string_view with = " with ";
    const std::string help = "\"" + report +
                             "\" is no report of a bug; write the https address of its "
                             "thread, or \"unreported, seen on 2026-11-26 with gVisor 20240729.0\"";
    if (report.starts_with(https))
        return report.size() > https.size() && report.find_first_of(" \t\n\"<>") == report.npos
                   ? ""
                   : help;
    if (!report.starts_with(unreported_begin)) return help;
    const std::string_view rest = std::string_view(report).substr(unreported_begin.size());
    const bool dated = rest.size() > 10 + with.size() && is_date(rest.substr(0, 10), true) &&
                       rest.substr(10, with.size()) == with;
    return dated && rest[10 + with.size()] != ' ' ? "" : help;
}

evidence build_evidence(const json& written, const place& at, fault_list& faults) {
    evidence out;
    if (!has_shape(written, evidence_shape(), at, faults)) return out;
    out.kind =
        known_value<evidence_kind>(evidence_names, text_of(written, "kind"), at / "kind", faults);
    const bool observed = out.kind == evidence_kind::observed;
    if (observed)
        require_keys(written, {"on", "versions", "date"}, at, faults);
    else
        require_keys(written, {"link"}, at, faults);
    out.on = text_of(written, "on");
    out.versions = text_of(written, "versions");
    out.date = text_of(written, "date");
    out.link = text_of(written, "link");
    if (written.contains("date") && !is_date(out.date, observed))
        faults.add(at / "date", "\"" + out.date + "\" is no date; write it as 2026-11-26" +
                                    (observed ? "" : ", 2026-11 or 2026"));
    return out;
}

void build_bug(const json& written, const place& at, expectation& into, fault_list& faults) {
    into.bug = text_of(written, "bug");
    into.report = text_of(written, "report");
    if (written.contains("bug") != written.contains("report")) {
        const bool lacks_report = written.contains("bug");
        faults.add(at,
                   lacks_report
                       ? "has a \"bug\" and no \"report\"; add the https address of its thread, or "
                         "\"unreported, seen on DATE with VERSION\""
                       : "has a \"report\" and no \"bug\"; say what is wrong by \"bug\"");
        return;
    }
    if (!written.contains("report")) return;
    const std::string problem = report_problem(into.report);
    if (!problem.empty()) faults.add(at / "report", problem);
}

} // namespace sockmatrix
