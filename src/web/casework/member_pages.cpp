#include <algorithm>

#include "calendar/london.h"
#include "identity/membership.h"
#include "identity/organisation.h"
#include "identity/person.h"
#include "web/casework/access_pages.h"
#include "web/casework/desk.h"
#include "web/html/components/fields.h"
#include "web/html/components/notices.h"
#include "web/html/days.h"
#include "web/html/tags.h"
#include "web/signing/role_words.h"

namespace web {

using namespace html;
using namespace html::tag;
using identity::Member;
using identity::MembershipRefusal;
using identity::Ownership;
using identity::Permission;
using identity::Person;
using identity::Role;

namespace {

/// Whose members the reader looks after: everybody's, or those who write for the agency that the reader leads.
struct LookedAfter {
    bool all = false;
    std::vector<identity::OrganisationId> agencies;
    bool any() const { return all || !agencies.empty(); }
    bool covers(const Member& member) const { return all || (member.role == Role::AgencyAuthor && member.agency && std::ranges::count(agencies, *member.agency) > 0); }
};

LookedAfter looked_after(const CaseDesk& desk, Permission permission) {
    LookedAfter keeping{.all = desk.may(permission), .agencies = {}};
    const auto* standing = desk.page.context.standing();
    if (!keeping.all && standing && desk.page.context.may(permission, Ownership::Own))
        for (const auto& held : standing->roles)
            if (held.role == Role::AgencyLead && held.agency) keeping.agencies.push_back(*held.agency);
    return keeping;
}

struct Belonging {
    Member member;
    Person person;
    std::string organisation;
};

/// What the page says and lets choose.
struct MembersModel {
    std::vector<Belonging> now, before;
    std::vector<Belonging> choice;  ///< People of the partnership who might join; only `person` and `organisation` are set.
};

Belonging belonging(store::Snapshot& snapshot, const Member& member) {
    const auto person = identity::person(snapshot, member.person);
    const auto where = member.agency ? member.agency : person->organisation;
    return {member, *person, where ? identity::organisation(snapshot, *where)->name : std::string{}};
}

MembersModel members_model(CaseDesk& desk) {
    const auto reads = looked_after(desk, Permission::ReadMembers), keeps = looked_after(desk, Permission::ManageMembers);
    const auto now = desk.page.context.now;
    return desk.desk.store.read([&](store::Snapshot& snapshot) {
        MembersModel model;
        for (const auto& member : identity::members(snapshot, desk.of.id.to_string())) {
            if (!reads.covers(member)) continue;
            (member.until && *member.until <= now ? model.before : model.now).push_back(belonging(snapshot, member));
        }
        if (!keeps.any()) return model;
        identity::PeopleWanted wanted{.words = {}, .partnership = identity::OrganisationId{desk.of.partnership}, .page = 1, .size = 500};
        for (auto& person : identity::people(snapshot, wanted).people) {
            if (person.disabled || (!keeps.all && (!person.organisation || std::ranges::count(keeps.agencies, *person.organisation) == 0))) continue;
            const auto where = person.organisation ? identity::organisation(snapshot, *person.organisation)->name : std::string{};
            model.choice.push_back({{person.id, Role::AgencyAuthor, {}, {}, {}, {}}, std::move(person), where});
        }
        return model;
    });
}

Html member_row(CaseDesk& desk, const Belonging& one, bool may_end) {
    const auto& t = desk.page.t;
    const auto cell = [&](Key label, Html content) -> Html { return td(role("cell"), attr("data-l", t(label).text()), std::move(content)); };
    Html row = together(th(scope("row"), role("rowheader"), span(from_record(), one.person.name), when(!one.person.title.empty(), [&](Html& out) { out << br() << small(span(from_record(), one.person.title)); })),
                        cell("web.members.part", Html{role_words(t, one.member.role)}), cell("web.members.where", Html{span(from_record(), one.organisation)}),
                        cell("web.members.since", together(day(t, calendar::day_in_london(one.member.from)), when(one.member.until.has_value(), [&](Html& out) {
                                 out << br() << small(t("web.members.until"), sign(" "), day(t, calendar::day_in_london(*one.member.until)));
                             }))));
    if (may_end) {
        const Html fields = together(input(type("hidden"), name("person"), value(one.person.public_id)), input(type("hidden"), name("role"), value(identity::to_word(one.member.role))),
                                     button(cls("btn btn--2 btn--s"), type("submit"), t("web.members.end"), span(cls("govuk-visually-hidden"), sign(" "), span(from_record(), one.person.name))));
        row << cell("web.members.end", desk.page.post_form(desk.path("/members/end"), fields));
    }
    return tr(role("row"), row);
}

Html member_list(CaseDesk& desk, const std::vector<Belonging>& list, Key title, bool may_end) {
    const auto& t = desk.page.t;
    if (list.empty()) return {};
    const auto keeps = looked_after(desk, Permission::ManageMembers);
    Html rows;
    for (const auto& one : list) rows << member_row(desk, one, may_end && keeps.covers(one.member));
    Html heads;
    for (const Key head : {Key{"web.members.who"}, Key{"web.members.part"}, Key{"web.members.where"}, Key{"web.members.since"}}) heads << th(scope("col"), role("columnheader"), t(head));
    if (may_end && keeps.any()) heads << th(scope("col"), role("columnheader"), t("web.members.end"));
    return section(cls("card"), div(cls("scroll"), attr("tabindex", "0"), role("region"), aria_label(t(title)),
               table(cls("tbl stack"), role("table"), caption(t(title)), thead(role("rowgroup"), tr(role("row"), heads)), tbody(role("rowgroup"), rows))));
}

/// The parts that the reader may give.
std::vector<Role> parts_to_give(const LookedAfter& keeps) {
    if (!keeps.all) return {Role::AgencyAuthor};
    std::vector<Role> parts;
    for (const auto& facts : identity::all_roles())
        if (facts.in_case) parts.push_back(facts.role);
    return parts;
}

Html add_member_card(CaseDesk& desk, const MembersModel& model, const Problems& problems) {
    auto& page = desk.page;
    const auto& t = page.t;
    const auto keeps = looked_after(desk, Permission::ManageMembers);
    std::vector<govuk::SelectItem> people{{.content = Html{t("web.members.choose")}, .value = ""}};
    for (const auto& one : model.choice) {
        std::string words = one.person.name;
        if (!one.person.title.empty()) words += ", " + one.person.title;
        if (!one.organisation.empty()) words += " (" + one.organisation + ")";
        people.push_back({.content = Html{std::move(words)}, .value = one.person.public_id, .selected = page.typed("person") == one.person.public_id, .attributes = govuk::Attributes{}.add("data-from-record", "")});
    }
    std::vector<govuk::SelectItem> parts;
    if (keeps.all) parts.push_back({.content = Html{t("web.members.choose")}, .value = ""});
    for (const auto part : parts_to_give(keeps)) parts.push_back({.content = Html{role_words(t, part)}, .value = std::string{identity::to_word(part)}, .selected = page.typed("role") == identity::to_word(part)});
    const Html fields = together(govuk::select(t, {.name = "person", .items = people, .label = {.content = t("web.members.who")}, .error = problems.at("person")}),
                                 keeps.all ? Html{govuk::input(t, {.name = "address", .label = {.content = t("web.members.address")}, .hint = govuk::Hint{.content = t("web.members.address_hint")}, .error = problems.at("address"),
                                                                   .type = "email", .value = page.typed("address"), .autocomplete = "off", .spelling = govuk::Spelling::Unchecked})}
                                           : Html{},
                                 govuk::select(t, {.name = "role", .items = parts, .label = {.content = t("web.members.part")}, .error = problems.at("role")}),
                                 p(cls("acts"), button(cls("btn"), type("submit"), t("web.members.add"))));
    return section(cls("card"), attr("aria-labelledby", "add-member"), h2(id("add-member"), t("web.members.add_title")), p(t("web.members.add_means")), page.post_form(desk.path("/members"), fields));
}

Response show_members(CaseDesk& desk, const Problems& problems) {
    auto& page = desk.page;
    const auto& t = page.t;
    const auto model = members_model(desk);
    const auto keeps = looked_after(desk, Permission::ManageMembers);
    auto frame = desk.frame(std::string{t("web.members.title").text()});
    if (problems.any()) frame.title = std::string{t("web.case.error_title", {{"title", frame.title}}).text()};
    Html body = together(problems.summary(t), h1(t("web.members.title")), p(t("web.members.mean")));
    body << (model.now.empty() ? Html{section(cls("card"), p(t("web.members.none")))} : member_list(desk, model.now, "web.members.now", true));
    if (keeps.any() && !desk.is_over()) body << add_member_card(desk, model, problems);
    body << member_list(desk, model.before, "web.members.before", false);
    return page.show(std::move(frame), div(cls("wrap"), body), problems.any() ? 422 : 200);
}

Response members_page(SignedPage& page) {
    CaseDesk desk{page};
    if (!looked_after(desk, Permission::ReadMembers).any()) return Response::error(404);
    return show_members(desk, {});
}

void add_member_refusal(const Catalogue& t, Problems& problems, MembershipRefusal refusal) {
    switch (refusal) {
        case MembershipRefusal::AlreadyThere: return problems.add("person", t("web.members.already"));
        case MembershipRefusal::Conflict: return problems.add("person", t("web.members.conflict"));
        case MembershipRefusal::RoleNotInCases: return problems.add("role", t("web.members.no_part"));
        case MembershipRefusal::LastKeeper: return problems.add("", t("web.members.last_keeper"));
        default: return problems.add("", t("web.members.changed"));
    }
}

/// Those who write or answer for an agency belong to it in the case.
bool speaks_for_agency(Role role) { return role == Role::AgencyLead || role == Role::AgencyAuthor || role == Role::Referrer; }

Response add_member(SignedPage& page) {
    CaseDesk desk{page};
    const auto& t = page.t;
    const auto keeps = looked_after(desk, Permission::ManageMembers);
    if (!keeps.any()) return Response::error(404);
    if (desk.is_over()) return Response::error(410);
    const auto parts = parts_to_give(keeps);
    const auto part = identity::role_named(page.typed("role"));
    Problems problems;
    std::optional<Person> person;
    const auto address = keeps.all ? page.typed("address") : std::string{};
    if (!address.empty() && !page.typed("person").empty()) problems.add("address", t("web.members.one_of_two"));
    else if (!address.empty()) {
        person = desk.desk.store.read([&](store::Snapshot& snapshot) { return identity::person_by_address(snapshot, identity::account_address(address).value_or("")); });
        if (!person || person->disabled) problems.add("address", t("web.members.no_account"));
    } else {
        const auto model = members_model(desk);
        const auto chosen = std::ranges::find(model.choice, page.typed("person"), [](const Belonging& one) { return one.person.public_id; });
        if (chosen == model.choice.end()) problems.add("person", t("web.members.nobody"));
        else person = chosen->person;
    }
    if (!part || std::ranges::count(parts, *part) == 0) problems.add("role", t("web.members.no_part"));
    if (problems.any()) return show_members(desk, problems);
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    std::optional<MembershipRefusal> refusal;
    const auto done = desk.desk.store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::expected<std::string, int> {
            const auto joined = identity::join_case(transaction, desk.of.id.to_string(), {.person = person->id, .role = *part, .agency = speaks_for_agency(*part) ? person->organisation : std::nullopt}, page.act());
            if (joined) return desk.path("/members");
            refusal = joined.error();
            return std::unexpected{0};
        });
    });
    if (done) return page.go(*done);
    add_member_refusal(t, problems, *refusal);
    return show_members(desk, problems);
}

