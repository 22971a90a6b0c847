#include "web/administration/calendar_view.h"

#include <algorithm>
#include <array>
#include <map>

#include "web/casework/clock_card.h"
#include "web/casework/desk.h"
#include "web/html/components/choices.h"
#include "web/html/components/fields.h"
#include "web/html/components/navigation.h"
#include "web/html/components/notices.h"
#include "web/html/components/tables.h"
#include "web/html/days.h"
#include "web/html/moment.h"
#include "web/pages/listing.h"
#include "web/pages/rule_words.h"
#include "web/signing/fields.h"

namespace web {

using namespace html;
using namespace html::tag;
using calendar::HolidayProblem;
using calendar::Nation;
using std::chrono::year_month_day;

namespace {

Html scrolled(const Words& label, const Html& inside) { return div(cls("scroll"), attr("tabindex", "0"), role("region"), aria_label(label), inside); }

int year_of_day(base::Day on) { return static_cast<int>(year_month_day{on}.year()); }

Words nation_name(const Page& page, Nation nation) { return nation_words(page, slug_of(nation)); }

/// Less than a year is left: the next list has been published by then, and somebody has to load it.
bool ends_soon(const calendar::DayRange& known, base::Day today) { return known.last - today < std::chrono::days{365}; }

Html how_far(const SignedPage& page, const CalendarModel& model) {
    const auto& t = page.t;
    std::vector<std::vector<govuk::Cell>> rows;
    bool soon = false;
    for (const Nation nation : calendar::every_nation) {
        const auto known = model.calendar.holidays().known(nation);
        const bool short_of = known && ends_soon(*known, model.today);
        soon = soon || short_of;
        Html until = known ? Html{day(t, known->last)} : Html{t("web.calendars.none_known")};
        if (short_of) until << sign(" ") << span(cls("tag tag--soon"), t("web.calendars.ends_soon"));
        rows.push_back({{.content = nation_name(page, nation)}, {.content = known ? Html{day(t, known->first)} : Html{}}, {.content = std::move(until)},
                        {.content = Html{std::to_string(model.calendar.holidays().count(nation))}, .format = "numeric"}});
    }
    Html warnings;
    if (soon) warnings << govuk::warning_text(t, {.content = t("web.calendars.warn_year")});
    if (model.clocks_without_date) warnings << govuk::warning_text(t, {.content = t("web.calendars.warn_clock")});
    const auto head = std::vector<govuk::Cell>{{.content = t("web.clock.nation")}, {.content = t("web.calendars.known_from")}, {.content = t("web.calendars.known_until")}, {.content = t("web.calendars.holidays"), .format = "numeric"}};
    return div(h2(id("known"), t("web.calendars.how_far")), warnings,
                   scrolled(t("web.calendars.how_far"), govuk::table({.head = head, .rows = std::move(rows), .first_cell_is_header = true})));
}

Html edition_line(const SignedPage& page, const calendar::Edition& edition) {
    const auto& t = page.t;
    if (edition.version == 0) return together(p(t("web.calendars.own")), p(cls("small muted"), t("web.calendars.sum"), sign(" "), span(from_record(), cls("wrap-any"), edition.sha256)));
    return together(p(t("web.calendars.in_force", {{"version", edition.version}}), sign(" "), edition.loaded_at ? moment(t, *edition.loaded_at) : Html{}),
                    p(cls("small muted"), t("web.calendars.sum"), sign(" "), span(from_record(), cls("wrap-any"), edition.sha256)));
}

Html rule_row(const SignedPage& page, const calendar::Rule& rule) {
    const auto& t = page.t;
    const Html until = rule.to ? Html{t("web.clock.from_to", {{"from", day_words(t, rule.from)}, {"to", day_words(t, *rule.to)}})} : Html{t("web.clock.from_on", {{"from", day_words(t, rule.from)}})};
    const Html mark = rule.checked_on ? Html{t("web.clock.checked_on", {{"day", day_words(t, *rule.checked_on)}})} : Html{span(cls("tag tag--soon"), t("web.clock.not_checked"))};
    return tr(th(scope("row"), data_words(page, rule.title), br(), span(cls("muted small"), span(from_record(), rule.version), sign(", "), until)), td(rule_amount(page, rule)),
              td(rule_strength(page, rule.strength), br(), span(cls("small muted"), from_record(), lang("en"), rule.source)), td(mark));
}

/// A nation's rules in force first; those that govern earlier starts stand below, folded.
Html rules_of(const SignedPage& page, const CalendarModel& model, Nation nation) {
    const auto& t = page.t;
    Html now, before;
    for (const auto& rule : model.calendar.rules())
        if (rule.nation == nation) (rule.governs(model.today) ? now : before) << rule_row(page, rule);
    const auto table_of = [&](const Html& rows) -> Html {
        return table(cls("tbl"), caption(cls("sr"), nation_name(page, nation)),
                     thead(tr(th(scope("col"), t("web.clock.rule")), th(scope("col"), t("web.clock.amount")), th(scope("col"), t("web.clock.strength")), th(scope("col"), t("web.clock.checked")))), tbody(rows));
    };
    if (now.empty() && before.empty()) return together(h3(nation_name(page, nation)), p(t("web.calendars.no_rules")));
    return together(h3(nation_name(page, nation)), now.empty() ? Html{} : Html{scrolled(nation_name(page, nation), table_of(now))},
                    before.empty() ? Html{} : govuk::details({.summary = t("web.calendars.earlier"), .content = scrolled(t("web.calendars.earlier"), table_of(before))}));
}

Html rules(const SignedPage& page, const CalendarModel& model) {
    Html nations;
    for (const Nation nation : calendar::every_nation) nations << rules_of(page, model, nation);
    return div(h2(id("rules"), page.t("web.calendars.rules")), p(page.t("web.calendars.rules_are_release"), sign(" "), page.t.rich("web.calendars.local_are_yours", {}, {{"timetables", page.link("/admin/timetables")}})), nations);
}

Html holidays_form(const SignedPage& page, const CalendarModel& model) {
    govuk::Select nation{.name = "nation", .label = {.content = page.t("web.clock.nation")}}, year{.name = "year", .label = {.content = page.t("web.calendars.year")}};
    for (const Nation one : calendar::every_nation)
        if (model.calendar.holidays().known(one)) nation.items.push_back({.content = nation_name(page, one), .value = std::string{slug_of(one)}, .selected = one == model.nation});
    if (const auto known = model.calendar.holidays().known(model.nation))
        for (int one = year_of_day(known->last); one >= year_of_day(known->first); --one)
            year.items.push_back({.content = Html{std::to_string(one)}, .value = std::to_string(one), .selected = one == model.year});
    return tag::form(cls("filter-form no-print"), attr("method", "get"), action(page.link("/admin/clocks")), govuk::select(page.t, nation), govuk::select(page.t, year),
                     p(cls("acts"), button(cls("btn btn--2"), type("submit"), page.t("web.calendars.show"))));
}

Html holidays(const SignedPage& page, const CalendarModel& model) {
    const auto& t = page.t;
    std::vector<std::vector<govuk::Cell>> rows;
    for (const auto& [on, name] : model.calendar.holidays().all(model.nation))
        if (year_of_day(on) == model.year) rows.push_back({{.content = day(t, on, DayStyle::WithWeekday)}, {.content = data_words(page, name)}});
    const auto head = std::vector<govuk::Cell>{{.content = t("web.clock.day")}, {.content = t("web.calendars.holiday")}};
    const Html list = rows.empty() ? Html{p(t("web.calendars.none_that_year"))} : Html{scrolled(t("web.calendars.holidays"), govuk::table({.head = head, .rows = std::move(rows), .first_cell_is_header = true}))};
    return div(h2(id("holidays"), t("web.calendars.holidays")), holidays_form(page, model), list);
}

Html history(const SignedPage& page, const CalendarModel& model) {
    const auto& t = page.t;
    if (model.loads.empty()) return section(labelled_by("loads"), h2(id("loads"), t("web.calendars.loads")), p(t("web.calendars.no_loads")));
    std::vector<std::vector<govuk::Cell>> rows;
    for (const auto& one : model.loads)
        rows.push_back({{.content = Html{std::to_string(one.version)}}, {.content = moment(t, one.loaded_at)},
                        {.content = one.named.empty() ? name_of_account(page, one.loaded_by) : Html{span(from_record(), one.named)}},
                        {.content = together(span(from_record(), one.source), br(), span(cls("small muted wrap-any"), from_record(), one.sha256))}});
    const auto head = std::vector<govuk::Cell>{{.content = t("web.calendars.version")}, {.content = t("web.calendars.when")}, {.content = t("web.calendars.who")}, {.content = t("web.calendars.source")}};
    return section(labelled_by("loads"), h2(id("loads"), t("web.calendars.loads")), scrolled(t("web.calendars.loads"), govuk::table({.head = head, .rows = std::move(rows)})));
}

Words holiday_problem_words(const SignedPage& page, const HolidayProblem& problem) {
    const auto& t = page.t;
    const std::string nation{problem.nation ? nation_name(page, *problem.nation).text() : std::string_view{}};
    using What = HolidayProblem::What;
    switch (problem.what) {
        case What::NoTable: return t("web.calendars.problem_no_table");
        case What::TooLarge: return t("web.calendars.problem_too_large");
        case What::NoNation: return t("web.calendars.problem_no_nation", {{"where", problem.where}, {"value", problem.value}});
        case What::NotADay: return t("web.calendars.problem_not_a_day", {{"where", problem.where}, {"value", problem.value}});
        case What::YearOutOfReach: return t("web.calendars.problem_year_out_of_reach", {{"where", problem.where}, {"value", problem.value}});
        case What::NoName: return t("web.calendars.problem_no_name", {{"where", problem.where}});
        case What::NoWelshName: return t("web.calendars.problem_no_welsh_name", {{"where", problem.where}});
        case What::Twice: return t("web.calendars.problem_twice", {{"where", problem.where}, {"value", problem.value}});
        case What::YearNotWhole: return t("web.calendars.problem_year_not_whole", {{"year", std::to_string(problem.year)}, {"nation", nation}, {"found", problem.found}, {"wanted", problem.wanted}});
        case What::YearLeftOut: return t("web.calendars.problem_year_left_out", {{"year", std::to_string(problem.year)}, {"nation", nation}});
        case What::Shorter: break;
    }
    return t("web.calendars.problem_shorter", {{"nation", nation}, {"first", std::to_string(problem.wanted)}, {"last", std::to_string(problem.year)}});
}

Html changed_days(const SignedPage& page, const CalendarPreview& preview) {
    const auto& t = page.t;
    const auto changes = changes_between(preview.now.holidays(), preview.then);
    if (changes.empty()) return p(t("web.calendars.no_changes"));
    std::vector<std::vector<govuk::Cell>> rows;
    for (const auto& change : changes) {
        const bool added = change.way == calendar::HolidayChange::Way::Added;
        rows.push_back({{.content = day(t, change.day, DayStyle::WithWeekday)}, {.content = nation_name(page, change.nation)}, {.content = data_words(page, change.name)},
                        {.content = span(cls(added ? "tag tag--ok" : "tag tag--late"), added ? t("web.calendars.added") : t("web.calendars.removed"))}});
    }
    const auto head = std::vector<govuk::Cell>{{.content = t("web.clock.day")}, {.content = t("web.clock.nation")}, {.content = t("web.calendars.holiday")}, {.content = t("web.calendars.change")}};
    return scrolled(t("web.calendars.changes"), govuk::table({.head = head, .rows = std::move(rows), .first_cell_is_header = true}));
}

Html reach_line(const SignedPage& page, const std::optional<calendar::DayRange>& known) {
    return known ? Html{page.t("web.calendars.span", {{"first", day_words(page.t, known->first)}, {"last", day_words(page.t, known->last)}})} : Html{page.t("web.calendars.none_known")};
}

Html reach(const SignedPage& page, const CalendarPreview& preview) {
    const auto& t = page.t;
    std::vector<std::vector<govuk::Cell>> rows;
    bool shorter = false;
    for (const Nation nation : calendar::every_nation) {
        const auto before = preview.now.holidays().known(nation), after = preview.then.known(nation);
        shorter = shorter || (before && (!after || after->last < before->last || after->first > before->first));
        rows.push_back({{.content = nation_name(page, nation)}, {.content = reach_line(page, before)}, {.content = reach_line(page, after)}});
    }
    const auto head = std::vector<govuk::Cell>{{.content = t("web.clock.nation")}, {.content = t("web.calendars.now")}, {.content = t("web.calendars.then")}};
    return together(shorter ? govuk::warning_text(t, {.content = t("web.calendars.shorter_warning")}) : Html{},
                    scrolled(t("web.calendars.how_far"), govuk::table({.head = head, .rows = std::move(rows), .first_cell_is_header = true})));
}

Html day_or_none(const SignedPage& page, const std::optional<base::Day>& on) { return on ? Html{day(page.t, *on, DayStyle::WithWeekday)} : Html{page.t("web.calendars.no_date")}; }

Html moved_clocks(const SignedPage& page, const CalendarPreview& preview) {
    const auto& t = page.t;
    constexpr std::size_t most_rows = 200;
    Html list = p(t("web.calendars.none_moves"));
    if (!preview.known_moves.empty()) {
        std::vector<std::vector<govuk::Cell>> rows;
        for (const auto& move : preview.known_moves)
            if (rows.size() < most_rows)
                rows.push_back({{.content = Html{span(from_record(), move.reference)}}, {.content = rule_title(page, move.rule, "england")}, {.content = day_or_none(page, move.before)}, {.content = day_or_none(page, move.after)}});
        const auto head = std::vector<govuk::Cell>{{.content = t("web.calendars.case")}, {.content = t("web.calendars.clock")}, {.content = t("web.calendars.now")}, {.content = t("web.calendars.then")}};
        list = together(p(t("web.calendars.would_move", {{"count", static_cast<std::int64_t>(preview.known_moves.size())}})),
                        scrolled(t("web.calendars.moves"), govuk::table({.head = head, .rows = std::move(rows), .first_cell_is_header = true})));
    }
    return together(list, p(cls("muted"), t("web.calendars.not_all_shown")));
}

}  // namespace

Html calendar_view(const SignedPage& page, const CalendarModel& model) {
    const auto& t = page.t;
    Html done;
    if (page.asked("done") == "loaded") done << govuk::notification_banner(t, {.content = t("web.calendars.loaded"), .kind = govuk::BannerKind::Success});
    const Html load = model.may_load ? Html{p(a(href(page.link("/admin/clocks/new")), cls("btn"), t("web.calendars.load_newer")))} : Html{};
    return div(cls("wrap"), done, h1(t("web.calendars.title")), p(cls("lede"), t("web.calendars.lede")),
               section(cls("card"), labelled_by("edition"), h2(id("edition"), t("web.calendars.edition")), edition_line(page, model.calendar.edition()), load), how_far(page, model), holidays(page, model),
               rules(page, model), history(page, model));
}

Html calendar_form(SignedPage& page, const CalendarForm& form) {
    const auto& t = page.t;
    Problems problems;
    for (const auto& one : form.problems) problems.add("table", holiday_problem_words(page, one));
    govuk::Textarea table{.name = "table", .label = {.content = t("web.calendars.table")}, .hint = govuk::Hint{.content = t("web.calendars.table_hint")}, .value = form.table, .rows = 18};
    table.id = "table", table.spelling = govuk::Spelling::Unchecked, table.error = problems.at("table"), table.attributes = govuk::Attributes{}.add("data-from-record", "");
    govuk::Input source{.name = "source", .label = {.content = t("web.calendars.source_label")}, .hint = govuk::Hint{.content = t("web.calendars.source_hint")}};
    source.value = form.source;
    const bool shorter = form.shorten || std::ranges::any_of(form.problems, [](const HolidayProblem& one) { return one.what == HolidayProblem::What::Shorter; });
    const Html consent = shorter ? govuk::checkboxes(t, {.name = "shorten", .items = {{.value = "1", .content = t("web.calendars.shorten"), .chosen = form.shorten}}}) : Html{};
    return div(cls("wrap measure"), problems.summary(t), h1(t("web.calendars.new_title")), p(t("web.calendars.new_lede")),
               page.post_form("/admin/clocks/new", together(govuk::input(t, source), govuk::textarea(t, table), consent, submit(t("web.calendars.look")))),
               p(a(href(page.link("/admin/clocks")), t("web.calendars.back"))));
}

Html calendar_preview(SignedPage& page, const CalendarPreview& preview) {
    const auto& t = page.t;
    const std::string path = "/admin/clocks/loads/" + preview.proposal.id;
    return div(cls("wrap"), h1(t("web.calendars.preview_title")), p(t("web.calendars.preview_lede")), p(t("web.calendars.source"), sign(": "), span(from_record(), preview.proposal.source)),
               section(labelled_by("changes"), h2(id("changes"), t("web.calendars.changes")), changed_days(page, preview)), section(labelled_by("reach"), h2(id("reach"), t("web.calendars.how_far")), reach(page, preview)),
               section(labelled_by("moves"), h2(id("moves"), t("web.calendars.moves")), moved_clocks(page, preview)),
               page.post_form(path, govuk::button({.content = t("web.calendars.confirm")})), p(a(href(page.link("/admin/clocks")), t("web.calendars.leave_it"))));
}

}  // namespace web
