#include "web/review/review_pages.h"

#include <algorithm>

#include "casework/proceedings.h"
#include "web/casework/sheet_view.h"
#include "web/html/components/notices.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;

Html check_before_card(CaseDesk& desk, std::string_view form) {
    const auto& t = desk.page.t;
    const auto effect = casework::held_back_by(form);
    if (effect.empty()) return {};
    const Key words = effect == "blocks_contact" ? Key{"web.proceedings.check_contact"} : effect == "blocks_interview" ? Key{"web.proceedings.check_interview"} : Key{"web.proceedings.check_publication"};
    Html items;
    for (const auto* one : casework::in_the_way(desk.file(), effect)) {
        const auto& contact = one->answers.of("proceeding", "contact");
        const std::string who = contact.empty() ? std::string{t("web.proceedings.somebody").text()} : contact;
        items << li(option_words(t, one->answers.of("proceeding", "kind")), sign(": "), span(from_record(), t(words, {{"who", who}})));
    }
    if (items.empty()) return {};
    return govuk::inset_text({.content = together(p(strong(t("web.proceedings.check_title"))), ul(items), p(a(href(desk.link("/proceedings")), t("web.proceedings.title"))))});
}

std::vector<casework::Case> reviews_of(const SignedPage& page) {
    casework::CaseloadWanted wanted;
    wanted.person = page.me().person, wanted.now = page.context.now, wanted.today = today_of(page);
    wanted.closed = casework::CaseloadWanted::Closed::With, wanted.size = 0;
    auto cases = desk_of(page).caseloads.list(wanted).cases;
    std::erase_if(cases, [](const casework::Case& of) {
        const auto stage = casework::stage_of(of.state);
        return stage < casework::Stage::Review && !of.state.starts_with("national.") && of.state != "closed.nonstat" && of.state != "closed.national";
    });
    return cases;
}

Html review_table(const Catalogue& t, Key title, std::initializer_list<Key> columns, const Html& rows) {
    Html heads;
    for (const auto& column : columns) heads << th(scope("col"), t(column));
    return div(cls("scroll"), attr("tabindex", "0"), role("region"), aria_label(t(title)), table(cls("tbl"), caption(cls("sr"), t(title)), thead(tr(heads)), tbody(rows)));
}

void add_review_work_pages(Routes& routes) {
    add_review_hub(routes);
    add_proceedings_page(routes);
    add_monitoring_pages(routes);
    add_quality_pages(routes);
    add_group_pages(routes);
    add_reviewer_pages(routes);
}

}  // namespace web
