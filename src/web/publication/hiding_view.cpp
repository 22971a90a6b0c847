#include "web/publication/hiding_view.h"

#include <algorithm>

#include "calendar/london.h"
#include "identity/membership.h"
#include "identity/person.h"
#include "web/casework/clock_card.h"
#include "web/casework/mail_text.h"
#include "web/html/components/choices.h"
#include "web/html/components/fields.h"
#include "web/html/components/notices.h"
#include "web/html/days.h"
#include "web/html/moment.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using publishing::Holder;

namespace {

bool is_confirmed(const casework::Record& hiding) { return hiding.answers.of("second", "answer") == "stays_hidden"; }

const casework::Clock* clock_of(CaseDesk& desk, std::string_view rule) {
    const casework::Clock* found = nullptr;
    for (const auto& clock : desk.file().clocks)
        if (clock.rule == rule && clock.ended.empty()) found = &clock;
    return found;
}

/// Whoever decided last cannot decide alone again.
bool decided_last(CaseDesk& desk, const casework::Record& hiding) { return hiding.written_by == doer_of(desk.page).who.to_string(); }

/// The people whom the reader can telephone: members in force who may publish, but the one who decided last.
Html who_can_decide(CaseDesk& desk, const casework::Record& hiding) {
    const auto& t = desk.page.t;
    Html items;
    desk.desk.store.read([&](store::Snapshot& snapshot) {
        for (const auto& member : identity::members(snapshot, desk.of.id.to_string())) {
            const bool publishes = member.role == identity::Role::BusinessManager || member.role == identity::Role::DelegatedPartner;
            const bool in_force = member.from <= desk.page.context.now && (!member.until || *member.until > desk.page.context.now);
            const auto person = publishes && in_force ? identity::person(snapshot, member.person) : std::nullopt;
            if (person && !person->disabled && person->public_id != hiding.written_by)
                items << li(from_record(), person->title.empty() ? person->name : person->name + ", " + person->title);
        }
    });
    if (items.empty()) return govuk::warning_text(t, {.content = t("web.hiding.nobody_else")});
    return together(p(t("web.hiding.who_decides")), ul(items));
}

Html by_when(CaseDesk& desk) {
    const auto& t = desk.page.t;
    const auto* clock = clock_of(desk, "hiding-answer");
    if (!clock || !clock->due_on) return p(t("web.publication.second_wanted"));
    const auto today = today_of(desk.page);
    return together(p(strong(t("web.hiding.second_by", {{"day", day_words(t, *clock->due_on, DayStyle::WithWeekday)}})), sign(" "), clock_tag(desk, *clock, today)),
                    when(today > *clock->due_on, [&](Html& out) { out << govuk::warning_text(t, {.content = t("web.hiding.second_late")}); }));
}

Html answer_form(CaseDesk& desk, const casework::Record& hiding, const Problems& problems) {
    const auto& t = desk.page.t;
    const bool confirmed = is_confirmed(hiding);
    Html buttons = button(cls("btn"), type("submit"), name("answer"), value("restored"), t("web.publication.restore"));
    if (!confirmed) buttons << sign(" ") << button(cls("btn btn--2"), type("submit"), name("answer"), value("stays_hidden"), t("web.publication.confirm_hidden"));
    return desk.page.post_form(desk.path("/publication/hiding"), together(govuk::textarea(t, {.name = "second_why", .label = {.content = t("web.publication.second_why")}, .error = problems.at("second_why"), .value = desk.page.typed("second_why"), .rows = 2}), p(cls("acts"), buttons)));
}

// ---- holders

Html holder_state(CaseDesk& desk, const Holder& one) {
    const auto& t = desk.page.t;
    if (one.what.empty()) return Html{span(cls("muted"), t("web.hiding.nothing_to_tell"))};
    if (one.told_at)
        return together(span(cls("tag tag--ok"), t(holder_news(one.what).told)), sign(" "), moment(t, *one.told_at), sign(", "),
                        one.told_by == audit::Who::system().to_string() ? Html{t("web.hiding.by_mail")} : name_of_account(desk.page, one.told_by));
    const bool late = one.is_late(desk.page.context.now);
    Html state = late ? Html{span(cls("tag tag--late"), t("web.hiding.untold_late"))} : Html{span(cls("tag tag--soon"), t("web.hiding.untold"))};
    if (one.mail && one.mail->state == notices::State::Waiting && desk.desk.mail.configured) state << sign(" ") << (one.mail->attempts == 0 ? t("web.hiding.mail_waits") : t("web.hiding.mail_failed"));
    else if (one.mail && one.mail->state == notices::State::GivenUp) state << sign(" ") << t("web.hiding.mail_given_up");
    else if (one.deposit.contact.address.empty()) state << sign(" ") << t("web.hiding.no_address");
    else if (!desk.desk.mail.configured) state << sign(" ") << t("web.hiding.no_mail");
    return state;
}

/// What is said on the telephone, and where it is kept that it was.
Html holder_acts(CaseDesk& desk, const Holder& one) {
    const auto& t = desk.page.t;
    if (!one.is_untold()) return {};
    const auto id = one.deposit.id.to_string();
    Html acts;
    if (!one.deposit.contact.address.empty()) acts << p(t("web.hiding.mail_address"), sign(" "), span(cls("wrap-any"), from_record(), one.deposit.contact.address));
    if (!one.deposit.contact.telephone.empty()) acts << p(t("web.hiding.telephone"), sign(" "), strong(from_record(), one.deposit.contact.telephone));
    acts << p(cls("small"), t(holder_news(one.what).say, {{"reference", collection::to_string(one.deposit.review)}}));
    if (one.deposit.way == publishing::DepositWay::Signed) acts << p(a(href(desk.link("/publication/holders/" + id)), t("web.hiding.message"), span(cls("sr"), from_record(), sign(": "), one.deposit.recipient)));
    return acts << desk.page.post_form(desk.path("/publication/holders/" + id), p(cls("acts"), button(cls("btn btn--2 btn--s"), type("submit"), t("web.hiding.i_told"), span(cls("sr"), from_record(), sign(": "), one.deposit.recipient)))), acts;
}

}  // namespace

