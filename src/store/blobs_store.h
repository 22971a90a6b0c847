#pragma once

#include "store/blobs.h"

namespace store {

void insert_blob_row(Transaction&, const BlobFacts&);
void delete_blob_row(Transaction&, std::string_view sha256);
std::optional<BlobFacts> find_blob_row(Snapshot&, std::string_view sha256);
/// Every row, in order of sum.
std::vector<BlobFacts> all_blob_rows(Snapshot&);

}  // namespace store
