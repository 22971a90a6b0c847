/// What the pages of the disclosure check share: the draft, what was found in it, and what was decided.
#pragma once

#include "publishing/identifying.h"
#include "web/casework/desk.h"

namespace web {

struct CheckedDraft {
    publishing::Report report;
    std::string hash;
    std::vector<publishing::HitGroup> groups;
    std::size_t in_the_way = 0;
};
/// The draft as it stands, looked through now.
CheckedDraft checked_draft(CaseDesk& desk);
/// The group of that mark in an address; null where the text no longer has it.
const publishing::HitGroup* group_of_mark(const CheckedDraft& checked, std::string_view mark);
/// What stands in addresses for a group, so that no name does.
std::string mark_of_group(const publishing::HitGroup& group);

/// `what`: "kind" or "why". A code without words of its own is shown as it is.
html::Html hit_words(const html::Catalogue& t, std::string_view what, const std::string& code);
html::Html hit_state_tag(const html::Catalogue& t, publishing::HitState state);
/// The paragraph with the hit marked in it.
html::Html hit_in_paragraph(const publishing::IdentifyingHit& hit);

}  // namespace web
