#include <boost/json.hpp>

#include "base/fault.h"
#include "casework/timetable.h"

namespace casework {

namespace json = boost::json;

namespace {

CAIRN_SQL(versions_of_partnership, R"(
    SELECT version, from_on, steps, source, checked_on, written_by, written_at, shipped FROM casework_timetable WHERE partnership = $1 ORDER BY version DESC)");
CAIRN_SQL(newest_of_partnership, "SELECT COALESCE(MAX(version), 0) FROM casework_timetable WHERE partnership = $1");
CAIRN_SQL(add_version, R"(
    INSERT INTO casework_timetable (partnership, version, from_on, steps, source, checked_on, written_by, written_at, shipped)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))");
CAIRN_SQL(choices_of_case, R"(
    SELECT choice_id, version, chosen_by, chosen_at, reasons FROM casework_timetable_choice WHERE casework_case = $1 ORDER BY casework_timetable_choice)");
CAIRN_SQL(add_choice, "INSERT INTO casework_timetable_choice (choice_id, casework_case, version, chosen_by, chosen_at, reasons) VALUES ($1, $2, $3, $4, $5, $6)");

std::string steps_as_text(const std::vector<TimetableRow>& rows) {
    json::array list;
    for (const auto& row : rows) list.push_back(json::object{{"day", row.working_day}, {"what", row.what}, {"what_cy", row.what_cy}, {"who", row.who}});
    return json::serialize(list);
}

std::vector<TimetableRow> steps_from(const std::string& text) {
    std::vector<TimetableRow> rows;
    const auto parsed = json::parse(text);
    for (const auto& one : parsed.as_array()) {
        const auto word = [&](const char* name) { return std::string{one.at(name).as_string()}; };
        rows.push_back({one.at("day").to_number<int>(), word("what"), word("what_cy"), word("who")});
    }
    return rows;
}

store::SealedPlace reasons_place(const std::string& choice) { return {store::SealedClass::C2, "casework_timetable_choice.reasons", choice}; }

}  // namespace

std::vector<Timetable> timetables(store::Snapshot& snapshot, const calendar::Calendar& calendar, std::int64_t partnership) {
    std::vector<Timetable> list;
    auto rows = snapshot.query(versions_of_partnership, partnership);
    while (rows.step())
        list.push_back({rows.number(0), rows.optional_day(1).value_or(base::Day{}), steps_from(rows.text(2)), rows.text(3), rows.optional_day(4), rows.text(5), rows.instant(6), rows.number(7) == 1});
    list.push_back(shipped_timetable(calendar));
    return list;
}

std::optional<int> write_timetable(store::Transaction& transaction, std::int64_t partnership, int seen, const Timetable& table, const Doer& doer) {
    int newest = 0;
    {
        auto rows = transaction.query(newest_of_partnership, partnership);
        rows.step();
        newest = rows.number(0);
    }
    if (newest != seen) return std::nullopt;
    transaction.run(add_version, partnership, newest + 1, table.from, steps_as_text(table.rows), table.source, table.checked_on, doer.who.to_string(), doer.at, table.shipped ? 1 : 0);
    audit::record(transaction, {.at = doer.at, .who = doer.who, .role = doer.role, .object = "timetable/" + std::to_string(partnership) + "/" + std::to_string(newest + 1),
                                .kind = audit::Kind::SettingsChanged, .reason = table.shipped ? "timetable-reset" : "timetable-written", .address = doer.address, .request = doer.request});
    return newest + 1;
}

std::vector<TimetableChoice> timetable_choices(store::Snapshot& snapshot, const Ground& ground, const Case& of) {
    std::vector<TimetableChoice> list;
    auto rows = snapshot.query(choices_of_case, of.key);
    while (rows.step()) {
        const auto plain = ground.keys.unseal(of.seal, reasons_place(rows.text(0)), rows.blob(4));
        if (!plain && plain.error() != store::SealRefusal::KeyDestroyed)
            throw base::Fault{"The reasons for a timetable cannot be opened", of.reference, std::string{store::words_of(plain.error())}};
        list.push_back({base::PublicId::parse(rows.text(0)).value_or(base::PublicId{}), rows.number(1), rows.text(2), rows.instant(3), plain ? *plain : std::string{}});
    }
    return list;
}

void choose_timetable(store::Transaction& transaction, const Ground& ground, const Case& of, int version, const std::string& reasons, const Doer& doer) {
    const auto id = base::PublicId::make(ground.random).to_string();
    const auto sealed = ground.keys.seal(of.seal, reasons_place(id), reasons);
    transaction.run(add_choice, id, of.key, version, doer.who.to_string(), doer.at, store::Bytes{sealed});
    auto event = doer.event(audit::Kind::RecordEdited, of.id, "timetable/" + std::to_string(version));
    event.reason = "timetable-chosen";
    audit::record(transaction, event);
}

}  // namespace casework
