/// Rows of the public tables as the catalogue's parts share them. Inside this room only.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "collection/public_catalogue.h"
#include "collection/record_store.h"
#include "collection/text_store.h"
#include "store/store.h"

namespace collection {

/// A file of a review with where its text and bytes are, where those are public on that day.
struct PublicFileRow {
    int version = 1;
    PublicFile file;
    std::optional<ExtractionId> extraction;
    std::string blob;
};

/// The row's key, if the review is there and not withdrawn.
std::optional<RecordId> open_review(store::Snapshot&, Reference);
/// Files of a version (newest: 0) in order; a term that has ended by `today` closes them.
std::vector<PublicFileRow> public_files(store::Snapshot&, RecordId, int version, base::Day today);
/// Files of every version, oldest first.
std::vector<PublicFileRow> all_public_files(store::Snapshot&, RecordId, base::Day today);
/// The file of that name, or without a name the first that can be read.
const PublicFileRow* choose_file(const std::vector<PublicFileRow>&, std::string_view name);
std::optional<ReviewSummary> summary_of(store::Snapshot&, RecordId);

/// LIMIT and OFFSET of a window: 1 to 100 on a page, pages from 1.
struct Bounds {
    std::int64_t limit, offset;
    explicit Bounds(Window window);
};

PublicBlock block_of(const Passage&, const std::vector<documents::Page>&);

}  // namespace collection
