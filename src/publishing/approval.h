/// What regulation 15 asks of the text, what the partners signed, and of which text: a signature holds for the words that were signed and no others.
///
/// Source: SI 2018/789 reg 15 (a summary of recommended improvements; an analysis of systemic or underlying reasons); Working Together 2023 (reviewers
/// named; recommendations clear on what, by whom, by when; the three partners jointly and equally).
#pragma once

#include <string>
#include <vector>

#include "publishing/report.h"

namespace publishing {

/// What the program can see by itself; a person reads and confirms.
struct ContentSeen {
    bool improvements = false;     ///< The section of the summary has text.
    bool reasons = false;          ///< The analysis has text, or a finding names a systemic factor.
    bool reviewer = false;
    std::vector<std::string> vague_recommendations;  ///< Numbers of those without who, what or by when.
    bool any_recommendation = false;
    bool whole() const { return improvements && reasons && reviewer && any_recommendation && vague_recommendations.empty(); }
};
ContentSeen content_seen(const casework::CaseFile& file, const Report& report, const std::vector<ReportRecommendation>& recommendations);

/// The mark of the text for which a record was written; empty where it was written before marks were kept.
std::string mark_of(const casework::CaseFile& file, const casework::Record& record);
/// Whether the record is of this text and was not made void.
bool holds(const casework::CaseFile& file, const casework::Record& record, const std::string& text_hash);

struct PartnerSignature {
    std::string partner;                       ///< local_authority, health, police.
    const casework::Record* record = nullptr;  ///< The newest of this text; null: none yet.
    std::string answer() const { return record ? record->answers.of("approval", "answer") : std::string{}; }
};
/// In the order local authority, health, police.
std::vector<PartnerSignature> partner_signatures(const casework::CaseFile& file, const std::string& text_hash);

/// Whether the text is the one that all three signed. A report that was never approved here, as of a case entered afterwards, is not held to it.
bool stands_as_signed(const casework::CaseFile& file, const std::string& text_hash);

/// Signatures, content tests and checks that were of another text and are not marked as void yet.
std::vector<const casework::Record*> signed_for_another_text(const casework::CaseFile& file, const std::string& text_hash);
/// Marks them so, in the transaction in which the text changed. `file` is the case as it stands after the change.
void void_old_signatures(store::Transaction&, const casework::CaseFile& file, const std::string& text_hash, const casework::Doer&);
constexpr std::string_view void_standing = "void";

}  // namespace publishing
