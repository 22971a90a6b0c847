// Every role with every permission on a case of their own, of others, sealed, and one with which they have a conflict, against the two
// source tables as they were read by hand, permission by permission. What is not written here is allowed to nobody.
#include <doctest/doctest.h>

#include <map>
#include <set>
#include <sstream>
#include <string>

#include "identity/authorize.h"
#include "identity/permission_table.h"

using namespace identity;

namespace {

// c: in their case. o: what is their own or their agency's. s: what is shared with them, in their case. p: in their partnership. i: everywhere.
// BM business manager, CO coordinator, CH chair, DP delegated partner, LP lead partner, PM panel member (the local group), RE reviewer,
// SC scrutineer, LA legal adviser, LC legal and communications, AA agency author, AL agency lead, RF referrer, NO notifier, FA family
// advocate, CA cataloguer, CU custodian, PO national panel officer, AU auditor, AD administrator, PA partnership administrator, BG break-glass.
const std::map<std::string, std::string> by_hand{
    // The permission model: "Case details". The public row of the roles table has none of it.
    {"ReadCase", "BM:c CO:c CH:c DP:c LP:c PM:c RE:c LA:c AA:c AL:c NO:c SC:c LC:c FA:s BG:c"},
    {"WorkCase", "BM:c CO:c"},
    {"OpenCase", "BM:p CO:p NO:p"},
    {"ReadCaseCode", "AU:i AD:i"},
    // The roles table: "Referral".
    {"ReadReferral", "RF:o AL:o NO:c CO:p BM:p CH:c DP:c LP:c SC:c BG:c"},
    {"WriteReferral", "RF:o AL:o CO:p BM:p"},
    {"ApproveReferral", "AL:o"},
    {"TriageReferral", "CO:p BM:p CH:c DP:c"},
    // "Identities": names as they stand in case material.
    {"ReadIdentities", "RF:o AA:o AL:o NO:c CO:c BM:c CH:c DP:c RE:c LC:s FA:o BG:c"},
    {"WriteIdentities", "NO:c CO:c BM:c"},
    // The permission model: "Identity key", R+.
    {"ReadIdentityKey", "BM:c CO:c RE:c"},
    // "SIN sheet".
    {"ReadNotification", "NO:c CO:c BM:c CH:c DP:c LP:c SC:c BG:c"},
    {"WriteNotification", "NO:c CO:c BM:c"},
    // "Agency return", with "Own agency return" and "Other returns".
    {"ReadReturn", "AA:o AL:o CO:c BM:c CH:c DP:c RE:c SC:c PM:c LA:c BG:c"},
    {"WriteReturn", "AA:o AL:o"},
    {"ApproveReturn", "AL:o"},
    {"AcceptReturn", "CO:c BM:c"},
    // The permission model: "Chronology". A reviewer edits remarks and links, never an agency's entry.
    {"ReadChronology", "BM:c CO:c RE:c PM:c AL:o AA:o LA:c CH:c DP:c LP:c BG:c"},
    {"WriteChronology", "BM:c CO:c AL:o AA:o"},
    {"RemarkChronology", "BM:c CO:c RE:c"},
    // "RR report", with "Draft report".
    {"ReadRapidReview", "AL:s NO:c CO:c BM:c CH:c DP:c LP:c RE:c SC:c LC:c PM:c LA:c BG:c"},
    {"WriteRapidReview", "CO:c BM:c"},
    {"ApproveRapidReview", "CH:c DP:c"},
    {"CommentRapidReview", "CO:c BM:c CH:c DP:c LP:c RE:c SC:c PM:c LA:c"},
    // "Decision".
    {"ReadDecision", "RF:o AL:c NO:c CO:c BM:c CH:c DP:c LP:c SC:c BG:c"},
    {"RecordDecision", "CO:c BM:c"},
    {"RecommendDecision", "CH:c"},
    {"Decide", "DP:c"},
    // "LCSPR draft", with "Draft report".
    {"ReadDraft", "AA:s AL:s CO:c BM:c CH:c DP:c LP:c RE:c SC:c LC:c FA:s PM:c LA:c"},
    {"WriteDraft", "CO:c BM:c RE:c"},
    {"ApproveDraft", "CH:c DP:c"},
    {"CommentDraft", "AA:s AL:s CO:c BM:c CH:c DP:c LP:c RE:c SC:c LC:c FA:s LA:c"},
    // "Family log".
    {"ReadFamilyLog", "CO:c BM:c CH:c DP:c RE:s SC:c FA:o"},
    {"WriteFamilyLog", "CO:c BM:c FA:o"},
    // "Recs".
    {"ReadRecommendations", "AA:o AL:o CO:c BM:c CH:c DP:c LP:c RE:c SC:c"},
    {"WriteRecommendations", "AA:o AL:o CO:c BM:c RE:c"},
    {"ApproveRecommendations", "CH:c DP:c"},
    // "Publish": P1 and P2 must be two people; the chair recommends (the stricter cell).
    {"PreparePublication", "CO:c BM:c"},
    {"PublishFirst", "BM:c"},
    {"RecommendPublication", "CH:c"},
    {"PublishSecond", "DP:c"},
    {"WritePublicity", "LC:c"},
    {"RestrictPublication", "LA:c"},
    // "Legal folder": nobody but the legal adviser, break-glass neither.
    {"ReadLegal", "LA:c"},
    {"WriteLegal", "LA:c"},
    // "Audit of case"; the lead partner has none in the roles table, the administrator none in the permission model.
    {"ReadCaseAudit", "BM:c CO:c CH:c DP:c SC:c AU:i"},
    {"ReadAllAudit", "AU:i"},
    // "Members".
    {"ReadMembers", "BM:c CO:c AL:o AU:i BG:c"},
    {"ManageMembers", "BM:c CO:c AL:o"},
    {"SealCase", "BM:c"},
    {"BreakGlass", "BM:p DP:p"},
    {"ExportCase", "BM:c CO:c"},
    {"CloseCase", "BM:c CO:c"},
    {"DestroyCase", "BM:c DP:c"},
    {"ReadDepositSource", "CU:i"},
    {"ReadFigures", "BM:p CO:p CH:p DP:p LP:p SC:p"},
    {"ReadTracker", "BM:p CO:p CH:p DP:p LP:p SC:p"},
    {"WriteTracker", "BM:p CO:p"},
    {"ApproveTracker", "CH:p DP:p"},
    {"WriteCollection", "CA:i CU:i BM:p CO:p"},
    {"ReadHandedOver", "PO:i"},
    {"DecideNational", "PO:i"},
    {"ManageAccounts", "AD:i PA:p"},
    {"ManageSite", "AD:i"},
    {"ManageClocks", "AD:i"},
    {"ManageTemplates", "AD:i PA:p BM:p CO:p"},
};

const std::map<std::string, Role> letters{
    {"BM", Role::BusinessManager}, {"CO", Role::Coordinator}, {"CH", Role::Chair}, {"DP", Role::DelegatedPartner}, {"LP", Role::LeadPartner},
    {"PM", Role::PanelMember}, {"RE", Role::Reviewer}, {"SC", Role::Scrutineer}, {"LA", Role::LegalAdviser}, {"LC", Role::LegalCommunications},
    {"AA", Role::AgencyAuthor}, {"AL", Role::AgencyLead}, {"RF", Role::Referrer}, {"NO", Role::Notifier}, {"FA", Role::FamilyAdvocate},
    {"CA", Role::Cataloguer}, {"CU", Role::Custodian}, {"PO", Role::PanelOfficer}, {"AU", Role::Auditor}, {"AD", Role::Administrator},
    {"PA", Role::PartnershipAdministrator}, {"BG", Role::BreakGlass}};

char expected(Role role, Permission permission) {
    const auto row = by_hand.find(std::string{to_word(permission)});
    if (row == by_hand.end()) return '-';
    std::istringstream cells{row->second};
    for (std::string cell; cells >> cell;)
        if (letters.at(cell.substr(0, 2)) == role) return cell[3];
    return '-';
}

constexpr OrganisationId here{1}, elsewhere{2};
const base::Instant now = *base::parse_instant("2025-05-14T09:30:00Z");

/// Where the person holds the role.
enum class Held { InThisCase, InThisPartnership, InAnother, Everywhere };

Actor actor_with(Role role, Held held) {
    SignedIn person{.person = PersonId{1}, .public_id = "p", .name = "n", .title = "", .organisation = {}, .standing = {}, .two_factor = true,
                    .confirmed_at = now, .asked_at = now, .session = SessionId{1}};
    if (held == Held::InThisPartnership) person.standing.push_back({.role = role, .partnership = here});
    if (held == Held::InAnother) person.standing.push_back({.role = role, .partnership = elsewhere});
    if (held == Held::Everywhere) person.standing.push_back({.role = role, .partnership = {}});
    return Actor::signed_in(person);
}

CaseStanding standing_with(Role role, Held held) {
    CaseStanding standing;
    standing.exists = true;
    standing.case_id = "c";
    standing.partnership = here;
    if (held == Held::InThisCase && role == Role::BreakGlass) standing.break_glass_until = now + std::chrono::hours{1};
    else if (held == Held::InThisCase) standing.roles.push_back({.role = role});
    return standing;
}

bool allowed(Role role, Held held, Permission permission, const CaseStanding& standing, Ownership ownership) {
    return authorize(actor_with(role, held), permission, {.data_class = facts_of(permission).most, .standing = &standing, .ownership = ownership}).has_value();
}

/// What the hand-read cell says about this situation.
bool expected_allowed(char cell, Held held, Ownership ownership) {
    const bool in_case = held == Held::InThisCase, in_partnership = held == Held::InThisPartnership;
    switch (cell) {
        case 'c': return in_case;
        case 'o': return ownership == Ownership::Own && held != Held::InAnother;
        case 's': return in_case && ownership != Ownership::Others;
        case 'p': return in_case || in_partnership;
        case 'i': return held == Held::Everywhere;
        default: return false;
    }
}

template <class Check>
void each_cell(Check check) {
    for (const RoleFacts& role : all_roles())
        for (const PermissionFacts& permission : all_permissions())
            if (permission.kind == PermissionKind::Table) check(role.role, permission.permission);
}

}  // namespace

