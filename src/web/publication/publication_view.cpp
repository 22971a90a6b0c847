#include "web/publication/publication_view.h"

#include <array>

#include "calendar/london.h"
#include "calendar/working.h"
#include "web/casework/clock_card.h"
#include "web/casework/sheet_view.h"
#include "web/html/components/fields.h"
#include "web/html/components/notices.h"
#include "web/html/components/tables.h"
#include "web/html/days.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;

namespace {

constexpr int days_before = 7;  ///< SI 2018/789 reg 16.

enum class TaskState { Done, Open, Blocks };

struct PublicationTask {
    Key words;
    std::string_view below;  ///< Page of the case.
    TaskState state;
};

Html task_tag(const Catalogue& t, TaskState state) {
    switch (state) {
        case TaskState::Done: return span(cls("tag tag--ok"), t("web.publication.done"));
        case TaskState::Open: return span(cls("tag tag--quiet"), t("web.publication.open"));
        case TaskState::Blocks: return span(cls("tag tag--late"), t("web.publication.blocks"));
    }
    return {};
}

TaskState done_if(bool done) { return done ? TaskState::Done : TaskState::Open; }

bool guard_met(CaseDesk& desk, std::string_view guard) { return casework::is_met(guard, desk.file(), {today_of(desk.page), {}, "publish"}); }

std::vector<PublicationTask> tasks_of(CaseDesk& desk) {
    const auto& file = desk.file();
    const auto publishers = casework::two_publishers(file);
    const bool national = casework::publication_scheme(file) == casework::PublicationScheme::National;
    const bool copies = guard_met(desk, "copies"), in_time = guard_met(desk, "copies_in_time");
    return {{"web.publication.task_mode", "/publication_plan", done_if(guard_met(desk, "mode") && guard_met(desk, "mode_reasons"))},
            {"web.publication.task_restriction", "/publication_restriction", guard_met(desk, "unrestricted") ? TaskState::Done : TaskState::Blocks},
            {"web.publication.task_hold", "/publication_hold", casework::hold_in_force(file) ? TaskState::Blocks : TaskState::Done},
            {"web.publication.task_proceedings", "/proceeding", casework::proceedings_that_block(file).empty() ? TaskState::Done : TaskState::Blocks},
            {national ? Key{"web.publication.task_copy_national"} : Key{"web.publication.task_copies"}, "/publication_copy", copies && !in_time ? TaskState::Blocks : done_if(copies)},
            {"web.publication.task_reasons", "/publication_plan", done_if(guard_met(desk, "mode_reasons_sent"))},
            {"web.publication.task_telling", "/publication_telling", done_if(guard_met(desk, "family_told"))},
            {"web.publication.task_summary", "/publication_summary", done_if(file.last("publication_summary") != nullptr)},
            {"web.publication.task_publicity", "/publication_publicity", done_if(file.last("publication_publicity") != nullptr)},
            {"web.publication.task_files", "/publication#proof", guard_met(desk, "public_files") ? TaskState::Done : file.last("publication_files") ? TaskState::Blocks : TaskState::Open},
            {"web.publication.task_first", "/publication_first", done_if(publishers.first != nullptr)},
            {"web.publication.task_second", "/publication_second", done_if(publishers.are_two())}};
}

calendar::Nation nation_of_publication(const CaseDesk& desk) { return calendar::parse_nation(desk.of.nation).value_or(calendar::Nation::England); }

/// The first lawful day if both copies leave on that day.
Html earliest_day(CaseDesk& desk) {
    const auto& t = desk.page.t;
    if (casework::publication_scheme(desk.file()) == casework::PublicationScheme::NonStatutory) return p(t("web.publication.no_gate"));
    const auto sent = casework::copies_sent(desk.file());
    const auto from = sent.value_or(today_of(desk.page));
    const auto earliest = calendar::working_day_after(desk.desk.ground.calendar, nation_of_publication(desk), from, days_before);
    if (!earliest) return {};
    return p(sent ? Html{t("web.publication.earliest_sent", {{"day", day_words(t, *earliest, DayStyle::WithWeekday)}, {"sent", day_words(t, from)}})}
                  : Html{t("web.publication.earliest_today", {{"day", day_words(t, *earliest, DayStyle::WithWeekday)}})});
}

Html inspectorate_warning(CaseDesk& desk) {
    const auto& file = desk.file();
    if (!casework::copies_sent(file) || casework::copy_sent(file, "inspectorate") || file.of.state == "published") return {};
    return govuk::warning_text(desk.page.t, {.content = desk.page.t("web.publication.no_inspectorate")});
}

Html what_if_planned(CaseDesk& desk) {
    const auto& page = desk.page;
    const auto& t = page.t;
    const auto two = [](const std::string& number) { return number.size() == 1 ? "0" + number : number; };
    const std::string year = page.asked("planned-year"), month = page.asked("planned-month"), day_number = page.asked("planned-day");
    auto items = govuk::day_month_year(t);
    items[0].value = day_number, items[1].value = month, items[2].value = year;
    Html answer;
    if (!year.empty()) {
        const auto planned = base::parse_day(year + "-" + two(month) + "-" + two(day_number));
        const auto working = planned ? calendar::work_out(desk.desk.ground.calendar, casework::copies_rule(casework::publication_scheme(desk.file())), nation_of_publication(desk), *planned) : std::unexpected{calendar::Refusal{}};
        answer = p(role("status"), working ? Html{t("web.publication.what_if_answer", {{"day", day_words(t, *planned, DayStyle::WithWeekday)}, {"send", day_words(t, working->due_on.day, DayStyle::WithWeekday)}})} : Html{t("web.publication.what_if_none")});
    }
    const Html asking = form(action(desk.link("/publication")), attr("method", "get"),
                             govuk::date_input(t, {.id = "planned", .name_prefix = "planned", .items = std::move(items), .fieldset = govuk::Fieldset{.legend = govuk::Legend{.content = t("web.publication.what_if_day")}}}),
                             p(cls("acts"), button(cls("btn btn--2"), type("submit"), t("web.publication.what_if_show"))));
    return together(h3(t("web.publication.what_if")), asking, answer);
}

}  // namespace

Html publication_tasks(CaseDesk& desk) {
    const auto& t = desk.page.t;
    Html items;
    for (const auto& task : tasks_of(desk)) items << li(span(a(href(desk.link(task.below)), t(task.words))), task_tag(t, task.state));
    return section(cls("card"), attr("aria-labelledby", "tasks"), h2(id("tasks"), t("web.publication.tasks")), ul(cls("tasks"), items));
}

Html publication_dates(CaseDesk& desk) {
    const auto& t = desk.page.t;
    Html cards;
    for (const auto& clock : desk.file().clocks)
        for (const std::string_view rule : {"publication-copies", "national-copies", "hold-review", "review", "national-review", "hiding-answer", "floor", "national-floor"})
            if (clock.rule == rule && clock.ended.empty()) cards << clock_card(desk, clock, today_of(desk.page));
    return section(attr("aria-labelledby", "dates"), h2(id("dates"), t("web.publication.dates")), earliest_day(desk), inspectorate_warning(desk), div(cls("cols clocks"), cards), what_if_planned(desk));
}

}  // namespace web
