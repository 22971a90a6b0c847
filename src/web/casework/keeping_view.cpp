#include "web/casework/keeping_view.h"

#include "calendar/london.h"
#include "web/casework/sheet_view.h"
#include "web/html/components/choices.h"
#include "web/html/components/fields.h"
#include "web/html/components/notices.h"
#include "web/html/components/tables.h"
#include "web/html/days.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Hold;
using casework::HoldKind;
using casework::Keeping;
using casework::KeepingRefusal;
using identity::Permission;

namespace {

struct DayBoxes {
    std::string name;
    Html legend;
    std::string day, month, year;
};

Html day_boxes(const Catalogue& t, const DayBoxes& boxes, const Problems& problems) {
    auto items = govuk::day_month_year(t);
    items[0].value = boxes.day, items[1].value = boxes.month, items[2].value = boxes.year;
    return govuk::date_input(t, {.id = boxes.name, .name_prefix = boxes.name, .items = std::move(items), .fieldset = govuk::Fieldset{.legend = govuk::Legend{.content = boxes.legend}},
                                 .error = problems.at(boxes.name + "-day")});
}

DayBoxes boxes_of(std::string name, Html legend, base::Day on) {
    const std::chrono::year_month_day date{on};
    return {std::move(name), std::move(legend), std::to_string(static_cast<unsigned>(date.day())), std::to_string(static_cast<unsigned>(date.month())), std::to_string(static_cast<int>(date.year()))};
}

/// Each form of the page has reasons of its own: their boxes must not share an id.
Html reasons_box(const Catalogue& t, const std::string& of, const Html& label, const KeepingAsked& asked) {
    const bool sent = asked.form == of;
    return govuk::textarea(t, {.name = "reasons", .id = of + "-reasons", .label = {.content = label}, .error = sent ? asked.problems.at(of + "-reasons") : std::nullopt,
                               .value = sent ? asked.reasons : std::string{}, .rows = 3, .autocomplete = "off"});
}

Html send(const Words& words, const char* look = "btn") { return p(cls("acts"), button(cls(look), type("submit"), words)); }

Html who_and_when(const SignedPage& page, std::string_view who, base::Instant at) { return together(name_of_account(page, who), sign(", "), day(page.t, calendar::day_in_london(at))); }

/// The form to close it, or to say another day of review.
Html closing_form(CaseDesk& desk, const Keeping& keeping, const KeepingAsked& asked) {
    const auto& t = desk.page.t;
    const auto today = today_of(desk.page);
    const bool again = keeping.closure.has_value();
    const std::string form = again ? "review" : "close";
    auto closed = boxes_of("closed_on", t("web.keeping.closed_on"), today);
    DayBoxes review{"review_on", t("web.keeping.review_on"), {}, {}, {}};
    if (const auto usual = casework::usual_review(desk.of, today); usual && !again) review = boxes_of("review_on", t("web.keeping.review_on"), *usual);
    if (asked.form == form) {
        closed.day = asked.day, closed.month = asked.month, closed.year = asked.year;
        review.day = asked.review_day, review.month = asked.review_month, review.year = asked.review_year;
    }
    Html fields;
    if (!again) fields << day_boxes(t, closed, asked.problems);
    fields << day_boxes(t, review, asked.problems) << reasons_box(t, form, t("web.keeping.reasons"), asked) << send(again ? t("web.keeping.review_again") : t("web.keeping.close"));
    return desk.page.post_form(desk.path("/keeping/" + form), fields);
}

Words kind_words(const Catalogue& t, HoldKind kind) { return kind == HoldKind::Court ? t("web.keeping.court") : t("web.keeping.inquiry"); }

Html hold_item(CaseDesk& desk, const Hold& hold, const KeepingAsked& asked) {
    const auto& t = desk.page.t;
    Html item = together(h3(kind_words(t, hold.kind)), p(hold.stands() ? Html{span(cls("tag tag--late"), t("web.keeping.stands"))} : Html{span(cls("tag tag--quiet"), t("web.keeping.lifted"))}, sign(" "),
                         t("web.keeping.set", {{"day", day_words(t, hold.set_on)}}), sign(" "), name_of_account(desk.page, hold.set_by)), p(from_record(), hold.reasons));
    if (hold.lifted_on) item << p(t("web.keeping.lifted_on", {{"day", day_words(t, *hold.lifted_on)}}), sign(" "), name_of_account(desk.page, hold.lifted_by)) << p(from_record(), hold.lift_reasons);
    if (!hold.stands() || !desk.may(Permission::CloseCase)) return item;
    const auto id = hold.id.to_string();
    const bool sent = asked.form == "lift" && asked.hold == id;
    auto on = boxes_of("lift-" + id, t("web.keeping.lift_day"), today_of(desk.page));
    if (sent) on.day = asked.day, on.month = asked.month, on.year = asked.year;
    auto boxes = day_boxes(t, on, asked.problems);
    const Html reasons = govuk::textarea(t, {.name = "reasons", .id = "lift-" + id + "-reasons", .label = {.content = t("web.keeping.reasons")}, .error = sent ? asked.problems.at("lift-" + id + "-reasons") : std::nullopt,
                                             .value = sent ? asked.reasons : std::string{}, .rows = 3, .autocomplete = "off"});
    return together(item, desk.page.post_form(desk.path("/keeping/holds/" + id + "/lift"), together(boxes, reasons, send(t("web.keeping.lift"), "btn btn--2"))));
}

Html hold_form(CaseDesk& desk, const KeepingAsked& asked) {
    const auto& t = desk.page.t;
    const bool sent = asked.form == "hold";
    auto on = boxes_of("set_on", t("web.keeping.set_day"), today_of(desk.page));
    if (sent) on.day = asked.day, on.month = asked.month, on.year = asked.year;
    std::vector<govuk::Choice> kinds;
    for (const auto kind : {HoldKind::Court, HoldKind::Inquiry}) kinds.push_back({.value = std::string{casework::to_word(kind)}, .content = kind_words(t, kind), .chosen = sent && asked.kind == casework::to_word(kind)});
    const Html fields = together(govuk::radios(t, {.name = "kind", .items = std::move(kinds), .fieldset = govuk::Fieldset{.legend = govuk::Legend{.content = t("web.keeping.kind")}}, .error = asked.problems.at("kind")}),
                                 day_boxes(t, on, asked.problems), reasons_box(t, "hold", t("web.keeping.reasons"), asked), send(t("web.keeping.hold"), "btn btn--2"));
    return govuk::details({.summary = t("web.keeping.hold_new"), .content = desk.page.post_form(desk.path("/keeping/hold"), fields), .open = sent});
}

}  // namespace

