/// Parts of the family's pages: tags of how things stand, days to hold in mind, "check before you…".
#pragma once

#include <vector>

#include "casework/family.h"
#include "web/casework/desk.h"

namespace web {

html::Html told_tag(const html::Catalogue& t, const casework::ToldMember& told);
html::Html use_tag(const html::Catalogue& t, casework::QuotationUse use);
html::Html contact_tag(const html::Catalogue& t, const casework::Record& member);

/// What a day is kept for, as far as the reader may know it: dates of birth and death are names' business, and a day
/// that one member asked for is no business of another's advocate.
html::Html held_words(CaseDesk& desk, const casework::HeldDay& held);
/// The next half year's days; nothing where there is none.
html::Html held_card(CaseDesk& desk);
/// Proceedings that hold contact back, above everything from which somebody might write or call; nothing where there is none.
html::Html check_before(CaseDesk& desk);

/// Everything that lies under one member, each kind with the way to write more of it.
html::Html member_cards(CaseDesk& desk, const casework::FamilyMember& member);
/// Drafts that were shared with the member, with their words and comments.
html::Html drafts_card(CaseDesk& desk, const casework::FamilyMember& member);

}  // namespace web
