#include <algorithm>

#include "calendar/explanation.h"
#include "calendar/london.h"
#include "calendar/working.h"
#include "web/casework/clock_card.h"
#include "web/casework/clock_moves.h"
#include "web/casework/clock_pages.h"
#include "web/casework/form_words.h"
#include "web/casework/sheet_view.h"
#include "web/html/components/notices.h"
#include "web/html/components/tables.h"
#include "web/html/days.h"
#include "web/html/moment.h"
#include "web/html/tags.h"
#include "web/pages/listing.h"
#include "web/pages/rule_words.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Clock;

namespace {

/// A record to hand over: everything a date rests on, in the order of the law's questions. By code; no name stands in it.
class DateRecord {
public:
    explicit DateRecord(CaseDesk& desk) : desk_{desk}, page_{desk.page}, t_{desk.page.t}, moves_{clock_moves_of(desk)} {}

    Html body() {
        Html clocks;
        for (const auto& clock : desk_.file().clocks) clocks << of_clock(clock);
        if (clocks.empty()) clocks << p(t_("web.case.no_clocks"));
        return div(cls("wrap measure"), h1(t_("web.record.title")), facts(), p(t_("web.case.clocks_mean")), clocks, unchecked(), p(cls("acts no-print"), a(href(desk_.link("/clocks")), t_("web.record.back"))));
    }

private:
    Html facts() {
        const auto& edition = desk_.desk.ground.calendar->edition();
        Html calendar = edition.version == 0 ? Html{t_("web.clock.calendar_own")} : Html{t_("web.clock.calendar_version", {{"version", edition.version}})};
        calendar << sign(" ") << span(cls("small muted wrap-any"), t_("web.calendars.sum"), sign(" "), span(from_record(), edition.sha256));
        std::vector<govuk::SummaryRow> rows{{.key = t_("web.record.case"), .value = span(from_record(), desk_.of.reference)},
                                            {.key = t_("web.clock.nation"), .value = nation_words(page_, desk_.of.nation)},
                                            {.key = t_("web.record.made"), .value = together(moment(t_, page_.context.now), sign(", "), span(from_record(), page_.me().name))},
                                            {.key = t_("web.record.calendar"), .value = std::move(calendar)}};
        return govuk::summary_list({.rows = std::move(rows)});
    }

    Html of_clock(const Clock& clock) {
        const auto nation = calendar::parse_nation(clock.nation).value_or(calendar::Nation::England);
        const auto working = calendar::work_out(desk_.desk.ground.calendar, clock.rule, nation, clock.start_on);
        // A clock that was counted again stood by a calendar that is no longer in force: its days are those of the one that follows it.
        const bool again = clock.ended == "counted-again";
        Html inside = again ? start_rows(clock, {}) : working ? together(rows_of(clock, *working), left_out(*working)) : together(start_rows(clock, {}), p(from_record(), lang("en"), calendar::words_of(working.error())));
        if (!again && working && !working->rule.checked_on) unchecked_ << li(data_words(page_, working->rule.title), sign(", "), span(from_record(), working->rule.version), sign(": "), span(from_record(), lang("en"), working->rule.source));
        Html ended;
        if (!clock.ended.empty()) ended << p(t_("web.case.clock_ended_why"), sign(" "), path_words(t_, "ended", clock.ended)) << clock_move_line(desk_, moves_, clock);
        return section(cls("card"), div(cls("row between"), h2(rule_title(page_, clock.rule, clock.nation)), clock_tag(desk_, clock, today_of(page_))), ended, inside, delays(clock));
    }

    Html start_rows(const Clock& clock, std::vector<govuk::SummaryRow> more) {
        std::vector<govuk::SummaryRow> rows{{.key = t_("web.case.clock_start"), .value = day(t_, clock.start_on, DayStyle::WithWeekday)},
                                            {.key = t_("web.case.clock_recorded"), .value = together(name_of_account(page_, clock.recorded_by), sign(", "), moment(t_, clock.recorded_at))}};
        for (auto& row : more) rows.push_back(std::move(row));
        rows.push_back({.key = t_("web.case.clock_due_key"), .value = clock.due_on ? Html{day(t_, *clock.due_on, DayStyle::WithWeekday)} : Html{t_("web.case.clock_unknown")}});
        if (clock.met_on) rows.push_back({.key = t_("web.case.clock_met_key"), .value = day(t_, *clock.met_on, DayStyle::WithWeekday)});
        return govuk::summary_list({.rows = std::move(rows)});
    }

