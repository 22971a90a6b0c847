#include "web/signing/organisation_pages.h"

#include <algorithm>

#include "identity/organisation.h"
#include "web/html/components/tables.h"
#include "web/signing/fields.h"
#include "web/signing/role_words.h"

namespace web {

using namespace html;
using namespace html::tag;
using identity::NewOrganisation;
using identity::Organisation;
using identity::OrganisationKind;
using identity::OrganisationRefusal;
using identity::Permission;

namespace {

struct OrganisationsModel {
    std::vector<Organisation> all;
    bool anywhere = false;  ///< May also add partnerships and national bodies.
};

OrganisationsModel model_of(const SignedPage& page) {
    const identity::Reach reach = identity::partnerships_with(page.context.actor, Permission::ManageAccounts);
    OrganisationsModel model{.all = page.store().read([](store::Snapshot& snapshot) { return identity::organisations(snapshot); }), .anywhere = reach.everywhere};
    std::erase_if(model.all, [&](const Organisation& one) {
        return !reach.everywhere && std::ranges::find(reach.partnerships, one.partnership.value_or(one.id)) == reach.partnerships.end();
    });
    return model;
}

Html list(const SignedPage& page, const OrganisationsModel& model) {
    govuk::Table table{.rows = {}};
    table.head = std::vector<govuk::Cell>{{.content = Html{page.t("web.people.name")}}, {.content = Html{page.t("web.organisations.kind")}}};
    for (const Organisation& one : model.all) {
        const Html name = one.partnership ? Html{span(from_record(), one.name)} : Html{b(from_record(), one.name)};
        table.rows.push_back({{.content = name}, {.content = Html{organisation_kind_words(page.t, one.kind)}}});
    }
    if (table.rows.empty()) return p(page.t("web.organisations.none"));
    return div(cls("scroll"), attr("tabindex", "0"), role("region"), aria_label(page.t("web.organisations.title")), govuk::table(table));
}

bool stands_alone(OrganisationKind kind) { return kind == OrganisationKind::Partnership || kind == OrganisationKind::NationalBody; }

Html add_view(SignedPage& page, const OrganisationsModel& model, const Problems& problems) {
    govuk::Select kind{.name = "kind", .id = "kind"};
    for (int i = 0; i <= static_cast<int>(OrganisationKind::Other); ++i) {
        const auto one = static_cast<OrganisationKind>(i);
        if (stands_alone(one) && !model.anywhere) continue;
        kind.items.push_back({.content = Html{organisation_kind_words(page.t, one)}, .value = std::string{to_word(one)}, .selected = page.typed("kind") == to_word(one)});
    }
    kind.label = {.content = Html{page.t("web.organisations.kind")}};
    govuk::Select partnership{.name = "partnership", .id = "partnership"};
    partnership.items.push_back({.content = Html{page.t("web.organisations.no_partnership")}, .value = ""});
    for (const Organisation& one : model.all)
        if (one.kind == OrganisationKind::Partnership) partnership.items.push_back({.content = Html{one.name}, .value = one.public_id, .selected = page.typed("partnership") == one.public_id,
                                                                                         .attributes = govuk::Attributes{}.add("data-from-record", "")});
    partnership.label = {.content = Html{page.t("web.people.partnership")}};
    partnership.error = problems.at("partnership");
    return page.post_form("/admin/organisations", together(text_field(page, problems, "name", page.t("web.people.name"), "organization"), govuk::select(page.t, kind),
                                                           govuk::select(page.t, partnership), submit(page.t("web.organisations.add"))));
}

Response show(SignedPage& page, const Problems& problems) {
    const OrganisationsModel model = model_of(page);
    const Words& title = page.t("web.organisations.title");
    PageFrame frame = page.frame(std::string{problems.any() ? page.t("web.sign_in.error_title", {{"title", title}}).text() : title.text()});
    return page.show(std::move(frame), div(cls("wrap"), problems.summary(page.t), h1(title), list(page, model), h2(page.t("web.organisations.add")), add_view(page, model, problems)),
                     problems.any() ? 422 : 200);
}

Response organisations_page(SignedPage& page) { return show(page, {}); }

Response add(SignedPage& page) {
    const auto guard = FormGuard::of(page.request, page.context);
    const auto kind = identity::organisation_kind_named(page.typed("kind"));
    if (!guard || !kind) return Response::error(400);
    const OrganisationsModel model = model_of(page);
    const auto partnership = std::ranges::find(model.all, page.typed("partnership"), &Organisation::public_id);
    if (stands_alone(*kind) && !model.anywhere) return Response::error(404);
    const NewOrganisation wanted{.kind = *kind, .name = page.typed("name"), .partnership = partnership == model.all.end() ? std::nullopt : std::optional{partnership->id}};
    const auto done = page.store().write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::expected<std::string, OrganisationRefusal> {
            const auto added = identity::add_organisation(transaction, wanted, page.act(), page.sign_in().random());
            if (!added) return std::unexpected{added.error()};
            return "/admin/organisations";
        });
    });
    if (done) return page.go(*done);
    Problems problems;
    switch (done.error()) {
        case OrganisationRefusal::NameMissing: problems.add("name", page.t("web.organisations.name_missing")); break;
        case OrganisationRefusal::NeedsPartnership: problems.add("partnership", page.t("web.organisations.needs_partnership")); break;
        case OrganisationRefusal::PartnershipStandsAlone: problems.add("partnership", page.t("web.organisations.stands_alone")); break;
        case OrganisationRefusal::AlreadyThere: problems.add("name", page.t("web.organisations.already_there")); break;
    }
    return show(page, problems);
}

}  // namespace

void add_organisation_pages(Routes& routes) {
    add_signed_page(routes, "/admin/organisations", {.permission = Permission::ManageAccounts}, organisations_page);
    add_form(routes, "/admin/organisations", {.permission = Permission::ManageAccounts, .audit = AuditEvent::OrganisationChanged}, add);
}

}  // namespace web
