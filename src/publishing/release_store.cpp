#include "publishing/release_store.h"

#include "publishing/holder_telling.h"
#include "publishing/release.h"

namespace publishing {

namespace {

CAIRN_SQL(set_due, R"(
    INSERT INTO publishing_due (casework_case, public_from, refused) VALUES ($1, $2, '')
    ON CONFLICT (casework_case) DO UPDATE SET public_from = excluded.public_from, refused = '')");
CAIRN_SQL(remove_due, "DELETE FROM publishing_due WHERE casework_case = $1");
CAIRN_SQL(due_now, "SELECT casework_case FROM publishing_due WHERE public_from <= $1 ORDER BY public_from, casework_case");
CAIRN_SQL(look_again, "UPDATE publishing_due SET public_from = $1, refused = $2 WHERE casework_case = $3");

}  // namespace

void note_due(store::Transaction& transaction, casework::CaseKey of, base::Instant public_from) { transaction.run(set_due, of, public_from); }
void forget_due(store::Transaction& transaction, casework::CaseKey of) { transaction.run(remove_due, of); }

void forget_release(store::Transaction& transaction, casework::CaseKey of) {
    forget_due(transaction, of);
    forget_telling(transaction, of);
}

std::vector<casework::CaseKey> due_releases(store::Snapshot& snapshot, base::Instant now) {
    std::vector<casework::CaseKey> list;
    for (auto rows = snapshot.query(due_now, now); rows.step();) list.push_back(casework::CaseKey{rows.integer(0)});
    return list;
}

void put_off(store::Transaction& transaction, casework::CaseKey of, const NotYet& why, base::Instant now) {
    std::string words = why.refusal.empty() ? "" : "refused";
    for (const auto& guard : why.missing) words += (words.empty() ? "" : " ") + guard;
    transaction.run(look_again, now + std::chrono::minutes{1}, words, of);
}

}  // namespace publishing
