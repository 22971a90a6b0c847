/// Who of the three safeguarding partners has signed the report of a review, and of which text: content test, check and signatures hold for the words
/// that were read when they were made, and for no others.
#pragma once

#include <string>
#include <vector>

#include "casework/guards.h"

namespace casework {

/// Says of which text a content test, a check or a signature is.
void mark_text(store::Transaction&, const Ground&, const Case&, const Record& record, const std::string& text_hash, const Doer&);
/// The mark of the text for which the record was written, kept in a `text_mark` below it; empty: it was written for no text and holds for none.
std::string text_mark_of(const CaseFile& file, const Record& record);
/// Whether it was made for a text, and that text was not changed since.
bool is_bound(const CaseFile& file, const Record& record);

/// The latest signature of each of the three partners since the report last went to quality assurance; an earlier one is of other words, and one
/// without the mark of a text is of none. As `signatures` is for the rapid review.
std::vector<Signature> report_signatures(const CaseFile& file);

}  // namespace casework
