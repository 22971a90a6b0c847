/// Records with their versions and files, in the store, private fields included: for cataloguers and for the projection.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "collection/public_review.h"
#include "collection/record.h"
#include "collection/reference.h"
#include "collection/text_store.h"

namespace collection {

using RecordId = base::Id<struct RecordTag>;

/// A file of a version, as it was sent.
struct HeldFile {
    RecordFile file;
    std::optional<DocumentId> document;   ///< None where it was refused or not found.
    std::string sha256, media_type;
    std::int64_t size_bytes = 0;
    bool copy_held = false;
    std::optional<ExtractionId> extraction;
    int pages = 0;
    bool machine_read = false;
    double confidence = -1;
    std::string refusal;                  ///< Why it was not taken; empty if it was.
};

struct HeldVersion {
    int version = 1;
    std::string change, reason;
    base::Instant entered_at{};
    std::vector<HeldFile> files;
    Permission permission = Permission::NotSaid;  ///< As this version said; a later one does not open it.
    bool area_withheld = false;
    bool closed = false;                  ///< A correction closed it: it is listed, and its files are not given out.
};

/// All that is known of a record.
struct HeldRecord {
    RecordId id{0};
    std::string source;
    Reference reference;
    bool described = true;
    Record fields;                       ///< Of the newest version.
    std::vector<Suggested> suggested;
    std::vector<HeldVersion> versions;   ///< Oldest first.
    base::Instant entered_at{}, changed_at{};
    std::optional<Withdrawal> withdrawal;
};

/// A number below the bound, from the system's source; handed in so that a test can repeat an import.
using DrawNumber = std::function<std::uint32_t(std::uint32_t below)>;
DrawNumber system_draw();

/// What is needed to enter a version of a record.
struct NewVersion {
    Record fields;
    std::vector<HeldFile> files;         ///< `document`, `file` and `refusal` count.
    std::vector<Suggested> suggested;
    std::string content_sha256;
    std::string change;
};

std::optional<RecordId> find_record(store::Snapshot&, std::string_view source, std::string_view source_id);
std::optional<RecordId> find_record(store::Snapshot&, Reference);
/// Whether any version of the record had this content: what was taken back is no news when it is sent again.
bool had_content(store::Snapshot&, RecordId, std::string_view content_sha256);
std::vector<RecordId> records_with(store::Snapshot&, DocumentId);
std::vector<RecordId> all_records(store::Snapshot&);
HeldRecord held_record(store::Snapshot&, RecordId);

/// Every version before the newest is closed, for good. The projection follows with the next `publish`.
void close_earlier_versions(store::Transaction&, RecordId, base::Instant at);

/// Enters a record with its first version. The number is the next of the year; of an anonymous record it is drawn from a
/// block of its own, so that neighbours and order tell nothing.
RecordId enter_record(store::Transaction&, std::string_view source, bool described, const NewVersion&, base::Instant at, const DrawNumber&);
/// Allots the address of a record that is to come, so that it can be told before anything is there: until then it answers as one that never was.
Reference promise_reference(store::Transaction&, bool anonymous, base::Instant at, const DrawNumber&);
/// Enters a described record under the address that was promised. Asserts that it was.
RecordId enter_promised(store::Transaction&, std::string_view source, const NewVersion&, base::Instant at, Reference promised);
/// Appends a version; the earlier ones stay.
void enter_version(store::Transaction&, RecordId, const NewVersion&, base::Instant at);

void set_withdrawal(store::Transaction&, RecordId, const std::optional<Withdrawal>&, base::Instant at);

/// Near-duplicates among documents: the pair once, whichever comes first.
struct Likeness {
    DocumentId document{0}, other{0};
    double likeness = 0;
};
std::vector<Likeness> compare_with_others(store::Snapshot&, DocumentId, double at_least);
void note_likeness(store::Transaction&, const Likeness&);
std::vector<Likeness> likenesses_of(store::Snapshot&, DocumentId);

}  // namespace collection
