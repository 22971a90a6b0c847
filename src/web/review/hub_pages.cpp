#include <algorithm>
#include <array>

#include "casework/proceedings.h"
#include "casework/review.h"
#include "web/casework/clock_card.h"
#include "web/casework/sheet_view.h"
#include "web/html/components/notices.h"
#include "web/html/days.h"
#include "web/html/tags.h"
#include "web/review/review_pages.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::ReviewKind;
using identity::Permission;

namespace {

/// A part of the review that is written on a form.
struct PartOfReview {
    std::string_view form;
    Permission permission;
    bool statutory_only;
};
constexpr std::array<PartOfReview, 17> parts_of_review{{{"nonstat_review", Permission::ReadCase, false}, {"joint_review", Permission::ReadCase, false}, {"appointment", Permission::ReadCase, false},
    {"review_notice", Permission::ReadCase, true}, {"terms", Permission::ReadCase, false}, {"meeting", Permission::ReadCase, false}, {"agency_report", Permission::ReadReturn, false},
    {"practitioner_event", Permission::ReadDraft, false}, {"legal_advice", Permission::ReadLegal, false}, {"disclosure_check", Permission::ReadDraft, false}, {"content_test", Permission::ReadDraft, true},
    {"report_approval", Permission::ReadDraft, false}, {"delay", Permission::ReadCase, true}, {"letter", Permission::ReadCase, true}, {"national_link", Permission::ReadDecision, true},
    {"national_review", Permission::ReadCase, true}, {"two_person", Permission::ReadCase, false}}};

/// Pages of a review that have addresses of their own.
struct PageOfReview {
    std::string_view below;
    Key words;
    Permission permission;
};
constexpr std::array<PageOfReview, 9> pages_of_review{{{"/proceedings", "web.proceedings.title", Permission::ReadCase}, {"/review/monitoring", "web.monitoring.title", Permission::ReadCase}, {"/review/agencies", "web.agency_report.title", Permission::ReadCase},
    {"/quality", "web.quality.title", Permission::ReadCase}, {"/report", "web.hub.report", Permission::ReadDraft}, {"/family", "web.hub.family", Permission::ReadFamilyLog},
    {"/disclosure", "web.hub.disclosure", Permission::ReadDraft}, {"/publication", "web.hub.publication", Permission::ReadDraft}, {"/actions", "web.hub.actions", Permission::ReadRecommendations}}};

Key kind_words(ReviewKind kind) {
    switch (kind) {
        case ReviewKind::Statutory: return "web.hub.kind_statutory";
        case ReviewKind::NonStatutory: return "web.hub.kind_nonstat";
        case ReviewKind::National: return "web.hub.kind_national";
        case ReviewKind::None: break;
    }
    return "web.hub.kind_none";
}

Html parts_card(CaseDesk& desk, ReviewKind kind) {
    const auto& t = desk.page.t;
    Html items;
    for (const auto& [form, permission, statutory_only] : parts_of_review) {
        if (!desk.may(permission)) continue;
        const auto list = desk.file().all(form);
        const auto written = static_cast<std::int64_t>(list.size()) - std::ranges::count_if(list, [](const casework::Record* one) { return one->form == "agency_report" && one->standing == "draft"; });  // Nor what an agency has not sent.
        if (written == 0 && ((statutory_only && kind == ReviewKind::NonStatutory) || (form == "nonstat_review" && kind != ReviewKind::NonStatutory))) continue;
        items << li(span(a(href(desk.link("/" + std::string{form})), form_title(t, casework::form_called(form)))),
                    written == 0 ? span(cls("tag tag--quiet"), t("web.hub.none_written")) : span(cls("tag tag--ok"), t("web.case.written", {{"count", written}})));
    }
    return section(cls("card"), attr("aria-labelledby", "parts"), h2(id("parts"), t("web.hub.parts")), ul(cls("tasks"), items));
}

/// A date of the review, whatever it comes from.
struct DatedPart {
    base::Day on{};
    Html what;
    bool done = false;
};

void add_dated(std::vector<DatedPart>& list, const std::optional<base::Day>& on, Html what, bool done = false) {
    if (on) list.push_back({*on, std::move(what), done});
}

std::vector<DatedPart> dates_of_review(CaseDesk& desk) {
    const auto& t = desk.page.t;
    const auto& file = desk.file();
    std::vector<DatedPart> list;
    for (const auto& clock : file.clocks)
        if (clock.ended.empty() && (clock.rule == "review" || clock.rule == "national-review")) add_dated(list, clock.due_on, rule_title(desk.page, clock.rule, clock.nation), clock.met_on.has_value());
    for (const auto* one : file.all("appointment")) add_dated(list, one->answers.day({"terms", 0, "draft_due_on"}), field_label(t, casework::form_called("appointment"), *casework::form_called("appointment").find("terms"), *casework::form_called("appointment").find("terms")->find("draft_due_on")));
    if (const auto* terms = file.last("terms"))
        for (std::size_t turn = 0; turn < terms->answers.turns("milestone"); ++turn) add_dated(list, terms->answers.day({"milestone", turn, "on"}), span(from_record(), terms->answers.of("milestone", "what", turn)));
    for (const auto* one : file.all("monitoring")) add_dated(list, one->answers.day({"monitoring", 0, "due_on"}), option_words(t, one->answers.of("monitoring", "kind")), !one->answers.of("monitoring", "reply_on").empty());
    for (const auto* one : file.all("practitioner_event"))
        if (desk.may(Permission::ReadDraft)) add_dated(list, one->answers.day({"event", 0, "on"}), form_title(t, casework::form_called("practitioner_event")));
    for (const auto* one : file.all("proceeding")) add_dated(list, casework::look_again(file, *one, desk.desk.ground), together(option_words(t, one->answers.of("proceeding", "kind")), sign(": "), t("web.proceedings.look_again")));
    std::ranges::stable_sort(list, {}, &DatedPart::on);
    return list;
}

Html timetable_card(CaseDesk& desk) {
    const auto& t = desk.page.t;
    const auto today = today_of(desk.page);
    Html rows;
    for (const auto& one : dates_of_review(desk))
        rows << tr(th(scope("row"), one.what), td(day(t, one.on)), td(one.done ? Html{span(cls("tag tag--ok"), t("web.hub.done"))} : one.on < today ? Html{span(cls("tag tag--late"), t("web.hub.passed"))} : Html{span(cls("tag tag--quiet"), t("web.hub.ahead"))}));
    return section(cls("card"), attr("aria-labelledby", "timetable"), h2(id("timetable"), t("web.hub.timetable")),
                   rows.empty() ? Html{p(cls("muted"), t("web.hub.no_dates"))} : review_table(t, "web.hub.dates", {"web.hub.what", "web.hub.by", "web.hub.state"}, rows));
}

Html key_lines_card(CaseDesk& desk) {
    const auto& t = desk.page.t;
    const auto* now = desk.file().last("terms");
    if (!now) return {};
    const auto agreed = desk.desk.store.read([&](store::Snapshot& snapshot) { return casework::agreed_terms(snapshot, desk.desk.ground, desk.file()); });
    Html items;
    for (const auto& line : casework::key_lines(agreed ? *agreed : *now)) items << li(span(from_record(), line.question));
    const auto on = agreed ? agreed->answers.day({"agreed", 0, "on"}) : std::nullopt;
    const Html standing = on ? Html{p(cls("muted"), t("web.hub.lines_agreed", {{"day", day_words(t, *on)}}))} : Html{p(cls("muted"), t("web.hub.lines_open"))};
    return section(cls("card"), attr("aria-labelledby", "lines"), h2(id("lines"), t("web.hub.lines")), standing, ol(items), p(a(href(desk.link("/terms/" + now->id.to_string())), form_title(t, casework::form_called("terms")))));
}

Html reviewers_card(CaseDesk& desk) {
    const auto& t = desk.page.t;
    const bool may = desk.may(Permission::WorkCase) && !desk.is_over();
    Html items, ended;
    for (const auto* one : casework::reviewers(desk.file()))
        items << li(span(a(href(desk.link("/appointment/" + one->id.to_string())), span(from_record(), one->answers.of("appointment", "reviewer"))), small(from_record(), one->answers.of("appointment", "organisation"))),
                    when(may, [&](Html& out) { out << a(href(desk.link("/review/reviewers/" + one->id.to_string() + "/remove")), t("web.reviewers.end_appointment"), span(cls("sr"), from_record(), sign(": "), one->answers.of("appointment", "reviewer"))); }));
    for (const auto* one : desk.file().all("appointment"))
        if (const auto on = one->answers.day({"removal", 0, "on"})) ended << li(span(a(href(desk.link("/appointment/" + one->id.to_string())), span(from_record(), one->answers.of("appointment", "reviewer"))), small(t("web.reviewers.ended_on", {{"day", day_words(t, *on)}}))));
    return section(cls("card"), attr("aria-labelledby", "reviewers"), h2(id("reviewers"), t("web.hub.reviewers")), items.empty() ? Html{p(cls("muted"), t("web.hub.no_reviewer"))} : Html{ul(cls("tasks"), items)}, when(!ended.empty(), [&](Html& out) { out << ul(cls("tasks"), ended); }),
                   when(may, [&](Html& out) { out << p(a(cls("btn btn--2"), href(desk.link("/review/appoint")), t("web.reviewers.appoint"))); }),
                   when(desk.page.context.may(Permission::ReadFigures), [&](Html& out) { out << p(a(href(desk.page.link("/reviewers")), t("web.hub.register"))); }));
}

/// What the partners must do now, which no form asks by itself.
Html must_do(CaseDesk& desk) {
    const auto& t = desk.page.t;
    Html notes;
    if (desk.of.state == "lcspr.national") notes << govuk::warning_text(t, {.content = together(t("web.hub.decide_link"), sign(" "), a(href(desk.link("/national_link/new")), form_title(t, casework::form_called("national_link"))))});
    for (const auto& clock : desk.file().clocks)
        if (clock.rule == "review" && clock.runs() && clock.due_on && *clock.due_on < today_of(desk.page) && !clock.explained)
            notes << govuk::warning_text(t, {.content = together(t("web.hub.tell_delay"), sign(" "), a(href(desk.link("/delay/new")), t("web.hub.record_delay")))});
    notes << check_before_card(desk, "publication");
    if (const auto floor = casework::national_floor(desk.file(), desk.desk.ground)) notes << p(t("web.hub.floor"), sign(" "), strong(day(t, *floor)));
    return notes;
}

Html page_links(CaseDesk& desk) {
    Html links;
    for (const auto& [below, words, permission] : pages_of_review)
        if (desk.may(permission)) links << a(cls("btn btn--2"), href(desk.link(below)), desk.page.t(words)) << sign(" ");
    return links;
}

Response review_hub(SignedPage& page) {
    CaseDesk desk{page};
    const auto& t = page.t;
    const auto kind = casework::review_kind(desk.file());
    Html clocks;
    for (const auto& clock : desk.file().clocks)
        if (clock.ended.empty() && (clock.rule == "review" || clock.rule == "national-review")) clocks << clock_card(desk, clock, today_of(page));
    const Html head = div(cls("row between case-head"), div(p(cls("eyebrow"), t(kind_words(kind))), h1(t("web.hub.title")), p(cls("muted"), path_words(t, "state", desk.of.state))), div(cls("row"), page_links(desk)));
    const Html body = div(cls("wrap"), head, must_do(desk), when(!clocks.empty(), [&](Html& out) { out << h2(t("web.case.clocks")) << div(cls("cols clocks"), clocks); }),
                          div(cls("cols two"), div(timetable_card(desk), parts_card(desk, kind)), div(key_lines_card(desk), reviewers_card(desk), stage_advice_card(desk), watching_card(desk))), p(a(href(desk.link()), t("web.hub.back"))));
    return page.show(desk.frame(std::string{t("web.hub.title").text()}), body);
}

}  // namespace

void add_review_hub(Routes& routes) {
    add_signed_page(routes, "/cases/{case}/review", {.permission = Permission::ReadCase, .audit = AuditEvent::ReadCase, .data_class = identity::DataClass::C2}, review_hub);
}

}  // namespace web
