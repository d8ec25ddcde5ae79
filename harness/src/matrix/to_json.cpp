#include "matrix/build.hpp"
#include "model/parallel.hpp"

#include <algorithm>
#include <tuple>

namespace sockmatrix {
namespace {

/// Raised when a reader of the old form would misread the new one.
constexpr int judgement_format = 1;
constexpr int matrix_format = 2; ///< 2: cells are indices of the row's outcomes

void put_text(json& object, const char* key, const std::string& text) {
    if (!text.empty()) object[key] = text;
}

json incidents_json(const std::vector<judged_incident>& incidents) {
    json out = json::array();
    for (const judged_incident& one : incidents) {
        json value = sockmatrix::to_json(one.what);
        value["expected"] = one.expected;
        put_text(value, "judged", one.why);
        out.push_back(std::move(value));
    }
    return out;
}

json to_json(const matrix_column& column) {
    json out = {{"target", column.target},
                {"run", column.run},
                {"counts", column.counts},
                {"complaints", column.complaints}};
    if (!column.gaps.empty()) out["gaps"] = column.gaps;
    put_text(out, "remark", column.remark);
    if (!column.incidents.empty()) out["incidents"] = incidents_json(column.incidents);
    return out;
}

std::string dumped(const json& value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

bool same(const verdict& left, const verdict& right) {
    const auto parts = [](const verdict& one) {
        return std::tie(one.kind, one.happened, one.shown, one.expected, one.why, one.wanted,
                        one.errors, one.evidence, one.bug, one.report, one.seen);
    };
    return parts(left) == parts(right);
}

/// The outcomes of a row, each once; the row says which case it is, so they need not.
class row_outcomes {
public:
    /// The index of a verdict, which must outlive this.
    std::size_t index_of(const verdict& one) {
        for (std::size_t i = 0; i < verdicts_.size(); ++i)
            if (verdicts_[i] == &one || same(*verdicts_[i], one)) return i;
        json value = sockmatrix::to_json(one);
        value.erase("case");
        value.erase("level");
        verdicts_.push_back(&one);
        values_.push_back(std::move(value));
        return verdicts_.size() - 1;
    }
    json take() { return std::move(values_); }

private:
    std::vector<const verdict*> verdicts_;
    json values_ = json::array();
};

json to_json(const claim& value) {
    json object = {{"evidence", to_string(value.kind)}, {"outcomes", value.outcomes}};
    put_text(object, "when", value.condition);
    put_text(object, "source", value.source);
    put_text(object, "why", value.why);
    put_text(object, "bug", value.bug);
    put_text(object, "report", value.report);
    return object;
}

json claims_json(const std::vector<std::vector<claim>>& claims) {
    json out = json::array();
    for (const auto& cell : claims) {
        json values = json::array();
        for (const claim& one : cell)
            values.push_back(to_json(one));
        out.push_back(std::move(values));
    }
    return out;
}

json to_json(const matrix_row& row) {
    row_outcomes outcomes;
    json cells = json::array();
    bool says = false;
    for (const matrix_cell& cell : row.cells)
        cells.push_back(cell ? json(outcomes.index_of(*cell)) : json());
    for (const auto& claims : row.claims)
        says = says || !claims.empty();
    json object = {{"case", row.case_id},      {"api", row.api},
                   {"says", row.says},         {"cite", row.cite},
                   {"differs", row.differs},   {"level", to_string(row.level)},
                   {"cells", std::move(cells)}};
    object["outcomes"] = outcomes.take();
    if (says) object["claims"] = claims_json(row.claims);
    return object;
}

} // namespace

namespace {

/// All but what was seen.
json bare_json(const verdict& value) {
    json object = {{"case", value.case_id},
                   {"level", to_string(value.level)},
                   {"verdict", to_string(value.kind)},
                   {"happened", value.happened},
                   {"expected", to_string(value.expected)}};
    put_text(object, "shown", value.shown);
    put_text(object, "wanted", value.wanted);
    put_text(object, "why", value.why);
    put_text(object, "evidence", value.evidence);
    put_text(object, "bug", value.bug);
    put_text(object, "report", value.report);
    if (!value.errors.empty()) object["errors"] = value.errors;
    return object;
}

/// All but its verdicts.
json bare_json(const judgement& value) {
    json out = {{"format", judgement_format},
                {"target", value.target},
                {"run", value.run},
                {"as_expected", value.as_expected()},
                {"complaints", value.complaints},
                {"incidents", incidents_json(value.incidents)},
                {"gaps", value.gaps},
                {"remark", value.remark}};
    if (value.moved)
        out["moved"] = {{"recorded", value.moved->recorded},
                        {"here", value.moved->here},
                        {"cells", value.moved->cells}};
    return out;
}

} // namespace

json to_json(const verdict& value) {
    json object = bare_json(value);
    object["seen"] = value.seen.value();
    return object;
}

json to_json(const judgement& value) {
    json out = bare_json(value);
    json& verdicts = out["verdicts"] = json::array();
    for (const verdict& one : value.verdicts)
        verdicts.push_back(to_json(one));
    return out;
}

json judgements_text::verdict_json(const verdict& value) {
    json out = bare_json(value);
    const auto [known, is_new] =
        seen_.try_emplace(value.case_id + "\n" + value.seen.text(), count_);
    if (is_new || known->second == count_)
        out["seen"] = value.seen.value();
    else
        out["seen_in"] = known->second;
    return out;
}

std::string judgements_text::add(const judgement& value) {
    std::string out = (count_ == 0 ? "[\n" : ",\n") + dumped(bare_json(value));
    out.back() = ','; // "verdicts" sorts after the other keys
    out += "\"verdicts\":[";
    const char* between = "\n";
    for (const verdict& one : value.verdicts) {
        out += between + dumped(verdict_json(one));
        between = ",\n";
    }
    ++count_;
    return out + "]}";
}

std::string judgements_text::end() const {
    return count_ == 0 ? "[]" : "\n]";
}

std::string json_text(const matrix& value) {
    json columns = json::array();
    for (const matrix_column& column : value.columns)
        columns.push_back(to_json(column));
    json claimed = json::array();
    for (const claimed_column& column : value.claimed)
        claimed.push_back({{"trait", column.trait}, {"counts", column.counts}});
    std::vector<std::string> rows(value.rows.size());
    each_in_parallel(rows.size(), [&](std::size_t i) { rows[i] = dumped(to_json(value.rows[i])); });
    std::string out = "{\"claimed\":" + dumped(claimed) + ",\"columns\":" + dumped(columns) +
                      ",\"format\":" + std::to_string(matrix_format) + ",\"rows\":[";
    for (const std::string& row : rows) {
        if (&row != &rows.front()) out += ',';
        out += row;
    }
    return out + "],\"suite\":" + dumped(value.suite) + "}";
}

} // namespace sockmatrix
