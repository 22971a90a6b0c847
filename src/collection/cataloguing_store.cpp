#include <algorithm>

#include <boost/json.hpp>

#include "base/assert.h"
#include "base/fault.h"
#include "base/text.h"
#include "collection/cataloguing.h"
#include "collection/projection_store.h"
#include "collection/public_json.h"
#include "collection/record_change.h"
#include "collection/words.h"

namespace collection {

namespace json = boost::json;

namespace {

CAIRN_SQL(add_queue, R"(
    INSERT INTO collection_queue (queue_id, partnership, came_as, came_name, state, fields, proposals, year, number, entered_by, entered_at, changed_by, changed_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING collection_queue)");
CAIRN_SQL(add_queue_file, R"(
    INSERT INTO collection_queue_file (collection_queue, position, document, file_name, kind, language, rewritten) VALUES ($1, $2, $3, $4, $5, $6, $7))");
CAIRN_SQL(keep_queue, R"(
    UPDATE collection_queue SET state = $1, fields = $2, proposals = $3, year = $4, number = $5, changed_by = $6, changed_at = $7, came_name = $8 WHERE queue_id = $9)");
CAIRN_SQL(queue_by_id, R"(
    SELECT collection_queue, queue_id, partnership, came_as, came_name, state, fields, proposals, year, number, entered_by, entered_at, changed_by, changed_at
    FROM collection_queue WHERE queue_id = $1)");
CAIRN_SQL(queue_by_reference, R"(
    SELECT collection_queue, queue_id, partnership, came_as, came_name, state, fields, proposals, year, number, entered_by, entered_at, changed_by, changed_at
    FROM collection_queue WHERE year = $1 AND number = $2 ORDER BY collection_queue)");
CAIRN_SQL(every_queue, R"(
    SELECT collection_queue, queue_id, partnership, came_as, came_name, state, fields, proposals, year, number, entered_by, entered_at, changed_by, changed_at
    FROM collection_queue ORDER BY entered_at DESC, collection_queue DESC)");
CAIRN_SQL(files_of_queue, R"(
    SELECT f.document, f.file_name, f.kind, f.language, f.rewritten, d.sha256, d.media_type, d.size_bytes FROM collection_queue_file f
    JOIN collection_document d ON d.document = f.document WHERE f.collection_queue = $1 ORDER BY f.position)");
CAIRN_SQL(public_with_title, "SELECT year, number, summary FROM collection_public_review WHERE standing = 0 AND sort_title = $1 ORDER BY year, number LIMIT 20");
CAIRN_SQL(public_summary, "SELECT summary FROM collection_public_review WHERE year = $1 AND number = $2 AND standing = 0");
CAIRN_SQL(add_merged, "INSERT INTO collection_merged (year, number, to_year, to_number, merged_by, merged_at) VALUES ($1, $2, $3, $4, $5, $6)");
CAIRN_SQL(one_merged, "SELECT to_year, to_number FROM collection_merged WHERE year = $1 AND number = $2");

constexpr double alike_from = 0.8;
constexpr const char* desk_source = "desk";

std::string proposals_text(const std::vector<Proposal>& proposals) {
    json::array list;
    for (const auto& one : proposals)
        list.push_back(json::object{{"field", one.field}, {"value", one.value}, {"seen", one.seen}, {"where", one.where}, {"decision", static_cast<int>(one.decision)}, {"by", one.by}});
    return json::serialize(list);
}

std::vector<Proposal> proposals_in(std::string_view text) {
    std::vector<Proposal> list;
    const auto parsed = json::parse(text);
    for (const auto& one : parsed.as_array()) {
        const auto words = [&](const char* name) { return std::string{one.at(name).as_string()}; };
        list.push_back({words("field"), words("value"), words("seen"), words("where"), static_cast<Decision>(one.at("decision").to_number<int>()), words("by")});
    }
    return list;
}

constexpr const char* untitled = "-";

/// A stored record has an id and a title always; on the desk both may be missing still.
std::string fields_text(const QueueEntry& entry) {
    Record named = entry.fields;
    if (named.id.empty()) named.id = entry.id.to_string();
    if (named.title.empty()) named.title = untitled;
    return to_json(named);
}

QueueEntry entry_from(const store::Statement& row) {
    QueueEntry entry;
    entry.id = *base::PublicId::parse(row.text(1));
    if (!row.is_null(2)) entry.partnership = row.integer(2);
    entry.came_as = row.text(3), entry.came_name = row.text(4);
    entry.state = *parse_queue_state(row.text(5));
    entry.fields = record_from_json(row.text(6));
    if (entry.fields.title == untitled) entry.fields.title.clear();
    entry.proposals = proposals_in(row.text(7));
    if (!row.is_null(8)) entry.reference = Reference{row.number(8), row.number(9)};
    entry.entered_by = row.text(10), entry.entered_at = row.instant(11), entry.changed_by = row.text(12), entry.changed_at = row.instant(13);
    return entry;
}

QueueEntry entry_with_files(store::Snapshot& snapshot, const store::Statement& row) {
    auto entry = entry_from(row);
    auto files = snapshot.query(files_of_queue, row.integer(0));
    while (files.step())
        entry.files.push_back({DocumentId{files.integer(0)}, {files.text(1), files.text(2), files.text(3), files.integer(4) == 1, {}}, files.text(5), files.text(6), files.integer(7)});
    return entry;
}

std::optional<int> year_of(const std::optional<Reference>& reference) { return reference ? std::optional{reference->year} : std::nullopt; }
std::optional<int> number_of(const std::optional<Reference>& reference) { return reference ? std::optional{reference->number} : std::nullopt; }

std::optional<std::string> title_of(store::Snapshot& snapshot, Reference reference) {
    auto row = snapshot.query(public_summary, reference.year, reference.number);
    if (!row.step()) return std::nullopt;
    return summary_from_json(row.text(0)).title;
}

void add_duplicate(store::Snapshot& snapshot, std::vector<Duplicate>& list, Duplicate::Why why, Reference reference, double likeness) {
    if (std::ranges::find(list, reference, &Duplicate::reference) != list.end()) return;
    if (const auto title = title_of(snapshot, reference)) list.push_back({why, reference, *title, likeness});
}

std::string sum_of_version(const NewVersion& version) {
    std::vector<FileSum> files;
    for (const auto& one : version.files) files.push_back({one.file, one.sha256});
    return content_sum(version.fields, files);
}

HeldFile held_of(const QueueFile& file) {
    HeldFile held;
    held.file = file.file, held.document = file.document, held.sha256 = file.sha256, held.media_type = file.media_type, held.size_bytes = file.size_bytes;
    return held;
}

base::Day day_of(base::Instant at) { return std::chrono::floor<std::chrono::days>(at); }

bool matches(const QueueEntry& entry, const QueueReach& reach, const QueueWanted& wanted) {
    if (!reach.holds(entry) || (wanted.state && entry.state != *wanted.state)) return false;
    return wanted.words.empty() || base::fold(entry.fields.title + " " + entry.came_name).find(base::fold(wanted.words)) != std::string::npos;
}

}  // namespace

void put_in_queue(store::Transaction& transaction, const QueueEntry& entry) {
    auto row = transaction.query(add_queue, entry.id.to_string(), entry.partnership, entry.came_as, entry.came_name, std::string{to_word(entry.state)}, fields_text(entry),
                                 proposals_text(entry.proposals), year_of(entry.reference), number_of(entry.reference), entry.entered_by, entry.entered_at, entry.changed_by, entry.changed_at);
    row.step();
    const auto key = row.integer(0);
    for (std::size_t i = 0; i < entry.files.size(); ++i) {
        const auto& one = entry.files[i];
        transaction.run(add_queue_file, key, i, one.document, one.file.path, one.file.kind, one.file.language, one.file.rewritten);
    }
}

void keep_queue_entry(store::Transaction& transaction, const QueueEntry& entry) {
    transaction.run(keep_queue, std::string{to_word(entry.state)}, fields_text(entry), proposals_text(entry.proposals), year_of(entry.reference), number_of(entry.reference), entry.changed_by,
                    entry.changed_at, entry.came_name, entry.id.to_string());
}

std::optional<QueueEntry> queue_entry(store::Snapshot& snapshot, base::PublicId id) {
    auto row = snapshot.query(queue_by_id, id.to_string());
    return row.step() ? std::optional{entry_with_files(snapshot, row)} : std::nullopt;
}

std::optional<QueueEntry> queue_entry(store::Snapshot& snapshot, Reference reference) {
    auto row = snapshot.query(queue_by_reference, reference.year, reference.number);
    return row.step() ? std::optional{entry_with_files(snapshot, row)} : std::nullopt;
}

QueuePage queue_page(store::Snapshot& snapshot, const QueueReach& reach, const QueueWanted& wanted) {
    QueuePage page;
    auto rows = snapshot.query(every_queue);
    while (rows.step())
        if (auto entry = entry_from(rows); matches(entry, reach, wanted)) page.entries.push_back(std::move(entry));
    if (wanted.order == QueueWanted::Order::Oldest) std::ranges::reverse(page.entries);
    if (wanted.order == QueueWanted::Order::Title) std::ranges::stable_sort(page.entries, {}, [](const QueueEntry& one) { return plain_words(one.fields.title); });
    page.total = static_cast<std::int64_t>(page.entries.size());
    const auto from = std::min<std::size_t>(page.entries.size(), static_cast<std::size_t>((std::max(1, wanted.page) - 1)) * static_cast<std::size_t>(wanted.size));
    page.entries.erase(page.entries.begin(), page.entries.begin() + static_cast<std::ptrdiff_t>(from));
    if (page.entries.size() > static_cast<std::size_t>(wanted.size)) page.entries.erase(page.entries.begin() + wanted.size, page.entries.end());
    return page;
}

std::vector<Duplicate> duplicates_of(store::Snapshot& snapshot, const QueueEntry& entry) {
    std::vector<Duplicate> list;
    const auto add = [&](Duplicate::Why why, RecordId record, double likeness) {
        if (const auto reference = held_record(snapshot, record).reference; reference != entry.reference) add_duplicate(snapshot, list, why, reference, likeness);
    };
    for (const auto& file : entry.files)
        for (const RecordId record : records_with(snapshot, file.document)) add(Duplicate::Why::SameFile, record, 1);
    for (const auto& file : entry.files)
        for (const Likeness& pair : compare_with_others(snapshot, file.document, alike_from))
            for (const RecordId record : records_with(snapshot, pair.document == file.document ? pair.other : pair.document)) add(Duplicate::Why::AlikeFile, record, pair.likeness);
    if (entry.fields.title.empty()) return list;
    auto same = snapshot.query(public_with_title, plain_words(entry.fields.title));
    while (same.step()) {
        const Reference reference{same.number(0), same.number(1)};
        if (reference != entry.reference) add_duplicate(snapshot, list, Duplicate::Why::SameTitle, reference, 1);
    }
    return list;
}

Reference publish_entry(store::Transaction& transaction, QueueEntry& entry, base::Instant at, const DrawNumber& draw) {
    CAIRN_ASSERT(entry.undecided() == 0 && !entry.fields.title.empty());
    NewVersion version;
    version.fields = entry.fields;
    version.fields.id = entry.id.to_string();  // What a record calls itself may be taken by another that came in here.
    for (const auto& file : entry.files) version.files.push_back(held_of(file)), version.fields.files.push_back(file.file);
    version.content_sha256 = sum_of_version(version);
    const RecordId record = enter_record(transaction, desk_source, true, version, at, draw);
    publish(transaction, record, day_of(at));
    entry.reference = held_record(transaction, record).reference;
    entry.state = QueueState::Published, entry.changed_at = at;
    keep_queue_entry(transaction, entry);
    return *entry.reference;
}

bool write_record_anew(store::Transaction& transaction, RecordId record, const Record& fields, const std::vector<QueueFile>& further_files, base::Instant at) {
    const HeldRecord before = held_record(transaction, record);
    NewVersion version;
    version.fields = fields;
    version.files = before.versions.back().files;
    for (const auto& file : further_files) version.files.push_back(held_of(file)), version.fields.files.push_back(file.file);
    version.content_sha256 = sum_of_version(version);
    Record compared = version.fields;
    compared.change_reason = before.fields.change_reason;
    if (further_files.empty() && content_of(compared) == content_of(before.fields)) return false;
    version.change = change_between(before.fields, version.fields, !further_files.empty());
    enter_version(transaction, record, version, at);
    publish(transaction, record, day_of(at));
    return true;
}

void merge_records(store::Transaction& transaction, RecordId from, RecordId to, std::string_view by, base::Instant at) {
    const HeldRecord gone = held_record(transaction, from), stays = held_record(transaction, to);
    std::vector<QueueFile> further;
    const auto& known = stays.versions.back().files;
    for (const HeldFile& file : gone.versions.back().files)
        if (file.document && std::ranges::find(known, file.document, &HeldFile::document) == known.end()) further.push_back({*file.document, file.file, file.sha256, file.media_type, file.size_bytes});
    Record fields = stays.fields;
    fields.change_reason = "Two records of one review were joined";
    if (!further.empty()) write_record_anew(transaction, to, fields, further, at);
    set_withdrawal(transaction, from, Withdrawal{day_of(at), "The same review stands at another address", false}, at);
    publish(transaction, from, day_of(at));
    transaction.run(add_merged, gone.reference.year, gone.reference.number, stays.reference.year, stays.reference.number, std::string{by}, at);
}

std::optional<Reference> merged_into(store::Snapshot& snapshot, Reference reference) {
    constexpr int most_steps = 50;  // A circle cannot be made by hand: a merged record is withdrawn and offered no more.
    std::optional<Reference> found;
    for (int step = 0; step < most_steps; ++step) {
        auto row = snapshot.query(one_merged, reference.year, reference.number);
        if (!row.step()) break;
        found = reference = Reference{row.number(0), row.number(1)};
    }
    return found;
}

}  // namespace collection
