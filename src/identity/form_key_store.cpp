#include "identity/form_key.h"

namespace identity {

namespace {

CAIRN_SQL(result_of_form, "SELECT result FROM identity_form_key WHERE session = $1 AND form_key = $2");
CAIRN_SQL(insert_result, "INSERT INTO identity_form_key (session, form_key, result, at) VALUES ($1, $2, $3, $4)");
CAIRN_SQL(forget_results, "DELETE FROM identity_form_key WHERE at < $1");

}  // namespace

std::optional<std::string> earlier_result(store::Snapshot& snapshot, SessionId session, std::string_view form_key) {
    auto row = snapshot.query(result_of_form, session, form_key);
    if (!row.step()) return std::nullopt;
    return row.text(0);
}

void keep_result(store::Transaction& transaction, SessionId session, std::string_view form_key, std::string_view result, base::Instant now) {
    transaction.run(forget_results, now - form_keys_kept);
    transaction.run(insert_result, session, form_key, result, now);
}

}  // namespace identity
