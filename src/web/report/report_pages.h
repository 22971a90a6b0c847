/// The report of a review while it is written: `/cases/{case}/report` and what lies below it.
#pragma once

#include "web/server/route.h"

namespace web {

/// All of them.
void add_report_pages(Routes& routes);

/// The outline, sections begun, added, moved, taken out and put back.
void add_outline_pages(Routes& routes);
/// One section: to read with comments, to write, its versions; the cover.
void add_section_pages(Routes& routes);
/// The whole draft: to read, to print, for Word.
void add_whole_draft_pages(Routes& routes);
/// Findings with their evidence.
void add_finding_pages(Routes& routes);
/// A report that was written in Word.
void add_word_in_pages(Routes& routes);
/// Parts that agencies and the family's advocate may read.
void add_sharing_pages(Routes& routes);
/// Factual accuracy: what agencies are asked, what they answer.
void add_accuracy_pages(Routes& routes);
void add_checking_pages(Routes& routes);
/// What regulation 15 asks for, and the partners' signatures.
void add_approval_pages(Routes& routes);
/// Delegations between partners, where one person signs for two.
void add_delegation_pages(Routes& routes);
/// `/cases/{case}/disclosure`: what might identify somebody, and what is decided.
void add_disclosure_pages(Routes& routes);

}  // namespace web
