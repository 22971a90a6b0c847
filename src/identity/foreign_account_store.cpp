#include "identity/foreign_account.h"
#include "identity/person.h"

namespace identity {

namespace {

CAIRN_SQL(foreign_person, "SELECT person FROM identity_foreign_account WHERE issuer = $1 AND subject = $2 AND ended_at IS NULL");
CAIRN_SQL(insert_foreign, "INSERT INTO identity_foreign_account (issuer, subject, person, joined_at, joined_by) VALUES ($1, $2, $3, $4, $5)");
CAIRN_SQL(finish_foreign, "UPDATE identity_foreign_account SET ended_at = $3, ended_by = $4 WHERE issuer = $1 AND subject = $2 AND ended_at IS NULL");

void tell_foreign(store::Transaction& transaction, const Act& act, EventKind kind, PersonId about) {
    Event event = act.event(kind);
    event.about = about;
    act.journal.record(transaction, event);
}

}  // namespace

std::expected<void, ForeignRefusal> join_foreign_account(store::Transaction& transaction, PersonId who, const ForeignAccount& account, const Act& act) {
    if (account.issuer.empty() || account.subject.empty()) return std::unexpected{ForeignRefusal::Incomplete};
    if (!account.issuer.starts_with("https://")) return std::unexpected{ForeignRefusal::NotSecure};
    if (!person(transaction, who)) return std::unexpected{ForeignRefusal::NoSuchPerson};
    if (person_of_foreign_account(transaction, account)) return std::unexpected{ForeignRefusal::Joined};
    transaction.run(insert_foreign, account.issuer, account.subject, who, act.at, act.by);
    tell_foreign(transaction, act, EventKind::FactorAdded, who);
    return {};
}

std::optional<PersonId> person_of_foreign_account(store::Snapshot& snapshot, const ForeignAccount& account) {
    auto row = snapshot.query(foreign_person, account.issuer, account.subject);
    return row.step() ? std::optional{PersonId{row.integer(0)}} : std::nullopt;
}

bool end_foreign_account(store::Transaction& transaction, const ForeignAccount& account, const Act& act) {
    const auto who = person_of_foreign_account(transaction, account);
    if (!who) return false;
    transaction.run(finish_foreign, account.issuer, account.subject, act.at, act.by);
    tell_foreign(transaction, act, EventKind::FactorRemoved, *who);
    return true;
}

}  // namespace identity
