#include "chronology/book/payload.h"

#include <algorithm>

#include <boost/json.hpp>

#include "base/fault.h"

namespace chronology {

namespace {

namespace json = boost::json;

[[noreturn]] void refuse() { throw base::Fault{"A part of a chronology is not as it was written", "its JSON", "Restore the last backup and report this."}; }

json::object object_in(const std::string& text) {
    boost::system::error_code error;
    auto value = json::parse(text, error);
    if (error || !value.is_object()) refuse();
    return std::move(value.get_object());
}

std::string text(const json::object& from, std::string_view key) {
    const auto* value = from.if_contains(key);
    if (!value) return {};
    if (!value->is_string()) refuse();
    return std::string{value->get_string()};
}

std::int64_t number(const json::object& from, std::string_view key, std::int64_t otherwise = 0) {
    const auto* value = from.if_contains(key);
    if (!value) return otherwise;
    if (!value->is_int64()) refuse();
    return value->get_int64();
}

double share(const json::object& from, std::string_view key, double otherwise) {
    const auto* value = from.if_contains(key);
    return value && value->is_number() ? value->to_number<double>() : otherwise;
}

const json::array& list(const json::object& from, std::string_view key) {
    static const json::array none;
    const auto* value = from.if_contains(key);
    if (!value) return none;
    if (!value->is_array()) refuse();
    return value->get_array();
}

const json::object& object(const json::value& value) {
    if (!value.is_object()) refuse();
    return value.get_object();
}

json::object of_when(const WrittenDate& when) {
    json::object out{{"certainty", to_word(when.certainty)}};
    if (when.from) out["from"] = to_text(*when.from);
    if (when.to) out["to"] = to_text(*when.to);
    if (when.note != DateNote::None) out["note"] = to_word(when.note);
    return out;
}

WrittenDate when_in(const json::object& from) {
    WrittenDate when;
    const auto bound = [&](std::string_view key) -> std::optional<Moment> {
        const auto said = text(from, key);
        if (said.empty()) return std::nullopt;
        const auto moment = parse_moment(said);
        if (!moment) refuse();
        return moment;
    };
    when.from = bound("from"), when.to = bound("to");
    const auto certainty = parse_certainty(text(from, "certainty"));
    if (!certainty || (!when.from && !when.to)) refuse();
    when.certainty = *certainty;
    const auto note = text(from, "note");
    when.note = note == to_word(DateNote::WeekdayDiffers) ? DateNote::WeekdayDiffers : note == to_word(DateNote::TwoDigitYear) ? DateNote::TwoDigitYear : DateNote::None;
    return when;
}

json::object of_cells(const Cells& cells) {
    json::object out;
    for (const auto& [key, words] : cells) out[key] = words;
    return out;
}

Cells cells_in(const json::value& value) {
    Cells cells;
    for (const auto& [key, words] : object(value)) {
        if (!words.is_string()) refuse();
        cells.emplace(std::string{key}, std::string{words.get_string()});
    }
    return cells;
}

json::object of_entry(const EntrySaid& said) { return {{"agency", said.agency}, {"words", said.words}, {"when", of_when(said.when)}, {"cells", of_cells(said.cells)}}; }

EntrySaid entry_in(const json::object& from) {
    const auto *when = from.if_contains("when"), *cells = from.if_contains("cells");
    if (!when || !cells) refuse();
    return {text(from, "agency"), text(from, "words"), when_in(object(*when)), cells_in(*cells)};
}

json::object of_origin(const Origin& origin) {
    json::object out{{"row", origin.row}};
    if (!origin.table.empty()) out["table"] = origin.table;
    if (origin.number != 1) out["number"] = origin.number;
    if (origin.page != 0) out["page"] = origin.page;
    return out;
}

/// File and sum are the import's own, and stand there once.
Origin origin_in(const json::object& from, const ImportSaid& of) {
    return {.file = of.file, .table = text(from, "table"), .number = static_cast<int>(number(from, "number", 1)), .row = static_cast<int>(number(from, "row")), .page = static_cast<int>(number(from, "page")), .sha256 = of.sha256, .received_on = of.received_on};
}

/// Names and meanings side by side: two columns of one heading stay two.
json::object of_table(const TableSaid& said) {
    json::array columns;
    for (std::size_t i = 0; i < said.mapping.columns.size(); ++i) columns.push_back(json::array{said.mapping.names[i], said.mapping.columns[i] ? to_word(*said.mapping.columns[i]) : std::string_view{}});
    return {{"number", said.number}, {"columns", std::move(columns)}, {"source", said.source}};
}

TableSaid table_in(const json::object& from) {
    TableSaid said{.number = static_cast<int>(number(from, "number", 1)), .mapping = {}, .source = text(from, "source")};
    for (const auto& column : list(from, "columns")) {
        if (!column.is_array() || column.get_array().size() != 2 || !column.get_array()[0].is_string() || !column.get_array()[1].is_string()) refuse();
        said.mapping.names.emplace_back(column.get_array()[0].get_string());
        said.mapping.columns.push_back(parse_meaning(column.get_array()[1].get_string()));
    }
    return said;
}

json::object of_thresholds(const Thresholds& thresholds) {
    return {{"alike", thresholds.alike.least}, {"days_apart", thresholds.alike.days_apart}, {"differing", thresholds.differing.least}, {"minutes_apart", thresholds.differing.minutes_apart}, {"gap_days", thresholds.gap_days}, {"gap_others", thresholds.gap_others}, {"unseen_days", thresholds.unseen_days}, {"earlier_days", thresholds.earlier_days}};
}

Thresholds thresholds_in(const json::object& from) {
    Thresholds out;
    out.alike.least = share(from, "alike", out.alike.least), out.differing.least = share(from, "differing", out.differing.least);
    const auto whole = [&](std::string_view key, int& value) { value = static_cast<int>(number(from, key, value)); };
    whole("days_apart", out.alike.days_apart), whole("minutes_apart", out.differing.minutes_apart), whole("gap_days", out.gap_days), whole("gap_others", out.gap_others), whole("unseen_days", out.unseen_days), whole("earlier_days", out.earlier_days);
    return out;
}

}  // namespace

BookSettings usual_settings() {
    BookSettings settings;
    for (const auto meaning : {Meaning::Subjects, Meaning::ContactType, Meaning::ChildSeen, Meaning::SpokenTo, Meaning::ChildVoice, Meaning::Action, Meaning::PractitionerRole, Meaning::Analysis, Meaning::KeyEvent, Meaning::GoodPractice, Meaning::ExpectedPractice, Meaning::Significance})
        settings.columns.push_back({meaning, false});
    return settings;
}

std::string to_json(const BookSettings& settings) {
    json::array columns, topics;
    for (const auto& column : settings.columns) columns.push_back(json::object{{"meaning", to_word(column.meaning)}, {"mandatory", column.mandatory}});
    for (const auto& [name, phrases] : settings.facts.topics) topics.push_back(json::object{{"name", name}, {"phrases", json::array(phrases.begin(), phrases.end())}});
    json::object out{{"columns", std::move(columns)}, {"topics", std::move(topics)}, {"thresholds", of_thresholds(settings.thresholds)}, {"first_year", settings.first_year}};
    if (settings.facts.scope) out["scope_from"] = base::to_iso(settings.facts.scope->from), out["scope_to"] = base::to_iso(settings.facts.scope->to);
    if (settings.facts.born_on) out["born_on"] = base::to_iso(*settings.facts.born_on);
    return json::serialize(out);
}

BookSettings settings_from(const std::string& said) {
    const auto from = object_in(said);
    BookSettings settings;
    for (const auto& one : list(from, "columns")) {
        const auto meaning = parse_meaning(text(object(one), "meaning"));
        if (!meaning) refuse();
        const auto* mandatory = object(one).if_contains("mandatory");
        settings.columns.push_back({*meaning, mandatory && mandatory->is_bool() && mandatory->get_bool()});
    }
    for (const auto& one : list(from, "topics")) {
        auto& [name, phrases] = settings.facts.topics.emplace_back(Topic{.name = text(object(one), "name")});
        for (const auto& phrase : list(object(one), "phrases"))
            if (phrase.is_string()) phrases.emplace_back(phrase.get_string());
    }
    if (const auto* thresholds = from.if_contains("thresholds")) settings.thresholds = thresholds_in(object(*thresholds));
    settings.first_year = static_cast<int>(number(from, "first_year", settings.first_year));
    const auto scope_from = base::parse_day(text(from, "scope_from")), scope_to = base::parse_day(text(from, "scope_to"));
    if (scope_from && scope_to) settings.facts.scope = Period{*scope_from, *scope_to};
    settings.facts.born_on = base::parse_day(text(from, "born_on"));
    return settings;
}

std::string to_json(const ImportSaid& said) {
    json::array entries, rejected, tables;
    for (const auto& table : said.tables) tables.push_back(of_table(table));
    for (const auto& entry : said.entries) {
        auto one = of_entry({entry.agency == said.agency ? std::string{} : entry.agency, entry.words, entry.when, entry.cells});
        one["origin"] = of_origin(entry.origin);
        entries.push_back(std::move(one));
    }
    for (const auto& row : said.rejected)
        rejected.push_back(json::object{{"origin", of_origin(row.origin)}, {"place", row.place}, {"column", row.column}, {"error", to_word(row.error)}, {"found", row.found}, {"cells", json::array(row.cells.begin(), row.cells.end())}});
    return json::serialize(json::object{{"agency", said.agency}, {"file", said.file}, {"sha256", said.sha256}, {"sent_by", said.sent_by}, {"received_on", base::to_iso(said.received_on)}, {"document", said.document}, {"entries", std::move(entries)}, {"rejected", std::move(rejected)}, {"tables", std::move(tables)}});
}

ImportSaid import_from(const std::string& said) {
    const auto from = object_in(said);
    ImportSaid out{.agency = text(from, "agency"), .file = text(from, "file"), .sha256 = text(from, "sha256"), .sent_by = text(from, "sent_by"), .received_on = base::parse_day(text(from, "received_on")).value_or(base::Day{}), .document = text(from, "document"), .entries = {}, .rejected = {}};
    for (const auto& value : list(from, "entries")) {
        const auto& one = object(value);
        auto read = entry_in(one);
        const auto* origin = one.if_contains("origin");
        if (!origin) refuse();
        out.entries.push_back({.agency = read.agency.empty() ? out.agency : read.agency, .when = read.when, .words = std::move(read.words), .cells = std::move(read.cells), .origin = origin_in(object(*origin), out)});
    }
    for (const auto& value : list(from, "rejected")) {
        const auto& one = object(value);
        const auto error = parse_row_error(text(one, "error"));
        const auto* origin = one.if_contains("origin");
        if (!error || !origin) refuse();
        RejectedRow row{.origin = origin_in(object(*origin), out), .place = text(one, "place"), .column = text(one, "column"), .error = *error, .found = text(one, "found"), .cells = {}};
        for (const auto& cell : list(one, "cells"))
            if (cell.is_string()) row.cells.emplace_back(cell.get_string());
        out.rejected.push_back(std::move(row));
    }
    for (const auto& value : list(from, "tables")) out.tables.push_back(table_in(object(value)));
    return out;
}

const TableSaid* ImportSaid::table_of(const Origin& origin) const {
    const auto found = std::ranges::find(tables, origin.number, &TableSaid::number);
    return found == tables.end() ? nullptr : &*found;
}

std::string to_json(const EntrySaid& said) { return json::serialize(of_entry(said)); }
EntrySaid entry_from(const std::string& said) { return entry_in(object_in(said)); }

std::string to_json(const RevisionSaid& said) { return json::serialize(json::object{{"entry", said.entry}, {"seen", said.seen}, {"said", of_entry(said.said)}, {"why", said.why}}); }

RevisionSaid revision_from(const std::string& said) {
    const auto from = object_in(said);
    const auto* entry = from.if_contains("said");
    if (!entry) refuse();
    return {text(from, "entry"), number(from, "seen", 1), entry_in(object(*entry)), text(from, "why")};
}

std::string to_json(const RowSaid& said) {
    json::object out{{"import", said.import}, {"row", said.row}, {"why", said.why}};
    if (!said.said.cells.empty()) out["said"] = of_entry(said.said);
    return json::serialize(out);
}

RowSaid row_from(const std::string& said) {
    const auto from = object_in(said);
    RowSaid out{text(from, "import"), static_cast<std::size_t>(number(from, "row")), {}, text(from, "why")};
    if (const auto* entry = from.if_contains("said")) out.said = entry_in(object(*entry));
    return out;
}

std::string to_json(const WordsSaid& said) { return json::serialize(json::object{{"on", said.on}, {"text", said.text}, {"role", said.role}, {"agency", said.agency}, {"what", said.what}}); }

WordsSaid words_from(const std::string& said) {
    const auto from = object_in(said);
    return {text(from, "on"), text(from, "text"), text(from, "role"), text(from, "agency"), text(from, "what")};
}

std::string to_json(const LinkSaid& said) { return json::serialize(json::object{{"entry", said.entry}, {"to", said.to}, {"kind", said.kind}}); }

LinkSaid link_from(const std::string& said) {
    const auto from = object_in(said);
    return {text(from, "entry"), text(from, "to"), text(from, "kind")};
}

std::string to_json(const MappingSaid& said) { return json::serialize(json::object{{"agency", said.agency}, {"mapping", said.mapping}}); }

MappingSaid mapping_from(const std::string& said) {
    const auto from = object_in(said);
    return {text(from, "agency"), text(from, "mapping")};
}

}  // namespace chronology
