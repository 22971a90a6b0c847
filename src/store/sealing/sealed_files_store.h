#pragma once

#include "store/sealing/sealed_files.h"

namespace store {

void insert_sealed_file_row(Transaction&, const SealedFileFacts&);
void delete_sealed_file_row(Transaction&, base::PublicId);
std::optional<SealedFileFacts> find_sealed_file_row(Snapshot&, base::PublicId);
/// In order of id.
std::vector<SealedFileFacts> all_sealed_file_rows(Snapshot&);

}  // namespace store
