#include <algorithm>

#include "collection/projection_store.h"
#include "collection/record_care.h"
#include "store/blobs.h"

namespace collection {

namespace {

CAIRN_SQL(records_past_their_term, R"(
    SELECT DISTINCT record FROM collection_public_file
    WHERE available_to IS NOT NULL AND available_to < $1 AND (extraction IS NOT NULL OR blob IS NOT NULL) ORDER BY record)");
CAIRN_SQL(confirm_newest_version, R"(
    UPDATE collection_version SET suggested = ''
    WHERE record = $1 AND version = (SELECT version FROM collection_record WHERE record = $1))");
CAIRN_SQL(source_id_of_record, "SELECT source_id FROM collection_record WHERE record = $1");

bool term_ended(const HeldRecord& record, base::Day today) { return record.fields.available_to && *record.fields.available_to < today; }

/// Whether some record whose term goes on has the same file.
bool still_wanted(store::Snapshot& snapshot, DocumentId document, base::Day today) {
    return std::ranges::any_of(records_with(snapshot, document), [&](RecordId record) { return !term_ended(held_record(snapshot, record), today); });
}

void end_term(store::Store& store, RecordId id, base::Day today) {
    store.write([&](store::Transaction& transaction) {
        const HeldRecord record = held_record(transaction, id);
        publish(transaction, id, today);
        if (!term_ended(record, today)) return;
        for (const HeldVersion& version : record.versions)
            for (const HeldFile& file : version.files)
                if (file.document && file.copy_held && !still_wanted(transaction, *file.document, today)) forget_copy(transaction, store.blobs(), *file.document);
    });
}

}  // namespace

std::int64_t end_terms(store::Store& store, base::Day today) {
    const auto records = store.read([&](store::Snapshot& snapshot) {
        std::vector<RecordId> found;
        auto rows = snapshot.query(records_past_their_term, today);
        while (rows.step()) found.push_back(rows.id<RecordId>(0));
        return found;
    });
    for (const RecordId record : records) end_term(store, record, today);
    return static_cast<std::int64_t>(records.size());
}

void confirm_suggestions(store::Transaction& transaction, RecordId record) { transaction.run(confirm_newest_version, record); }

std::string own_id_of(store::Snapshot& snapshot, RecordId record) {
    auto row = snapshot.query(source_id_of_record, record);
    return row.step() ? row.text(0) : std::string{};
}

}  // namespace collection
