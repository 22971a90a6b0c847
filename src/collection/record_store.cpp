#include "collection/record_store.h"

#include <algorithm>
#include <array>

#include <sodium.h>

#include "base/assert.h"
#include "base/fault.h"
#include "collection/shingles.h"
#include "collection/words.h"

namespace collection {

namespace {

CAIRN_SQL(record_by_source, "SELECT record FROM collection_record WHERE source = $1 AND source_id = $2");
CAIRN_SQL(record_by_reference, "SELECT record FROM collection_record WHERE year = $1 AND number = $2");
CAIRN_SQL(version_with_content, "SELECT version FROM collection_version WHERE record = $1 AND content_sha256 = $2");
CAIRN_SQL(records_with_document, R"(
    SELECT DISTINCT record FROM collection_file WHERE document = $1 ORDER BY record)");
CAIRN_SQL(every_record, "SELECT record FROM collection_record ORDER BY record");
CAIRN_SQL(record_row, R"(
    SELECT source, year, number, described, entered_at, changed_at, withdrawn_on, withdrawn_reason, record_is_risk
    FROM collection_record WHERE record = $1)");
CAIRN_SQL(versions_of_record, R"(
    SELECT version, fields, change, reason, suggested, entered_at, closed_at FROM collection_version WHERE record = $1 ORDER BY version)");
CAIRN_SQL(files_of_version, R"(
    SELECT f.original_path, f.kind, f.language, f.rewritten, f.refusal, f.document, d.sha256, d.media_type, d.size_bytes,
           d.blob, d.extraction, e.pages, e.machine_read, e.confidence
    FROM collection_file f LEFT JOIN collection_document d ON d.document = f.document
    LEFT JOIN collection_extraction e ON e.extraction = d.extraction
    WHERE f.record = $1 AND f.version = $2 ORDER BY f.position)");

// A number is given once, to a record or to one that is promised.
CAIRN_SQL(last_number_below, R"(
    SELECT COALESCE(MAX(number), 0) FROM (SELECT year, number FROM collection_record UNION ALL SELECT year, number FROM collection_promised) AS given
    WHERE year = $1 AND number < $2)");
CAIRN_SQL(last_number_from, R"(
    SELECT COALESCE(MAX(number), $2) FROM (SELECT year, number FROM collection_record UNION ALL SELECT year, number FROM collection_promised) AS given
    WHERE year = $1 AND number >= $2 AND number < $3)");
CAIRN_SQL(numbers_between, R"(
    SELECT COUNT(*) FROM (SELECT year, number FROM collection_record UNION ALL SELECT year, number FROM collection_promised) AS given
    WHERE year = $1 AND number >= $2 AND number < $3)");
CAIRN_SQL(promise, "INSERT INTO collection_promised (year, number, promised_at) VALUES ($1, $2, $3)");
CAIRN_SQL(is_promised, "SELECT 1 FROM collection_promised WHERE year = $1 AND number = $2");
CAIRN_SQL(keep_promise, "DELETE FROM collection_promised WHERE year = $1 AND number = $2");
CAIRN_SQL(add_record, R"(
    INSERT INTO collection_record (source, source_id, year, number, version, described, entered_at, changed_at)
    VALUES ($1, $2, $3, $4, 1, $5, $6, $6) RETURNING record)");
CAIRN_SQL(add_version, R"(
    INSERT INTO collection_version (record, version, fields, content_sha256, change, reason, suggested, entered_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8))");
CAIRN_SQL(add_file, R"(
    INSERT INTO collection_file (record, version, position, original_path, kind, language, rewritten, document, refusal)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))");
CAIRN_SQL(close_earlier, R"(
    UPDATE collection_version SET closed_at = $2
    WHERE record = $1 AND closed_at = '' AND version < (SELECT version FROM collection_record WHERE record = $1))");
CAIRN_SQL(newest_version, "SELECT version FROM collection_record WHERE record = $1");
CAIRN_SQL(move_to_version, "UPDATE collection_record SET version = $1, changed_at = $2 WHERE record = $3");
CAIRN_SQL(withdraw_record, R"(
    UPDATE collection_record SET withdrawn_on = $1, withdrawn_reason = $2, record_is_risk = $3, changed_at = $4 WHERE record = $5)");

CAIRN_SQL(signature_of_document, "SELECT signature FROM collection_document WHERE document = $1");
CAIRN_SQL(other_signatures, "SELECT document, signature FROM collection_document WHERE document <> $1 AND length(signature) > 0 ORDER BY document");
CAIRN_SQL(add_likeness, R"(
    INSERT INTO collection_near_duplicate (document, other, likeness) VALUES ($1, $2, $3) ON CONFLICT (document, other) DO NOTHING)");
CAIRN_SQL(likenesses_of_document, R"(
    SELECT document, other, likeness FROM collection_near_duplicate WHERE document = $1 OR other = $1 ORDER BY document, other)");

// Numbers of a year: ordinary ones count up from 1 to 4,999 and go on from 100,000; anonymous ones are drawn from what lies
// between, so that a drawn number is never next to one that was counted at the same time.
constexpr int first_drawn = 5'000;
constexpr int first_after_drawn = 100'000;
constexpr std::array<int, 3> drawn_blocks = {first_drawn, 10'000, first_after_drawn};

constexpr std::array<std::pair<Suggested, std::string_view>, 6> suggested_names = {{{Suggested::Title, "title"}, {Suggested::Year, "year"},
    {Suggested::Area, "area"}, {Suggested::Nation, "nation"}, {Suggested::Scheme, "scheme"}, {Suggested::AgeBand, "age_band"}}};

std::string names_of(const std::vector<Suggested>& suggested) {
    std::string names;
    for (const auto& [what, name] : suggested_names)
        if (std::ranges::find(suggested, what) != suggested.end()) names += (names.empty() ? "" : ",") + std::string{name};
    return names;
}

std::vector<Suggested> suggested_from(std::string_view names) {
    std::vector<Suggested> suggested;
    const std::string padded = "," + std::string{names} + ",";
    for (const auto& [what, name] : suggested_names)
        if (padded.find("," + std::string{name} + ",") != std::string::npos) suggested.push_back(what);
    return suggested;
}

std::int64_t one_number(store::Statement row) {
    CAIRN_ASSERT(row.step());
    return row.integer(0);
}

int counted_number(store::Snapshot& snapshot, int year) {
    const auto last = static_cast<int>(one_number(snapshot.query(last_number_below, year, first_drawn)));
    if (last + 1 < first_drawn) return last + 1;
    return static_cast<int>(one_number(snapshot.query(last_number_from, year, first_after_drawn, 10'000'000))) + 1;
}

/// From the first block that is less than half full.
int drawn_number(store::Snapshot& snapshot, int year, const DrawNumber& draw) {
    for (std::size_t i = 0; i + 1 < drawn_blocks.size(); ++i) {
        const int from = drawn_blocks[i], to = drawn_blocks[i + 1];
        if (one_number(snapshot.query(numbers_between, year, from, to)) * 2 >= to - from) continue;
        for (;;) {
            const int number = from + static_cast<int>(draw(static_cast<std::uint32_t>(to - from)));
            if (!find_record(snapshot, Reference{year, number}) && !snapshot.query(is_promised, year, number).step()) return number;
        }
    }
    throw base::Fault{"No number is left for an anonymous record of this year", std::to_string(year), "Enter it in another year."};
}

int year_of(base::Instant at) {
    return static_cast<int>(std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(at)}.year());
}

void put_version(store::Transaction& transaction, RecordId record, int number, const NewVersion& version, base::Instant at) {
    transaction.run(add_version, record, number, to_json(version.fields), version.content_sha256, version.change, version.fields.change_reason, names_of(version.suggested), at);
    for (std::size_t i = 0; i < version.files.size(); ++i) {
        const HeldFile& held = version.files[i];
        transaction.run(add_file, record, number, i, held.file.path, held.file.kind, held.file.language, held.file.rewritten, held.document, held.refusal);
    }
    if (version.fields.withdrawn) set_withdrawal(transaction, record, version.fields.withdrawn, at);
}

HeldFile file_from(store::Statement& row) {
    HeldFile held;
    held.file = {row.text(0), row.text(1), row.text(2), row.integer(3) == 1, {}};
    held.refusal = row.text(4);
    if (row.is_null(5)) return held;
    held.document = DocumentId{row.integer(5)};
    held.sha256 = row.text(6), held.media_type = row.text(7), held.size_bytes = row.integer(8), held.copy_held = !row.is_null(9);
    if (!row.is_null(10)) held.extraction = ExtractionId{row.integer(10)};
    held.pages = row.number(11), held.machine_read = row.integer(12) == 1;
    held.confidence = row.is_null(13) ? -1 : row.real(13);
    return held;
}

template <class IdType>
std::vector<IdType> ids_from(store::Statement rows) {
    std::vector<IdType> ids;
    while (rows.step()) ids.push_back(IdType{rows.integer(0)});
    return ids;
}

}  // namespace

