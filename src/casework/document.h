/// Papers that a case keeps as they came: what it is, from whom, by which way, when it was received and when entered; version after
/// version. A new version never stands over an old one, and a paper is withdrawn with a reason and never deleted but with its case.
///
///     const auto kept = keep_paper(files, ground, of.seal, id, 1, facts, bytes);   // on the disk, sealed, before the transaction
///     store.write([&](auto& transaction) { add_document(transaction, files, ground, of, {...}, kept, doer); });
///
/// Not here: what kind of file it is and whether it may be kept (`documents/papers`), who may read it (web, by its kind).
#pragma once

#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "casework/case.h"
#include "casework/doing.h"
#include "store/sealing/sealed_files.h"

namespace casework {

struct DocumentTag;
using DocumentKey = base::Id<DocumentTag>;

/// The words of the database, which messages are keyed by: "referral", "official_sensitive", "word_form".
std::span<const std::string_view> document_kinds();
std::span<const std::string_view> document_markings();
std::span<const std::string_view> document_routes();

/// What is sealed with a paper. Class C2.
struct PaperFacts {
    std::string title;      ///< As whoever entered it calls it.
    std::string file_name;  ///< As it came.
    std::string from;       ///< Who sent it.
    std::string paper;      ///< Kind by content: `documents::to_word(PaperKind)`.
    bool macros = false;
    std::string sha256 = {};  ///< Of the plain bytes; set when it is kept.
    std::string sent_by = {}; ///< The person there, where that was asked.
};

struct DocumentVersion {
    std::int64_t version = 1;
    base::PublicId file;
    std::uint64_t bytes = 0;
    PaperFacts facts;
    std::string route;
    base::Day received_on{}, entered_on{};
    std::string entered_by;
    base::Instant entered_at{};
};

struct Withdrawal {
    std::string by;
    base::Instant at{};
    std::string why;
};

/// A document with its newest version.
struct Document {
    DocumentKey key{0};
    base::PublicId id;
    std::string kind, marking;
    std::string record;  ///< Public id of the record that it came with; empty: none.
    DocumentVersion newest;
    std::optional<Withdrawal> withdrawn;
};

/// A file that stands sealed on the disk and is not yet in the database.
struct KeptPaper {
    base::PublicId document;
    std::int64_t version = 1;
    store::KeptSealed file;
    PaperFacts facts;
};

/// Seals the bytes under the key, for that document and version alone. Durable when it returns.
KeptPaper keep_paper(store::SealedFiles&, store::KeyId, const base::PublicId& document, std::int64_t version, PaperFacts, std::string_view bytes);

struct Arrival {
    std::string route;
    base::Day received_on{};
};
struct NewDocument {
    std::string kind, marking;
    std::string record = {};
    Arrival arrival;
};

/// Adds the kept paper as a document of the case, with its event.
Document add_document(store::Transaction&, store::SealedFiles&, const Ground&, const Case&, const NewDocument&, const KeptPaper&, const Doer&);

enum class DocumentRefusal {
    Stale,      ///< Somebody added a version meanwhile: look at it first.
    Withdrawn,
};
/// Appends a version to the one that was seen. `kept` was made for the version after it.
std::expected<std::int64_t, DocumentRefusal> add_version(store::Transaction&, store::SealedFiles&, const Ground&, const Case&, const Document& seen, const Arrival&, const KeptPaper&, const Doer&);
/// Marks it as no longer to be used. Fine when it is so already: the first reason stands.
void withdraw_document(store::Transaction&, const Ground&, const Case&, const Document&, const std::string& why, const Doer&);

/// Every document of the case with its newest version, the first entered first.
std::vector<Document> documents_of(store::Snapshot&, const Ground&, const Case&);
/// One of that case, or nothing.
std::optional<Document> find_document(store::Snapshot&, const Ground&, const Case&, const base::PublicId&);
/// The oldest first.
std::vector<DocumentVersion> document_versions(store::Snapshot&, const Ground&, const Case&, const Document&);
/// The bytes of one version. Throws base::Fault where they cannot be opened.
std::string paper_bytes(const store::SealedFiles&, const Case&, const Document&, const DocumentVersion&);

/// Rows and files' rows of a case that is destroyed; the files go with the next sweep, and nobody can open them from now on.
void remove_documents(store::Transaction&, const Case&);

/// Facts as they are sealed, and back. `from_json` throws base::Fault on what `to_json` did not write.
std::string to_json(const PaperFacts&);
PaperFacts paper_facts_from_json(std::string_view json);

/// Where a document's file is sealed for: what `cairn verify` and the draft's papers name too.
store::SealedPlace paper_place(const base::PublicId& document, std::int64_t version);
store::SealedPlace facts_place(const base::PublicId& document, std::int64_t version);

}  // namespace casework
