#include "identity/role.h"

#include <algorithm>

#include "base/assert.h"

namespace identity {

namespace {

// In the order of the enumeration, which facts_of counts on.
constexpr RoleFacts facts[] = {
    {Role::Referrer, "referrer", true, true, false},
    {Role::AgencyAuthor, "agency_author", true, false, false},
    {Role::AgencyLead, "agency_lead", true, true, false},
    {Role::Notifier, "notifier", true, true, false},
    {Role::Coordinator, "coordinator", true, true, false},
    {Role::BusinessManager, "business_manager", true, true, false},
    {Role::Chair, "chair", true, true, false},
    {Role::DelegatedPartner, "delegated_partner", true, true, false},
    {Role::LeadPartner, "lead_partner", true, true, false},
    {Role::PanelMember, "panel_member", true, false, false},
    {Role::Reviewer, "reviewer", true, false, false},
    {Role::Scrutineer, "scrutineer", true, true, false},
    {Role::LegalAdviser, "legal_adviser", true, false, false},
    {Role::LegalCommunications, "legal_communications", true, false, false},
    {Role::FamilyAdvocate, "family_advocate", true, false, false},
    {Role::Cataloguer, "cataloguer", false, false, true},
    {Role::Custodian, "custodian", false, false, true},
    {Role::PanelOfficer, "panel_officer", false, false, true},
    {Role::Auditor, "auditor", false, false, true},
    {Role::Administrator, "administrator", false, false, true},
    {Role::PartnershipAdministrator, "partnership_administrator", false, true, false},
    {Role::BreakGlass, "break_glass", false, false, false},
};

}  // namespace

std::span<const RoleFacts> all_roles() { return facts; }

const RoleFacts& facts_of(Role role) {
    const RoleFacts& found = facts[static_cast<std::size_t>(role)];
    CAIRN_ASSERT(found.role == role);
    return found;
}

std::string_view to_word(Role role) { return facts_of(role).word; }

std::optional<Role> role_named(std::string_view word) {
    const auto found = std::ranges::find(all_roles(), word, &RoleFacts::word);
    if (found == all_roles().end()) return std::nullopt;
    return found->role;
}

}  // namespace identity
