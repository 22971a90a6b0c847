/// Documents, their texts and the passages in them, in the store.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "collection/passage.h"
#include "collection/report_text.h"
#include "store/blobs.h"
#include "store/store.h"

namespace collection {

using DocumentId = base::Id<struct DocumentTag>;
using ExtractionId = base::Id<struct ExtractionTag>;

struct StoredDocument {
    DocumentId id{0};
    std::string media_type;
    std::int64_t size_bytes = 0;
    bool copy_held = false;               ///< False once its term has ended and the copy is gone.
    std::optional<ExtractionId> extraction;  ///< The text that is shown.
    std::string extractor;                ///< Of that text.
};

std::optional<StoredDocument> find_document(store::Snapshot&, std::string_view sha256);

/// A document whose copy and text are held.
struct HeldDocument {
    DocumentId id{0};
    std::string sha256, media_type;
    std::int64_t size_bytes = 0;
    ExtractionId extraction{0};  ///< The text that is shown.
    std::string extractor;       ///< Of that text.
};
/// Those without a text by this extractor, in the order in which they came in; all if it is empty.
std::vector<HeldDocument> held_documents(store::Snapshot&, std::string_view without_text_by);
bool has_text_by(store::Snapshot&, DocumentId, std::string_view extractor);

/// The row for these bytes, new or known; a copy that had gone is held again.
DocumentId put_document(store::Transaction&, store::Blobs&, const store::KeptBlob&, std::string_view media_type, std::string_view signature);

/// The row for a file whose copy is not taken, since its term has ended.
DocumentId note_document(store::Transaction&, std::string_view sha256, std::string_view media_type, std::int64_t size_bytes);

/// Stores the text of a document and makes it the one that is shown. Written in slices of a few milliseconds; what a
/// stopped program left half written is begun anew. The text of an extractor that was here before stays as it is. A text
/// by a later extractor is aligned with the one shown so far: links go on.
ExtractionId store_text(store::Store&, DocumentId, const ReportText&);

/// The passages of a text in order.
std::vector<Passage> passages_of(store::Snapshot&, ExtractionId);
std::vector<documents::Page> pages_of(store::Snapshot&, ExtractionId);
std::vector<FoundPoint> points_of(store::Snapshot&, ExtractionId);

/// Where a link to an anchor leads in the text that is shown.
struct Destination {
    enum class How { Here, Moved, OldText };
    How how = How::Here;
    std::vector<Passage> passages;
};
/// Nothing if the anchor was never given in this document.
std::optional<Destination> follow(store::Snapshot&, DocumentId, ExtractionId shown, std::string_view anchor);

/// Takes away the copy and every text of a document that nothing may show any more; its row, sum and signature stay.
void forget_copy(store::Transaction&, store::Blobs&, DocumentId);

}  // namespace collection
