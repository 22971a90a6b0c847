/// Roles and kinds of organisations in words.
#pragma once

#include "identity/organisation.h"
#include "identity/role.h"
#include "web/html/messages.h"

namespace web {

const html::Words& role_words(const html::Catalogue& t, identity::Role role);
const html::Words& organisation_kind_words(const html::Catalogue& t, identity::OrganisationKind kind);

}  // namespace web
