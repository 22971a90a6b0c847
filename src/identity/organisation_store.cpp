#include <algorithm>
#include <array>

#include "base/assert.h"
#include "base/text.h"
#include "identity/organisation.h"

namespace identity {

namespace {

CAIRN_SQL(insert_organisation, R"(
    INSERT INTO identity_organisation (public_id, kind, name, partnership, parent, added_at, added_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING organisation)");
CAIRN_SQL(same_organisation, R"(
    SELECT organisation FROM identity_organisation WHERE name = $1 AND partnership IS NOT DISTINCT FROM CAST($2 AS INTEGER))");
CAIRN_SQL(organisation_by_key, "SELECT organisation, public_id, kind, name, partnership, parent FROM identity_organisation WHERE organisation = $1");
CAIRN_SQL(organisation_by_id, "SELECT organisation, public_id, kind, name, partnership, parent FROM identity_organisation WHERE public_id = $1");
CAIRN_SQL(every_organisation, R"(
    SELECT o.organisation, o.public_id, o.kind, o.name, o.partnership, o.parent FROM identity_organisation o
    LEFT JOIN identity_organisation p ON p.organisation = o.partnership
    ORDER BY CASE WHEN o.kind = 'national_body' THEN 1 ELSE 0 END, COALESCE(p.name, o.name), o.partnership IS NOT NULL, o.name)");

constexpr std::array<std::string_view, 11> kinds{"partnership", "local_authority", "health", "police", "education", "housing", "probation", "youth_justice",
                                                 "voluntary", "national_body", "other"};

Organisation organisation_of(const store::Statement& row) {
    const auto kind = organisation_kind_named(row.text_view(2));
    CAIRN_ASSERT(kind);
    const auto id_at = [&](int column) {
        const auto key = row.optional_integer(column);
        return key ? std::optional{OrganisationId{*key}} : std::nullopt;
    };
    return {row.id<OrganisationId>(0), row.text(1), *kind, row.text(3), id_at(4), id_at(5)};
}

std::optional<Organisation> first_of(store::Statement rows) { return rows.step() ? std::optional{organisation_of(rows)} : std::nullopt; }

}  // namespace

std::string_view to_word(OrganisationKind kind) { return kinds[static_cast<std::size_t>(kind)]; }

std::optional<OrganisationKind> organisation_kind_named(std::string_view word) {
    const auto found = std::ranges::find(kinds, word);
    if (found == kinds.end()) return std::nullopt;
    return static_cast<OrganisationKind>(found - kinds.begin());
}

std::expected<OrganisationId, OrganisationRefusal> add_organisation(store::Transaction& transaction, const NewOrganisation& wanted, const Act& act,
                                                                     const RandomBytes& random) {
    const std::string name = base::squeeze(wanted.name);
    const bool alone = wanted.kind == OrganisationKind::Partnership || wanted.kind == OrganisationKind::NationalBody;
    if (name.empty()) return std::unexpected{OrganisationRefusal::NameMissing};
    if (alone && (wanted.partnership || wanted.parent)) return std::unexpected{OrganisationRefusal::PartnershipStandsAlone};
    if (!alone && !wanted.partnership) return std::unexpected{OrganisationRefusal::NeedsPartnership};
    if (transaction.query(same_organisation, name, wanted.partnership).step()) return std::unexpected{OrganisationRefusal::AlreadyThere};
    const OrganisationId id{transaction.insert(insert_organisation, new_public_id(random), to_word(wanted.kind), name, wanted.partnership, wanted.parent, act.at, act.by)};
    Event event = act.event(EventKind::OrganisationAdded);
    event.detail = to_word(wanted.kind);
    act.journal.record(transaction, event);
    return id;
}

std::optional<Organisation> organisation(store::Snapshot& snapshot, OrganisationId id) { return first_of(snapshot.query(organisation_by_key, id)); }

std::optional<Organisation> organisation_by_public_id(store::Snapshot& snapshot, std::string_view public_id) {
    return first_of(snapshot.query(organisation_by_id, public_id));
}

std::vector<Organisation> organisations(store::Snapshot& snapshot) {
    std::vector<Organisation> found;
    auto rows = snapshot.query(every_organisation);
    while (rows.step()) found.push_back(organisation_of(rows));
    return found;
}

}  // namespace identity
