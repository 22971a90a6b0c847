#include "identity/invitation_store.h"

#include "base/sha256.h"

namespace identity {

namespace {

CAIRN_SQL(end_invitations, "UPDATE identity_invitation SET used_at = $2, sealed = $3 WHERE person = $1 AND used_at IS NULL");
CAIRN_SQL(insert_invitation_row, R"(
    INSERT INTO identity_invitation (token_sha256, person, made_at, made_by, until_at, sealed) VALUES ($1, $2, $3, $4, $5, $6))");
CAIRN_SQL(invitation_by_token, "SELECT person, until_at, used_at IS NOT NULL, sealed FROM identity_invitation WHERE token_sha256 = $1");
CAIRN_SQL(mark_invitation_used, "UPDATE identity_invitation SET used_at = $2, sealed = $3 WHERE token_sha256 = $1 AND used_at IS NULL");

}  // namespace

void insert_invitation(store::Transaction& transaction, std::string_view token_sha256, PersonId person, base::Instant until, std::string_view sealed, const Act& act) {
    transaction.run(end_invitations, person, act.at, store::Bytes{""});
    transaction.run(insert_invitation_row, token_sha256, person, act.at, act.by, until, store::Bytes{sealed});
}

std::optional<InvitationRow> invitation_row(store::Snapshot& snapshot, std::string_view token) {
    auto row = snapshot.query(invitation_by_token, base::sha256_hex(token));
    if (!row.step()) return std::nullopt;
    return InvitationRow{row.id<PersonId>(0), row.instant(1), row.integer(2) != 0, row.blob(3)};
}

bool use_invitation(store::Transaction& transaction, std::string_view token, base::Instant now) {
    return transaction.run(mark_invitation_used, base::sha256_hex(token), now, store::Bytes{""}) > 0;
}

}  // namespace identity
