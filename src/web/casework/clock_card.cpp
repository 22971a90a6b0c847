#include "web/casework/clock_card.h"

#include <algorithm>

#include "calendar/working.h"
#include "web/html/days.h"
#include "web/html/tags.h"
#include "web/pages/rule_words.h"

namespace web {

using namespace html;
using namespace html::tag;
using calendar::Status;
using casework::Clock;

namespace {

calendar::Nation nation_of_clock(const std::string& nation) { return calendar::parse_nation(nation).value_or(calendar::Nation::England); }

Html tag_of_status(const Catalogue& t, Status status, int left, int late) {
    switch (status) {
        case Status::NotStarted: return span(cls("tag tag--quiet"), t("web.case.clock_not_started"));
        case Status::OnTrack: return span(cls("tag"), t("web.case.clock_left", {{"count", left}}));
        case Status::DueSoon: return span(cls("tag tag--soon"), t("web.case.clock_left", {{"count", left}}));
        case Status::DueToday: return span(cls("tag tag--soon"), t("web.case.clock_today"));
        case Status::Overdue: return span(cls("tag tag--late"), t("web.case.clock_late", {{"count", late}}));
        case Status::OverdueExplained: return span(cls("tag tag--late"), t("web.case.clock_explained"));
        case Status::Met: return span(cls("tag tag--ok"), t("web.case.clock_met"));
        case Status::MetLate: break;
    }
    return span(cls("tag tag--late"), t("web.case.clock_met_late"));
}

/// Working days between two days, the first left out: 0 where the calendar does not reach.
int working_days(const SignedPage& page, const std::string& nation, base::Day after, base::Day until) {
    return calendar::working_days_left(desk_of(page).ground.calendar, nation_of_clock(nation), after, calendar::DueOn{until}).value_or(0);
}

Html status_tag(const SignedPage& page, const std::string& nation, const calendar::ClockFacts& facts, base::Day today) {
    const auto status = calendar::status_on(desk_of(page).ground.calendar, nation_of_clock(nation), facts, today);
    if (!status || !facts.due_on) return span(cls("tag tag--quiet"), page.t("web.case.clock_unknown"));
    return tag_of_status(page.t, *status, working_days(page, nation, today, facts.due_on->day), working_days(page, nation, facts.due_on->day, today));
}

/// The strip of numbered working days; heard as words.
Html days_strip(const Catalogue& t, const calendar::Working& working, const Clock& clock, base::Day today) {
    Html days;
    int count = 0;
    for (const auto& note : working.days) {
        if (note.why != calendar::DayNote::Why::Counted) continue;
        ++count;
        const bool last = note.number == working.rule.amount;
        const auto until = clock.met_on ? *clock.met_on : today;
        const std::string_view classes = note.day == until && !clock.met_on ? "t" : note.day <= until ? "d" : last ? "due" : "";
        days << li(cls(classes), attr("aria-current", note.day == today && !clock.met_on ? std::optional<std::string_view>{"date"} : std::nullopt), t.number(note.number));
    }
    return count == 0 ? Html{} : Html{ol(cls("days"), aria_label(t("web.case.clock_days", {{"count", count}})), days)};
}

Html big_number(const SignedPage& page, const calendar::Working& working, const Clock& clock, base::Day today) {
    const auto& t = page.t;
    if (working.rule.counts != calendar::Counts::WorkingDays) return p(cls("big"), rule_amount(page, working.rule));
    const auto until = clock.met_on ? std::min(*clock.met_on, today) : today;
    const int day = working_days(page, clock.nation, clock.start_on, until);
    return p(cls("big"), t("web.case.clock_day", {{"number", day}}), sign(" "), small(t("web.case.clock_of", {{"count", working.rule.amount}})));
}

}  // namespace

std::string rule_title_words(const SignedPage& page, const std::string& rule, const std::string& nation) {
    const auto versions = desk_of(page).ground.calendar->versions(rule, nation_of_clock(nation));
    if (versions.empty()) return rule;
    const auto& title = versions.back()->title;
    return page.language == Language::Welsh ? title.cy : title.en;
}

Html rule_title(const SignedPage& page, const std::string& rule, const std::string& nation) { return span(from_record(), rule_title_words(page, rule, nation)); }

Html clock_tag(CaseDesk& desk, const Clock& clock, base::Day today) {
    if (!clock.ended.empty()) return span(cls("tag tag--quiet"), desk.page.t("web.case.clock_ended"));
    calendar::ClockFacts facts;
    if (clock.due_on) facts.due_on = calendar::DueOn{*clock.due_on};
    facts.met_on = clock.met_on;
    facts.lateness = clock.explained ? calendar::Lateness::Explained : calendar::Lateness::NotExplained;
    return status_tag(desk.page, clock.nation, facts, today);
}

Html due_tag(const SignedPage& page, const std::string& nation, std::optional<base::Day> due_on, base::Day today) {
    if (!due_on) return span(cls("muted"), page.t("web.case.clock_none"));
    return status_tag(page, nation, {.due_on = calendar::DueOn{*due_on}, .met_on = {}, .lateness = calendar::Lateness::NotExplained}, today);
}

Html clock_card(CaseDesk& desk, const Clock& clock, base::Day today) {
    auto& page = desk.page;
    const auto& t = page.t;
    const auto working = calendar::work_out(desk.desk.ground.calendar, clock.rule, nation_of_clock(clock.nation), clock.start_on);
    const std::string anchor = "clock-" + std::to_string(clock.key.value());
    Html middle, due;
    if (working) middle << big_number(page, *working, clock, today) << days_strip(t, *working, clock, today);
    if (clock.due_on) due << p(strong(t("web.case.clock_due", {{"day", day_words(t, *clock.due_on)}})));
    if (clock.met_on) due << p(t("web.case.clock_met_on", {{"day", day_words(t, *clock.met_on)}}));
    return section(cls("card clock"), attr("aria-labelledby", anchor),
                   div(cls("row between"), h3(id(anchor), rule_title(page, clock.rule, clock.nation)), clock_tag(desk, clock, today)), middle, due,
                   p(cls("why muted"), t("web.case.clock_from", {{"day", day_words(t, clock.start_on)}}), sign(" "),
                     a(href(desk.link("/clocks#" + anchor)), t("web.case.clock_how"))));
}

}  // namespace web
