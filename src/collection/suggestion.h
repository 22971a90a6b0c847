/// A record for a file that came without one: guesses from its text, marked as such until somebody confirms them.
#pragma once

#include <string>
#include <vector>

#include "collection/public_review.h"
#include "collection/record.h"
#include "documents/extraction.h"

namespace collection {

struct SuggestedRecord {
    Record record;
    std::vector<Suggested> suggested;  ///< What was guessed; fields of which nothing was found stay empty.
};

/// `record` has id and file; `file_name` serves as title where the text gives none.
SuggestedRecord suggest_record(Record record, const documents::Extraction& extraction, const std::string& file_name);

}  // namespace collection