    Html rows_of(const Clock& clock, const calendar::Working& working) {
        const auto& rule = working.rule;
        const Html until = rule.to ? Html{t_("web.clock.from_to", {{"from", day_words(t_, rule.from)}, {"to", day_words(t_, *rule.to)}})} : Html{t_("web.clock.from_on", {{"from", day_words(t_, rule.from)}})};
        std::vector<govuk::SummaryRow> more{{.key = t_("web.clock.starts"), .value = data_words(page_, rule.starts)},
                                            {.key = t_("web.clock.amount"), .value = rule_amount(page_, rule)},
                                            {.key = t_("web.clock.version"), .value = together(span(from_record(), rule.version), sign(", "), until)},
                                            {.key = t_("web.clock.strength"), .value = rule_strength(page_, rule.strength)},
                                            {.key = t_("web.clock.source"), .value = span(from_record(), lang("en"), rule.source)},
                                            {.key = t_("web.clock.checked"), .value = rule_checked(page_, rule)}};
        if (working.last_working_day_on_or_before && clock.due_on && *working.last_working_day_on_or_before != *clock.due_on)
            more.push_back({.key = t_("web.case.clock_last_working"), .value = day(t_, *working.last_working_day_on_or_before, DayStyle::WithWeekday)});
        return start_rows(clock, std::move(more));
    }

    /// The days that were not counted; the others follow each other without a gap.
    Html left_out(const calendar::Working& working) {
        if (working.days.empty()) return p(t_("web.clock.way_calendar"));
        Html rows;
        for (const auto& note : working.days) {
            if (note.why == calendar::DayNote::Why::Counted) continue;
            const bool weekend = note.why == calendar::DayNote::Why::Weekend;
            rows << tr(th(scope("row"), day(t_, note.day, DayStyle::WithWeekday)), td(weekend ? Html{t_("web.clock.weekend")} : together(t_("web.clock.holiday"), sign(" "), data_words(page_, note.holiday))));
        }
        if (rows.empty()) return p(t_("web.record.none_left_out"));
        return table(cls("tbl"), caption(cls("small"), t_("web.record.left_out")), thead(tr(th(scope("col"), t_("web.clock.day")), th(scope("col"), t_("web.record.why")))), tbody(rows));
    }

    Html delays(const Clock& clock) {
        Html list;
        for (const auto* record : desk_.file().all_where("delay", "delay", "rule", clock.rule)) {
            const auto cause = record->answers.of("delay", "cause"), reasons = record->answers.of("delay", "reasons");
            list << li(when(!cause.empty(), [&](Html& out) { out << option_words(t_, cause) << sign(". "); }), span(from_record(), reasons));
        }
        return list.empty() ? Html{} : together(h3(t_("web.record.delays")), ul(list));
    }

    Html unchecked() {
        if (unchecked_.empty()) return {};
        return section(labelled_by("unchecked"), h2(id("unchecked"), t_("web.record.unchecked")), p(t_("web.record.unchecked_means")), ul(unchecked_));
    }

    CaseDesk& desk_;
    SignedPage& page_;
    const Catalogue& t_;
    std::vector<casework::ClockMove> moves_;
    Html unchecked_;
};

Response date_record(SignedPage& page) {
    CaseDesk desk{page};
    auto frame = desk.frame(std::string{page.t("web.record.title").text()});
    frame.breadcrumbs.push_back({Html{page.t("web.case.clocks_title")}, desk.link("/clocks")});
    return page.show(std::move(frame), DateRecord{desk}.body());
}

}  // namespace

void add_date_record_page(Routes& routes) {
    add_signed_page(routes, "/cases/{case}/clocks/record", {.permission = identity::Permission::ReadCase, .audit = AuditEvent::ReadCase, .data_class = identity::DataClass::C2}, date_record);
}

}  // namespace web
