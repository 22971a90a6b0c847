#include "web/signing/people_pages.h"

#include <algorithm>

#include "identity/token.h"
#include "web/signing/people_view.h"

namespace web {

using namespace html;
using namespace html::tag;
using identity::Organisation;
using identity::OrganisationId;
using identity::OrganisationKind;
using identity::Permission;
using identity::Reach;

namespace {

constexpr int people_on_a_page = 50;

Reach reach_of(const SignedPage& page) { return identity::partnerships_with(page.context.actor, Permission::ManageAccounts); }

bool within(const Reach& reach, const Organisation& one) {
    const OrganisationId partnership = one.partnership.value_or(one.id);
    return reach.everywhere || std::ranges::find(reach.partnerships, partnership) != reach.partnerships.end();
}

std::vector<Organisation> organisations_in(store::Snapshot& snapshot, const Reach& reach) {
    auto all = identity::organisations(snapshot);
    std::erase_if(all, [&](const Organisation& one) { return !within(reach, one); });
    return all;
}

const Organisation* chosen(const std::vector<Organisation>& all, std::string_view public_id) {
    const auto found = std::ranges::find(all, public_id, &Organisation::public_id);
    return found == all.end() ? nullptr : &*found;
}

/// Who looks after one partnership always looks at one: the one asked for, or the first.
PeopleModel people_model(const SignedPage& page) {
    const Reach reach = reach_of(page);
    return page.store().read([&](store::Snapshot& snapshot) {
        PeopleModel model{.people = {}, .organisations = organisations_in(snapshot, reach), .words = page.asked("q"), .partnership = page.asked("partnership")};
        const Organisation* asked = chosen(model.organisations, model.partnership);
        identity::PeopleWanted wanted{.words = model.words, .partnership = asked ? std::optional{asked->id} : std::nullopt, .page = page.page_number(), .size = people_on_a_page};
        if (!asked && !reach.everywhere) wanted.partnership = reach.partnerships.empty() ? OrganisationId{0} : reach.partnerships.front();
        model.people = identity::people(snapshot, wanted);
        model.page = wanted.page;
        model.pages = static_cast<int>((model.people.total + people_on_a_page - 1) / people_on_a_page);
        return model;
    });
}

PageFrame frame_of(const SignedPage& page, std::string title) {
    PageFrame frame = page.frame(std::move(title));
    frame.breadcrumbs = {{Html{page.t("web.people.title")}, page.link("/admin/users")}};
    return frame;
}

Response people_page(SignedPage& page) {
    return page.show(page.frame(std::string{page.t("web.people.title").text()}), people_view(page, people_model(page)));
}

NewPersonModel new_person_model(const SignedPage& page) {
    const Reach reach = reach_of(page);
    return page.store().read([&](store::Snapshot& snapshot) { return NewPersonModel{organisations_in(snapshot, reach), reach.everywhere}; });
}

Response show_new(SignedPage& page, const Problems& problems) {
    const Words& title = page.t("web.people.add");
    PageFrame frame = frame_of(page, std::string{problems.any() ? page.t("web.sign_in.error_title", {{"title", title}}).text() : title.text()});
    frame.crumb = title.text();
    return page.show(std::move(frame), new_person_view(page, new_person_model(page), problems), problems.any() ? 422 : 200);
}

Response new_page(SignedPage& page) { return show_new(page, {}); }

Response show_link(SignedPage& page, const identity::Person& person, const std::string& token) {
    PageFrame frame = frame_of(page, std::string{page.t("web.people.invited_title").text()});
    frame.path = "/admin/users/" + person.public_id;
    return page.show(std::move(frame), invited_view(page, person, page.absolute(page.link("/invitation/" + token).text())));
}

void add_person_refusal(const SignedPage& page, Problems& problems, identity::PersonRefusal refusal) {
    switch (refusal) {
        case identity::PersonRefusal::NotAnAddress: return problems.add("address", page.t("web.people.not_an_address"));
        case identity::PersonRefusal::NameMissing: return problems.add("name", page.t("web.people.name_missing"));
        case identity::PersonRefusal::AddressTaken: return problems.add("address", page.t("web.people.address_taken"));
        case identity::PersonRefusal::LastAdministrator: return problems.add("", page.t("web.people.last_administrator"));
        case identity::PersonRefusal::AlreadySo: return problems.add("", page.t("web.people.already_so"));
    }
}

/// The link is shown by the first sending alone; a repeat leads to the person.
Response invite_new(SignedPage& page) {
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    const NewPersonModel model = new_person_model(page);
    const Organisation* organisation = chosen(model.organisations, page.typed("organisation"));
    Problems problems;
    if (!organisation && (!model.anywhere || !page.typed("organisation").empty())) problems.add("organisation", page.t("web.people.organisation_missing"));
    if (problems.any()) return show_new(page, problems);
    std::string token;
    const identity::Act act = page.act();
    const auto made = page.store().write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::expected<std::string, identity::PersonRefusal> {
            const auto added = identity::add_person(transaction, {.address = page.typed("address"), .name = page.typed("name"), .title = page.typed("title"),
                                                                  .organisation = organisation ? std::optional{organisation->id} : std::nullopt}, act, page.sign_in().random());
            if (!added) return std::unexpected{added.error()};
            token = page.sign_in().invite(transaction, *added, act);
            return identity::person(transaction, *added)->public_id;
        });
    });
    if (!made) {
        add_person_refusal(page, problems, made.error());
        return show_new(page, problems);
    }
    if (token.empty()) return page.go("/admin/users/" + *made);
    return show_link(page, *page.store().read([&](store::Snapshot& snapshot) { return identity::person_by_public_id(snapshot, *made); }), token);
}

