/// A review as its record tells it: which kind it is, how far it has come, and who carries it out.
///
/// Source: domain reference, sections 1.7, 1.9, 2.3 and 8.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casework/case_file.h"

namespace casework {

enum class ReviewKind {
    None,          ///< The partners have not begun a review.
    Statutory,     ///< A local child safeguarding practice review: the Panel's notices and the seven days apply.
    NonStatutory,  ///< The same work without the Panel; publication is not the rule.
    National,      ///< The National Panel's own.
};

/// By the state; a case that is held has the kind that it had before.
ReviewKind review_kind(const CaseFile& file);
/// "initiated", "commissioned", "active", "draft", "qa", "approved", "national"; empty outside a local review.
std::string_view review_stage(std::string_view state);
/// Where the case was before it came to where it is: what a held case goes back to. Empty where it never moved.
std::string state_before(const CaseFile& file);

/// Appointments that are whole, with a declaration of interests and agreed terms, and not ended by a removal.
std::vector<const Record*> reviewers(const CaseFile& file);

/// The terms of reference as they were when the scope was last agreed, whatever was written into them afterwards; nothing before that.
std::optional<Record> agreed_terms(store::Snapshot&, const Ground&, const CaseFile& file);

/// What the review asks; findings cite it by its number, which is its place in the agreed terms.
struct KeyLine {
    std::size_t number = 0;  ///< From 1.
    std::string question;
};
std::vector<KeyLine> key_lines(const Record& terms);

/// A national report stays public at least until and including that day; nothing before it is published. Its rule: `national-floor`.
std::optional<base::Day> national_floor(const CaseFile& file, const Ground&);

}  // namespace casework
