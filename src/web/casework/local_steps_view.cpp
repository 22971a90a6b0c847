#include "web/casework/local_steps_view.h"

#include <algorithm>

#include "web/html/components/tables.h"
#include "web/html/days.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Timetable;

namespace {

/// The partnership's words in the page's language; English where it wrote no Welsh, and then marked as English.
Html step_words(const SignedPage& page, const casework::TimetableRow& row) {
    if (page.language == Language::Welsh && !row.what_cy.empty()) return span(from_record(), row.what_cy);
    if (page.language == Language::Welsh) return span(from_record(), lang("en"), row.what);
    return span(from_record(), row.what);
}

Html source_line(const SignedPage& page, const Timetable& table) {
    const auto& t = page.t;
    const Html checked = table.checked_on ? Html{t("web.clock.checked_on", {{"day", day_words(t, *table.checked_on)}})} : Html{span(cls("tag tag--soon"), t("web.clock.not_checked"))};
    return p(cls("small muted wrap-any"), t("web.clock.local"), sign(". "), t("web.clock.source"), sign(": "), span(from_record(), table.source), sign(" "), checked);
}

}  // namespace

Html timetable_table(const SignedPage& page, const Timetable& table, const std::vector<std::optional<base::Day>>* days) {
    const auto& t = page.t;
    std::vector<std::vector<govuk::Cell>> rows;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const auto& row = table.rows[i];
        std::vector<govuk::Cell> cells{{.content = t("web.timetables.working_day", {{"day", row.working_day}})}};
        if (days) cells.push_back({.content = (*days)[i] ? Html{day(t, *(*days)[i], DayStyle::WithWeekday)} : Html{t("web.case.clock_unknown")}});
        cells.push_back({.content = step_words(page, row)});
        cells.push_back({.content = Html{span(from_record(), row.who)}});
        rows.push_back(std::move(cells));
    }
    std::vector<govuk::Cell> head{{.content = t("web.timetables.day")}};
    if (days) head.push_back({.content = t("web.case.day")});
    head.push_back({.content = t("web.timetables.what")});
    head.push_back({.content = t("web.timetables.who")});
    return together(div(cls("scroll"), attr("tabindex", "0"), role("group"), aria_label(t("web.timetables.local_steps")), govuk::table({.head = std::move(head), .rows = std::move(rows), .first_cell_is_header = true})), source_line(page, table));
}

Html next_local_step(CaseDesk& desk) {
    auto& page = desk.page;
    const auto& file = desk.file();
    const bool open = std::ranges::any_of(file.clocks, [](const casework::Clock& clock) { return clock.rule == "rapid-review" && clock.runs(); });
    const auto steps = open ? desk.desk.store.read([&](store::Snapshot& snapshot) { return casework::local_steps(snapshot, desk.desk.ground, file); }) : std::nullopt;
    if (!steps) return {};
    const base::Day today = today_of(page);
    for (std::size_t i = 0; i < steps->days.size(); ++i)
        if (steps->days[i] && *steps->days[i] >= today)
            return p(span(cls("tag tag--quiet"), page.t("web.timetables.local")), sign(" "), step_words(page, steps->timetable.rows[i]), sign(": "), day(page.t, *steps->days[i], DayStyle::WithWeekday), sign(". "),
                     a(href(desk.link("/clocks#local")), page.t("web.timetables.local_steps")));
    return {};
}

Html local_steps_section(CaseDesk& desk) {
    auto& page = desk.page;
    const auto& t = page.t;
    const auto& file = desk.file();
    const auto steps = desk.desk.store.read([&](store::Snapshot& snapshot) { return casework::local_steps(snapshot, desk.desk.ground, file); });
    if (!steps) return {};
    const Html which = steps->timetable.version == 0 ? Html{t("web.timetables.shipped")} : Html{t("web.timetables.version", {{"version", steps->timetable.version}, {"day", day_words(t, steps->timetable.from)}})};
    Html why = p(cls("muted"), which, sign(". "), t("web.timetables.by_start", {{"day", day_words(t, steps->sent_on)}}));
    if (steps->chosen) why = p(cls("muted"), which, sign(". "), t("web.timetables.by_choice"), sign(" "), name_of_account(page, steps->chosen->chosen_by), sign(": "), span(from_record(), steps->chosen->reasons));
    return div(cls("card"), div(cls("row between"), h2(id("local"), t("web.timetables.local_steps")), span(cls("tag tag--quiet"), t("web.timetables.local"))), p(t("web.timetables.no_statute")),
                   timetable_table(page, steps->timetable, &steps->days), why,
                   when(desk.may(identity::Permission::WorkCase) && !desk.is_over(), [&](Html& out) { out << p(cls("no-print"), a(href(desk.link("/clocks/timetable")), t("web.timetables.choose_other"))); }));
}

}  // namespace web
