#include <algorithm>
#include <map>
#include <vector>

#include "collection/projection_store.h"
#include "collection/record_care.h"
#include "store/blobs.h"

namespace collection {

namespace {

CAIRN_SQL(records_shown_past_their_term, R"(
    SELECT DISTINCT record FROM collection_public_file
    WHERE available_to IS NOT NULL AND available_to < $1 AND (extraction IS NOT NULL OR blob IS NOT NULL) ORDER BY record)");
// Copies that the public never saw go too: of withheld, withdrawn and anonymous records. The fields are canonical JSON, in which no
// text can hold the key with its quotation marks.
CAIRN_SQL(records_with_a_term_and_a_copy, R"(
    SELECT DISTINCT r.record FROM collection_record r
    JOIN collection_version v ON v.record = r.record AND v.version = r.version
    JOIN collection_file f ON f.record = r.record
    JOIN collection_document d ON d.document = f.document
    WHERE d.blob IS NOT NULL AND v.fields LIKE '%"available_to":"%' ORDER BY r.record)");
CAIRN_SQL(confirm_newest_version, R"(
    UPDATE collection_version SET suggested = ''
    WHERE record = $1 AND version = (SELECT version FROM collection_record WHERE record = $1))");
CAIRN_SQL(source_id_of_record, "SELECT source_id FROM collection_record WHERE record = $1");

bool term_ended(const HeldRecord& record, base::Day today) { return record.fields.available_to && *record.fields.available_to < today; }

/// Whether some record whose term goes on has the same file.
bool still_wanted(store::Snapshot& snapshot, DocumentId document, base::Day today) {
    return std::ranges::any_of(records_with(snapshot, document), [&](RecordId record) { return !term_ended(held_record(snapshot, record), today); });
}

/// Whether anything of it went.
bool end_term(store::Store& store, RecordId id, bool shown, base::Day today) {
    return store.write([&](store::Transaction& transaction) {
        const HeldRecord record = held_record(transaction, id);
        bool gone = false;
        if (term_ended(record, today))
            for (const HeldVersion& version : record.versions)
                for (const HeldFile& file : version.files)
                    if (file.document && file.copy_held && !still_wanted(transaction, *file.document, today)) {
                        // Its texts may be shown no more before they can be taken away.
                        if (!gone) publish(transaction, id, today);
                        forget_copy(transaction, store.blobs(), *file.document);
                        gone = true;
                    }
        if (shown || gone) publish(transaction, id, today);
        return shown || gone;
    });
}

std::vector<RecordId> ids_from(store::Statement rows) {
    std::vector<RecordId> ids;
    while (rows.step()) ids.push_back(rows.id<RecordId>(0));
    return ids;
}

}  // namespace

std::int64_t end_terms(store::Store& store, base::Day today) {
    std::map<RecordId, bool> shown;
    store.read([&](store::Snapshot& snapshot) {
        for (const RecordId record : ids_from(snapshot.query(records_with_a_term_and_a_copy)))
            if (term_ended(held_record(snapshot, record), today)) shown.emplace(record, false);
        for (const RecordId record : ids_from(snapshot.query(records_shown_past_their_term, today))) shown[record] = true;
    });
    std::int64_t ended = 0;
    for (const auto& [record, is_shown] : shown) ended += end_term(store, record, is_shown, today);
    return ended;
}

void confirm_suggestions(store::Transaction& transaction, RecordId record) { transaction.run(confirm_newest_version, record); }

std::string own_id_of(store::Snapshot& snapshot, RecordId record) {
    auto row = snapshot.query(source_id_of_record, record);
    return row.step() ? row.text(0) : std::string{};
}

}  // namespace collection
