#include "web/signing/people_view.h"

#include "web/html/components/navigation.h"
#include "web/html/components/notices.h"
#include "web/html/components/scripted.h"
#include "web/html/components/tables.h"
#include "web/signing/fields.h"
#include "web/signing/role_words.h"

namespace web {

using namespace html;
using namespace html::tag;
using identity::OrganisationKind;

namespace {

const Words& state_words(const SignedPage& page, const identity::Person& person) {
    if (person.disabled) return page.t("web.people.disabled");
    return person.can_sign_in ? page.t("web.people.can_sign_in") : page.t("web.people.invited");
}

std::vector<govuk::SelectItem> choices(const std::vector<identity::Organisation>& organisations, std::string_view chosen, const Html& none, bool partnerships_only) {
    std::vector<govuk::SelectItem> items;
    if (!none.empty()) items.push_back({.content = none, .value = ""});
    for (const auto& one : organisations) {
        if (partnerships_only && one.kind != OrganisationKind::Partnership) continue;
        items.push_back({.content = Html{one.name}, .value = one.public_id, .selected = one.public_id == chosen, .attributes = govuk::Attributes{}.add("data-from-record", "")});
    }
    return items;
}

Html filter_form(const SignedPage& page, const PeopleModel& model) {
    govuk::Input words{.name = "q"};
    words.id = "q";
    words.label = {.content = Html{page.t("web.people.find")}};
    words.value = model.words;
    words.classes = "govuk-input--width-20";
    govuk::Select partnership{.name = "partnership", .id = "partnership"};
    partnership.items = choices(model.organisations, model.partnership, Html{page.t("web.people.any_partnership")}, true);
    partnership.label = {.content = Html{page.t("web.people.partnership")}};
    return tag::form(attr("method", "get"), action(page.link("/admin/users")), govuk::input(page.t, words), govuk::select(page.t, partnership),
                     govuk::button({.content = Html{page.t("web.people.filter")}, .classes = "govuk-button--secondary"}));
}

/// A small form of one button.
Html one_button(SignedPage& page, const std::string& path, const Words& words, std::string_view classes, const Html& fields = {}) {
    return page.post_form(path, together(fields, govuk::button({.content = Html{words}, .classes = std::string{classes}})));
}

Html hidden_field(std::string_view field, std::string_view text) { return tag::input(type("hidden"), name(field), value(text)); }

Html roles_held(SignedPage& page, const PersonModel& model) {
    if (model.roles.empty()) return p(page.t("web.people.no_roles"));
    govuk::Table table{.rows = {}};
    table.head = std::vector<govuk::Cell>{{.content = Html{page.t("web.people.role")}}, {.content = Html{page.t("web.people.where")}}, {.content = Html{span(cls("sr"), page.t("web.people.change"))}}};
    for (const HeldRole& one : model.roles) {
        const Html end = !model.may_change ? Html{}
                         : one.own ? one_button(page, "/admin/users/" + model.person.public_id + "/roles/end", page.t("web.people.end_role"), "govuk-button--secondary",
                                              together(hidden_field("role", to_word(one.role)), hidden_field("partnership", one.partnership_id)))
                                 : Html{page.t("web.people.covers_leave")};
        table.rows.push_back({{.content = Html{role_words(page.t, one.role)}},
                              {.content = one.partnership.empty() ? Html{page.t("web.people.installation")} : Html{span(from_record(), one.partnership)}}, {.content = end}});
    }
    return govuk::table(table);
}

Html give_role(SignedPage& page, const PersonModel& model, const Problems& problems) {
    govuk::Select role{.name = "role", .id = "role"};
    for (const identity::RoleFacts& one : identity::all_roles())
        if (one.in_partnership || (one.in_installation && model.anywhere)) role.items.push_back({.content = Html{role_words(page.t, one.role)}, .value = std::string{one.word}});
    role.label = {.content = Html{page.t("web.people.role")}};
    role.error = problems.at("role");
    govuk::Select where{.name = "partnership", .id = "partnership"};
    where.items = choices(model.partnerships, page.typed("partnership"), model.anywhere ? Html{page.t("web.people.installation")} : Html{}, true);
    where.label = {.content = Html{page.t("web.people.where")}};
    where.hint = govuk::Hint{.content = Html{page.t("web.people.where_hint")}};
    return page.post_form("/admin/users/" + model.person.public_id + "/roles", together(govuk::select(page.t, role), govuk::select(page.t, where),
                                                                                      govuk::button({.content = Html{page.t("web.people.give_role")}})));
}

}  // namespace

Html people_view(const SignedPage& page, const PeopleModel& model) {
    govuk::Table table{.caption = Html{page.t("web.people.found", {{"count", model.people.total}})}, .rows = {}};
    table.head = std::vector<govuk::Cell>{{.content = Html{page.t("web.people.name")}}, {.content = Html{page.t("web.sign_in.address")}}, {.content = Html{page.t("web.people.state")}}};
    for (const identity::Person& one : model.people.people)
        table.rows.push_back({{.content = together(a(href(page.link("/admin/users/" + one.public_id)), from_record(), one.name),
                                                   when(!one.title.empty(), [&](Html& out) { out << br() << span(cls("muted small"), from_record(), one.title); }))},
                              {.content = Html{span(from_record(), one.address)}}, {.content = Html{state_words(page, one)}}});
    const auto address = [&](int n) {
        return page.link("/admin/users").with("q", model.words).with("partnership", model.partnership).with("page", std::to_string(n));
    };
    return div(cls("wrap"), h1(page.t("web.people.title")), p(govuk::button({.content = Html{page.t("web.people.add")}, .to = page.link("/admin/users/new")}), sign(" "), a(href(page.link("/admin/cover")), page.t("web.cover.title"))),
               filter_form(page, model),
               div(cls("scroll"), attr("tabindex", "0"), role("region"), aria_label(page.t("web.people.title")), govuk::table(table)),
               govuk::page_links(page.t, model.page, model.pages, address));
}

Html new_person_view(SignedPage& page, const NewPersonModel& model, const Problems& problems) {
    govuk::Select organisation{.name = "organisation", .id = "organisation"};
    organisation.items = choices(model.organisations, page.typed("organisation"), model.anywhere ? Html{page.t("web.people.no_organisation")} : Html{}, false);
    organisation.label = {.content = Html{page.t("web.people.organisation")}};
    organisation.error = problems.at("organisation");
    return div(cls("wrap"), problems.summary(page.t), h1(page.t("web.people.add")),
               page.post_form("/admin/users/new", together(text_field(page, problems, "name", page.t("web.people.name"), "off"),
                                                           text_field(page, problems, "address", page.t("web.sign_in.address"), "off"),
                                                           text_field(page, problems, "title", page.t("web.people.job_title"), "off"),
                                                           govuk::select(page.t, organisation), submit(page.t("web.people.invite")))));
}

Html person_view(SignedPage& page, const PersonModel& model, const Problems& problems) {
    const identity::Person& person = model.person;
    const std::string at = "/admin/users/" + person.public_id;
    const govuk::SummaryList facts{.rows = {{.key = Html{page.t("web.sign_in.address")}, .value = Html{span(from_record(), person.address)}},
                                            {.key = Html{page.t("web.people.job_title")}, .value = Html{span(from_record(), person.title)}},
                                            {.key = Html{page.t("web.people.organisation")}, .value = model.organisation.empty() ? Html{page.t("web.people.no_organisation")} : Html{span(from_record(), model.organisation)}},
                                            {.key = Html{page.t("web.people.state")}, .value = Html{state_words(page, person)}}}};
    const Html giving = model.may_change ? together(h2(page.t("web.people.give_role")), give_role(page, model, problems)) : Html{p(cls("muted"), page.t("web.people.stands_for_more"))};
    Html actions;
    if (!model.may_change) {
        // Nothing to press.
    } else if (person.disabled) {
        actions << one_button(page, at + "/enable", page.t("web.people.enable"), "govuk-button--secondary");
    } else {
        actions << one_button(page, at + "/invite", person.can_sign_in ? page.t("web.people.invite_anew") : page.t("web.people.invite"), "govuk-button--secondary")
                << one_button(page, at + "/disable", page.t("web.people.disable"), "govuk-button--warning");
    }
    return div(cls("wrap"), problems.summary(page.t), h1(from_record(), person.name), govuk::summary_list(facts), div(cls("row"), actions),
               h2(page.t("web.people.roles")), roles_held(page, model), giving);
}

Html invited_view(const SignedPage& page, const identity::Person& person, const std::string& link) {
    return div(cls("wrap"), h1(page.t("web.people.invited_title")), p(cls("lede"), from_record(), page.t("web.people.invited_lede", {{"name", person.name}})),
               p(id("link"), cls("secret"), from_record(), link), p(copy_button("link", page.t("web.people.copy_link"))),
               govuk::warning_text(page.t, {.content = Html{page.t("web.people.invited_once")}}),
               p(a(href(page.link("/admin/users/" + person.public_id)), page.t("web.people.to_person"))));
}

}  // namespace web
