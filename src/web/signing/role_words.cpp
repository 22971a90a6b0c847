#include "web/signing/role_words.h"

#include <array>

namespace web {

using html::Key;

namespace {

// In the order of the enumerations.
constexpr std::array role_keys{
    Key{"web.role.referrer"},
    Key{"web.role.agency_author"},
    Key{"web.role.agency_lead"},
    Key{"web.role.notifier"},
    Key{"web.role.coordinator"},
    Key{"web.role.business_manager"},
    Key{"web.role.chair"},
    Key{"web.role.delegated_partner"},
    Key{"web.role.lead_partner"},
    Key{"web.role.panel_member"},
    Key{"web.role.reviewer"},
    Key{"web.role.scrutineer"},
    Key{"web.role.legal_adviser"},
    Key{"web.role.legal_communications"},
    Key{"web.role.family_advocate"},
    Key{"web.role.cataloguer"},
    Key{"web.role.custodian"},
    Key{"web.role.panel_officer"},
    Key{"web.role.auditor"},
    Key{"web.role.administrator"},
    Key{"web.role.partnership_administrator"},
    Key{"web.role.break_glass"},
};
constexpr std::array kind_keys{
    Key{"web.organisation_kind.partnership"},
    Key{"web.organisation_kind.local_authority"},
    Key{"web.organisation_kind.health"},
    Key{"web.organisation_kind.police"},
    Key{"web.organisation_kind.education"},
    Key{"web.organisation_kind.housing"},
    Key{"web.organisation_kind.probation"},
    Key{"web.organisation_kind.youth_justice"},
    Key{"web.organisation_kind.voluntary"},
    Key{"web.organisation_kind.national_body"},
    Key{"web.organisation_kind.other"},
};

}  // namespace

const html::Words& role_words(const html::Catalogue& t, identity::Role role) { return t(role_keys[static_cast<std::size_t>(role)]); }
const html::Words& organisation_kind_words(const html::Catalogue& t, identity::OrganisationKind kind) { return t(kind_keys[static_cast<std::size_t>(kind)]); }

}  // namespace web