/// The person of the path, if the reader looks after them.
std::optional<identity::Person> person_of(const SignedPage& page) {
    return page.store().read([&](store::Snapshot& snapshot) -> std::optional<identity::Person> {
        auto found = identity::person_by_public_id(snapshot, page.request.parameter("person"));
        if (!found || !identity::belongs_to(snapshot, found->id, reach_of(page))) return std::nullopt;
        return found;
    });
}

/// The same for a change.
std::optional<identity::Person> person_to_change(const SignedPage& page) {
    const auto found = person_of(page);
    const bool may = found && page.store().read([&](store::Snapshot& snapshot) { return identity::may_look_after(snapshot, found->id, reach_of(page), page.context.now); });
    return may ? found : std::nullopt;
}

PersonModel person_model(const SignedPage& page, const identity::Person& person) {
    const Reach reach = reach_of(page);
    return page.store().read([&](store::Snapshot& snapshot) {
        PersonModel model{.person = person, .organisation = {}, .roles = {}, .partnerships = organisations_in(snapshot, reach), .anywhere = reach.everywhere,
                          .may_change = identity::may_look_after(snapshot, person.id, reach, page.context.now)};
        if (person.organisation) model.organisation = identity::organisation(snapshot, *person.organisation)->name;
        for (const identity::StandingRole& role : identity::standing_of(snapshot, person.id, page.context.now)) {
            HeldRole held{.role = role.role, .partnership_id = {}, .partnership = {}, .own = !role.on_behalf_of};
            if (role.partnership) {
                const auto partnership = identity::organisation(snapshot, *role.partnership);
                held.partnership_id = partnership->public_id;
                held.partnership = partnership->name;
            }
            model.roles.push_back(std::move(held));
        }
        return model;
    });
}

Response show_person(SignedPage& page, const identity::Person& person, const Problems& problems) {
    PageFrame frame = frame_of(page, person.name);
    frame.path = "/admin/users/" + person.public_id;
    return page.show(std::move(frame), person_view(page, person_model(page, person), problems), problems.any() ? 422 : 200);
}

Response person_page(SignedPage& page) {
    const auto person = person_of(page);
    return person ? show_person(page, *person, {}) : Response::error(404);
}

std::string address_of(const identity::Person& person) { return "/admin/users/" + person.public_id; }

