#include "casework/case_export.h"

#include <boost/json.hpp>

#include <algorithm>
#include <array>

#include "casework/case_store.h"
#include "casework/third_parties.h"
#include "casework/unsaved.h"

namespace casework {

namespace json = boost::json;

namespace {

/// Forms that hold what other people said: agencies, partners, advisers, the family.
constexpr std::array<std::string_view, 11> of_others{"return", "agency_report", "view", "advice", "contact", "family_member", "family_invitation", "family_words", "family_draft", "family_comment", "family_telling"};
constexpr int reads_at_once = 500;

ExportItem step_item(const TakenStep& step, const ThirdParties& others) {
    ExportItem item;
    item.kind = ExportItem::Kind::Step, item.at = step.recorded_at, item.who = step.actor, item.step = step;
    item.about_others = others.named_in(step.reasons);
    return item;
}

ExportItem record_item(const Record& record, const ThirdParties& others) {
    ExportItem item;
    item.kind = ExportItem::Kind::Record, item.at = record.changed_at, item.who = record.written_by, item.record = record;
    item.about_others = std::ranges::find(of_others, record.form) != of_others.end();
    for (const auto& [place, words] : record.answers.all())
        if (others.named_in(words)) item.third_party.insert(place);
    return item;
}

ExportItem clock_item(const Clock& clock) {
    ExportItem item;
    item.kind = ExportItem::Kind::Clock, item.at = clock.recorded_at, item.who = clock.recorded_by, item.clock = clock;
    return item;
}

ExportItem document_item(const Document& document, const DocumentVersion& version) {
    ExportItem item;
    item.kind = ExportItem::Kind::Document, item.at = version.entered_at, item.who = version.entered_by, item.document = document, item.paper = version;
    item.about_others = true;
    return item;
}

ExportItem timetable_item(const TimetableChoice& choice, const ThirdParties& others) {
    ExportItem item;
    item.kind = ExportItem::Kind::Timetable, item.at = choice.chosen_at, item.who = choice.chosen_by, item.timetable = choice;
    item.about_others = others.named_in(choice.reasons);
    return item;
}

std::vector<Record> every_version(store::Snapshot& snapshot, const Ground& ground, const Case& of) {
    std::vector<Record> all;
    for (const auto& record : records(snapshot, ground, of))
        for (auto& version : versions(snapshot, ground, of, record)) all.push_back(std::move(version));
    for (auto& one : all_unsaved(snapshot, ground, of)) {  // Held about people all the same.
        Record record;
        record.id = base::PublicId::parse(one.place.record).value_or(base::PublicId{});
        record.form = one.place.form, record.form_version = form_called(one.place.form).version, record.standing = "unsaved", record.version = one.seen;
        record.answers = std::move(one.answers), record.written_by = one.place.account, record.created_at = record.changed_at = one.kept_at;
        all.push_back(std::move(record));
    }
    return all;
}

std::vector<audit::Entry> reads_of(store::Snapshot& snapshot, const Case& of) {
    std::vector<audit::Entry> reads;
    std::optional<std::int64_t> before;
    do {
        auto page = audit::events_of_case(snapshot, of.id, before, reads_at_once);
        for (auto& entry : page.entries)
            if (audit::is_read(entry.event.kind)) reads.push_back(std::move(entry));
        before = page.older;
    } while (before);
    std::ranges::reverse(reads);
    return reads;
}

json::object to_object(const ExportItem& item) {
    json::object object{{"number", item.number}, {"written_down_at", base::to_iso(item.at)}, {"by", item.who}, {"for_decision", item.for_decision()}};
    switch (item.kind) {
        case ExportItem::Kind::Step:
            object["step"] = {{"event", item.step.event}, {"from", item.step.from}, {"to", item.step.to}, {"happened_on", base::to_iso(item.step.happened_on)}, {"reasons", item.step.reasons}};
            break;
        case ExportItem::Kind::Clock:
            object["clock"] = {{"rule", item.clock.rule}, {"version", item.clock.rule_version}, {"nation", item.clock.nation}, {"start_on", base::to_iso(item.clock.start_on)},
                               {"due_on", item.clock.due_on ? json::value(base::to_iso(*item.clock.due_on)) : json::value{}},
                               {"met_on", item.clock.met_on ? json::value(base::to_iso(*item.clock.met_on)) : json::value{}}, {"ended", item.clock.ended}};
            break;
        case ExportItem::Kind::Document:
            object["document"] = {{"id", item.document.id.to_string()}, {"kind", item.document.kind}, {"marking", item.document.marking}, {"version", item.paper.version}, {"title", item.paper.facts.title},
                                  {"file_name", item.paper.facts.file_name}, {"from", item.paper.facts.from}, {"route", item.paper.route}, {"received_on", base::to_iso(item.paper.received_on)},
                                  {"entered_on", base::to_iso(item.paper.entered_on)}, {"bytes", item.paper.bytes}, {"sha256", item.paper.facts.sha256},
                                  {"withdrawn", item.document.withdrawn ? json::value(item.document.withdrawn->why) : json::value{}}};
            break;
        case ExportItem::Kind::Timetable: object["timetable"] = {{"version", item.timetable.version}, {"reasons", item.timetable.reasons}}; break;
        case ExportItem::Kind::Record: {
            json::array answers;
            for (const auto& [place, words] : item.record.answers.all())
                answers.push_back({{"place", to_name(place)}, {"words", words}, {"third_party", item.third_party.contains(place)}});
            object["record"] = {{"id", item.record.id.to_string()}, {"form", item.record.form}, {"form_version", item.record.form_version}, {"version", item.record.version},
                                {"standing", item.record.standing}, {"answers", std::move(answers)}};
        }
    }
    return object;
}

json::object to_object(const audit::Entry& entry) {
    return {{"sequence", entry.sequence}, {"at", base::to_iso(entry.event.at)}, {"who", entry.event.who.to_string()}, {"kind", audit::name_of(entry.event.kind)}, {"object", entry.event.object}};
}

}  // namespace

int CaseExport::for_decision() const {
    return static_cast<int>(std::ranges::count_if(items, [](const ExportItem& item) { return item.for_decision(); }));
}

CaseExport export_case(store::Snapshot& snapshot, const Ground& ground, const Case& of, const std::optional<base::PublicId>& subject) {
    const auto written = every_version(snapshot, ground, of);
    const ThirdParties others{written, subject};
    CaseExport made{.of = of, .items = {}, .reads = reads_of(snapshot, of), .keeping = keeping_of(snapshot, ground, of)};
    for (const auto& step : steps_of(snapshot, ground, of)) made.items.push_back(step_item(step, others));
    for (const auto& record : written) made.items.push_back(record_item(record, others));
    for (const auto& document : documents_of(snapshot, ground, of))
        for (const auto& version : document_versions(snapshot, ground, of, document)) made.items.push_back(document_item(document, version));
    for (const auto& clock : clocks_of(snapshot, of)) made.items.push_back(clock_item(clock));
    for (const auto& choice : timetable_choices(snapshot, ground, of)) made.items.push_back(timetable_item(choice, others));
    std::ranges::stable_sort(made.items, {}, &ExportItem::at);
    int number = 0;
    for (auto& item : made.items) item.number = ++number;
    return made;
}

std::string to_json(const CaseExport& made, const CopyMark& mark) {
    json::array items, reads;
    for (const auto& item : made.items) items.push_back(to_object(item));
    for (const auto& entry : made.reads) reads.push_back(to_object(entry));
    return json::serialize(json::object{{"case", made.of.reference}, {"pseudonym", made.of.pseudonym}, {"state", made.of.state},
                                        {"copy", {{"number", mark.copy}, {"reader", mark.reader}, {"made_at", base::to_iso(mark.at)}}},
                                        {"items", std::move(items)}, {"reads", std::move(reads)}});
}

}  // namespace casework