Response end_member(SignedPage& page) {
    CaseDesk desk{page};
    const auto keeps = looked_after(desk, Permission::ManageMembers);
    const auto part = identity::role_named(page.typed("role"));
    const auto model = members_model(desk);
    const auto found = std::ranges::find_if(model.now, [&](const Belonging& one) { return part && one.person.public_id == page.typed("person") && one.member.role == *part; });
    if (!keeps.any()) return Response::error(404);
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    if (found == model.now.end()) return page.go(desk.path("/members"));  // Somebody was faster: the page shows how it stands.
    if (!keeps.covers(found->member)) return Response::error(404);
    std::optional<MembershipRefusal> refusal;
    const auto done = desk.desk.store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::expected<std::string, int> {
            const auto left = identity::leave_case(transaction, desk.of.id.to_string(), found->person.id, *part, page.act());
            // Whoever has taken themselves out sees their cases; this one is not there for them any more.
            if (left || left.error() == MembershipRefusal::NotAMember) return found->person.id == page.me().person ? std::string{"/cases"} : desk.path("/members");
            refusal = left.error();
            return std::unexpected{0};
        });
    });
    if (done) return page.go(*done);
    Problems problems;
    add_member_refusal(page.t, problems, *refusal);
    return show_members(desk, problems);
}

}  // namespace

void add_member_pages(Routes& routes) {
    add_signed_page(routes, "/cases/{case}/members", {.permission = Permission::ReadMembers, .audit = AuditEvent::ReadCase, .for_owners = true}, members_page);
    const Guard manages{.permission = Permission::ManageMembers, .audit = AuditEvent::MembersChanged, .for_owners = true};
    add_form(routes, "/cases/{case}/members", manages, add_member);
    add_form(routes, "/cases/{case}/members/end", manages, end_member);
}

}  // namespace web
