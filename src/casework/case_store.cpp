#include "casework/case_store.h"
#include "casework/case_number.h"
#include "casework/case_row.h"
#include "casework/key_end.h"

#include <fmt/format.h>

#include "base/assert.h"
#include "base/fault.h"
#include "calendar/london.h"

namespace casework {

namespace {

CAIRN_SQL(put_partnership, R"(
    INSERT INTO casework_partnership (organisation, prefix, nation, area) VALUES ($1, $2, $3, $4)
    ON CONFLICT (organisation) DO UPDATE SET prefix = excluded.prefix, nation = excluded.nation, area = excluded.area)");
CAIRN_SQL(all_partnerships, "SELECT organisation, prefix, nation, area FROM casework_partnership ORDER BY organisation");
CAIRN_SQL(one_partnership, "SELECT organisation, prefix, nation, area FROM casework_partnership WHERE organisation = $1");
CAIRN_SQL(case_numbered, "SELECT 1 FROM casework_case WHERE reference = $1");
CAIRN_SQL(add_case, R"(
    INSERT INTO casework_case (case_id, reference, partnership, nation, area, pseudonym, state, key_id, lead, next_due_on, next_rule, children, afterwards,
                               opened_at, changed_at, version)
    VALUES ($1, $2, $3, $4, $5, '', $6, $7, '', NULL, '', $8, $9, $10, $10, 1) RETURNING casework_case)");

#define CASE_COLUMNS \
    "SELECT casework_case, case_id, reference, partnership, nation, area, pseudonym, state, key_id, lead, next_due_on, next_rule, children, afterwards, " \
    "opened_at, changed_at, version FROM casework_case "
CAIRN_SQL(case_by_reference, CASE_COLUMNS "WHERE reference = $1");
CAIRN_SQL(case_by_id, CASE_COLUMNS "WHERE case_id = $1");
CAIRN_SQL(case_by_key, CASE_COLUMNS "WHERE casework_case = $1");
CAIRN_SQL(each_case, CASE_COLUMNS "ORDER BY casework_case");
CAIRN_SQL(how_many_cases, "SELECT COUNT(*) FROM casework_case");
CAIRN_SQL(change_details, R"(
    UPDATE casework_case SET pseudonym = $1, area = $2, lead = $3, children = $4, changed_at = $5, version = version + 1 WHERE casework_case = $6)");
CAIRN_SQL(change_state, "UPDATE casework_case SET state = $1, changed_at = $2, version = version + 1 WHERE casework_case = $3");
CAIRN_SQL(change_next_due, "UPDATE casework_case SET next_due_on = $1, next_rule = $2 WHERE casework_case = $3");

CAIRN_SQL(last_step_number, "SELECT COALESCE(MAX(sequence), 0) FROM casework_step WHERE casework_case = $1");
CAIRN_SQL(add_step, R"(
    INSERT INTO casework_step (casework_case, sequence, event, from_state, to_state, happened_on, recorded_at, actor, afterwards, gaps, reasons)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11))");
CAIRN_SQL(steps_of_case, R"(
    SELECT sequence, event, from_state, to_state, happened_on, recorded_at, actor, afterwards, gaps, reasons
    FROM casework_step WHERE casework_case = $1 ORDER BY sequence)");

#define CLOCK_COLUMNS \
    "SELECT casework_clock, rule, nation, rule_version, start_on, due_on, refusal, start_event, recorded_by, recorded_at, met_on, ended, explained, casework_case " \
    "FROM casework_clock "
CAIRN_SQL(clocks_of_case, CLOCK_COLUMNS "WHERE casework_case = $1 ORDER BY casework_clock");
CAIRN_SQL(clocks_running, CLOCK_COLUMNS "WHERE met_on IS NULL AND ended = '' ORDER BY casework_clock");
CAIRN_SQL(add_clock_row, R"(
    INSERT INTO casework_clock (casework_case, rule, nation, rule_version, start_on, due_on, refusal, start_event, recorded_by, recorded_at, met_on, ended, explained)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '', $12) RETURNING casework_clock)");
CAIRN_SQL(end_clock_row, "UPDATE casework_clock SET ended = $1, ended_at = $2 WHERE casework_clock = $3");
CAIRN_SQL(mark_clock_row, "UPDATE casework_clock SET met_on = $1, explained = $2 WHERE casework_clock = $3");

Partnership read_partnership(const store::Statement& row) { return {row.integer(0), row.text(1), row.text(2), row.text(3)}; }

std::optional<Case> first_case(store::Statement rows) { return rows.step() ? std::optional{read_case(rows)} : std::nullopt; }

