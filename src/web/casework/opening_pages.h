/// Ways into casework for those who sign in: an authority at its notification, a referral that came by other ways, a case already under way.
#pragma once

#include <optional>

#include "casework/case_store.h"
#include "identity/role.h"
#include "web/signing/signed_page.h"

namespace web {

/// `/cases/new`, `/cases/{case}/details`, `/cases/{case}/people`, `/cases/{case}/history`.
void add_opening_pages(Routes& routes);
void add_person_pages(Routes& routes);
void add_history_pages(Routes& routes);

/// The partnership for which this person may open cases: the first in which they stand.
std::optional<casework::Partnership> opening_partnership(const SignedPage& page);
/// Whoever opens a case belongs to it: in the role that let them open it, or else as its coordinator.
identity::Role role_of_opener(const SignedPage& page);

}  // namespace web