DrawNumber system_draw() {
    return [](std::uint32_t below) { return randombytes_uniform(below); };
}

std::optional<RecordId> find_record(store::Snapshot& snapshot, std::string_view source, std::string_view source_id) {
    auto row = snapshot.query(record_by_source, source, source_id);
    return row.step() ? std::optional{RecordId{row.integer(0)}} : std::nullopt;
}

std::optional<RecordId> find_record(store::Snapshot& snapshot, Reference reference) {
    auto row = snapshot.query(record_by_reference, reference.year, reference.number);
    return row.step() ? std::optional{RecordId{row.integer(0)}} : std::nullopt;
}

bool had_content(store::Snapshot& snapshot, RecordId record, std::string_view content_sha256) {
    return snapshot.query(version_with_content, record, content_sha256).step();
}

std::vector<RecordId> records_with(store::Snapshot& snapshot, DocumentId document) { return ids_from<RecordId>(snapshot.query(records_with_document, document)); }

std::vector<RecordId> all_records(store::Snapshot& snapshot) { return ids_from<RecordId>(snapshot.query(every_record)); }

HeldRecord held_record(store::Snapshot& snapshot, RecordId id) {
    HeldRecord held;
    held.id = id;
    auto row = snapshot.query(record_row, id);
    CAIRN_ASSERT(row.step());
    held.source = row.text(0), held.reference = {row.number(1), row.number(2)}, held.described = row.integer(3) == 1;
    held.entered_at = row.instant(4), held.changed_at = row.instant(5);
    if (const auto on = row.optional_day(6)) held.withdrawal = Withdrawal{*on, row.text(7), row.integer(8) == 1};
    for (auto versions = snapshot.query(versions_of_record, id); versions.step();) {
        Record fields = record_from_json(versions.text_view(1));
        HeldVersion version{versions.number(0), versions.text(2), versions.text(3), versions.instant(5), {}, fields.permission, fields.area_withheld, !versions.text_view(6).empty()};
        for (auto files = snapshot.query(files_of_version, id, version.version); files.step();) version.files.push_back(file_from(files));
        held.fields = std::move(fields), held.suggested = suggested_from(versions.text_view(4));
        held.versions.push_back(std::move(version));
    }
    return held;
}