Html publication_hiding(CaseDesk& desk) {
    const auto& t = desk.page.t;
    if (!desk.file().last_step("publish")) return {};
    Html content = h2(id("hiding"), t("web.publication.hiding"));
    if (const auto* hiding = casework::hiding_in_force(desk.file())) {
        content << p(strong(t("web.hiding.hidden_since")), sign(" "), moment(t, hiding->created_at));
        if (is_confirmed(*hiding)) content << p(t("web.publication.hidden_confirmed"));
        else content << by_when(desk);
        content << p(a(cls("btn btn--2"), href(desk.link("/publication/hide")), t("web.hiding.decide")));
    } else if (may_hide(desk)) {
        content << p(t("web.publication.hide_means")) << p(a(cls("btn btn--warn"), href(desk.link("/publication/hide")), t("web.publication.hide")));
    }
    return together(section(cls("card"), attr("aria-labelledby", "hiding"), content), floor_part(desk));
}

Html hide_form(CaseDesk& desk, const Problems& problems) {
    const auto& page = desk.page;
    const auto& t = page.t;
    return together(p(cls("lede"), t("web.publication.hide_means")), p(t("web.hiding.all_told")),
                    desk.page.post_form(desk.path("/publication/hide"),
                                        together(govuk::textarea(t, {.name = "why", .label = {.content = t("web.publication.hide_why")}, .hint = govuk::Hint{.content = t("web.hiding.why_hint")}, .error = problems.at("why"), .value = page.typed("why"), .rows = 3}),
                                                 govuk::checkboxes(t, {.name = "record_is_risk", .items = {{.value = "yes", .content = t("web.publication.record_is_risk"), .chosen = page.typed("record_is_risk") == "yes"}}}),
                                                 govuk::textarea(t, {.name = "order", .label = {.content = t("web.hiding.order")}, .hint = govuk::Hint{.content = t("web.hiding.order_hint")}, .value = page.typed("order"), .rows = 2}),
                                                 p(cls("acts"), button(cls("btn btn--warn"), type("submit"), t("web.publication.hide"))))));
}

