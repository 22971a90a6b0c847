/// Delegations between the three safeguarding partners, where one person signs for more than one of them.
#pragma once

#include <string>

#include "casework/partner_delegation.h"
#include "web/casework/desk.h"

namespace web {

/// What a signature for a second partner rests on: who delegated, until when; that nothing is recorded, where nothing is.
html::Html shared_signer_note(CaseDesk& desk, const casework::SharedSigner& shared);
/// Whether this person needs a recorded delegation to sign this text for that partner: they signed it for another one already, or are another
/// partner's own. `signatures`: those under this text.
bool needs_delegation(CaseDesk& desk, const std::string& partner, const std::vector<casework::Signature>& signatures);

}  // namespace web
