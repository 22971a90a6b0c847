#include "web/pages/clock_pages.h"

#include <algorithm>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "calendar/london.h"
#include "exchange/clock_json.h"
#include "web/pages/clock_view.h"
#include "web/server/openapi.h"

namespace web {

using calendar::Calendar;
using identity::DataClass;
using identity::Permission;

namespace {

/// Days either side of the start that the page works out too.
constexpr int what_if_days = 3;

/// "2" as "02"; what is no short number stays as it was typed, and is then no day.
std::string two_digits(const std::string& typed) { return typed.size() == 1 ? "0" + typed : typed; }

/// The form's three fields, or one `from` for links and programs.
ClockModel read(const Page& page) {
    ClockModel model{.words = {page.asked("rule"), page.asked("from"), page.asked("nation")}, .day = page.asked("from-day"), .month = page.asked("from-month"), .year = page.asked("from-year")};
    if (model.words.from.empty()) {
        if (!model.day.empty() || !model.month.empty() || !model.year.empty()) model.words.from = fmt::format("{}-{}-{}", model.year, two_digits(model.month), two_digits(model.day));
    } else if (const auto day = base::parse_day(model.words.from)) {
        const std::chrono::year_month_day date{*day};
        model.day = std::to_string(static_cast<unsigned>(date.day()));
        model.month = std::to_string(static_cast<unsigned>(date.month()));
        model.year = std::to_string(static_cast<int>(date.year()));
    }
    return model;
}

bool is_asked(const Page& page) {
    for (const char* name : {"rule", "from", "nation", "from-day", "from-month", "from-year"})
        if (page.request.query.has(name)) return true;
    return false;
}

void answer(const Calendar& calendar, ClockModel& model) {
    const auto question = understand(calendar, model.words);
    if (!question) {
        model.problems = question.error();
        return;
    }
    model.answer = work_out(calendar, question->rule, question->nation, question->start);
    if (!*model.answer) return;
    for (int days = -what_if_days; days <= what_if_days; ++days)
        if (auto other = work_out(calendar, question->rule, question->nation, question->start + std::chrono::days{days})) model.what_if.push_back(std::move(*other));
}

Response clock_page(Page& page) {
    const Calendar& calendar = page.services.calendar;
    auto model = read(page);
    const base::Day today = calendar::day_in_london(page.context.now);
    for (const auto& rule : calendar.rules())
        if (rule.governs(today)) model.in_force.push_back(&rule);
    if (is_asked(page)) answer(calendar, model);
    html::PageFrame frame;
    frame.title = std::string{clock_title(page, model).text()};
    frame.crumb = std::string{page.t("web.clock.title").text()};
    frame.description = std::string{page.t("web.clock.lede").text()};
    frame.section = html::Section::About;
    frame.breadcrumbs = {html::home_crumb(page.t)};
    if (is_asked(page)) frame.robots = html::Robots::KeptOut;
    return page.answer(std::move(frame), clock_view(page, model), model.problems.empty() ? 200 : 400);
}

Response misunderstood(const Calendar& calendar, const calendar::QuestionWords& words, const std::vector<calendar::Misunderstood>& problems) {
    std::string sentences;
    for (const auto problem : problems) sentences += (sentences.empty() ? "" : " ") + words_of(problem, calendar, words, calendar::Naming::Parameters);
    return Response::json(boost::json::serialize(boost::json::object{{"status", 400}, {"title", sentences}}), 400);
}

/// A refusal is an answer to a question that was understood: 200, with `refused` in place of `due_on`.
Response clock_api(const Request& request, Context& context) {
    const Page page{request, context, html::Language::English};
    const auto model = read(page);
    const Calendar& calendar = page.services.calendar;
    const auto question = understand(calendar, model.words);
    if (!question) return misunderstood(calendar, model.words, question.error());
    const auto working = work_out(calendar, question->rule, question->nation, question->start);
    return Response::json(working ? exchange::to_json(*working, calendar) : exchange::to_json(working.error(), calendar)).with_cache(Cache::Revalidate);
}

ApiOperation clock_operation() {
    using Place = ApiParameter::Place;
    using Kind = ApiParameter::Kind;
    return {.id = "workOutClock", .summary = "A statutory date with its working-out, or the reason for which there is none",
            .parameters = {{"rule", Place::Query, Kind::Text, "The rule's name: notification, tell-partners, rapid-review, review, publication-copies, floor and others; an unknown one is answered with 400 and the list"},
                           {"from", Place::Query, Kind::Text, "The day on which it starts, as 2025-12-22; for publication-copies and floor the day of publication"},
                           {"nation", Place::Query, Kind::Text, "england (unless given), wales, scotland or northern-ireland"}},
            .schema = std::string{exchange::clock_schema}};
}

}  // namespace

void add_clock_pages(Routes& routes) {
    add_page(routes, "/clock", RateClass::Pages, clock_page);
    routes.add(Route{Method::Get, "/api/v1/clock", DataClass::C0, Permission::ReadCollection, AuditEvent::None, no_body, RateClass::Pages, clock_api}
                   .describe(clock_operation()));
}

}  // namespace web
