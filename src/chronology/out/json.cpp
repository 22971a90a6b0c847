#include "chronology/out/json.h"

#include <boost/json.hpp>

namespace chronology {

namespace {

namespace json = boost::json;

std::string bound(const std::optional<Moment>& moment) { return moment ? to_text(*moment) : std::string{}; }

void add_place(json::object& out, const Origin& origin) {
    out["file"] = origin.file, out["sheet"] = origin.table, out["table"] = origin.number, out["row"] = origin.row;
    if (origin.page > 0) out["page"] = origin.page;
    out["sha256"] = origin.sha256;
}

json::object of_entry(const Entry& entry) {
    json::object out{{"from", bound(entry.when.from)}, {"to", bound(entry.when.to)}, {"certainty", to_word(entry.when.certainty)}, {"words", entry.words}, {"agency", entry.agency}, {"source", cell(entry.cells, Meaning::Source)}, {"event", cell(entry.cells, Meaning::Event)}};
    if (entry.when.note != DateNote::None) out["note"] = to_word(entry.when.note);
    json::object cells;
    for (const auto& [key, text] : entry.cells) cells[key] = text;
    out["cells"] = std::move(cells);
    add_place(out, entry.origin);
    return out;
}

json::object of_rejected(const RejectedRow& row) {
    json::object out;
    add_place(out, row.origin);
    out["cell"] = row.place, out["column"] = row.column, out["reason"] = to_word(row.error), out["found"] = row.found;
    out["cells"] = json::array(row.cells.begin(), row.cells.end());
    return out;
}

json::object of_point(const Point& point, const std::vector<Entry>& entries) {
    json::object out{{"kind", to_word(point.kind)}, {"entries", json::array(point.entries.begin(), point.entries.end())}};
    json::array rows;
    for (const auto entry : point.entries) rows.push_back(json::object{{"agency", entries[entry].agency}, {"file", entries[entry].origin.file}, {"sheet", entries[entry].origin.table}, {"row", entries[entry].origin.row}});
    out["rows"] = std::move(rows);
    if (!point.agency.empty()) out["agency"] = point.agency;
    if (point.days) out["from"] = base::to_iso(point.days->from), out["to"] = base::to_iso(point.days->to), out["days"] = point.number;
    if (point.others > 0) out["others"] = point.others;
    if (!point.detail.empty()) out["detail"] = point.detail;
    if (point.likeness) {
        out["score"] = point.likeness->score;
        json::object why;
        for (std::size_t sign = 0; sign < Likeness::count; ++sign) why[to_word(static_cast<Likeness::Sign>(sign))] = point.likeness->signs[sign];
        out["why"] = std::move(why);
    }
    if (!point.differences.empty()) {
        json::array differences;
        for (const auto& one : point.differences) differences.push_back(json::object{{"in", to_word(one.in)}, {"first", one.first}, {"second", one.second}});
        out["differences"] = std::move(differences);
    }
    return out;
}

json::array warnings_of(const Merged& merged) {
    json::array out;
    for (const auto& one : merged.suspicions) out.push_back(json::object{{"kind", "month-first"}, {"file", one.file}, {"sheet", one.table}, {"certain", one.certain}, {"either", one.either}});
    for (const auto& file : merged.without_source) out.push_back(json::object{{"kind", "source-from-file"}, {"file", file}});
    return out;
}

}  // namespace

std::string to_json(const Merged& merged) {
    json::array entries, rejected, duplicates, conflicts, gaps, points, passed;
    for (const auto& entry : merged.entries) entries.push_back(of_entry(entry));
    for (const auto& row : merged.rejected) rejected.push_back(of_rejected(row));
    for (const auto& point : merged.points) {
        auto& list = point.kind == Point::Kind::Duplicate ? duplicates : point.kind == Point::Kind::Conflict ? conflicts : point.kind == Point::Kind::Gap ? gaps : points;
        list.push_back(of_point(point, merged.entries));
    }
    for (const auto& table : merged.passed) passed.push_back(json::object{{"file", table.file}, {"sheet", table.table}, {"table", table.number}, {"rows", table.rows}});
    return json::serialize(json::object{{"entries", std::move(entries)}, {"rejected", std::move(rejected)}, {"duplicates", std::move(duplicates)}, {"conflicts", std::move(conflicts)}, {"gaps", std::move(gaps)}, {"points", std::move(points)}, {"passed", std::move(passed)}, {"warnings", warnings_of(merged)}});
}

std::string to_json(const std::string& words, const std::expected<WrittenDate, DateError>& read, const DateContext& context) {
    json::object out{{"words", words}, {"years", std::to_string(context.first_year) + "-" + std::to_string(context.first_year + 99)}};
    if (!read) {
        out["error"] = to_word(read.error());
        return json::serialize(out);
    }
    out["from"] = bound(read->from), out["to"] = bound(read->to), out["certainty"] = to_word(read->certainty), out["note"] = to_word(read->note);
    return json::serialize(out);
}

}  // namespace chronology