Html hidden_part(CaseDesk& desk, const casework::Record& hiding, const Problems& problems) {
    const auto& t = desk.page.t;
    const bool for_good = casework::removed_for_good(desk.file());
    Html content = together(p(cls("lede"), t("web.hiding.hidden_since"), sign(" "), moment(t, hiding.created_at)), p(strong(t("web.publication.hide_why"))), blockquote(from_record(), hiding.answers.of("hiding", "why")));
    if (hiding.answers.of("hiding", "record_is_risk") == "yes") content << p(t("web.hiding.record_too"));
    if (const auto& order = hiding.answers.of("order", "what"); !order.empty()) content << p(strong(t("web.hiding.order"))) << blockquote(from_record(), order);
    if (for_good) return content << p(strong(t("web.hiding.for_good"))), content;
    if (is_confirmed(hiding)) content << p(t("web.publication.hidden_confirmed"), sign(" "), name_of_account(desk.page, hiding.written_by)) << p(t("web.hiding.confirmed_then"));
    else content << by_when(desk);
    if (decided_last(desk, hiding)) return content << p(t("web.hiding.not_you")) << who_can_decide(desk, hiding), content;
    if (!may_answer_hiding(desk)) return content << who_can_decide(desk, hiding), content;
    return content << answer_form(desk, hiding, problems), content;
}

Html holders_part(CaseDesk& desk) {
    const auto& t = desk.page.t;
    const auto address = publishing::address_of(desk.file());
    if (!address || !(may_hide(desk) || may_answer_hiding(desk))) return {};
    const auto holders = desk.desk.store.read([&](store::Snapshot& snapshot) { return publishing::holders_of(snapshot, *address); });
    if (holders.empty()) return section(cls("card"), attr("aria-labelledby", "holders"), h2(id("holders"), t("web.hiding.holders")), p(t("web.hiding.no_holders")));
    Html items;
    for (const auto& one : holders)
        items << li(h3(span(cls("wrap-any"), from_record(), one.deposit.recipient)), p(cls("muted small"), t("web.hiding.given"), sign(" "), moment(t, one.deposit.made_at)), p(holder_state(desk, one)), holder_acts(desk, one));
    const auto late = std::ranges::count_if(holders, [&](const Holder& one) { return one.is_late(desk.page.context.now); });
    return section(cls("card"), attr("aria-labelledby", "holders"), h2(id("holders"), t("web.hiding.holders")), p(t("web.hiding.holders_mean")),
                   when(late > 0, [&](Html& out) { out << govuk::warning_text(t, {.content = t("web.hiding.holders_late", {{"count", late}})}); }), ul(cls("plain threads"), items));
}

Html floor_part(CaseDesk& desk) {
    const auto& t = desk.page.t;
    const auto rule = casework::floor_rule(casework::publication_scheme(desk.file()));
    const auto* clock = rule.empty() ? nullptr : clock_of(desk, rule);
    if (!clock || !clock->due_on) return {};
    const auto today = today_of(desk.page);
    const int lost = casework::days_off_line(desk.file());
    const bool hidden = casework::hiding_in_force(desk.file()) != nullptr;
    Html content = together(h2(id("stay"), t("web.hiding.stay")), p(strong(t("web.hiding.stay_until", {{"day", day_words(t, *clock->due_on, DayStyle::WithWeekday)}}))));
    if (lost > 0) content << p(t("web.hiding.lost_days", {{"count", lost}}));
    else if (!hidden) content << p(t("web.hiding.no_lost_days"));
    if (hidden) content << p(t("web.hiding.stands_still"));
    const auto left = (*clock->due_on - today).count();
    if (left < 0) content << p(t("web.hiding.stay_over"));
    else if (left <= 28) content << p(t("web.hiding.stay_left", {{"count", left}}));
    const auto item = [&](Key words) -> Html { return li(t(words)); };
    content << p(t("web.hiding.choices")) << ul(item("web.hiding.choice_keep"), item("web.hiding.choice_hide"), item("web.hiding.choice_early"))
            << p(cls("muted"), t("web.hiding.reminded"));
    return section(cls("card"), attr("aria-labelledby", "stay"), content);
}

}  // namespace web
