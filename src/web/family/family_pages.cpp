#include "web/family/family_pages.h"

#include "web/casework/answers_summary.h"
#include "web/casework/form_words.h"
#include "web/family/family_forms.h"
#include "web/family/family_view.h"
#include "web/family/reach.h"
#include "web/html/days.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Record;
using identity::Permission;

namespace {

Html told_card(CaseDesk& desk) {
    const auto& t = desk.page.t;
    const auto all = casework::told_by(desk.file(), today_of(desk.page));
    Html items;
    for (const auto& one : all) items << li(span(a(href(desk.page.link(member_path(desk, *one.member))), from_record(), one.member->answers.of("member", "label")), div(told_tag(t, one))));
    return section(cls("card"), attr("aria-labelledby", "told"), h2(id("told"), t("web.family.told_first")), p(t("web.family.told_means")), items.empty() ? Html{p(cls("muted"), t("web.family.nobody_yet"))} : Html{ul(cls("tasks"), items)},
                   p(strong(casework::family_told(desk.file(), today_of(desk.page)) ? t("web.family.all_told") : t("web.family.not_all_told"))));
}

Html practitioners_card(CaseDesk& desk) {
    const auto& t = desk.page.t;
    if (!desk.may(Permission::WorkCase)) return {};
    Html items;
    for (const auto* one : desk.file().all("practitioner_telling"))
        items << li(span(a(href(desk.link("/practitioner_telling/" + one->id.to_string())), from_record(), one->answers.of("telling", "who"))), span(day_words(t, one->answers.day({"telling", 0, "on"}).value_or(today_of(desk.page)))));
    return section(cls("card"), attr("aria-labelledby", "practitioners"), h2(id("practitioners"), t("web.family.practitioners")), p(t("web.family.practitioners_means")), when(!items.empty(), [&](Html& out) { out << ul(cls("tasks"), items); }),
                   p(a(cls("btn btn--2"), href(desk.link("/practitioner_telling/new")), t("web.family.add_practitioners"))));
}

Html others_card(CaseDesk& desk) {
    const auto& t = desk.page.t;
    Html items;
    for (const auto* one : casework::contacts_of_nobody(desk.file())) items << li(span(a(href(desk.link("/contact/" + one->id.to_string())), from_record(), one->answers.of("contact", "person"))));
    if (items.empty()) return {};
    return section(cls("card"), attr("aria-labelledby", "others"), h2(id("others"), t("web.family.others")), p(t("web.family.others_means")), ul(cls("tasks"), items), p(a(href(desk.link("/contact")), t("web.family.all_contacts"))));
}

Html member_item(CaseDesk& desk, const casework::FamilyMember& member) {
    const auto& t = desk.page.t;
    const auto& of = member.record->answers;
    return li(span(a(href(desk.page.link(member_path(desk, *member.record))), from_record(), of.of("member", "label")), small(from_record(), of.of("member", "relation")), when(casework::is_surviving_child(*member.record), [&](Html& out) { out << small(t("web.family.surviving")); }), div(contact_tag(t, *member.record))));
}

Response family_page(SignedPage& page) {
    CaseDesk desk{page};
    if (is_advocate_here(desk)) return advocate_page(desk);
    const auto& t = page.t;
    Html items;
    for (const auto& member : members_for(desk)) items << member_item(desk, member);
    const Html none = p(cls("muted"), reads_whole_family(desk) ? t("web.family.nobody_yet") : t("web.family.nothing_shared"));
    const Html members = section(cls("card card--family"), attr("aria-labelledby", "members"), h2(id("members"), t("web.family.members")), items.empty() ? none : Html{ul(cls("tasks"), items)},
                                 when(writes_whole_family(desk), [&](Html& out) { out << p(a(cls("btn"), href(desk.link("/family/new")), t("web.family.add_member"))); }));
    Html beside, below;
    if (reads_whole_family(desk)) beside = together(told_card(desk), held_card(desk)), below = together(practitioners_card(desk), others_card(desk));
    const Html body = div(cls("wrap"), div(cls("row between case-head"), div(p(cls("eyebrow"), span(from_record(), desk.of.reference)), h1(t("web.family.title")), p(cls("muted"), t("web.family.means"))), div(cls("row"), a(cls("btn btn--2"), href(page.link("/families")), t("web.family.leaflet")))),
                          check_before(desk), div(cls("cols two"), div(members, below), div(beside)));
    return page.show(desk.frame(std::string{t("web.family.title").text()}), body);
}

Response member_page(SignedPage& page) {
    CaseDesk desk{page};
    const auto member = member_of(desk);
    if (!member) return Response::error(404);
    const auto& t = page.t;
    const auto& record = *member->record;
    auto shown = casework::form_called("family_member");
    std::erase_if(shown.sections, [](const casework::Section& part) { return part.key == "account"; });  // Its number tells a reader nothing; the advocate's name stands above.
    const Html body = div(cls("wrap measure"), h1(from_record(), record.answers.of("member", "label")), p(contact_tag(t, record)), check_before(desk), answers_summary(t, {.form = shown, .answers = record.answers}),
                          when(writes_whole_family(desk), [&](Html& out) { out << p(a(cls("btn"), href(page.link(member_path(desk, record, "/edit"))), t("web.family.change_member"))); }), member_cards(desk, *member));
    auto frame = family_frame(desk, record.answers.of("member", "label"));
    return page.show(std::move(frame), body);
}

}  // namespace

void add_family_pages(Routes& routes) {
    const Guard reading{.permission = Permission::ReadFamilyLog, .audit = AuditEvent::ReadFamilyLog, .data_class = identity::DataClass::C2, .for_owners = true};
    add_signed_page(routes, "/cases/{case}/family", reading, family_page);
    add_family_forms(routes);
    add_signed_page(routes, "/cases/{case}/family/{member}", reading, member_page);
}

}  // namespace web
