#include <algorithm>

#include "web/casework/sheet_view.h"
#include "web/casework/posted_answers.h"
#include "web/html/components/fields.h"
#include "web/html/tags.h"
#include "web/report/report_desk.h"
#include "web/tracker/entry_form.h"
#include "web/tracker/recurrence_view.h"
#include "web/tracker/tracker_list.h"
#include "web/tracker/tracker_pages.h"
#include "web/tracker/writing_help.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Answers;
using identity::Permission;

namespace {

/// Only those who read them in the case by their role; an agency sees those addressed to it.
std::vector<learning::Head> heads_shown(CaseDesk& desk) {
    const auto reader = tracker_reader(desk.page);
    auto heads = desk.page.store().read([&](store::Snapshot& snapshot) { return learning::heads_of_case(snapshot, desk.of.id.to_string()); });
    std::erase_if(heads, [&](const learning::Head& head) { return !learning::may_see(reader, head); });
    return heads;
}

Response case_recommendations(SignedPage& page) {
    CaseDesk desk{page};
    const auto& t = page.t;
    auto heads = heads_shown(desk);
    Html list = heads.empty() ? Html{p(t("web.tracker.none_in_case"))} : recommendations_table(page, heads, t("web.tracker.title"));
    // One that identifies somebody is read here, where the read is recorded.
    Html sealed;
    for (const auto& head : heads)
        if (head.identifying) sealed << li(a(href(desk.link("/actions/" + head.id.to_string())), span(from_record(), number_of(head)), sign(": "), t("web.tracker.read_sealed")));
    Html acts;
    if (desk.may(Permission::WriteRecommendations) && !desk.is_over()) acts << a(cls("btn"), href(desk.link("/actions/new")), t("web.tracker.write"));
    auto frame = desk.frame(std::string{t("web.tracker.title").text()});
    frame.width = Width::Wide;
    return page.show(std::move(frame), div(cls("wrap wide"), div(cls("row between"), h1(t("web.tracker.of_case"), sign(" "), desk.name()), acts),
                                                                                 section(cls("card"), p(cls("muted"), t("web.tracker.four_steps")), list, sealed.empty() ? Html{} : Html{ul(sealed)}), recurrence_card(desk)));
}

/// Findings of the case to choose from; nothing where there are none.
Html finding_choice(CaseDesk& desk, const Answers& answers) {
    const auto& t = desk.page.t;
    const auto findings = desk.file().all("finding");
    if (findings.empty()) return {};
    govuk::Select select{.name = "recommendation.0.finding", .label = {.content = t("form.recommendation.recommendation.finding.label")}};
    select.items.push_back({.content = t("web.tracker.no_finding"), .value = std::string{}});
    for (const auto* finding : findings) {
        std::string words;
        for (const auto& [place, said] : finding->answers.all())
            if (words.empty() || place.field == "finding" || place.field == "text") words = said;
        const auto id = finding->id.to_string();
        select.items.push_back({.content = Html{words.substr(0, 140)}, .value = id, .selected = answers.of("recommendation", "finding") == id, .attributes = govuk::Attributes{}.add("data-from-record", "")});
    }
    return govuk::select(t, select);
}

struct Writing {
    const Answers& answers;
    const std::vector<casework::Problem>& problems;
    bool looked = false;
    int status = 200;
};

Response ask_recommendation(CaseDesk& desk, const Writing& writing) {
    auto& page = desk.page;
    const auto& t = page.t;
    auto form = casework::form_called("recommendation");
    std::erase_if(form.sections.front().fields, [](const casework::Field& field) { return field.key == "finding"; });
    const Html fields = together(finding_choice(desk, writing.answers), all_fields({t, form, writing.answers, writing.problems}),
                                 p(cls("acts"), button(cls("btn"), type("submit"), name("go"), value("save"), t("web.case.save")), sign(" "), button(cls("btn btn--2"), type("submit"), name("go"), value("look"), t("web.tracker.look")), sign(" "),
                                   a(href(desk.link("/actions")), t("web.case.back"))));
    const Html beside = writing.looked ? writing_help(page, desk.of.partnership, writing.answers, {}) : Html{section(cls("card"), h2(t("web.tracker.before")), p(t("web.tracker.look_how")))};
    auto frame = desk.frame(form_page_title(t, t("web.tracker.write").text(), !writing.problems.empty()));
    frame.breadcrumbs.push_back({Html{t("web.tracker.title")}, desk.link("/actions")});
    return page.show(std::move(frame), div(cls("wrap beside-precedents"), div(cls("measure"), form_errors(t, form, writing.problems), h1(t("web.tracker.write")), page.post_form(desk.path("/actions/new"), fields)), aside(cls("precedents"), aria_label(t("web.tracker.before")), beside)), writing.status);
}

Response new_recommendation(SignedPage& page) {
    CaseDesk desk{page};
    return desk.is_over() ? Response::error(410) : ask_recommendation(desk, {.answers = {}, .problems = {}});
}

Response save_recommendation(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    const auto& form = casework::form_called("recommendation");
    const auto answers = posted_answers(page, form);
    if (page.typed("go") == "look") return ask_recommendation(desk, {.answers = answers, .problems = {}, .looked = true});
    const auto problems = casework::check(form, answers, casework::Asked::Complete, today_of(page));
    if (!problems.empty()) return ask_recommendation(desk, {.answers = answers, .problems = problems, .looked = true, .status = 422});
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    const auto to = desk.desk.store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::string {
            const auto head = learning::add_recommendation(transaction, desk.desk.ground, {.partnership = desk.of.partnership, .of = &desk.of, .answers = answers}, doer_of(page));
            settle_signatures(page, desk.desk, transaction, desk.of, doer_of(page));
            return head.identifying ? desk.path("/actions/" + head.id.to_string()) : "/actions/" + head.id.to_string();
        });
    });
    return page.go(to);
}

}  // namespace

void add_recommendation_writing_pages(Routes& routes) {
    const Guard reading{.permission = Permission::ReadRecommendations, .audit = AuditEvent::ReadCase, .data_class = identity::DataClass::C2, .for_owners = true};
    const Guard opening{.permission = Permission::WriteRecommendations, .audit = AuditEvent::ReadDraft, .data_class = identity::DataClass::C2};
    const Guard writing{.permission = Permission::WriteRecommendations, .audit = AuditEvent::RecordChanged, .data_class = identity::DataClass::C2, .body_bytes = long_form_bytes};
    add_signed_page(routes, "/cases/{case}/actions", reading, case_recommendations);
    add_signed_page(routes, "/cases/{case}/actions/new", opening, new_recommendation);
    add_form(routes, "/cases/{case}/actions/new", writing, save_recommendation);
}

}  // namespace web
