#include <algorithm>

#include "calendar/explanation.h"
#include "calendar/london.h"
#include "calendar/working.h"
#include "casework/case_store.h"
#include "casework/form.h"
#include "web/casework/calendar_text.h"
#include "web/casework/clock_card.h"
#include "web/casework/clock_moves.h"
#include "web/casework/clock_pages.h"
#include "web/casework/local_steps_view.h"
#include "web/casework/sheet_view.h"
#include "web/html/components/notices.h"
#include "web/html/components/tables.h"
#include "web/html/days.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Clock;

namespace {

calendar::Nation nation_of_case(const CaseDesk& desk) { return calendar::parse_nation(desk.of.nation).value_or(calendar::Nation::England); }

Html in_language(const SignedPage& page, const calendar::TwoLanguages& words) { return span(from_record(), page.language == Language::Welsh ? words.cy : words.en); }

Html day_reason(const SignedPage& page, const calendar::DayNote& note) {
    const auto& t = page.t;
    switch (note.why) {
        case calendar::DayNote::Why::Counted: return t("web.clock.counted", {{"number", note.number}});
        case calendar::DayNote::Why::Weekend: return span(cls("muted"), t("web.clock.weekend"));
        case calendar::DayNote::Why::Holiday: break;
    }
    return span(cls("muted"), t("web.clock.holiday"), sign(" "), in_language(page, note.holiday));
}

Html days_table(const SignedPage& page, const calendar::Working& working) {
    if (working.days.empty()) return p(page.t("web.clock.way_calendar"));
    std::vector<std::vector<govuk::Cell>> rows;
    for (const auto& note : working.days) rows.push_back({{.content = day(page.t, note.day, DayStyle::WithWeekday)}, {.content = day_reason(page, note)}});
    return govuk::table({.head = std::vector<govuk::Cell>{{.content = page.t("web.case.day")}, {.content = page.t("web.case.counted")}}, .rows = std::move(rows), .first_cell_is_header = true});
}

Html rule_rows(const SignedPage& page, const Clock& clock, const calendar::Working& working) {
    const auto& t = page.t;
    const auto& rule = working.rule;
    const Html checked = rule.checked_on ? Html{day(t, *rule.checked_on)} : Html{span(cls("tag tag--soon"), t("web.sheet.not_checked"))};
    std::vector<govuk::SummaryRow> rows{{.key = t("web.case.clock_start"), .value = together(day(t, clock.start_on, DayStyle::WithWeekday), sign(", "), in_language(page, rule.starts))},
                                        {.key = t("web.case.clock_recorded"), .value = together(name_of_account(page, clock.recorded_by), sign(", "), day(t, calendar::day_in_london(clock.recorded_at)))},
                                        {.key = t("web.case.clock_rule"), .value = together(in_language(page, rule.title), sign(", "), span(from_record(), rule.version), sign(": "), span(from_record(), rule.source))},
                                        {.key = t("web.sheet.checked"), .value = checked}};
    if (clock.due_on) rows.push_back({.key = t("web.case.clock_due_key"), .value = strong(day(t, *clock.due_on, DayStyle::WithWeekday))});
    if (working.last_working_day_on_or_before && clock.due_on && *working.last_working_day_on_or_before != *clock.due_on)
        rows.push_back({.key = t("web.case.clock_last_working"), .value = day(t, *working.last_working_day_on_or_before, DayStyle::WithWeekday)});
    if (clock.met_on) rows.push_back({.key = t("web.case.clock_met_key"), .value = day(t, *clock.met_on, DayStyle::WithWeekday)});
    return govuk::summary_list({.rows = std::move(rows)});
}

/// "If it starts on Friday?": the same clock from the days that follow.
Html what_if(const SignedPage& page, const CaseDesk& desk, const Clock& clock) {
    std::vector<std::vector<govuk::Cell>> rows;
    for (int later = 1; later <= 5; ++later) {
        const auto start = clock.start_on + std::chrono::days{later};
        const auto working = calendar::work_out(desk.desk.ground.calendar, clock.rule, nation_of_case(desk), start);
        rows.push_back({{.content = day(page.t, start, DayStyle::WithWeekday)}, {.content = working ? Html{day(page.t, working->due_on.day, DayStyle::WithWeekday)} : Html{page.t("web.case.clock_unknown")}}});
    }
    return govuk::details({.summary = page.t("web.case.what_if"), .content = govuk::table({.head = std::vector<govuk::Cell>{{.content = page.t("web.case.what_if_start")}, {.content = page.t("web.case.what_if_due")}},
                                                                                          .rows = std::move(rows), .first_cell_is_header = true})});
}

/// A clock that can be late with a reason, and is near or past its day.
bool may_explain(const CaseDesk& desk, const Clock& clock) {
    const auto& options = casework::form_called("delay").find("delay")->find("rule")->options;
    return desk.may(identity::Permission::WorkCase) && !desk.is_over() && clock.runs() && !clock.explained && clock.due_on && *clock.due_on <= today_of(desk.page) + std::chrono::days{28} && std::ranges::find(options, clock.rule) != options.end();
}

Html one_clock(CaseDesk& desk, const Clock& clock, const std::vector<casework::ClockMove>& moves) {
    auto& page = desk.page;
    const auto& t = page.t;
    const auto working = calendar::work_out(desk.desk.ground.calendar, clock.rule, nation_of_case(desk), clock.start_on);
    Html how;
    // A clock that was counted again is not counted here with the calendar of today: the one that follows it is.
    if (clock.ended == "counted-again") how << p(t("web.case.clock_from", {{"day", day_words(t, clock.start_on)}}));
    else if (working) how << rule_rows(page, clock, *working) << govuk::details({.summary = t("web.case.clock_each_day"), .content = days_table(page, *working)}) << when(clock.runs(), [&](Html& out) { out << what_if(page, desk, clock); });
    else how << p(from_record(), calendar::words_of(working.error()));
    return section(cls("card"), id("clock-" + std::to_string(clock.key.value())), div(cls("row between"), h2(rule_title(page, clock.rule, clock.nation)), clock_tag(desk, clock, today_of(page))),
                   when(!clock.ended.empty(), [&](Html& out) { out << p(cls("muted"), t("web.case.clock_ended_why"), sign(" "), path_words(t, "ended", clock.ended)) << clock_move_line(desk, moves, clock); }), how,
                   when(may_explain(desk, clock), [&](Html& out) { out << p(cls("no-print"), a(href(desk.link("/delay/new?delay.0.rule=" + clock.rule)), t("web.case.clock_explain"), span(cls("sr"), sign(" "), rule_title(page, clock.rule, clock.nation)))); }));
}

Response clocks_page(SignedPage& page) {
    CaseDesk desk{page};
    const auto& t = page.t;
    Html cards;
    const auto moves = clock_moves_of(desk);
    for (const auto& clock : desk.file().clocks) cards << one_clock(desk, clock, moves);
    if (cards.empty()) cards << section(cls("card"), p(t("web.case.no_clocks")));
    const Html body = div(cls("wrap measure"), h1(t("web.case.clocks_title")), p(t("web.case.clocks_mean")), cards, local_steps_section(desk),
                          p(cls("acts no-print"), a(href(desk.link("/clocks/record")), t("web.record.title")), sign(" "), a(href(desk.link("/clocks.ics")), t("web.case.clocks_ics")), sign(" "), when(desk.may(identity::Permission::WorkCase), [&](Html& out) { out << a(href(desk.link("/delay/new")), t("web.case.clock_explain")); })));
    return page.show(desk.frame(std::string{t("web.case.clocks_title").text()}), body);
}

Response calendar_file(SignedPage& page) {
    CaseDesk desk{page};
    std::vector<CalendarEntry> entries;
    for (const auto& clock : desk.file().clocks) {
        if (!clock.due_on || !clock.ended.empty()) continue;
        entries.push_back({.uid = desk.of.reference + "-" + std::to_string(clock.key.value()), .summary = desk.of.reference + ": " + clock.rule, .on = *clock.due_on,
                           .stamp = clock.recorded_at, .address = page.context.public_url + desk.path("/clocks")});
    }
    auto response = Response::bytes("text/calendar; charset=utf-8", calendar_text(entries, ""));
    response.headers.set("Content-Disposition", "attachment; filename=\"" + desk.of.reference + ".ics\"");
    return response;
}

}  // namespace

void add_case_clock_pages(Routes& routes) {
    add_signed_page(routes, "/cases/{case}/clocks", {.permission = identity::Permission::ReadCase, .audit = AuditEvent::ReadCase}, clocks_page);
    add_signed_page(routes, "/cases/{case}/clocks.ics", {.permission = identity::Permission::ReadCase, .audit = AuditEvent::Exported, .rate = RateClass::Downloads}, calendar_file);
}

}  // namespace web
