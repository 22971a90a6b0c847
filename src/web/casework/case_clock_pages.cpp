#include "calendar/explanation.h"
#include "calendar/london.h"
#include "calendar/working.h"
#include "casework/case_store.h"
#include "web/casework/clock_card.h"
#include "web/casework/clock_pages.h"
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

Html one_clock(CaseDesk& desk, const Clock& clock) {
    auto& page = desk.page;
    const auto& t = page.t;
    const auto working = calendar::work_out(desk.desk.ground.calendar, clock.rule, nation_of_case(desk), clock.start_on);
    Html how;
    if (working) how << rule_rows(page, clock, *working) << govuk::details({.summary = t("web.case.clock_each_day"), .content = days_table(page, *working)}) << when(clock.runs(), [&](Html& out) { out << what_if(page, desk, clock); });
    else how << p(from_record(), calendar::words_of(working.error()));
    return section(cls("card"), id("clock-" + std::to_string(clock.key.value())), div(cls("row between"), h2(rule_title(page, clock.rule, clock.nation)), clock_tag(desk, clock, today_of(page))),
                   when(!clock.ended.empty(), [&](Html& out) { out << p(cls("muted"), t("web.case.clock_ended_why"), sign(" "), path_words(t, "ended", clock.ended)); }), how);
}

Response clocks_page(SignedPage& page) {
    CaseDesk desk{page};
    const auto& t = page.t;
    Html cards;
    for (const auto& clock : desk.file().clocks) cards << one_clock(desk, clock);
    if (cards.empty()) cards << section(cls("card"), p(t("web.case.no_clocks")));
    const Html body = div(cls("wrap measure"), h1(t("web.case.clocks_title")), p(t("web.case.clocks_mean")), cards,
                          p(cls("acts no-print"), a(href(desk.link("/clocks.ics")), t("web.case.clocks_ics")), sign(" "), when(desk.may(identity::Permission::WorkCase), [&](Html& out) { out << a(href(desk.link("/delay/new")), t("web.case.clock_explain")); })));
    return page.show(desk.frame(std::string{t("web.case.clocks_title").text()}), body);
}

/// RFC 5545: whole days, folded at 75 bytes; the case's code and the rule, never a name.
std::string folded(const std::string& line) {
    std::string out;
    for (std::size_t at = 0; at < line.size();) {
        std::size_t take = std::min<std::size_t>(at == 0 ? 75 : 74, line.size() - at);
        while (at + take < line.size() && (static_cast<unsigned char>(line[at + take]) & 0xC0) == 0x80) --take;
        out += (at == 0 ? "" : " ") + line.substr(at, take) + "\r\n";
        at += take;
    }
    return out;
}

std::string compact(base::Day on) {
    auto iso = base::to_iso(on);
    std::erase(iso, '-');
    return iso;
}

Response calendar_file(SignedPage& page) {
    CaseDesk desk{page};
    std::string out = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Cairn//Casework//EN\r\n";
    for (const auto& clock : desk.file().clocks) {
        if (!clock.due_on || !clock.ended.empty()) continue;
        auto stamp = base::to_iso(clock.recorded_at).substr(0, 19);
        std::erase_if(stamp, [](char c) { return c == '-' || c == ':'; });
        out += "BEGIN:VEVENT\r\n" + folded("UID:" + desk.of.reference + "-" + std::to_string(clock.key.value()) + "@cairn") + "DTSTAMP:" + stamp + "Z\r\nDTSTART;VALUE=DATE:" + compact(*clock.due_on) + "\r\n" +
               folded("SUMMARY:" + desk.of.reference + ": " + clock.rule) + folded("URL:" + page.context.public_url + desk.path("/clocks")) + "END:VEVENT\r\n";
    }
    auto response = Response::bytes("text/calendar; charset=utf-8", out + "END:VCALENDAR\r\n");
    response.headers.set("Content-Disposition", "attachment; filename=\"" + desk.of.reference + ".ics\"");
    return response;
}

}  // namespace

void add_case_clock_pages(Routes& routes) {
    add_signed_page(routes, "/cases/{case}/clocks", {.permission = identity::Permission::ReadCase, .audit = AuditEvent::ReadCase}, clocks_page);
    add_signed_page(routes, "/cases/{case}/clocks.ics", {.permission = identity::Permission::ReadCase, .audit = AuditEvent::Exported, .rate = RateClass::Downloads}, calendar_file);
}

}  // namespace web
