#include "base/fault.h"
#include "calendar/london.h"
#include "casework/document.h"

namespace casework {

namespace {

CAIRN_SQL(insert_document, R"(
    INSERT INTO casework_document (document_id, casework_case, kind, marking, record_id, version, changed_at, withdrawn_by, withdrawn_at, withdrawn_why)
    VALUES ($1, $2, $3, $4, $5, 1, $6, '', NULL, $7) RETURNING casework_document)");
CAIRN_SQL(insert_document_version, R"(
    INSERT INTO casework_document_version (casework_document, version, file_id, bytes, facts, route, received_on, entered_on, entered_by, entered_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))");
CAIRN_SQL(raise_document_version, "UPDATE casework_document SET version = $1, changed_at = $2 WHERE casework_document = $3 AND version = $4 AND withdrawn_at IS NULL");
CAIRN_SQL(withdraw_row, "UPDATE casework_document SET withdrawn_by = $1, withdrawn_at = $2, withdrawn_why = $3, changed_at = $2 WHERE casework_document = $4 AND withdrawn_at IS NULL");

CAIRN_SQL(documents_of_case, R"(
    SELECT d.casework_document, d.document_id, d.kind, d.marking, d.record_id, d.withdrawn_by, d.withdrawn_at, d.withdrawn_why,
           v.version, v.file_id, v.bytes, v.facts, v.route, v.received_on, v.entered_on, v.entered_by, v.entered_at
    FROM casework_document d JOIN casework_document_version v ON v.casework_document = d.casework_document AND v.version = d.version
    WHERE d.casework_case = $1 ORDER BY d.casework_document)");
CAIRN_SQL(one_document, R"(
    SELECT d.casework_document, d.document_id, d.kind, d.marking, d.record_id, d.withdrawn_by, d.withdrawn_at, d.withdrawn_why,
           v.version, v.file_id, v.bytes, v.facts, v.route, v.received_on, v.entered_on, v.entered_by, v.entered_at
    FROM casework_document d JOIN casework_document_version v ON v.casework_document = d.casework_document AND v.version = d.version
    WHERE d.casework_case = $1 AND d.document_id = $2)");
CAIRN_SQL(versions_of_document, R"(
    SELECT version, file_id, bytes, facts, route, received_on, entered_on, entered_by, entered_at FROM casework_document_version
    WHERE casework_document = $1 ORDER BY version)");
CAIRN_SQL(files_of_case, R"(
    SELECT v.file_id FROM casework_document_version v JOIN casework_document d ON d.casework_document = v.casework_document WHERE d.casework_case = $1)");
CAIRN_SQL(remove_document_versions, "DELETE FROM casework_document_version WHERE casework_document IN (SELECT casework_document FROM casework_document WHERE casework_case = $1)");
CAIRN_SQL(remove_document_rows, "DELETE FROM casework_document WHERE casework_case = $1");

store::SealedPlace why_place(const base::PublicId& document) { return {store::SealedClass::C2, "casework_document.withdrawn_why", document.to_string()}; }

/// What cannot be opened while the case's key lives is a fault; of a destroyed case there are no rows.
std::string opened(const Ground& ground, const Case& of, const store::SealedPlace& at, std::string_view sealed) {
    auto plain = ground.keys.unseal(of.seal, at, sealed);
    if (!plain) throw base::Fault{"A paper's facts cannot be opened", of.reference + ", " + at.column, std::string{store::words_of(plain.error())}};
    return *std::move(plain);
}

/// Version, file and all that follows it, from that column on.
DocumentVersion version_from(const store::Statement& row, int at, const Ground& ground, const Case& of, const base::PublicId& document) {
    DocumentVersion version;
    version.version = row.integer(at), version.file = base::PublicId::parse(row.text(at + 1)).value_or(base::PublicId{}), version.bytes = static_cast<std::uint64_t>(row.integer(at + 2));
    version.facts = paper_facts_from_json(opened(ground, of, facts_place(document, version.version), row.blob(at + 3)));
    version.route = row.text(at + 4), version.received_on = row.optional_day(at + 5).value_or(base::Day{}), version.entered_on = row.optional_day(at + 6).value_or(base::Day{});
    version.entered_by = row.text(at + 7), version.entered_at = row.optional_instant(at + 8).value_or(base::Instant{});
    return version;
}

Document document_from(const store::Statement& row, const Ground& ground, const Case& of) {
    Document document;
    document.key = DocumentKey{row.integer(0)}, document.id = base::PublicId::parse(row.text(1)).value_or(base::PublicId{});
    document.kind = row.text(2), document.marking = row.text(3), document.record = row.text(4);
    if (const auto at = row.optional_instant(6)) document.withdrawn = Withdrawal{row.text(5), *at, opened(ground, of, why_place(document.id), row.blob(7))};
    document.newest = version_from(row, 8, ground, of, document.id);
    return document;
}

void append(store::Transaction& transaction, store::SealedFiles& files, const Ground& ground, const Case& of, DocumentKey key, const Arrival& arrival, const KeptPaper& kept, const Doer& doer) {
    files.record(transaction, kept.file);
    const auto facts = ground.keys.seal(of.seal, facts_place(kept.document, kept.version), to_json(kept.facts));
    transaction.run(insert_document_version, key, kept.version, kept.file.id.to_string(), static_cast<std::int64_t>(kept.file.plain_bytes), store::Bytes{facts}, arrival.route,
                    arrival.received_on, calendar::day_in_london(doer.at), doer.who.to_string(), doer.at);
    audit::record(transaction, doer.event(audit::Kind::FileUploaded, of.id, kept.document.to_string()));
}

}  // namespace

Document add_document(store::Transaction& transaction, store::SealedFiles& files, const Ground& ground, const Case& of, const NewDocument& made, const KeptPaper& kept, const Doer& doer) {
    const auto not_withdrawn = ground.keys.seal(of.seal, why_place(kept.document), "");
    const DocumentKey key{transaction.insert(insert_document, kept.document.to_string(), of.key, made.kind, made.marking, made.record, doer.at, store::Bytes{not_withdrawn})};
    append(transaction, files, ground, of, key, made.arrival, kept, doer);
    return find_document(transaction, ground, of, kept.document).value();
}

std::expected<std::int64_t, DocumentRefusal> add_version(store::Transaction& transaction, store::SealedFiles& files, const Ground& ground, const Case& of, const Document& seen, const Arrival& arrival,
                                                         const KeptPaper& kept, const Doer& doer) {
    const auto now = find_document(transaction, ground, of, seen.id);
    if (!now || now->withdrawn) return std::unexpected{DocumentRefusal::Withdrawn};
    if (now->newest.version != seen.newest.version || kept.version != seen.newest.version + 1) return std::unexpected{DocumentRefusal::Stale};
    transaction.run(raise_document_version, kept.version, doer.at, seen.key, seen.newest.version);
    append(transaction, files, ground, of, seen.key, arrival, kept, doer);
    return kept.version;
}

void withdraw_document(store::Transaction& transaction, const Ground& ground, const Case& of, const Document& document, const std::string& why, const Doer& doer) {
    const auto sealed = ground.keys.seal(of.seal, why_place(document.id), why);
    if (transaction.run(withdraw_row, doer.who.to_string(), doer.at, store::Bytes{sealed}, document.key) > 0)
        audit::record(transaction, doer.event(audit::Kind::RecordEdited, of.id, document.id.to_string()));
}

std::vector<Document> documents_of(store::Snapshot& snapshot, const Ground& ground, const Case& of) {
    std::vector<Document> list;
    if (ground.keys.is_destroyed(of.seal)) return list;  // Rows that came back with yesterday's backup say nothing.
    auto rows = snapshot.query(documents_of_case, of.key);
    while (rows.step()) list.push_back(document_from(rows, ground, of));
    return list;
}

std::optional<Document> find_document(store::Snapshot& snapshot, const Ground& ground, const Case& of, const base::PublicId& id) {
    if (ground.keys.is_destroyed(of.seal)) return std::nullopt;
    auto rows = snapshot.query(one_document, of.key, id.to_string());
    return rows.step() ? std::optional{document_from(rows, ground, of)} : std::nullopt;
}

std::vector<DocumentVersion> document_versions(store::Snapshot& snapshot, const Ground& ground, const Case& of, const Document& document) {
    std::vector<DocumentVersion> list;
    auto rows = snapshot.query(versions_of_document, document.key);
    while (rows.step()) list.push_back(version_from(rows, 0, ground, of, document.id));
    return list;
}

void remove_documents(store::Transaction& transaction, const Case& of) {
    std::vector<base::PublicId> files;
    {
        auto rows = transaction.query(files_of_case, of.key);
        while (rows.step())
            if (const auto id = base::PublicId::parse(rows.text(0))) files.push_back(*id);
    }
    transaction.run(remove_document_versions, of.key);
    transaction.run(remove_document_rows, of.key);
    for (const auto& file : files) store::SealedFiles::forget(transaction, file);
}

}  // namespace casework
