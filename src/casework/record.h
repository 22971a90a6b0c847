/// What is written about a case: a form's answers, version after version, sealed under the case's key.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "casework/answers.h"
#include "casework/case.h"
#include "casework/doing.h"
#include "store/transaction.h"

namespace casework {

/// The newest version of something that was written.
struct Record {
    RecordKey key{0};
    base::PublicId id;
    std::string form, form_version;
    std::string parent;    ///< Record that it belongs to; empty: the case.
    std::string standing;  ///< "draft", "sent", "accepted"; by kind.
    std::int64_t version = 1;
    Answers answers;
    std::string written_by;
    base::Instant created_at{}, changed_at{};
};

/// What somebody else wrote meanwhile: nothing is saved over it.
struct Stale {
    std::int64_t version = 0;
    Answers theirs;
    std::string written_by;
    base::Instant written_at{};
};

struct NewRecord {
    std::string form;
    Answers answers;
    std::string standing = "kept";
    std::string parent{};
};

/// Adds what was written, with its event in the case's chain.
Record add_record(store::Transaction&, const Ground&, const Case&, const NewRecord&, const Doer&);
/// Writes a new version over the one that the writer had before their eyes, or says what stands there now.
std::expected<std::int64_t, Stale> revise_record(store::Transaction&, const Ground&, const Case&, const Record& seen, const Answers&, const Doer&);
/// Changes the standing alone: "draft" to "sent".
void set_standing(store::Transaction&, const Case&, const Record&, const std::string& standing, const Doer&);

/// The newest version of every record of a form, in the order in which they were begun; of all forms with an empty name.
std::vector<Record> records(store::Snapshot&, const Ground&, const Case&, std::string_view form = {});
/// One record of that case, or nothing: a record of another case is not found either.
std::optional<Record> find_record(store::Snapshot&, const Ground&, const Case&, const base::PublicId&);
/// Those that belong to another record.
std::vector<Record> records_under(store::Snapshot&, const Ground&, const Case&, const base::PublicId& parent);
/// Every version of a record, the oldest first.
std::vector<Record> versions(store::Snapshot&, const Ground&, const Case&, const Record&);

}  // namespace casework
