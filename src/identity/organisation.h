/// Organisations: safeguarding partnerships, the agencies in them, national bodies.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "identity/journal.h"

namespace identity {

enum class OrganisationKind { Partnership, LocalAuthority, Health, Police, Education, Housing, Probation, YouthJustice, Voluntary, NationalBody, Other };

std::string_view to_word(OrganisationKind kind);
std::optional<OrganisationKind> organisation_kind_named(std::string_view word);

struct Organisation {
    OrganisationId id;
    std::string public_id;
    OrganisationKind kind;
    std::string name;
    std::optional<OrganisationId> partnership;  ///< That the agency belongs to; none for a partnership and a national body.
    std::optional<OrganisationId> parent;
};

struct NewOrganisation {
    OrganisationKind kind;
    std::string name;
    std::optional<OrganisationId> partnership{};
    std::optional<OrganisationId> parent{};
};

enum class OrganisationRefusal {
    NameMissing,
    NeedsPartnership,     ///< An agency is an agency of some partnership.
    PartnershipStandsAlone,  ///< A partnership or national body belongs to none.
    AlreadyThere,         ///< One of that name is in that partnership.
};

[[nodiscard]] std::expected<OrganisationId, OrganisationRefusal> add_organisation(store::Transaction&, const NewOrganisation&, const Act&, const RandomBytes&);

std::optional<Organisation> organisation(store::Snapshot&, OrganisationId);
std::optional<Organisation> organisation_by_public_id(store::Snapshot&, std::string_view public_id);
/// Partnerships by name, each followed by its agencies, and then national bodies.
std::vector<Organisation> organisations(store::Snapshot&);

}  // namespace identity
