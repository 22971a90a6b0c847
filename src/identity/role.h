/// The parts that people play. Source: the table of roles of the process, with the national panel officer, legal adviser and auditor.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace identity {

enum class Role {
    Referrer, AgencyAuthor, AgencyLead, Notifier, Coordinator, BusinessManager, Chair, DelegatedPartner, LeadPartner,
    PanelMember,  ///< Of the local group that looks at a case. The national body's staff are PanelOfficer.
    Reviewer, Scrutineer, LegalAdviser, LegalCommunications, FamilyAdvocate, Cataloguer, Custodian, PanelOfficer, Auditor,
    Administrator,             ///< Of the installation: configuration and accounts, no case content.
    PartnershipAdministrator,  ///< The accounts of one partnership, no case content.
    BreakGlass,                ///< Nobody is given it: what an emergency opens for four hours.
};

/// Where a role may be given.
struct RoleFacts {
    Role role;
    std::string_view word;  ///< "agency_author": in the database, the table of permissions and the messages.
    bool in_case;           ///< To a member of one case.
    bool in_partnership;    ///< Standing, for one partnership: what is not about one case.
    bool in_installation;   ///< Standing, everywhere.
};

std::span<const RoleFacts> all_roles();
const RoleFacts& facts_of(Role role);
std::string_view to_word(Role role);
std::optional<Role> role_named(std::string_view word);

}  // namespace identity