Words refusal_words(const Catalogue& t, KeepingRefusal refusal) {
    switch (refusal) {
        case KeepingRefusal::Destroyed: return t("web.keeping.no_destroyed");
        case KeepingRefusal::ReasonsMissing: return t("web.keeping.no_reasons");
        case KeepingRefusal::DayAhead: return t("web.keeping.no_day_ahead");
        case KeepingRefusal::AlreadyClosed: return t("web.keeping.no_already_closed");
        case KeepingRefusal::ClockRuns: return t("web.keeping.no_clock_runs");
        case KeepingRefusal::ReviewNotAfter: return t("web.keeping.no_review_not_after");
        case KeepingRefusal::NotClosed: return t("web.keeping.no_not_closed");
        case KeepingRefusal::Held: return t("web.keeping.no_held");
        case KeepingRefusal::NoSuchHold: return t("web.keeping.no_such_hold");
        case KeepingRefusal::LiftedBeforeSet: return t("web.keeping.no_lifted_before_set");
        case KeepingRefusal::AlreadyProposed: return t("web.keeping.no_already_proposed");
        case KeepingRefusal::NotProposed: return t("web.keeping.no_not_proposed");
        case KeepingRefusal::SamePerson: break;
    }
    return t("web.keeping.no_same_person");
}

Html closure_card(CaseDesk& desk, const Keeping& keeping, const KeepingAsked& asked) {
    const auto& t = desk.page.t;
    Html inside;
    if (const auto& closure = keeping.closure) {
        inside << govuk::summary_list({.rows = {{.key = t("web.keeping.closed_on"), .value = day(t, closure->closed_on)}, {.key = t("web.keeping.review_on"), .value = strong(day(t, closure->review_on))},
                                                {.key = t("web.keeping.by"), .value = who_and_when(desk.page, closure->closed_by, closure->closed_at)}, {.key = t("web.keeping.reasons"), .value = span(from_record(), closure->reasons)}}});
    } else {
        inside << p(t("web.keeping.open"));
    }
    if (desk.may(Permission::CloseCase)) inside << closing_form(desk, keeping, asked);
    return section(cls("card"), attr("aria-labelledby", "closure"), h2(id("closure"), t("web.keeping.closure")), inside);
}

