#include "exchange/clock_json.h"

#include <boost/json.hpp>

namespace exchange {

namespace json = boost::json;
using calendar::DayNote;
using calendar::Rule;
using calendar::Working;

namespace {

json::value day_or_null(const std::optional<base::Day>& day) { return day ? json::value(base::to_iso(*day)) : json::value(nullptr); }

json::value text_or_null(const std::string& text) { return text.empty() ? json::value(nullptr) : json::value(text); }

json::object note_of(const DayNote& note) {
    json::object out{{"day", base::to_iso(note.day)}};
    switch (note.why) {
        case DayNote::Why::Counted: out["counted"] = note.number; break;
        case DayNote::Why::Weekend: out["left_out"] = "weekend"; break;
        case DayNote::Why::Holiday:
            out["left_out"] = "bank-holiday";
            out["holiday"] = note.holiday.en;
            break;
    }
    return out;
}

/// What every answer says of the rule it was counted by.
void add_rule(json::object& out, const Rule& rule) {
    out["rule_version"] = rule.version;
    out["rule_from"] = base::to_iso(rule.from);
    out["rule_to"] = day_or_null(rule.to);
    out["title"] = rule.title.en;
    out["starts_when"] = rule.starts.en;
    out["counts"] = slug_of(rule.counts);
    out["amount"] = rule.amount > 0 ? json::value(rule.amount) : json::value(nullptr);
    out["due_means"] = slug_of(rule.means);
    out["strength"] = slug_of(rule.strength);
    out["source"] = rule.source;
    out["seen_at"] = text_or_null(rule.seen_at);
    out["checked_on"] = day_or_null(rule.checked_on);
    out["checked"] = rule.checked_on.has_value();
    out["note"] = text_or_null(rule.note.en);
}

/// Fields that one kind of rule has and another has not are left out, not null.
void add_where_there(json::object& out, const char* name, const std::optional<base::Day>& day) {
    if (day) out[name] = base::to_iso(*day);
}

json::object edition_of(const calendar::Calendar& calendar) { return {{"version", calendar.edition().version}, {"sha256", calendar.edition().sha256}}; }

}  // namespace

std::string to_json(const Working& working, const calendar::Calendar& counted_with) {
    json::object out{{"rule", working.rule.name}, {"nation", slug_of(working.rule.nation)}, {"from", base::to_iso(working.start)}, {"due_on", base::to_iso(working.due_on.day)}};
    if (working.rule.counts == calendar::Counts::Months) out["last_working_day_on_or_before"] = day_or_null(working.last_working_day_on_or_before);
    add_where_there(out, "may_be_removed_from", working.may_be_removed_from);
    add_where_there(out, "earliest_on", working.earliest_on);
    add_rule(out, working.rule);
    out["clamped"] = working.clamped;
    json::array days;
    for (const DayNote& note : working.days) days.push_back(note_of(note));
    out["days"] = std::move(days);
    out["calendar"] = edition_of(counted_with);
    return json::serialize(out);
}

std::string to_json(const calendar::Refusal& refusal, const calendar::Calendar& counted_with) {
    json::object out{{"rule", refusal.rule_name}, {"nation", slug_of(refusal.nation)}, {"from", base::to_iso(refusal.start)},
                     {"refused", words_of(refusal)}, {"refusal", slug_of(refusal.code)}};
    if (refusal.rule) add_rule(out, *refusal.rule);
    if (refusal.known) out["known"] = json::object{{"first", base::to_iso(refusal.known->first)}, {"last", base::to_iso(refusal.known->last)}};
    out["calendar"] = edition_of(counted_with);
    return json::serialize(out);
}

std::string rules_json(const calendar::Calendar& calendar) {
    json::array rules;
    for (const Rule& rule : calendar.rules()) {
        json::object one{{"rule", rule.name}, {"nation", slug_of(rule.nation)}};
        add_rule(one, rule);
        rules.push_back(std::move(one));
    }
    json::object known;
    for (const auto nation : calendar::every_nation)
        if (const auto span = calendar.holidays().known(nation))
            known[slug_of(nation)] = json::object{{"first", base::to_iso(span->first)}, {"last", base::to_iso(span->last)}};
    return json::serialize(json::object{{"rules", std::move(rules)}, {"bank_holidays_known", std::move(known)}, {"calendar", edition_of(calendar)}});
}

std::string to_json(const std::vector<calendar::TimetableDay>& steps) {
    json::array out;
    for (const auto& [step, day] : steps)
        out.push_back(json::object{{"step", step.step}, {"title", step.title.en}, {"working_day", step.working_day}, {"day", base::to_iso(day)},
                                   {"strength", slug_of(step.strength)}, {"source", step.source}});
    return json::serialize(json::object{{"timetable", std::move(out)}});
}

const std::string_view clock_schema = R"({"type":"object","required":["rule","nation","from"],"properties":{
"rule":{"type":"string"},"nation":{"enum":["england","wales","scotland","northern-ireland"]},"from":{"type":"string","format":"date"},
"due_on":{"type":"string","format":"date","description":"The last day in time, the last day to send, or the last day of a floor, as due_means says; missing where the answer is a refusal"},
"due_means":{"enum":["due","send-by","at-least"]},
"last_working_day_on_or_before":{"type":["string","null"],"format":"date"},"may_be_removed_from":{"type":"string","format":"date"},"earliest_on":{"type":"string","format":"date"},
"refused":{"type":"string","description":"Why there is no date"},
"refusal":{"enum":["not-in-this-nation","not-in-force","limit-not-known","no-limit-set","holidays-not-known"]},
"rule_version":{"type":"string"},"rule_from":{"type":"string","format":"date"},"rule_to":{"type":["string","null"],"format":"date"},
"title":{"type":"string"},"starts_when":{"type":"string"},"counts":{"type":"string"},"amount":{"type":["integer","null"]},
"strength":{"enum":["statute","guidance","panel","local"]},"source":{"type":"string"},"seen_at":{"type":["string","null"]},
"checked_on":{"type":["string","null"],"format":"date"},"checked":{"type":"boolean"},"note":{"type":["string","null"]},"clamped":{"type":"boolean"},
"days":{"type":"array","items":{"type":"object","required":["day"],"properties":{"day":{"type":"string","format":"date"},"counted":{"type":"integer"},
"left_out":{"enum":["weekend","bank-holiday"]},"holiday":{"type":"string"}}}},
"calendar":{"type":"object","description":"The table of bank holidays that was counted with; version 0 is the program's own","properties":{"version":{"type":"integer"},"sha256":{"type":"string"}}}}})";

}  // namespace exchange
