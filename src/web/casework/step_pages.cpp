#include "web/casework/step_pages.h"

#include "casework/case_store.h"
#include "casework/walk.h"
#include "web/casework/desk.h"
#include "web/casework/sheet_view.h"
#include "web/html/components/fields.h"
#include "web/html/components/notices.h"
#include "web/html/tags.h"
#include "web/report/report_desk.h"
#include "web/review/review_pages.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::StepRefusal;

namespace {

/// The step of the path, if it can be taken from where the case is and this person may take it.
const casework::Step* step_of(CaseDesk& desk) {
    const auto* step = casework::find_step(desk.of.state, desk.page.request.parameter("event"));
    const auto permission = step ? identity::permission_named(step->who) : std::nullopt;
    return permission && desk.may(*permission) ? step : nullptr;
}

Html missing_list(CaseDesk& desk, const casework::Step& step) {
    const auto& t = desk.page.t;
    Html items;
    for (const auto& guard : casework::missing(step, [&](std::string_view word) { return word == "reasons" || casework::is_met(word, desk.file(), {today_of(desk.page), {}, step.event, doer_of(desk.page).who.to_string()}); }))
        items << li(path_words(t, "guard", guard));
    if (items.empty()) return {};
    return govuk::inset_text({.content = together(p(strong(desk.of.afterwards ? t("web.case.missing_afterwards") : t("web.case.still_missing"))), ul(items))});
}

struct StepForm {
    Problems problems = {};
    std::string day = {}, month = {}, year = {}, reasons = {};
    int status = 200;
};

StepForm as_of_today(const SignedPage& page) {
    const std::chrono::year_month_day date{today_of(page)};
    return {.problems = {}, .day = std::to_string(static_cast<unsigned>(date.day())), .month = std::to_string(static_cast<unsigned>(date.month())), .year = std::to_string(static_cast<int>(date.year()))};
}

Response ask_step(CaseDesk& desk, const casework::Step& step, const StepForm& asking) {
    auto& page = desk.page;
    const auto& t = page.t;
    auto items = govuk::day_month_year(t);
    items[0].value = asking.day, items[1].value = asking.month, items[2].value = asking.year;
    const Html title = path_words(t, "event", step.event);
    const Html fields = together(govuk::date_input(t, {.id = "on", .name_prefix = "on", .items = std::move(items), .fieldset = govuk::Fieldset{.legend = govuk::Legend{.content = t("web.case.step_on")}},
                                                       .hint = govuk::Hint{.content = t("web.case.step_on_hint")}, .error = asking.problems.at("on-day")}),
                                 govuk::textarea(t, {.name = "reasons", .label = {.content = t("web.case.step_reasons")}, .error = asking.problems.at("reasons"), .value = asking.reasons, .rows = 5, .autocomplete = "off"}),
                                 p(cls("acts"), button(cls("btn"), type("submit"), t("web.case.step_take")), sign(" "), a(href(desk.link()), t("web.case.back"))));
    const Html body = div(cls("wrap measure"), asking.problems.summary(t), h1(title), p(t("web.case.step_to"), sign(" "), strong(path_words(t, "state", casework::leads_to(step, desk.file())))), missing_list(desk, step), advice_before_step(desk, step.event),
                          page.post_form(desk.path("/steps/" + step.event), fields));
    auto frame = desk.frame(path_text(t, "event", step.event));
    if (asking.problems.any()) frame.title = std::string{t("web.case.error_title", {{"title", frame.title}}).text()};
    return page.show(std::move(frame), body, asking.status);
}

Response show_step(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    const auto* step = step_of(desk);
    return step ? ask_step(desk, *step, as_of_today(page)) : Response::error(404);
}

void explain(const SignedPage& page, const StepRefusal& refusal, StepForm& asking) {
    const auto& t = page.t;
    switch (refusal.code) {
        case StepRefusal::Code::NotYet: asking.problems.add("on-day", t("web.case.step_not_yet")); break;
        case StepRefusal::Code::BeforeLast: asking.problems.add("on-day", t("web.case.step_before_last")); break;
        case StepRefusal::Code::NotFromHere: asking.problems.add("", t("web.case.step_not_from_here")); break;
        case StepRefusal::Code::Missing:
            for (const auto& guard : refusal.missing) {
                if (guard == "reasons") asking.problems.add("reasons", t("web.case.step_no_reasons"));
                else asking.problems.add("", t("web.case.step_missing", {{"what", path_text(t, "guard", guard)}}));
            }
    }
}

Response take_it(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    const auto* step = step_of(desk);
    if (!step) return Response::error(404);
    StepForm asking{.problems = {}, .day = page.typed("on-day"), .month = page.typed("on-month"), .year = page.typed("on-year"), .reasons = page.typed("reasons"), .status = 422};
    const auto two = [](const std::string& number) { return number.size() == 1 ? "0" + number : number; };
    const auto on = base::parse_day(asking.year + "-" + two(asking.month) + "-" + two(asking.day));
    if (!on) {
        asking.problems.add("on-day", page.t("web.sheet.no_day"));
        return ask_step(desk, *step, asking);
    }
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    std::optional<StepRefusal> refusal;
    const auto taken = desk.desk.store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::expected<std::string, int> {
            // Whatever changed the report's text since it was signed: no step rests on a signature of other words.
            settle_signatures(page, desk.desk, transaction, desk.of, doer_of(page));
            const auto moved = casework::take_step(transaction, desk.desk.ground, casework::case_at(transaction, desk.of.key), step->event, {*on, asking.reasons, {}}, doer_of(page));
            if (moved) return desk.path();
            refusal = moved.error();
            return std::unexpected{0};
        });
    });
    if (taken) return page.go(*taken);
    explain(page, *refusal, asking);
    return ask_step(desk, *step, asking);
}

}  // namespace

void add_step_pages(Routes& routes) {
    // Which permission a step needs, its row says; the route lets in whoever may see the case, and `step_of` asks for the rest.
    add_signed_page(routes, "/cases/{case}/steps/{event}", {.permission = identity::Permission::ReadCase, .audit = AuditEvent::ReadCase, .data_class = identity::DataClass::C2}, show_step);
    add_form(routes, "/cases/{case}/steps/{event}", {.permission = identity::Permission::ReadCase, .audit = AuditEvent::CaseChanged, .data_class = identity::DataClass::C2}, take_it);
}

}  // namespace web
