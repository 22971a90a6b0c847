#include "casework/demonstration/eastmarch.h"

#include <fmt/format.h>

#include <array>

#include "base/assert.h"
#include "base/fault.h"
#include "casework/case_store.h"
#include "casework/demonstration/seeded.h"
#include "identity/credential.h"
#include "identity/organisation.h"
#include "identity/person.h"
#include "identity/standing.h"
#include "identity/totp.h"

namespace casework::demonstration {

namespace {

using identity::OrganisationKind;
using identity::Role;

struct Body {
    std::string_view key, name;
    OrganisationKind kind;
    std::string_view partnership{};
};

constexpr std::array bodies{
    Body{"eastmarch", "Eastmarch Safeguarding Children Partnership", OrganisationKind::Partnership},
    Body{"council", "Eastmarch Council", OrganisationKind::LocalAuthority, "eastmarch"},
    Body{"health", "Eastmarch Integrated Care Board", OrganisationKind::Health, "eastmarch"},
    Body{"hospital", "Eastmarch Hospital", OrganisationKind::Health, "eastmarch"},
    Body{"police", "Eastmarch Police", OrganisationKind::Police, "eastmarch"},
    Body{"school", "Saltmarsh Lane School", OrganisationKind::Education, "eastmarch"},
    Body{"housing", "Eastmarch Homes", OrganisationKind::Housing, "eastmarch"},
    Body{"voluntary", "Eastmarch Family Voices", OrganisationKind::Voluntary, "eastmarch"},
    Body{"westmarch", "Westmarch Safeguarding Children Partnership", OrganisationKind::Partnership},
    Body{"westmarch_council", "Westmarch Council", OrganisationKind::LocalAuthority, "westmarch"},
    Body{"panel", "National Panel (demonstration)", OrganisationKind::NationalBody},
};

struct Part {
    std::string_view key, name, title, body;
    Role role;
};

// Surnames are plants of salt marsh and hedge, so that nobody takes them for anybody.
constexpr std::array parts_played{
    Part{"referrer", "Ellis Hawthorn", "Ward sister", "hospital", Role::Referrer},
    Part{"notifier", "Nell Burdock", "Head of safeguarding", "council", Role::Notifier},
    Part{"coordinator", "Robin Sedge", "Review coordinator", "eastmarch", Role::Coordinator},
    Part{"manager", "Morgan Ashby", "Business manager", "eastmarch", Role::BusinessManager},
    Part{"chair", "Frances Meadowsweet", "Chair of the case review group", "eastmarch", Role::Chair},
    Part{"council_partner", "Avery Larch", "Director of children’s services", "council", Role::DelegatedPartner},
    Part{"health_partner", "Sunniva Vetch", "Chief nurse", "health", Role::DelegatedPartner},
    Part{"police_partner", "Callum Rushlight", "Assistant chief constable", "police", Role::DelegatedPartner},
    Part{"lead_partner", "Hilary Broom", "Chief executive", "council", Role::LeadPartner},
    Part{"social_care_lead", "Ros Linden", "Service manager, children’s social care", "council", Role::AgencyLead},
    Part{"health_lead", "Pat Sorrel", "Designated nurse", "health", Role::AgencyLead},
    Part{"police_lead", "Devi Yarrow", "Detective inspector", "police", Role::AgencyLead},
    Part{"school_lead", "Kit Bramble", "Designated safeguarding lead", "school", Role::AgencyLead},
    Part{"housing_lead", "Terry Fennel", "Housing manager", "housing", Role::AgencyLead},
    Part{"author", "Gwen Clover", "Named nurse", "hospital", Role::AgencyAuthor},
    Part{"panel_member", "Sam Tormentil", "Member of the case review group", "health", Role::PanelMember},
    Part{"reviewer", "Emery Thrift", "Lead reviewer", "eastmarch", Role::Reviewer},
    Part{"scrutineer", "Noor Campion", "Independent scrutineer", "eastmarch", Role::Scrutineer},
    Part{"legal_adviser", "Ives Mallow", "Solicitor", "council", Role::LegalAdviser},
    Part{"communications", "Bea Foxglove", "Communications lead", "council", Role::LegalCommunications},
    Part{"advocate", "Jo Tansy", "Family advocate", "voluntary", Role::FamilyAdvocate},
    Part{"westmarch_manager", "Bryn Saxifrage", "Business manager", "westmarch", Role::BusinessManager},
    Part{"cataloguer", "Wyn Bracken", "Cataloguer", "eastmarch", Role::Cataloguer},
    Part{"custodian", "Cass Juniper", "Custodian of the collection", "eastmarch", Role::Custodian},
    Part{"panel_officer", "Lou Heather", "National panel officer", "panel", Role::PanelOfficer},
    Part{"auditor", "Ada Sundew", "Auditor", "council", Role::Auditor},
    Part{"administrator", "Max Gorse", "Administrator of the installation", "council", Role::Administrator},
    Part{"partnership_administrator", "Fay Woodruff", "Administrator of accounts", "eastmarch", Role::PartnershipAdministrator},
};

constexpr std::array<std::string_view, 32> gentle_words{
    "lantern", "harbour", "willow", "kettle", "meadow", "pebble", "ribbon", "orchard", "candle", "marble", "saddle", "feather", "thimble", "blanket", "compass", "acorn",
    "bramley", "cobble", "driftwood", "finch", "garland", "heron", "island", "jigsaw", "kite", "ladder", "mitten", "nutmeg", "otter", "paddle", "quilt", "rudder"};

const Body& body_of(std::string_view key) {
    for (const auto& body : bodies)
        if (body.key == key) return body;
    throw base::Fault{"The demonstration has no such organisation", std::string{key}, ""};
}

/// `police_lead` signs in as police.lead@eastmarch.example; .example is nobody's (RFC 2606).
std::string address_of(const Part& part) {
    if (part.body == "westmarch") return "manager@westmarch.example";
    std::string local{part.key};
    for (auto& c : local)
        if (c == '_') c = '.';
    return local + (part.body == "panel" ? "@panel.example" : "@eastmarch.example");
}

std::string password_from(Seeded& chance) {
    const auto &first = chance.pick(gentle_words), &second = chance.pick(gentle_words), &third = chance.pick(gentle_words);
    return fmt::format("{}-{}-{}-{}", first, second, third, 10 + chance.below(90));
}

using Organisations = std::map<std::string, identity::OrganisationId, std::less<>>;

Organisations add_organisations(store::Transaction& transaction, const identity::Act& act, const identity::RandomBytes& random) {
    Organisations made;
    for (const auto& body : bodies) {
        const auto partnership = body.partnership.empty() ? std::nullopt : std::optional{made.find(body.partnership)->second};
        const auto added = identity::add_organisation(transaction, {.kind = body.kind, .name = std::string{body.name}, .partnership = partnership}, act, random);
        CAIRN_ASSERT(added);
        made.emplace(body.key, *added);
    }
    return made;
}

/// The partnership that a body is, or belongs to.
identity::OrganisationId partnership_of(const Organisations& organisations, std::string_view body) {
    const auto& of = body_of(body).partnership;
    return organisations.find(of.empty() ? body : of)->second;
}

void give_part(store::Transaction& transaction, identity::PersonId person, const Part& part, const Organisations& organisations, const identity::Act& act) {
    const auto& facts = identity::facts_of(part.role);
    if (!facts.in_installation && !facts.in_partnership) return;
    const auto where = facts.in_installation ? std::nullopt : std::optional{partnership_of(organisations, part.body)};
    CAIRN_ASSERT(identity::give_standing(transaction, person, part.role, where, act));
}

struct HashedAccount {
    Account account;
    std::string hash;
};

void add_people(store::Transaction& transaction, const Parts& parts, const std::vector<HashedAccount>& accounts, const Organisations& organisations, const identity::Act& act,
                const identity::RandomBytes& random) {
    for (std::size_t i = 0; i < accounts.size(); ++i) {
        const auto& [account, hash] = accounts[i];
        const auto added = identity::add_person(transaction, {.address = account.address, .name = account.name, .title = account.title, .organisation = organisations.find(parts_played[i].body)->second}, act, random);
        CAIRN_ASSERT(added);
        identity::set_password_hash(transaction, *added, hash, act.at);
        identity::set_code_secret(transaction, *added, account.code_secret, -1, parts.secrets, act.at);
        give_part(transaction, *added, parts_played[i], organisations, act);
    }
}

/// Hashing takes a tenth of a second each on purpose, so it is done before the writer's turn.
std::vector<HashedAccount> hashed(const Parts& parts, std::uint64_t seed) {
    std::vector<HashedAccount> list;
    for (auto& account : demonstration_accounts(seed)) {
        auto hash = parts.hasher.hash(account.password);
        list.push_back({std::move(account), std::move(hash)});
    }
    return list;
}

void add_everybody(const Parts& parts, base::Instant since, std::uint64_t seed) {
    const auto accounts = hashed(parts, seed);
    parts.store.write([&](store::Transaction& transaction) {
        Seeded chance{seed, "eastmarch"};
        const identity::RandomBytes random = [&chance](std::size_t count) { return chance.bytes(count); };
        const identity::Act act{.at = since, .journal = parts.journal};
        const auto organisations = add_organisations(transaction, act, random);
        set_partnership(transaction, {organisations.at("eastmarch").value(), "EM", "england", "eastmarch"});
        set_partnership(transaction, {organisations.at("westmarch").value(), "WM", "england", "westmarch"});
        add_people(transaction, parts, accounts, organisations, act, random);
    });
}

Cast find_everybody(store::Snapshot& snapshot) {
    Cast cast;
    for (const auto& organisation : identity::organisations(snapshot)) {
        if (organisation.name == body_of("eastmarch").name) cast.eastmarch = organisation.id;
        if (organisation.name == body_of("westmarch").name) cast.westmarch = organisation.id;
    }
    for (const auto& part : parts_played)
        if (const auto person = identity::person_by_address(snapshot, address_of(part)))
            cast.players.emplace(part.key, Player{person->id, person->public_id, part.role, person->organisation});
    return cast;
}

}  // namespace

std::vector<Account> demonstration_accounts(std::uint64_t seed) {
    std::vector<Account> list;
    for (const auto& part : parts_played) {
        Seeded chance{seed, part.key};
        Account account{.key = std::string{part.key}, .address = address_of(part), .password = password_from(chance), .name = std::string{part.name}, .title = std::string{part.title},
                        .organisation = std::string{body_of(part.body).name}, .role = part.role, .code_secret = {}};
        account.code_secret = chance.bytes(identity::code_secret_bytes);
        list.push_back(std::move(account));
    }
    return list;
}

const Player& Cast::of(std::string_view key) const {
    const auto found = players.find(key);
    if (found == players.end()) throw base::Fault{"The demonstration has no such person", std::string{key}, ""};
    return found->second;
}

Cast set_up_eastmarch(const Parts& parts, base::Instant since, std::uint64_t seed) {
    const auto find = [&] { return parts.store.read([](store::Snapshot& snapshot) { return find_everybody(snapshot); }); };
    auto cast = find();
    if (!cast.players.empty()) return cast;
    add_everybody(parts, since, seed);
    return find();
}

}  // namespace casework::demonstration