Response invite(SignedPage& page) {
    const auto person = person_to_change(page);
    const auto guard = FormGuard::of(page.request, page.context);
    if (!person) return Response::error(404);
    if (!guard || person->disabled) return Response::error(400);
    std::string token;
    page.store().write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::string {
            token = page.sign_in().invite(transaction, person->id, page.act());
            return address_of(*person);
        });
    });
    return token.empty() ? page.go(address_of(*person)) : show_link(page, *person, token);
}

template <std::expected<void, identity::PersonRefusal> (*change)(store::Transaction&, identity::PersonId, const identity::Act&)>
Response change_person(SignedPage& page) {
    const auto person = person_to_change(page);
    const auto guard = FormGuard::of(page.request, page.context);
    if (!person) return Response::error(404);
    if (!guard) return Response::error(400);
    const auto done = page.store().write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::expected<std::string, identity::PersonRefusal> {
            if (const auto changed = change(transaction, person->id, page.act()); !changed) return std::unexpected{changed.error()};
            return address_of(*person);
        });
    });
    if (done) return page.go(*done);
    Problems problems;
    add_person_refusal(page, problems, done.error());
    return show_person(page, *person, problems);
}

using ChangeStanding = std::expected<void, identity::StandingRefusal> (*)(store::Transaction&, identity::PersonId, identity::Role, std::optional<OrganisationId>, const identity::Act&);

/// Where the reader may give or end a role: a partnership that they look after, or everywhere for who looks after everything.
template <ChangeStanding change>
Response change_standing(SignedPage& page) {
    const auto person = person_to_change(page);
    const auto guard = FormGuard::of(page.request, page.context);
    if (!person) return Response::error(404);
    if (!guard) return Response::error(400);
    const PersonModel model = person_model(page, *person);
    const Organisation* partnership = chosen(model.partnerships, page.typed("partnership"));
    const auto role = identity::role_named(page.typed("role"));
    Problems problems;
    if (!role || (!partnership && (!model.anywhere || !page.typed("partnership").empty()))) problems.add("role", page.t("web.people.role_not_here"));
    if (problems.any()) return show_person(page, *person, problems);
    const auto done = page.store().write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::expected<std::string, identity::StandingRefusal> {
            const auto changed = change(transaction, person->id, *role, partnership ? std::optional{partnership->id} : std::nullopt, page.act());
            if (!changed) return std::unexpected{changed.error()};
            return address_of(*person);
        });
    });
    if (done) return page.go(*done);
    problems.add("role", done.error() == identity::StandingRefusal::LastAdministrator ? page.t("web.people.last_administrator")
                         : done.error() == identity::StandingRefusal::RoleNotHere     ? page.t("web.people.role_not_here")
                                                                                      : page.t("web.people.already_so"));
    return show_person(page, *person, problems);
}

}  // namespace

void add_people_pages(Routes& routes) {
    const auto guard = [](AuditEvent event) { return Guard{.permission = Permission::ManageAccounts, .audit = event}; };
    add_signed_page(routes, "/admin/users", guard(AuditEvent::None), people_page);
    add_signed_page(routes, "/admin/users/new", guard(AuditEvent::None), new_page);
    add_form(routes, "/admin/users/new", guard(AuditEvent::AccountChanged), invite_new);
    add_signed_page(routes, "/admin/users/{person}", guard(AuditEvent::None), person_page);
    add_form(routes, "/admin/users/{person}/invite", guard(AuditEvent::AccountChanged), invite);
    add_form(routes, "/admin/users/{person}/disable", guard(AuditEvent::AccountChanged), change_person<identity::disable>);
    add_form(routes, "/admin/users/{person}/enable", guard(AuditEvent::AccountChanged), change_person<identity::enable>);
    add_form(routes, "/admin/users/{person}/roles", guard(AuditEvent::StandingChanged), change_standing<identity::give_standing>);
    add_form(routes, "/admin/users/{person}/roles/end", guard(AuditEvent::StandingChanged), change_standing<identity::end_standing>);
}

}  // namespace web
