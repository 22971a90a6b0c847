/// The cataloguers' desk: records that wait to become public, with what a program suggested and what a person decided of it.
///
/// Nothing that was suggested enters a record before somebody accepted or changed it. Sources: reference.md section 4 (record
/// structure), section 7 (cataloguer: published records alone).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/public_id.h"
#include "collection/record_store.h"
#include "collection/report_text.h"
#include "collection/theme_finder.h"

namespace collection {

enum class Decision : std::uint8_t { Open, Accepted, Changed, Rejected };
enum class QueueState : std::uint8_t { Waiting, Published, Merged, Rejected };

std::string_view to_word(Decision decision);    ///< "open", "accepted", "changed", "rejected".
std::string_view to_word(QueueState state);     ///< "waiting", "published", "merged", "rejected".
std::optional<QueueState> parse_queue_state(std::string_view word);

/// One thing that a program read from a file, and where.
struct Proposal {
    std::string field;    ///< "title", "year", "area", "nation", "review_type", "age_band", "theme".
    std::string value;    ///< As it would stand in the record; of a theme its preferred words.
    std::string seen;     ///< The words behind it.
    std::string where;    ///< "page 3", "the file's name"; of a theme the passage's number.
    Decision decision = Decision::Open;
    std::string by{};     ///< Who decided, as the audit names them.
    friend bool operator==(const Proposal&, const Proposal&) = default;
};

struct QueueFile {
    DocumentId document{0};
    RecordFile file;
    std::string sha256{}, media_type{};
    std::int64_t size_bytes = 0;
};

struct QueueEntry {
    base::PublicId id{};
    std::optional<std::int64_t> partnership{};  ///< Whose local entry it is; none: the host's.
    std::string came_as = "file", came_name{};
    QueueState state = QueueState::Waiting;
    Record fields{};
    std::vector<Proposal> proposals{};
    std::vector<QueueFile> files{};
    std::optional<Reference> reference{};       ///< Once it is public, or of the record it was merged into.
    std::string entered_by{}, changed_by{};
    base::Instant entered_at{}, changed_at{};

    /// How many suggestions nobody has decided.
    std::size_t undecided() const;
};

/// What the text of a file suggests: its fields, then at most twelve themes, the most telling first.
std::vector<Proposal> proposals_from(const documents::Extraction& extraction, const std::string& file_name, const ThemeFinder& themes = ThemeFinder::built_in());

/// Decides one suggestion and puts what follows into the fields. `value`: of a changed one.
void decide(QueueEntry& entry, std::size_t proposal, Decision decision, const std::string& value, std::string_view by);

/// Enters it; ids and times are the caller's.
void put_in_queue(store::Transaction&, const QueueEntry&);
/// Keeps what changed: fields, proposals, state, reference, files stay.
void keep_queue_entry(store::Transaction&, const QueueEntry&);
std::optional<QueueEntry> queue_entry(store::Snapshot&, base::PublicId id);
std::optional<QueueEntry> queue_entry(store::Snapshot&, Reference reference);

/// Whose entries somebody may see.
struct QueueReach {
    bool everywhere = false;
    std::vector<std::int64_t> partnerships{};
    bool holds(const QueueEntry& entry) const;
};
struct QueueWanted {
    std::optional<QueueState> state{};
    std::string words{};           ///< Stand in the title, whatever their case; empty for all.
    enum class Order { Newest, Oldest, Title } order = Order::Newest;
    int page = 1, size = 25;
};
struct QueuePage {
    std::vector<QueueEntry> entries;  ///< Of this page, files apart.
    std::int64_t total = 0;
};
QueuePage queue_page(store::Snapshot&, const QueueReach&, const QueueWanted&);

/// Why another record may be the same review. Told, never acted upon: labels repeat, ids do not (reference.md 4, rows 3 and 5).
struct Duplicate {
    enum class Why { SameFile, AlikeFile, SameTitle } why = Why::SameTitle;
    Reference reference;
    std::string title;  ///< As the public reads it.
    double likeness = 1;
};
std::vector<Duplicate> duplicates_of(store::Snapshot&, const QueueEntry&);

/// Makes the entry a public record. Asserts that it has a title and that nothing is undecided.
Reference publish_entry(store::Transaction&, QueueEntry&, base::Instant at, const DrawNumber&);

/// Writes a further version of a public record with other fields. False where nothing differs.
bool write_record_anew(store::Transaction&, RecordId, const Record&, const std::vector<QueueFile>& further_files, base::Instant at);

/// `from` becomes a part of `to`: its files join those of `to` in a further version, its address leads there, and it is withdrawn.
void merge_records(store::Transaction&, RecordId from, RecordId to, std::string_view by, base::Instant at);
/// Where a merged record's address leads, through every later merge; nothing if it was not merged.
std::optional<Reference> merged_into(store::Snapshot&, Reference);

}  // namespace collection
