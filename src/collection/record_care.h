/// What happens to records after they came in: terms end, suggestions are confirmed.
#pragma once

#include <cstdint>
#include <string>

#include "base/day.h"
#include "collection/record_store.h"

namespace collection {

/// Takes away copies whose term ended before `today` (the last day of the term is still open), unless another record may still show
/// the same file, and publishes the change. Returns how many records lost a copy. reference.md section 4, retention engine.
std::int64_t end_terms(store::Store& store, base::Day today);

/// A person has looked at what a program suggested and found it right. Nothing where nothing is suggested.
void confirm_suggestions(store::Transaction& transaction, RecordId record);

/// The id that the record's source gave it; for people on the shell, never for a public page of an anonymous record.
std::string own_id_of(store::Snapshot& snapshot, RecordId record);

}  // namespace collection