TEST_SUITE("who may do what") {

TEST_CASE("each role has on each kind of case exactly what the two source tables give it") {
    std::size_t compared = 0;
    each_cell([&](Role role, Permission permission) {
        for (const Held held : {Held::InThisCase, Held::InThisPartnership, Held::InAnother, Held::Everywhere})
            for (const Ownership ownership : {Ownership::Others, Ownership::Shared, Ownership::Own}) {
                const bool may = allowed(role, held, permission, standing_with(role, held), ownership);
                CHECK_MESSAGE(may == expected_allowed(expected(role, permission), held, ownership), to_word(role), " ", to_word(permission), " held ",
                              static_cast<int>(held), " ownership ", static_cast<int>(ownership));
                ++compared;
            }
    });
    CHECK(compared > 12'000);
}
TEST_CASE("a person with a conflict is refused whatever the role and whosever the thing") {
    each_cell([](Role role, Permission permission) {
        for (const Held held : {Held::InThisCase, Held::InThisPartnership, Held::Everywhere}) {
            CaseStanding standing = standing_with(role, held);
            standing.conflict = true;
            CHECK_FALSE_MESSAGE(allowed(role, held, permission, standing, Ownership::Own), to_word(role), " ", to_word(permission));
        }
    });
}
TEST_CASE("a sealed case is its members' alone: no standing role, no auditor, no break-glass opens it") {
    each_cell([](Role role, Permission permission) {
        for (const Held held : {Held::InThisPartnership, Held::Everywhere}) {
            CaseStanding standing = standing_with(role, held);
            standing.sealed = true;
            standing.break_glass_until = now + std::chrono::hours{1};
            CHECK_FALSE_MESSAGE(allowed(role, held, permission, standing, Ownership::Own), to_word(role), " ", to_word(permission));
        }
        CaseStanding member = standing_with(role, Held::InThisCase);
        member.sealed = true;
        if (role != Role::BreakGlass)
            CHECK(allowed(role, Held::InThisCase, permission, member, Ownership::Own) == expected_allowed(expected(role, permission), Held::InThisCase, Ownership::Own));
    });
}
TEST_CASE("a case that is not there is refused as one that is forbidden") {
    each_cell([](Role role, Permission permission) {
        for (const Held held : {Held::InThisCase, Held::InThisPartnership, Held::Everywhere}) {
            CaseStanding standing = standing_with(role, held);
            standing.exists = false;
            const auto answer = authorize(actor_with(role, held), permission, {.data_class = facts_of(permission).most, .standing = &standing, .ownership = Ownership::Own});
            REQUIRE_FALSE(answer);
            CHECK(answer.error() == Denial::NotPermitted);
        }
    });
}
TEST_CASE("without a second factor nobody sees a case or looks after anything") {
    each_cell([](Role role, Permission permission) {
        const CaseStanding standing = standing_with(role, Held::InThisCase);
        SignedIn person = *actor_with(role, Held::Everywhere).person();
        person.two_factor = false;
        CHECK_FALSE(authorize(Actor::signed_in(person), permission, {.data_class = facts_of(permission).most, .standing = &standing, .ownership = Ownership::Own}));
    });
}
TEST_CASE("no permission opens data above its class: legal advice and the identity key have permissions of their own") {
    std::set<std::string> opens_restricted;
    each_cell([&](Role role, Permission permission) {
        const CaseStanding standing = standing_with(role, Held::InThisCase);
        if (authorize(actor_with(role, Held::InThisCase), permission, {.data_class = DataClass::C3, .standing = &standing, .ownership = Ownership::Own}))
            opens_restricted.insert(std::string{to_word(permission)});
    });
    CHECK(opens_restricted == std::set<std::string>{"ReadIdentityKey", "ReadLegal", "WriteLegal"});
}
TEST_CASE("what is restricted or cannot be undone asks for a sign-in of the last ten minutes") {
    const CaseStanding standing = standing_with(Role::LegalAdviser, Held::InThisCase);
    const auto answer = [&](std::chrono::milliseconds ago) {
        SignedIn person = *actor_with(Role::LegalAdviser, Held::InThisCase).person();
        person.confirmed_at = now - ago;
        return authorize(Actor::signed_in(person), Permission::ReadLegal, {.data_class = DataClass::C3, .standing = &standing});
    };
    CHECK(answer(std::chrono::minutes{10}));
    const auto late = answer(std::chrono::minutes{10} + std::chrono::milliseconds{1});
    REQUIRE_FALSE(late);
    CHECK(late.error() == Denial::SignInAgain);
}
TEST_CASE("whoever may not see it is not asked to sign in again, which would say that it is there") {
    const CaseStanding standing = standing_with(Role::PanelMember, Held::InThisCase);
    SignedIn person = *actor_with(Role::PanelMember, Held::InThisCase).person();
    person.confirmed_at = now - std::chrono::hours{1};
    const auto answer = authorize(Actor::signed_in(person), Permission::ReadLegal, {.data_class = DataClass::C3, .standing = &standing});
    REQUIRE_FALSE(answer);
    CHECK(answer.error() == Denial::NotPermitted);
}
TEST_CASE("the public, a monitor and who holds another request's link open nothing of a case") {
    const CaseStanding standing = standing_with(Role::Chair, Held::InThisCase);
    for (const Actor& actor : {Actor::the_public(), Actor::operations(), Actor::holding({"request-1"})})
        for (const PermissionFacts& permission : all_permissions())
            if (permission.kind != PermissionKind::Everybody && permission.kind != PermissionKind::Operations)
                CHECK_FALSE(authorize(actor, permission.permission, {.data_class = DataClass::C1, .standing = &standing, .ownership = Ownership::Own, .link_scope = "request-2"}));
    CHECK(authorize(Actor::holding({"request-1"}), Permission::Respond, {.data_class = DataClass::C2, .link_scope = "request-1"}));
    CHECK_FALSE(authorize(Actor::holding({""}), Permission::Respond, {.data_class = DataClass::C2, .link_scope = ""}));
}
TEST_CASE("every role may be given somewhere but break-glass, which nobody is given") {
    for (const RoleFacts& role : all_roles()) CHECK((role.in_case || role.in_partnership || role.in_installation) == (role.role != Role::BreakGlass));
}
TEST_CASE("the national body's staff, cataloguers and administrators cannot be given a part in a case") {
    for (const Role role : {Role::PanelOfficer, Role::Cataloguer, Role::Custodian, Role::Administrator, Role::PartnershipAdministrator, Role::Auditor})
        CHECK_FALSE(facts_of(role).in_case);
}
TEST_CASE("a table with a word that is none is refused") {
    CHECK_THROWS(PermissionTable{"role,permission,scope\nnobody,ReadCase,case\n"});
    CHECK_THROWS(PermissionTable{"role,permission,scope\nchair,ReadCase,case,x,\nchair,ReadCase,own,x,\n"});
}

}