Html holds_card(CaseDesk& desk, const Keeping& keeping, const KeepingAsked& asked) {
    const auto& t = desk.page.t;
    Html inside = p(t("web.keeping.holds_mean"));
    for (const auto& hold : keeping.holds) inside << hold_item(desk, hold, asked);
    if (keeping.holds.empty()) inside << p(cls("muted"), t("web.keeping.no_holds"));
    if (desk.may(Permission::CloseCase)) inside << hold_form(desk, asked);
    return section(cls("card"), attr("aria-labelledby", "holds"), h2(id("holds"), t("web.keeping.holds")), inside);
}

Html destruction_card(CaseDesk& desk, const Keeping& keeping) {
    const auto& t = desk.page.t;
    Html inside = p(t("web.keeping.destruction_means"));
    if (keeping.proposal) inside << p(strong(t("web.keeping.proposed_by")), sign(" "), who_and_when(desk.page, keeping.proposal->by, keeping.proposal->at));
    // Whether the sign-in is fresh is asked on the way to that page, not here: the link is for whoever may close the case.
    inside << p(a(href(desk.link("/keeping/destruction")), t("web.keeping.destruction_go")));
    return section(cls("card"), attr("aria-labelledby", "destruction"), h2(id("destruction"), t("web.keeping.destruction")), inside);
}

Html destruction_forms(CaseDesk& desk, const Keeping& keeping, const KeepingAsked& asked) {
    const auto& t = desk.page.t;
    if (!keeping.closure) return p(t("web.keeping.no_not_closed"));
    if (keeping.held()) return p(t("web.keeping.no_held"));
    if (!keeping.proposal) return desk.page.post_form(desk.path("/keeping/propose"), together(reasons_box(t, "propose", t("web.keeping.reasons"), asked), send(t("web.keeping.propose"))));
    Html inside = together(p(strong(t("web.keeping.proposed_by")), sign(" "), who_and_when(desk.page, keeping.proposal->by, keeping.proposal->at)), p(from_record(), keeping.proposal->reasons));
    if (keeping.proposal->by == doer_of(desk.page).who.to_string()) inside << p(t("web.keeping.no_same_person"));
    else inside << govuk::warning_text(t, {.content = t("web.keeping.for_ever")}) << desk.page.post_form(desk.path("/keeping/destroy"), send(t("web.keeping.destroy")));
    return together(inside, desk.page.post_form(desk.path("/keeping/take-back"), send(t("web.keeping.take_back"), "btn btn--2")));
}

Html certificate_card(CaseDesk& desk, const Keeping& keeping) {
    const auto& t = desk.page.t;
    if (!keeping.certificate) return section(cls("card"), p(t("web.keeping.destroyed_elsewhere")));
    const auto& certificate = *keeping.certificate;
    const Html rows = govuk::summary_list({.rows = {
        {.key = t("web.keeping.cert_case"), .value = span(from_record(), certificate.reference)},
        {.key = t("web.keeping.cert_proposed"), .value = together(who_and_when(desk.page, certificate.proposed_by, certificate.proposed_at), sign(" ("), span(from_record(), certificate.proposed_by), sign(")"))},
        {.key = t("web.keeping.cert_confirmed"), .value = together(who_and_when(desk.page, certificate.confirmed_by, certificate.confirmed_at), sign(" ("), span(from_record(), certificate.confirmed_by), sign(")"))},
        {.key = t("web.keeping.cert_at"), .value = span(from_record(), base::to_iso(certificate.confirmed_at))},
        {.key = t("web.keeping.cert_key"), .value = span(cls("wrap-any"), from_record(), certificate.key_id)},
        {.key = t("web.keeping.cert_records"), .value = Html{std::to_string(certificate.records)}},
        {.key = t("web.keeping.cert_audit"), .value = together(t("web.keeping.cert_events", {{"count", certificate.audit_events}}), sign(" "), span(cls("wrap-any"), from_record(), certificate.audit_head))}}});
    return section(cls("card"), attr("aria-labelledby", "certificate"), h2(id("certificate"), t("web.keeping.certificate")), p(t("web.keeping.cert_means")), rows);
}

}  // namespace web
