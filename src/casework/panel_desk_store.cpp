#include <algorithm>
#include <ranges>

#include "base/assert.h"
#include "base/fault.h"
#include "calendar/london.h"
#include "casework/panel_desk.h"

namespace casework {

namespace {

CAIRN_SQL(add_meeting, "INSERT INTO casework_panel_meeting (held_on, recorded_at, recorded_by) VALUES ($1, $2, $3) ON CONFLICT (held_on) DO NOTHING");
CAIRN_SQL(newest_meeting, "SELECT MAX(held_on) FROM casework_panel_meeting");
CAIRN_SQL(all_handovers, "SELECT " RECEIPT_COLUMNS R"(, COALESCE(r.code, '') FROM casework_handover h
    LEFT JOIN casework_panel_record r ON r.casework_panel_record =
        (SELECT MAX(l.casework_panel_record) FROM casework_panel_record l WHERE l.casework_handover = h.casework_handover AND l.form = 'panel_decision')
    ORDER BY h.casework_handover)");
CAIRN_SQL(add_panel_record, R"(
    INSERT INTO casework_panel_record (record_id, casework_handover, form, form_version, code, answers, written_by, written_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8))");
CAIRN_SQL(panel_records_of, R"(
    SELECT record_id, form, form_version, code, answers, written_by, written_at FROM casework_panel_record WHERE casework_handover = $1
    ORDER BY casework_panel_record)");
CAIRN_SQL(last_interest, R"(
    SELECT code FROM casework_panel_record WHERE casework_handover = $1 AND form = 'panel_interest' AND written_by = $2
    ORDER BY casework_panel_record DESC LIMIT 1)");
CAIRN_SQL(add_pool_reviewer, "INSERT INTO casework_panel_reviewer (name, field, added_at, ended_at) VALUES ($1, $2, $3, NULL)");
CAIRN_SQL(end_pool_reviewer, "UPDATE casework_panel_reviewer SET ended_at = $1 WHERE casework_panel_reviewer = $2 AND ended_at IS NULL");
CAIRN_SQL(pool_reviewers, "SELECT casework_panel_reviewer, name, field, ended_at FROM casework_panel_reviewer ORDER BY name, casework_panel_reviewer");

store::SealedPlace answers_place(const base::PublicId& record) { return {store::SealedClass::C2, "casework_panel_record.answers", record.to_string()}; }

std::string code_of(std::string_view form, const Answers& answers) {
    if (form == "panel_decision") return answers.of("decision", "answer");
    return form == "panel_interest" ? answers.of("interest", "part") : std::string{};
}

bool stepped_aside(store::Snapshot& snapshot, const Receipt& receipt, const std::string& who) {
    auto row = snapshot.query(last_interest, receipt.key, who);
    return row.step() && row.text(0) == "steps_aside";
}

void note(store::Transaction& transaction, audit::Kind kind, std::string object, const Doer& doer) {
    audit::record(transaction, {.at = doer.at, .who = doer.who, .role = doer.role, .object = std::move(object), .kind = kind, .address = doer.address, .request = doer.request});
}

bool fits(const PanelListed& one, const PanelWanted& wanted) {
    if (wanted.since && calendar::day_in_london(one.receipt.handed_at) < *wanted.since) return false;
    return wanted.decided == PanelWanted::Decided::Any || one.decision.empty() == (wanted.decided == PanelWanted::Decided::No);
}

void put_in_order(std::vector<PanelListed>& list, PanelSort sort) {
    switch (sort) {
        case PanelSort::Oldest: break;
        case PanelSort::Newest: std::ranges::reverse(list); break;
        case PanelSort::Reference: std::ranges::stable_sort(list, {}, [](const PanelListed& one) { return one.receipt.reference; }); break;
        case PanelSort::Partnership: std::ranges::stable_sort(list, {}, [](const PanelListed& one) { return one.receipt.partnership; }); break;
    }
}

}  // namespace

void record_meeting(store::Transaction& transaction, base::Day held_on, const Doer& doer) {
    if (transaction.run(add_meeting, held_on, doer.at, doer.who.to_string()) == 0) return;
    note(transaction, audit::Kind::RecordCreated, "panel-meeting-" + base::to_iso(held_on), doer);
}

std::optional<base::Day> last_meeting(store::Snapshot& snapshot) {
    auto row = snapshot.query(newest_meeting);
    return row.step() ? row.optional_day(0) : std::nullopt;
}

PanelList panel_list(store::Snapshot& snapshot, const PanelWanted& wanted) {
    PanelList list;
    auto rows = snapshot.query(all_handovers);
    while (rows.step()) {
        PanelListed one{read_receipt(rows), rows.text(9)};
        if (fits(one, wanted)) list.listed.push_back(std::move(one));
    }
    list.total = std::ssize(list.listed);
    put_in_order(list.listed, wanted.sort);
    const auto size = static_cast<std::size_t>(wanted.size), first = std::min(list.listed.size(), static_cast<std::size_t>(wanted.page - 1) * size);
    const auto last = std::min(list.listed.size(), first + size);
    list.listed = {list.listed.begin() + static_cast<std::ptrdiff_t>(first), list.listed.begin() + static_cast<std::ptrdiff_t>(last)};
    return list;
}

std::expected<PanelRecord, PanelRefusal> write_for_panel(store::Transaction& transaction, const Ground& ground, const Receipt& receipt, std::string_view form, const Answers& answers, const Doer& doer) {
    CAIRN_ASSERT(form.starts_with("panel_"));
    const auto who = doer.who.to_string();
    if (form != "panel_interest" && stepped_aside(transaction, receipt, who)) return std::unexpected{PanelRefusal::SteppedAside};
    PanelRecord record{base::PublicId::make(ground.random), std::string{form}, form_called(form).version, code_of(form, answers), answers, who, doer.at};
    const auto sealed = ground.keys.seal(receipt.seal, answers_place(record.id), answers.to_json());
    transaction.run(add_panel_record, record.id.to_string(), receipt.key, record.form, record.form_version, record.code, store::Bytes{sealed}, record.written_by, record.written_at);
    note(transaction, audit::Kind::RecordCreated, record.id.to_string(), doer);
    return record;
}

std::vector<PanelRecord> panel_records(store::Snapshot& snapshot, const Ground& ground, const Receipt& receipt) {
    std::vector<PanelRecord> list;
    auto rows = snapshot.query(panel_records_of, receipt.key);
    while (rows.step()) {
        PanelRecord record{base::PublicId::parse(rows.text(0)).value_or(base::PublicId{}), rows.text(1), rows.text(2), rows.text(3), {}, rows.text(5), rows.optional_instant(6).value_or(base::Instant{})};
        const auto plain = ground.keys.unseal(receipt.seal, answers_place(record.id), rows.blob(4));
        if (!plain) throw base::Fault{"What the Panel wrote cannot be opened", receipt.reference, std::string{store::words_of(plain.error())}};
        record.answers = Answers::from_json(*plain);
        list.push_back(std::move(record));
    }
    return list;
}

const PanelRecord* last_of(const std::vector<PanelRecord>& records, std::string_view form) {
    for (const auto& record : records | std::views::reverse)
        if (record.form == form) return &record;
    return nullptr;
}

void add_reviewer(store::Transaction& transaction, const std::string& name, const std::string& field, const Doer& doer) {
    transaction.run(add_pool_reviewer, name, field, doer.at);
    note(transaction, audit::Kind::RecordCreated, "panel-reviewer", doer);
}

void end_reviewer(store::Transaction& transaction, std::int64_t key, const Doer& doer) {
    if (transaction.run(end_pool_reviewer, doer.at, key) > 0) note(transaction, audit::Kind::RecordEdited, "panel-reviewer", doer);
}

std::vector<PoolReviewer> reviewers(store::Snapshot& snapshot) {
    std::vector<PoolReviewer> list;
    auto rows = snapshot.query(pool_reviewers);
    while (rows.step()) list.push_back({rows.integer(0), rows.text(1), rows.text(2), rows.optional_instant(3).has_value()});
    std::ranges::stable_sort(list, {}, &PoolReviewer::ended);
    return list;
}

}  // namespace casework
