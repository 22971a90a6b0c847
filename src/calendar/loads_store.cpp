#include "calendar/loads.h"

#include "base/fault.h"

namespace calendar {

namespace {

CAIRN_SQL(every_load, "SELECT version, sha256, source, loaded_by, named, loaded_at, moved FROM calendar_load ORDER BY version DESC");
CAIRN_SQL(table_by_version, "SELECT holidays FROM calendar_load WHERE version = $1");
CAIRN_SQL(last_version, "SELECT COALESCE(MAX(version), 0) FROM calendar_load");
CAIRN_SQL(add_load, R"(
    INSERT INTO calendar_load (version, holidays, sha256, source, loaded_by, named, loaded_at, moved) VALUES ($1, $2, $3, $4, $5, $6, $7, $8))");
CAIRN_SQL(add_proposal, "INSERT INTO calendar_proposal (proposal_id, holidays, source, proposed_by, proposed_at) VALUES ($1, $2, $3, $4, $5)");
CAIRN_SQL(one_proposal, "SELECT proposal_id, holidays, source, proposed_by, proposed_at FROM calendar_proposal WHERE proposal_id = $1");
CAIRN_SQL(drop_proposal, "DELETE FROM calendar_proposal WHERE proposal_id = $1");
CAIRN_SQL(drop_old_proposals, "DELETE FROM calendar_proposal WHERE proposed_at < $1");

Load read_load(const store::Statement& row) {
    return {static_cast<int>(row.integer(0)), row.text(1), row.text(2), row.text(3), row.text(4), row.instant(5), row.integer(6)};
}

}  // namespace

std::vector<Load> loads(store::Snapshot& snapshot) {
    std::vector<Load> list;
    auto rows = snapshot.query(every_load);
    while (rows.step()) list.push_back(read_load(rows));
    return list;
}

std::optional<std::string> table_of_load(store::Snapshot& snapshot, int version) {
    auto row = snapshot.query(table_by_version, version);
    return row.step() ? std::optional{row.text(0)} : std::nullopt;
}

Calendar with_newest_load(store::Snapshot& snapshot, const Calendar& base) {
    const auto all = loads(snapshot);
    if (all.empty()) return base;
    const auto& newest = all.front();
    const auto table = table_of_load(snapshot, newest.version);
    if (!table) throw base::Fault{"A loaded calendar has no table", std::to_string(newest.version), "Restore the last backup and report this."};
    return base.with_holidays(BankHolidays{*table}, {.version = newest.version, .sha256 = newest.sha256, .loaded_at = newest.loaded_at});
}

int next_version(store::Snapshot& snapshot) {
    auto row = snapshot.query(last_version);
    row.step();
    return static_cast<int>(row.integer(0)) + 1;
}

void keep_load(store::Transaction& transaction, const Edition& edition, std::string_view holidays, const Load& load) {
    transaction.run(add_load, edition.version, std::string{holidays}, edition.sha256, load.source, load.loaded_by, load.named, load.loaded_at, load.moved);
}

void keep_proposal(store::Transaction& transaction, const Proposal& proposal) {
    transaction.run(drop_old_proposals, proposal.proposed_at - std::chrono::hours{24});
    transaction.run(add_proposal, proposal.id, proposal.holidays, proposal.source, proposal.proposed_by, proposal.proposed_at);
}

std::optional<Proposal> proposal(store::Snapshot& snapshot, std::string_view id) {
    auto row = snapshot.query(one_proposal, std::string{id});
    if (!row.step()) return std::nullopt;
    return Proposal{row.text(0), row.text(1), row.text(2), row.text(3), row.instant(4)};
}

void forget_proposal(store::Transaction& transaction, std::string_view id) { transaction.run(drop_proposal, std::string{id}); }

}  // namespace calendar
