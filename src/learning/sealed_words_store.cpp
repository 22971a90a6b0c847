#include "learning/sealed_words.h"

namespace learning {

namespace {

CAIRN_SQL(sealed_entries, "SELECT r.key_id, e.entry_id, e.sealed FROM learning_entry e JOIN learning_recommendation r ON r.recommendation = e.recommendation WHERE e.sealed IS NOT NULL ORDER BY e.entry");
CAIRN_SQL(sealed_steps, "SELECT r.key_id, s.step, s.sealed FROM learning_step s JOIN learning_recommendation r ON r.recommendation = s.recommendation WHERE s.sealed IS NOT NULL ORDER BY s.step");

CAIRN_SQL(sealed_addresses, "SELECT owner_id, address FROM learning_owner ORDER BY owner");

void show(store::Statement rows, const char* column, const std::function<void(const store::SealedValue&)>& call) {
    while (rows.step())
        if (const auto key = store::KeyId::parse(rows.text_view(0))) call({.key = *key, .place = {store::SealedClass::C2, column, rows.text(1)}, .sealed = rows.blob(2)});
}

}  // namespace

void SealedWords::each(store::Snapshot& snapshot, const std::function<void(const store::SealedValue&)>& call) const {
    show(snapshot.query(sealed_entries), "learning_entry.sealed", call);
    show(snapshot.query(sealed_steps), "learning_step.sealed", call);
    for (auto rows = snapshot.query(sealed_addresses); rows.step();)
        call({.key = store::KeyId::installation(), .place = {store::SealedClass::K2, "learning_owner.address", rows.text(0)}, .sealed = rows.blob(1), .holds = store::SealedValue::Holds::Other});
}

}  // namespace learning