void close_earlier_versions(store::Transaction& transaction, RecordId record, base::Instant at) { transaction.run(close_earlier, record, at); }

RecordId enter_record(store::Transaction& transaction, std::string_view source, bool described, const NewVersion& version, base::Instant at, const DrawNumber& draw) {
    const int year = year_of(at);
    const int number = version.fields.area_withheld ? drawn_number(transaction, year, draw) : counted_number(transaction, year);
    const RecordId record{transaction.insert(add_record, source, version.fields.id, year, number, described, at)};
    put_version(transaction, record, 1, version, at);
    return record;
}

Reference promise_reference(store::Transaction& transaction, bool anonymous, base::Instant at, const DrawNumber& draw) {
    const int year = year_of(at);
    const Reference promised{year, anonymous ? drawn_number(transaction, year, draw) : counted_number(transaction, year)};
    transaction.run(promise, promised.year, promised.number, at);
    return promised;
}

RecordId enter_promised(store::Transaction& transaction, std::string_view source, const NewVersion& version, base::Instant at, Reference promised) {
    CAIRN_ASSERT(transaction.query(is_promised, promised.year, promised.number).step());
    transaction.run(keep_promise, promised.year, promised.number);
    const RecordId record{transaction.insert(add_record, source, version.fields.id, promised.year, promised.number, true, at)};
    put_version(transaction, record, 1, version, at);
    return record;
}

void enter_version(store::Transaction& transaction, RecordId record, const NewVersion& version, base::Instant at) {
    const int number = static_cast<int>(one_number(transaction.query(newest_version, record))) + 1;
    transaction.run(move_to_version, number, at, record);
    put_version(transaction, record, number, version, at);
}

void set_withdrawal(store::Transaction& transaction, RecordId record, const std::optional<Withdrawal>& withdrawal, base::Instant at) {
    const std::optional<base::Day> on = withdrawal ? std::optional{withdrawal->on} : std::nullopt;
    transaction.run(withdraw_record, on, withdrawal ? withdrawal->reason : std::string{}, withdrawal && withdrawal->record_is_risk, at, record);
}

std::vector<Likeness> compare_with_others(store::Snapshot& snapshot, DocumentId document, double at_least) {
    std::vector<Likeness> found;
    auto own = snapshot.query(signature_of_document, document);
    if (!own.step() || own.text_view(0).empty()) return found;
    const Signature signature = signature_from(own.text_view(0));
    for (auto others = snapshot.query(other_signatures, document); others.step();)
        if (const double alike = likeness(signature, signature_from(others.text_view(1))); alike >= at_least)
            found.push_back({document, DocumentId{others.integer(0)}, alike});
    return found;
}

void note_likeness(store::Transaction& transaction, const Likeness& pair) {
    const std::int64_t first = std::min(pair.document.value(), pair.other.value()), second = std::max(pair.document.value(), pair.other.value());
    transaction.run(add_likeness, first, second, pair.likeness);
}

std::vector<Likeness> likenesses_of(store::Snapshot& snapshot, DocumentId document) {
    std::vector<Likeness> found;
    for (auto rows = snapshot.query(likenesses_of_document, document); rows.step();)
        found.push_back({DocumentId{rows.integer(0)}, DocumentId{rows.integer(1)}, rows.real(2)});
    return found;
}

}  // namespace collection
