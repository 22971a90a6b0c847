#include <array>

#include "casework/path.h"
#include "web/casework/form_words.h"
#include "web/family/family_forms.h"
#include "web/family/family_pages.h"
#include "web/family/family_view.h"
#include "web/family/reach.h"
#include "web/html/days.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::FamilyMember;
using casework::Stage;

namespace {

struct PlainStage {
    Stage stage;
    Key now, next;
};
/// Where the case stands and what comes next, in words for a family.
constexpr std::array<PlainStage, 7> plain_stages{{{Stage::Referral, "web.family.now_referral", "web.family.next_referral"}, {Stage::Notification, "web.family.now_referral", "web.family.next_referral"},
    {Stage::RapidReview, "web.family.now_rapid", "web.family.next_rapid"}, {Stage::Decision, "web.family.now_decision", "web.family.next_decision"}, {Stage::Review, "web.family.now_review", "web.family.next_review"},
    {Stage::Publication, "web.family.now_publication", "web.family.next_publication"}, {Stage::Actions, "web.family.now_actions", "web.family.next_actions"}}};

Html where_it_stands(CaseDesk& desk) {
    const auto& t = desk.page.t;
    const auto* const found = std::ranges::find(plain_stages, casework::stage_of(desk.of.state), &PlainStage::stage);
    return section(cls("card card--family"), attr("aria-labelledby", "now"), h2(id("now"), t("web.family.now")), p(t(found->now)), h3(t("web.family.next")), p(t(found->next)),
                   p(a(href(desk.page.link("/families/what-is-a-review")), t("web.family.what_is")), sign(" · "), a(href(desk.page.link("/families/taking-part")), t("web.family.taking_part")), sign(" · "), a(href(desk.page.link("/families/support")), t("web.family.support"))));
}

void add_date(Html& items, const Catalogue& t, std::optional<base::Day> on, base::Day today, const Words& words) {
    if (on && *on >= today) items << li(span(day(t, *on, DayStyle::WithWeekday), small(words)));
}

/// What is ahead: what was asked of them and what was promised to them, and when the report should be finished.
Html dates_ahead(CaseDesk& desk, const std::vector<FamilyMember>& members) {
    const auto& t = desk.page.t;
    const auto today = today_of(desk.page);
    Html items;
    for (const auto& member : members) {
        for (const auto* one : member.contacts) add_date(items, t, one->answers.day({"contact", 0, "next_on"}), today, t("web.family.date_contact"));
        for (const auto* one : member.drafts) add_date(items, t, one->answers.day({"draft", 0, "until"}), today, t("web.family.date_draft"));
        for (const auto* one : member.invitations) add_date(items, t, one->answers.day({"invitation", 0, "on"}), today, t("web.family.date_invitation"));
    }
    for (const auto& clock : desk.file().clocks)
        if (clock.rule == "review" && clock.runs()) add_date(items, t, clock.due_on, today, t("web.family.date_review"));
    return section(cls("card"), attr("aria-labelledby", "dates"), h2(id("dates"), t("web.family.dates")), items.empty() ? Html{p(cls("muted"), t("web.family.no_dates"))} : Html{ul(cls("tasks"), items)});
}

Html own_member(CaseDesk& desk, const FamilyMember& member) {
    const auto& t = desk.page.t;
    Html acts;
    for (const auto& kind : family_kinds())
        if (may_add(desk, *member.record, kind)) acts << a(cls("btn btn--2"), href(desk.page.link(member_path(desk, *member.record, "/" + std::string{kind.slug} + "/new"))), t(kind.add)) << sign(" ");
    return section(cls("card"), h2(a(href(desk.page.link(member_path(desk, *member.record))), from_record(), member.record->answers.of("member", "label"))), p(contact_tag(t, *member.record)),
                   p(t("web.family.log_count", {{"count", static_cast<std::int64_t>(member.contacts.size() + member.words.size())}})), p(cls("acts"), acts));
}

}  // namespace

Response advocate_page(CaseDesk& desk) {
    auto& page = desk.page;
    const auto& t = page.t;
    const auto members = members_for(desk);
    Html own, shared;
    for (const auto& member : members) {
        own << own_member(desk, member);
        if (!member.drafts.empty()) shared << drafts_card(desk, member);
    }
    if (members.empty()) own << section(cls("card"), p(t("web.family.nobody_named")));
    if (shared.empty()) shared << section(cls("card"), attr("aria-labelledby", "shared"), h2(id("shared"), t("web.family.drafts")), p(cls("muted"), t("web.family.nothing_shared_yet")));
    const Html body = div(cls("wrap"), p(cls("eyebrow"), span(from_record(), desk.of.reference)), h1(t("web.family.your_page")), p(t("web.family.your_page_means")), check_before(desk),
                          div(cls("cols two"), div(where_it_stands(desk), shared), div(own, dates_ahead(desk, members), held_card(desk))));
    auto frame = desk.frame(std::string{t("web.family.your_page").text()});
    frame.breadcrumbs.pop_back();  // The case’s own page is this one.
    frame.crumb = desk.of.reference;
    return page.show(std::move(frame), body);
}

}  // namespace web
