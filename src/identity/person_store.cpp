#include <algorithm>

#include "base/text.h"
#include "identity/person.h"
#include "identity/session.h"
#include "identity/standing.h"

namespace identity {

namespace {

CAIRN_SQL(insert_person, R"(
    INSERT INTO identity_person (public_id, address, name, title, organisation, added_at, added_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING person)");
CAIRN_SQL(insert_disablement, "INSERT INTO identity_disablement (person, from_at, by_person) VALUES ($1, $2, $3)");
CAIRN_SQL(end_disablement, "UPDATE identity_disablement SET until_at = $2, ended_by = $3 WHERE person = $1 AND until_at IS NULL");
#define PERSON_COLUMNS \
    "p.person, p.public_id, p.address, p.name, p.title, p.organisation, " \
    "EXISTS (SELECT 1 FROM identity_disablement d WHERE d.person = p.person AND d.until_at IS NULL), " \
    "EXISTS (SELECT 1 FROM identity_password w WHERE w.person = p.person) "
CAIRN_SQL(person_by_key, "SELECT " PERSON_COLUMNS " FROM identity_person p WHERE p.person = $1");
CAIRN_SQL(person_by_id, "SELECT " PERSON_COLUMNS " FROM identity_person p WHERE p.public_id = $1");
CAIRN_SQL(person_by_mail, "SELECT " PERSON_COLUMNS " FROM identity_person p WHERE p.address = $1");
// The pattern is in small letters: lower() of both databases agrees on ASCII, which is what addresses are and names mostly.
#define PEOPLE_WANTED \
    "FROM identity_person p LEFT JOIN identity_organisation o ON o.organisation = p.organisation " \
    "WHERE (lower(p.name) LIKE $1 OR lower(p.title) LIKE $1 OR p.address LIKE $1) " \
    "AND (CAST($2 AS INTEGER) IS NULL OR o.organisation = $2 OR o.partnership = $2 " \
    "OR EXISTS (SELECT 1 FROM identity_standing s WHERE s.person = p.person AND s.partnership = $2 AND s.until_at IS NULL)) "
CAIRN_SQL(people_page, "SELECT " PERSON_COLUMNS PEOPLE_WANTED " ORDER BY p.name, p.person LIMIT $3 OFFSET $4");
CAIRN_SQL(people_count, "SELECT COUNT(*) " PEOPLE_WANTED);
CAIRN_SQL(is_of_partnership, R"(
    SELECT 1 FROM identity_person p LEFT JOIN identity_organisation o ON o.organisation = p.organisation
    WHERE p.person = $1 AND (o.organisation = $2 OR o.partnership = $2
        OR EXISTS (SELECT 1 FROM identity_standing s WHERE s.person = p.person AND s.partnership = $2 AND s.until_at IS NULL)))");
CAIRN_SQL(other_administrators, R"(
    SELECT 1 FROM identity_standing s WHERE s.role = 'administrator' AND s.until_at IS NULL AND s.person <> $1
    AND NOT EXISTS (SELECT 1 FROM identity_disablement d WHERE d.person = s.person AND d.until_at IS NULL))");
CAIRN_SQL(is_administrator, "SELECT 1 FROM identity_standing WHERE role = 'administrator' AND until_at IS NULL AND person = $1");

Person person_of(const store::Statement& row) {
    const auto organisation = row.optional_integer(5);
    return {row.id<PersonId>(0), row.text(1), row.text(2), row.text(3), row.text(4),
            organisation ? std::optional{OrganisationId{*organisation}} : std::nullopt, row.integer(6) != 0, row.integer(7) != 0};
}

std::optional<Person> first_of(store::Statement rows) { return rows.step() ? std::optional{person_of(rows)} : std::nullopt; }

void tell(store::Transaction& transaction, const Act& act, EventKind kind, PersonId about) {
    Event event = act.event(kind);
    event.about = about;
    act.journal.record(transaction, event);
}

std::string pattern_of(std::string_view words) {
    std::string pattern = "%";
    for (const char c : base::squeeze(words))
        if (c != '%' && c != '_') pattern += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return pattern + "%";
}

}  // namespace

std::optional<std::string> account_address(std::string_view typed) {
    std::string address;
    for (const char c : base::trim(typed)) address += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    const std::size_t at = address.find('@');
    const bool plain = std::ranges::all_of(address, [](char c) { return static_cast<unsigned char>(c) > 0x20 && c != 0x7F && c != '<' && c != '>' && c != '"'; });
    if (!plain || at == 0 || at == std::string::npos || address.find('@', at + 1) != std::string::npos || at + 1 == address.size() || address.size() > 254)
        return std::nullopt;
    return address;
}

std::expected<PersonId, PersonRefusal> add_person(store::Transaction& transaction, const NewPerson& wanted, const Act& act, const RandomBytes& random) {
    const auto address = account_address(wanted.address);
    const std::string name = base::squeeze(wanted.name);
    if (!address) return std::unexpected{PersonRefusal::NotAnAddress};
    if (name.empty()) return std::unexpected{PersonRefusal::NameMissing};
    if (person_by_address(transaction, *address)) return std::unexpected{PersonRefusal::AddressTaken};
    const PersonId id{transaction.insert(insert_person, new_public_id(random), *address, name, base::squeeze(wanted.title), wanted.organisation, act.at, act.by)};
    tell(transaction, act, EventKind::AccountCreated, id);
    return id;
}

std::expected<void, PersonRefusal> disable(store::Transaction& transaction, PersonId id, const Act& act) {
    const auto found = person(transaction, id);
    if (!found || found->disabled) return std::unexpected{PersonRefusal::AlreadySo};
    if (transaction.query(is_administrator, id).step() && !transaction.query(other_administrators, id).step())
        return std::unexpected{PersonRefusal::LastAdministrator};
    transaction.run(insert_disablement, id, act.at, act.by);
    end_sessions(transaction, id, "account disabled", act);
    tell(transaction, act, EventKind::AccountDisabled, id);
    return {};
}

std::expected<void, PersonRefusal> enable(store::Transaction& transaction, PersonId id, const Act& act) {
    if (transaction.run(end_disablement, id, act.at, act.by) == 0) return std::unexpected{PersonRefusal::AlreadySo};
    tell(transaction, act, EventKind::AccountEnabled, id);
    return {};
}

std::optional<Person> person(store::Snapshot& snapshot, PersonId id) { return first_of(snapshot.query(person_by_key, id)); }
std::optional<Person> person_by_public_id(store::Snapshot& snapshot, std::string_view public_id) { return first_of(snapshot.query(person_by_id, public_id)); }

std::optional<Person> person_by_address(store::Snapshot& snapshot, std::string_view typed) {
    const auto address = account_address(typed);
    return address ? first_of(snapshot.query(person_by_mail, *address)) : std::nullopt;
}

People people(store::Snapshot& snapshot, const PeopleWanted& wanted) {
    People found;
    const std::string pattern = pattern_of(wanted.words);
    auto count = snapshot.query(people_count, pattern, wanted.partnership);
    if (count.step()) found.total = count.integer(0);
    auto rows = snapshot.query(people_page, pattern, wanted.partnership, wanted.size, std::int64_t{wanted.page - 1} * wanted.size);
    while (rows.step()) found.people.push_back(person_of(rows));
    return found;
}

bool belongs_to(store::Snapshot& snapshot, PersonId id, const Reach& reach) {
    return reach.everywhere || std::ranges::any_of(reach.partnerships, [&](OrganisationId partnership) { return snapshot.query(is_of_partnership, id, partnership).step(); });
}

bool may_look_after(store::Snapshot& snapshot, PersonId id, const Reach& reach, base::Instant now) {
    if (reach.everywhere) return true;
    const auto within = [&](const StandingRole& role) { return role.partnership && std::ranges::find(reach.partnerships, *role.partnership) != reach.partnerships.end(); };
    return belongs_to(snapshot, id, reach) && std::ranges::all_of(standing_of(snapshot, id, now), within);
}

}  // namespace identity
