#include "web/casework/overview_pages.h"

#include <array>

#include "casework/guards.h"
#include "casework/publication_reading.h"
#include "casework/walk.h"
#include "web/casework/clock_card.h"
#include "web/casework/linked_view.h"
#include "web/casework/local_steps_view.h"
#include "web/casework/request_pages.h"
#include "web/casework/sheet_view.h"
#include "web/family/reach.h"
#include "web/html/days.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::CaseFile;
using casework::Record;
using casework::Stage;
using identity::Permission;

namespace {

Html stage_line(const Catalogue& t, Stage now) {
    struct Named {
        Stage stage;
        Key words;
    };
    static constexpr std::array<Named, 7> stages{{{Stage::Referral, "web.case.stage_referral"}, {Stage::Notification, "web.case.stage_notification"},
        {Stage::RapidReview, "web.case.stage_rapid_review"}, {Stage::Decision, "web.case.stage_decision"}, {Stage::Review, "web.case.stage_review"},
        {Stage::Publication, "web.case.stage_publication"}, {Stage::Actions, "web.case.stage_actions"}}};
    Html items;
    for (const auto& [stage, words] : stages) {
        if (stage < now) items << li(cls("done"), b(t(words)), span(cls("sr"), sign(", "), t("web.case.stage_done")));
        else if (stage == now) items << li(cls("now"), attr("aria-current", "step"), b(t(words)), t("web.case.stage_now"));
        else items << li(b(t(words)));
    }
    return ol(cls("stages"), aria_label(t("web.case.stage_line")), items);
}

/// The clocks that matter today: those that run, and the last of each rule that was met.
Html clocks(CaseDesk& desk) {
    Html cards;
    const auto today = today_of(desk.page);
    for (const bool running : {true, false})  // What still runs comes first, where the page is widest.
        for (const auto& clock : desk.file().clocks)
            if (clock.ended.empty() && clock.runs() == running) cards << clock_card(desk, clock, today);
    if (cards.empty()) cards << p(cls("muted"), desk.page.t("web.case.no_clocks"));
    return together(h2(desk.page.t("web.case.clocks")), div(cls("cols clocks"), cards));
}

/// What can happen next, with what is missing for it.
Html next_steps_card(CaseDesk& desk) {
    const auto& t = desk.page.t;
    Html items;
    for (const auto* step : casework::next_steps(desk.of.state)) {
        const auto permission = identity::permission_named(step->who);
        if (!permission || !desk.may(*permission)) continue;
        const auto missing = casework::missing(*step, [&](std::string_view guard) {
            return guard == "reasons" || casework::is_met(guard, desk.file(), {today_of(desk.page), {}, step->event, doer_of(desk.page).who.to_string()});
        });
        Html lacks;
        for (const auto& guard : missing) lacks << li(path_words(t, "guard", guard));
        items << li(span(a(href(desk.link("/steps/" + step->event)), path_words(t, "event", step->event)), when(!lacks.empty(), [&](Html& out) { out << small(t("web.case.still_missing")) << ul(cls("lacks"), lacks); })),
                    missing.empty() ? span(cls("tag tag--ok"), t("web.case.can_start")) : span(cls("tag tag--quiet"), t("web.case.cannot_start")));
    }
    if (items.empty()) return {};
    return section(cls("card"), attr("aria-labelledby", "next"), h2(id("next"), t("web.case.next")), ul(cls("tasks"), items));
}

struct KindOfSheet {
    std::string_view form;
    Permission permission;
};
/// What is written about a case, in the order of its path. Whoever may read a kind sees its link.
constexpr std::array<KindOfSheet, 18> sheets{{{"referral", Permission::ReadReferral}, {"definition", Permission::ReadReferral}, {"awareness", Permission::ReadNotification},
    {"view", Permission::ReadReferral}, {"advice", Permission::ReadReferral}, {"triage", Permission::ReadReferral}, {"feedback", Permission::ReadReferral}, {"notification", Permission::ReadNotification},
    {"sent", Permission::ReadCase}, {"request", Permission::ReadCase}, {"rapid_review", Permission::ReadRapidReview}, {"meeting", Permission::ReadCase},
    {"decision", Permission::ReadDecision}, {"approval", Permission::ReadDecision}, {"letter", Permission::ReadCase}, {"action", Permission::ReadCase},
    {"delay", Permission::ReadCase}, {"withdrawal", Permission::ReadNotification}}};

Html sheets_card(CaseDesk& desk) {
    const auto& t = desk.page.t;
    Html items;
    for (const auto& sheet : sheets) {
        if (!desk.may(sheet.permission)) continue;
        const auto written = desk.file().all(sheet.form).size();
        items << li(span(a(href(desk.link("/" + std::string{sheet.form})), form_title(t, casework::form_called(sheet.form)))),
                    written == 0 ? span(cls("tag tag--quiet"), t("web.case.none_yet")) : span(cls("tag"), t("web.case.written", {{"count", static_cast<std::int64_t>(written)}})));
    }
    const bool approved = desk.of.state == "lcspr.approved" || desk.of.state == "nonstat.approved" || desk.of.state == "national.active" || casework::stage_of(desk.of.state) == Stage::Publication;
    if (approved && desk.may(Permission::ReadDraft)) items << li(span(a(href(desk.link("/publication")), t("web.publication.title"))), span(cls("tag tag--quiet"), path_words(t, "state", desk.of.state)));
    return section(cls("card"), attr("aria-labelledby", "sheets"), h2(id("sheets"), t("web.case.sheets")), ul(cls("tasks"), items));
}

Html agencies_card(CaseDesk& desk) {
    const auto& t = desk.page.t;
    const auto requests = desk.file().all("request");
    if (requests.empty()) return {};
    Html items;
    for (const auto* request : requests)
        items << li(span(a(href(desk.link("/agencies/" + request->id.to_string())), span(from_record(), request->answers.of("request", "agency")))), request_tag(desk, *request));
    return section(cls("card"), attr("aria-labelledby", "agencies"), h2(id("agencies"), t("web.requests.title")), ul(cls("tasks"), items), p(a(href(desk.link("/agencies")), t("web.case.all_agencies"))));
}

Html family_card(CaseDesk& desk) {
    const auto& t = desk.page.t;
    if (!desk.may(Permission::ReadFamilyLog)) return {};
    const Record* last = desk.file().last("contact");
    Html rows;
    if (last) {
        rows << div(dt(t("web.case.family_last")), dd(answer_words(t, *casework::form_called("contact").find("contact")->find("on"), last->answers, "contact"), sign(", "), span(from_record(), last->answers.of("contact", "person"))));
        if (const auto& wishes = last->answers.of("contact", "wishes"); !wishes.empty()) rows << div(dt(t("web.case.family_wishes")), dd(from_record(), wishes));
        if (const auto next = last->answers.day({"contact", 0, "next_on"})) rows << div(dt(t("web.case.family_next")), dd(day_words(t, *next)));
    }
    return section(cls("card card--family"), attr("aria-labelledby", "family"), h2(id("family"), t("web.case.family")),
                   last ? Html{dl(cls("kv"), rows)} : Html{p(cls("muted"), t("web.case.family_none"))}, p(a(href(desk.link("/family")), t("web.case.family_record"))));
}

Html alongside_card(CaseDesk& desk) {
    const auto& t = desk.page.t;
    Html rows;
    for (const auto* record : desk.file().all("proceeding")) {
        Html effects;
        for (const auto& effect : record->answers.choices({"proceeding", 0, "effect"})) effects << sign(" ") << option_words(t, effect) << sign(".");
        rows << div(dt(option_words(t, record->answers.of("proceeding", "kind"))), dd(span(from_record(), record->answers.of("proceeding", "contact")), effects));
    }
    return section(cls("card"), attr("aria-labelledby", "alongside"), h2(id("alongside"), t("web.case.alongside")),
                   rows.empty() ? Html{p(cls("muted"), t("web.case.alongside_none"))} : Html{dl(cls("kv"), rows)}, p(a(href(desk.link("/proceedings")), t("web.case.alongside_record"))));
}

Html activity_card(CaseDesk& desk) {
    const auto& t = desk.page.t;
    Html items;
    const auto& steps = desk.file().steps;
    for (std::size_t i = 0; i < std::min<std::size_t>(steps.size(), 5); ++i) {
        const auto& step = steps[steps.size() - 1 - i];
        items << li(path_words(t, "event", step.event), time(attr("datetime", base::to_iso(step.happened_on)), day_words(t, step.happened_on), sign(", "), name_of_account(desk.page, step.actor)));
    }
    return section(cls("card"), attr("aria-labelledby", "activity"), h2(id("activity"), t("web.case.activity")), ul(cls("feed"), items),
                   when(desk.may(Permission::ReadCaseAudit), [&](Html& out) { out << p(a(href(desk.link("/history")), t("web.case.history_link"))); }));
}

/// Of a case that was entered when it was already under way.
Html gaps_card(CaseDesk& desk) {
    const auto& t = desk.page.t;
    const auto list = casework::gaps(desk.file());
    if (list.empty()) return {};
    Html items;
    for (const auto& gap : list) items << li(path_words(t, "guard", gap.guard), small(path_words(t, "event", gap.event)));
    return section(cls("card"), attr("aria-labelledby", "gaps"), h2(id("gaps"), t("web.case.gaps")), p(t("web.case.gaps_mean")), ul(cls("tasks"), items));
}

/// Where people go most, as buttons beside the name.
Html case_buttons(CaseDesk& desk) {
    const auto& t = desk.page.t;
    Html links;
    const auto link = [&](bool may, std::string_view below, Key words) {
        if (may) links << a(cls("btn btn--2"), href(desk.link(below)), t(words)) << sign(" ");
    };
    link(casework::stage_of(desk.of.state) >= Stage::Review, "/review", "web.hub.title");
    // One click from the case: whoever sees a name on a public page at night has no time to look for it.
    const bool hides = desk.may(Permission::PreparePublication) || desk.may(Permission::PublishFirst) || desk.may(Permission::PublishSecond);
    if (hides && desk.file().last_step("publish")) links << a(cls("btn btn--warn"), href(desk.link("/publication/hide")), t(casework::hiding_in_force(desk.file()) ? Key{"web.hiding.hidden"} : Key{"web.publication.hiding"})) << sign(" ");
    link(desk.page.context.may(Permission::ReadChronology, identity::Ownership::Own), "/chronology", "web.chronology.title");
    link(true, "/people", "web.case.people");
    link(true, "/documents", "web.documents.title");
    return links;
}

/// The further pages of a case, as far as the reader may open them.
Html pages_card(CaseDesk& desk) {
    const auto& t = desk.page.t;
    Html items;
    const auto link = [&](bool may, std::string_view below, Key words) {
        if (may) items << li(a(href(desk.link(below)), t(words)));
    };
    const bool drafts = desk.may(Permission::ReadDraft), under_review = casework::stage_of(desk.of.state) >= Stage::Review;
    link(drafts, "/report", "web.draft.title");
    if (!drafts && desk.page.context.may(Permission::ReadDraft, identity::Ownership::Shared)) {
        link(!desk.file().all("accuracy").empty(), "/report/checking", "web.draft.accuracy");
        link(!desk.file().all("report_share").empty(), "/report/shared", "web.draft.title");
    }
    link(drafts && under_review, "/disclosure", "web.hub.disclosure");
    link(drafts && under_review, "/publication", "web.hub.publication");
    link(desk.may(Permission::ReadRecommendations), "/actions", "web.hub.actions");
    link(under_review, "/quality", "web.quality.title");
    link(desk.may(Permission::ReadFamilyLog), "/family", "web.family.title");
    link(drafts, "/early-learning", "web.learning.title");
    link(desk.may(Permission::ReadMembers), "/members", "web.members.title");
    link(true, "/access", "web.access.title");
    link(true, "/keeping", "web.keeping.title");
    link(desk.may(Permission::ExportCase), "/export", "web.export.title");
    link(desk.may(Permission::WorkCase), "/details", "web.case.details");
    return section(cls("card"), attr("aria-labelledby", "pages"), h2(id("pages"), t("web.case.pages")), ul(cls("tasks"), items));
}

Response overview(SignedPage& page) {
    CaseDesk desk{page};
    if (is_advocate_here(desk) && !page.context.may(Permission::ReadCase)) return page.go(desk.path("/family"));  // Their page of this case is the family's.
    if (!page.context.may(Permission::ReadCase)) return Response::error(404);
    const auto& t = page.t;
    const Html lead = desk.of.lead.empty() ? Html{t("web.case.no_lead")} : name_of_account(page, desk.of.lead);
    const Html head = div(cls("row between case-head"),
                          div(p(cls("eyebrow"), t("web.case.eyebrow"), sign(" "), span(from_record(), desk.of.reference), sign(" · "), t("web.case.lead"), sign(" "), lead), h1(desk.name()), p(cls("muted"), path_words(t, "state", desk.of.state))),
                          div(cls("row"), case_buttons(desk)));
    const Html destroyed = desk.desk.ground.keys.is_destroyed(desk.of.seal) ? Html{p(strong(t("web.keeping.was_destroyed")), sign(" "), a(href(desk.link("/keeping")), t("web.keeping.certificate")))} : Html{};
    const Html body = div(cls("wrap"), head, destroyed, stage_line(t, casework::stage_of(desk.of.state)), clocks(desk), next_local_step(desk),
                          div(cls("cols two"), div(gaps_card(desk), next_steps_card(desk), agencies_card(desk), sheets_card(desk)), div(linked_card(desk), family_card(desk), alongside_card(desk), pages_card(desk), activity_card(desk))));
    auto frame = desk.frame(desk.of.pseudonym.empty() ? desk.of.reference : desk.of.pseudonym + ", " + desk.of.reference, true);
    frame.crumb = desk.of.reference;
    return page.show(std::move(frame), body);
}

}  // namespace

void add_overview_pages(Routes& routes) {
    add_signed_page(routes, "/cases/{case}", {.permission = Permission::ReadCase, .audit = AuditEvent::ReadCase, .data_class = identity::DataClass::C2, .for_owners = true}, overview);
}

}  // namespace web
