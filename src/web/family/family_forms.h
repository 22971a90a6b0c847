/// What is written under a member of the family, each kind a form of `data/forms/`.
#pragma once

#include <span>
#include <string_view>

#include "web/casework/desk.h"

namespace web {

struct FamilyKind {
    std::string_view slug;      ///< In addresses: "invitation".
    std::string_view form;      ///< "family_invitation".
    html::Key title, add;       ///< Of the card; of the button.
    bool advocates;             ///< Whether an advocate writes it for their own.
};
std::span<const FamilyKind> family_kinds();
const FamilyKind* family_kind(std::string_view slug);
bool may_add(const CaseDesk& desk, const casework::Record& member, const FamilyKind& kind);

void add_family_forms(Routes& routes);

}  // namespace web