Clock read_clock(const store::Statement& row) {
    Clock clock;
    clock.key = ClockKey{row.integer(0)};
    clock.rule = row.text(1), clock.nation = row.text(2), clock.rule_version = row.text(3);
    clock.start_on = row.optional_day(4).value_or(base::Day{}), clock.due_on = row.optional_day(5), clock.refusal = row.text(6);
    clock.start_event = row.text(7), clock.recorded_by = row.text(8), clock.recorded_at = row.optional_instant(9).value_or(base::Instant{});
    clock.met_on = row.optional_day(10), clock.ended = row.text(11), clock.explained = row.integer(12) == 1;
    return clock;
}

store::SealedPlace reasons_place(const Case& of, std::int64_t sequence) {
    return {store::SealedClass::C2, "casework_step.reasons", of.id.to_string() + "/" + std::to_string(sequence)};
}

std::string joined(const std::vector<std::string>& words) {
    std::string line;
    for (const auto& word : words) line += (line.empty() ? "" : " ") + word;
    return line;
}

std::vector<std::string> words_of_line(const std::string& line) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < line.size();) {
        const auto end = std::min(line.find(' ', at), line.size());
        words.push_back(line.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

Partnership partnership_of(store::Snapshot& snapshot, std::int64_t organisation) {
    auto row = snapshot.query(one_partnership, organisation);
    if (!row.step()) throw base::Fault{"A case needs a partnership that numbers its cases", "organisation " + std::to_string(organisation), "Set its prefix under Organisations first."};
    return read_partnership(row);
}

std::int64_t next_sequence(store::Snapshot& snapshot, const Case& of) {
    auto last = snapshot.query(last_step_number, of.key);
    last.step();
    return last.integer(0) + 1;
}

/// A code of the partnership's year: EM-2026-4821. Numbers are never given twice, and never taken back. One writer at a time draws.
std::string new_reference(store::Snapshot& snapshot, const Ground& ground, const Partnership& partnership, base::Day today) {
    const int year = static_cast<int>(std::chrono::year_month_day{today}.year());
    const auto code = [&](std::int64_t number) { return fmt::format("{}-{}-{}", partnership.prefix, year, number); };
    return code(draw_number(ground.random, [&](std::int64_t number) { return snapshot.query(case_numbered, code(number)).step(); }));
}

}  // namespace

Case read_case(const store::Statement& row) {
    Case of;
    of.key = CaseKey{row.integer(0)};
    of.id = base::PublicId::parse(row.text(1)).value_or(base::PublicId{});
    of.reference = row.text(2), of.partnership = row.integer(3), of.nation = row.text(4), of.area = row.text(5), of.pseudonym = row.text(6), of.state = row.text(7);
    const auto seal = store::KeyId::parse(row.text(8));
    if (!seal) throw base::Fault{"A case has no readable key", of.reference, "Restore the last backup and report this."};
    of.seal = *seal;
    of.lead = row.text(9), of.next_due_on = row.optional_day(10), of.next_rule = row.text(11), of.children = row.number(12);
    of.afterwards = row.integer(13) == 1;
    of.opened_at = row.optional_instant(14).value_or(base::Instant{}), of.changed_at = row.optional_instant(15).value_or(base::Instant{});
    of.version = row.integer(16);
    return of;
}

void set_partnership(store::Transaction& transaction, const Partnership& partnership) {
    transaction.run(put_partnership, partnership.organisation, partnership.prefix, partnership.nation, partnership.area);
}

std::vector<Partnership> partnerships(store::Snapshot& snapshot) {
    std::vector<Partnership> list;
    auto rows = snapshot.query(all_partnerships);
    while (rows.step()) list.push_back(read_partnership(rows));
    return list;
}

Case open_case(store::Transaction& transaction, const Ground& ground, const NewCase& made, const Doer& doer) {
    const auto partnership = partnership_of(transaction, made.partnership);
    const auto today = calendar::day_in_london(doer.at);
    const auto id = base::PublicId::make(ground.random);
    const auto seal = made.seal ? *made.seal : ground.keys.new_case_key();
    const auto key = transaction.insert(add_case, id.to_string(), new_reference(transaction, ground, partnership, today), made.partnership, partnership.nation,
                                        made.area.empty() ? partnership.area : made.area, made.state, seal.to_string(), made.children, made.afterwards ? 1 : 0, doer.at);
    const auto of = case_at(transaction, CaseKey{key});
    audit::record(transaction, doer.event(audit::Kind::CaseOpened, of.id));
    audit::record(transaction, doer.event(audit::Kind::KeyMade, of.id, seal.to_string()));
    append_step(transaction, ground, of, {"opened", made.state, today, {}, {}}, doer);
    return case_at(transaction, of.key);
}

std::optional<Case> find_case(store::Snapshot& snapshot, std::string_view reference) { return first_case(snapshot.query(case_by_reference, std::string{reference})); }
std::optional<Case> find_case(store::Snapshot& snapshot, const base::PublicId& id) { return first_case(snapshot.query(case_by_id, id.to_string())); }

Case case_at(store::Snapshot& snapshot, CaseKey key) {
    auto found = first_case(snapshot.query(case_by_key, key));
    CAIRN_ASSERT(found.has_value());
    return *found;
}

std::vector<Case> all_cases(store::Snapshot& snapshot) {
    std::vector<Case> list;
    auto rows = snapshot.query(each_case);
    while (rows.step()) list.push_back(read_case(rows));
    return list;
}

std::int64_t count_cases(store::Snapshot& snapshot) {
    auto rows = snapshot.query(how_many_cases);
    rows.step();
    return rows.integer(0);
}

void set_details(store::Transaction& transaction, const Case& of, const CaseDetails& details, const Doer& doer) {
    transaction.run(change_details, details.pseudonym, details.area, details.lead, details.children, doer.at, of.key);
    audit::record(transaction, doer.event(audit::Kind::RecordEdited, of.id, "details"));
}

void append_step(store::Transaction& transaction, const Ground& ground, const Case& of, const NewStep& step, const Doer& doer) {
    refuse_ended(transaction, of.seal);
    const auto sequence = next_sequence(transaction, of);
    const auto sealed = ground.keys.seal(of.seal, reasons_place(of, sequence), step.reasons);
    const bool first = sequence == 1;
    const auto from = first ? std::string{} : of.state;
    const bool afterwards = of.afterwards && step.happened_on < calendar::day_in_london(doer.at);
    transaction.run(add_step, of.key, sequence, step.event, from, step.to, step.happened_on, doer.at, doer.who.to_string(), afterwards ? 1 : 0, joined(step.gaps), store::Bytes{sealed});
    transaction.run(change_state, step.to, doer.at, of.key);
    if (!first) audit::record(transaction, doer.event(audit::Kind::CaseStageChanged, of.id, step.event));
}

std::vector<TakenStep> steps_of(store::Snapshot& snapshot, const Ground& ground, const Case& of) {
    std::vector<TakenStep> list;
    auto rows = snapshot.query(steps_of_case, of.key);
    while (rows.step()) {
        TakenStep step{rows.integer(0), rows.text(1), rows.text(2), rows.text(3), rows.optional_day(4).value_or(base::Day{}),
                       rows.optional_instant(5).value_or(base::Instant{}), rows.text(6), rows.integer(7) == 1, words_of_line(rows.text(8)), {}};
        const auto reasons = ground.keys.unseal(of.seal, reasons_place(of, step.sequence), rows.blob(9));
        // Of a case that was destroyed the path is left, and no word of why.
        if (!reasons && reasons.error() != store::SealRefusal::KeyDestroyed) throw base::Fault{"The reasons of a step cannot be opened", of.reference, std::string{store::words_of(reasons.error())}};
        step.reasons = reasons.value_or("");
        list.push_back(std::move(step));
    }
    return list;
}

std::vector<Clock> clocks_of(store::Snapshot& snapshot, const Case& of) {
    std::vector<Clock> list;
    auto rows = snapshot.query(clocks_of_case, of.key);
    while (rows.step()) list.push_back(read_clock(rows));
    return list;
}

std::vector<std::pair<CaseKey, Clock>> running_clocks(store::Snapshot& snapshot) {
    std::vector<std::pair<CaseKey, Clock>> list;
    auto rows = snapshot.query(clocks_running);
    while (rows.step()) list.emplace_back(CaseKey{rows.integer(13)}, read_clock(rows));
    return list;
}

ClockKey add_clock(store::Transaction& transaction, const Case& of, const Clock& clock) {
    return ClockKey{transaction.insert(add_clock_row, of.key, clock.rule, clock.nation, clock.rule_version, clock.start_on, clock.due_on, clock.refusal, clock.start_event,
                                       clock.recorded_by, clock.recorded_at, clock.met_on, clock.explained ? 1 : 0)};
}

void end_clock(store::Transaction& transaction, const Clock& clock, std::string_view why, base::Instant at) { transaction.run(end_clock_row, std::string{why}, at, clock.key); }

void mark_clock(store::Transaction& transaction, const Clock& clock, std::optional<base::Day> met_on, bool explained) {
    transaction.run(mark_clock_row, met_on, explained ? 1 : 0, clock.key);
}

void keep_next_due(store::Transaction& transaction, const Case& of, const std::vector<Clock>& clocks) {
    const Clock* next = nullptr;
    for (const auto& clock : clocks)
        if (clock.runs() && clock.due_on && (!next || *clock.due_on < *next->due_on)) next = &clock;
    transaction.run(change_next_due, next ? next->due_on : std::nullopt, next ? next->rule : std::string{}, of.key);
}

}  // namespace casework
