#include "web/pages/clock_view.h"

#include <algorithm>

#include "web/html/components/fields.h"
#include "web/html/components/notices.h"
#include "web/html/components/tables.h"
#include "web/html/days.h"
#include "web/pages/excerpt.h"
#include "web/pages/listing.h"
#include "web/pages/rule_words.h"

namespace web {

using namespace html;
using namespace html::tag;
using calendar::Counts;
using calendar::DayNote;
using calendar::Means;
using calendar::Misunderstood;
using calendar::RefusalCode;
using calendar::Rule;
using calendar::TwoLanguages;
using calendar::Working;

namespace {

Html nation_of(const Page& page, calendar::Nation nation) { return nation_words(page, std::string{slug_of(nation)}); }

/// A rule's title where no version of it is in question: the first nation's that has it. Only names of the table are asked for.
const TwoLanguages& title_words(const Page& page, std::string_view rule_name) { return std::ranges::find(page.services.calendar->rules(), rule_name, &Rule::name)->title; }

Html title_of(const Page& page, std::string_view rule_name) { return data_words(page, title_words(page, rule_name)); }

// ---- the form

struct Problem {
    Key words;
    Url field;
};

Problem problem_of(Misunderstood what) {
    switch (what) {
        case Misunderstood::NoRule: return {"web.clock.error_no_rule", "#rule"};
        case Misunderstood::UnknownRule: return {"web.clock.error_rule", "#rule"};
        case Misunderstood::UnknownNation: return {"web.clock.error_nation", "#nation"};
        case Misunderstood::NoDay: return {"web.clock.error_no_day", "#from-day"};
        case Misunderstood::NotADay: break;
    }
    return {"web.clock.error_day", "#from-day"};
}

std::optional<govuk::ErrorMessage> error_at(const Page& page, const ClockModel& model, const Url& field) {
    for (const auto what : model.problems)
        if (const auto problem = problem_of(what); problem.field == field) return govuk::ErrorMessage{.content = page.t(problem.words)};
    return std::nullopt;
}

Html errors(const Page& page, const ClockModel& model) {
    if (model.problems.empty()) return {};
    govuk::ErrorSummary summary;
    for (const auto what : model.problems) {
        const auto problem = problem_of(what);
        summary.errors.push_back({.content = page.t(problem.words), .to = problem.field});
    }
    return govuk::error_summary(page.t, summary);
}

Html rule_field(const Page& page, const ClockModel& model) {
    govuk::Select field{.name = "rule", .label = {.content = page.t("web.clock.rule")}, .error = error_at(page, model, "#rule")};
    field.items.push_back({.content = page.t("web.clock.choose"), .value = std::string{}});
    for (const std::string& rule_name : every_rule_name(page.services.calendar)) {
        govuk::Attributes attributes;
        attributes.add("data-from-record", "");
        const auto& rule_title = title_words(page, rule_name);
        field.items.push_back({.content = Html{page.language == Language::Welsh ? rule_title.cy : rule_title.en}, .value = rule_name, .selected = rule_name == model.words.rule, .attributes = attributes});
    }
    return govuk::select(page.t, field);
}

Html day_field(const Page& page, const ClockModel& model) {
    auto items = govuk::day_month_year(page.t);
    items[0].value = model.day;
    items[1].value = model.month;
    items[2].value = model.year;
    return govuk::date_input(page.t, {.id = "from", .name_prefix = "from", .items = std::move(items),
                                      .fieldset = govuk::Fieldset{.legend = govuk::Legend{.content = page.t("web.clock.from")}},
                                      .hint = govuk::Hint{.content = page.t("web.clock.from_hint")}, .error = error_at(page, model, "#from-day")});
}

Html nation_field(const Page& page, const ClockModel& model) {
    govuk::Select field{.name = "nation", .label = {.content = page.t("web.clock.nation")}, .error = error_at(page, model, "#nation")};
    for (const auto nation : calendar::every_nation)
        field.items.push_back({.content = nation_of(page, nation), .value = std::string{slug_of(nation)}, .selected = slug_of(nation) == model.words.nation});
    return govuk::select(page.t, field);
}

Html question(const Page& page, const ClockModel& model) {
    return form(cls("card clock-form no-print"), action(page.link("/clock")), attr("method", "get"), flag("novalidate"), rule_field(page, model), day_field(page, model), nation_field(page, model),
                button(cls("btn"), type("submit"), page.t("web.clock.work_out")));
}

// ---- the answer

Html reason(const Page& page, const DayNote& note) {
    const auto& t = page.t;
    switch (note.why) {
        case DayNote::Why::Counted: return t("web.clock.counted", {{"number", note.number}});
        case DayNote::Why::Weekend: return span(cls("muted"), t("web.clock.weekend"));
        case DayNote::Why::Holiday: break;
    }
    return span(cls("muted"), t("web.clock.holiday"), sign(" "), data_words(page, note.holiday));
}

Html way(const Page& page, const Working& working) {
    const auto& t = page.t;
    if (working.rule.counts == Counts::WorkingDays) return p(t("web.clock.way_forward"));
    if (working.rule.counts == Counts::WorkingDaysBefore) return p(t("web.clock.way_back"));
    return together(p(t("web.clock.way_calendar")), when(working.clamped, [&](Html& out) { out << p(t(working.rule.counts == Counts::Months ? Key{"web.clock.clamped_month"} : Key{"web.clock.clamped_year"})); }));
}

Html each_day(const Page& page, const Working& working) {
    if (working.days.empty()) return {};
    const auto& t = page.t;
    Html rows;
    rows << tr(th(scope("row"), day(t, working.start, DayStyle::WithWeekday)), td(span(cls("muted"), t("web.clock.day_zero"))));
    for (const DayNote& note : working.days) rows << tr(th(scope("row"), day(t, note.day, DayStyle::WithWeekday)), td(reason(page, note)));
    return table(cls("tbl"), caption(cls("sr"), t("web.clock.each_day")), thead(tr(th(scope("col"), t("web.clock.day")), th(scope("col"), t("web.clock.what_of_it")))), tbody(rows));
}

Html facts(const Page& page, const Rule& rule) {
    const auto& t = page.t;
    Html source = Html{span(from_record(), lang("en"), rule.source)};
    if (const auto seen = Url::parse(rule.seen_at); seen && !rule.seen_at.empty()) source << sign(" ") << a(href(*seen), t("web.clock.seen_at"));
    Html until = rule.to ? t("web.clock.from_to", {{"from", day_words(t, rule.from)}, {"to", day_words(t, *rule.to)}}) : t("web.clock.from_on", {{"from", day_words(t, rule.from)}});
    std::vector<govuk::SummaryRow> rows{{.key = t("web.clock.rule"), .value = data_words(page, rule.title)},
                                        {.key = t("web.clock.nation"), .value = nation_of(page, rule.nation)},
                                        {.key = t("web.clock.amount"), .value = rule_amount(page, rule)},
                                        {.key = t("web.clock.starts"), .value = data_words(page, rule.starts)},
                                        {.key = t("web.clock.version"), .value = together(span(from_record(), rule.version), sign(", "), until)},
                                        {.key = t("web.clock.strength"), .value = rule_strength(page, rule.strength)},
                                        {.key = t("web.clock.source"), .value = std::move(source)},
                                        {.key = t("web.clock.checked"), .value = rule_checked(page, rule)}};
    if (!rule.note.en.empty()) rows.push_back({.key = t("web.clock.note"), .value = data_words(page, rule.note)});
    return govuk::summary_list({.rows = std::move(rows)});
}

Words headline(const Page& page, const Working& working) {
    const auto due = day_words(page.t, working.due_on.day, DayStyle::WithWeekday);
    switch (working.rule.means) {
        case Means::SendBy: return page.t("web.clock.send_by", {{"day", due}});
        case Means::AtLeast: return page.t("web.clock.at_least", {{"day", due}});
        case Means::Due: break;
    }
    return page.t("web.clock.due", {{"day", due}});
}

Html further_days(const Page& page, const Working& working) {
    const auto& t = page.t;
    Html lines;
    const auto line = [&](Key key, base::Day on) { lines << p(t(key, {{"day", day_words(t, on, DayStyle::WithWeekday)}})); };
    if (working.rule.counts == Counts::Months && working.last_working_day_on_or_before) line("web.clock.last_working_day", *working.last_working_day_on_or_before);
    if (working.rule.counts == Counts::Months && !working.last_working_day_on_or_before) lines << p(t("web.clock.last_working_day_not_known"));
    if (working.may_be_removed_from) line("web.clock.may_be_removed", *working.may_be_removed_from);
    if (working.earliest_on) line("web.clock.earliest", *working.earliest_on);
    return lines;
}

Html what_if(const Page& page, const ClockModel& model, const Working& working) {
    const auto& t = page.t;
    Html rows;
    for (const Working& other : model.what_if) {
        const auto address = page.link("/clock").with("rule", other.rule.name).with("from", base::to_iso(other.start)).with("nation", slug_of(other.rule.nation));
        const bool own = other.start == working.start;
        rows << tr(th(scope("row"), own ? Html{strong(day(t, other.start, DayStyle::WithWeekday))} : Html{a(href(address), day(t, other.start, DayStyle::WithWeekday))}),
                   td(day(t, other.due_on.day, DayStyle::WithWeekday)));
    }
    return section(labelled_by("what-if"), h2(id("what-if"), t("web.clock.what_if")),
                   table(cls("tbl"), caption(cls("sr"), t("web.clock.what_if")), thead(tr(th(scope("col"), t("web.clock.if_started")), th(scope("col"), t("web.clock.then")))), tbody(rows)));
}

/// The lists of bank holidays, how far they reach, and the credit that their licence asks for.
Html where_from(const Page& page, const Working& working) {
    const auto known = page.services.calendar->holidays().known(working.rule.nation);
    if (working.days.empty() || !known) return {};
    const auto& edition = page.services.calendar->edition();
    Html version = edition.version == 0 ? Html{page.t("web.clock.calendar_own")} : Html{page.t("web.clock.calendar_version", {{"version", edition.version}})};
    return p(cls("small muted"), page.t("web.clock.holidays_from", {{"first", day_words(page.t, known->first)}, {"last", day_words(page.t, known->last)}}), sign(" "), version);
}

/// The same answer for programs: the API has one language and one address.
Html as_json(const Page& page, const Working& working) {
    const auto address = Url{"/api/v1/clock"}.with("rule", working.rule.name).with("from", base::to_iso(working.start)).with("nation", slug_of(working.rule.nation));
    return ul(cls("acts no-print"), li(a(href(address), page.t("web.clock.as_json"))));
}

Html worked(const Page& page, const ClockModel& model, const Working& working) {
    const auto& t = page.t;
    return together(section(cls("card"), labelled_by("answer"), p(cls("muted"), data_words(page, working.rule.title)), h2(id("answer"), headline(page, working)), further_days(page, working),
                            when(!working.rule.checked_on, [&](Html& out) { out << p(rule_checked(page, working.rule)); })),
                    section(labelled_by("counted"), h2(id("counted"), t("web.clock.how")), way(page, working), each_day(page, working), where_from(page, working), as_json(page, working)),
                    section(labelled_by("by"), h2(id("by"), t("web.clock.by_rule")), facts(page, working.rule)), what_if(page, model, working));
}

Html why_refused(const Page& page, const calendar::Refusal& refusal) {
    const auto& t = page.t;
    switch (refusal.code) {
        case RefusalCode::LimitNotKnown:
        case RefusalCode::NoLimitSet: return data_words(page, refusal.rule->note);
        case RefusalCode::HolidaysNotKnown:
            if (!refusal.known) return t("web.clock.no_holidays");
            return t("web.clock.holidays_not_known", {{"first", day_words(t, refusal.known->first)}, {"last", day_words(t, refusal.known->last)}});
        case RefusalCode::NotInForce:
            if (!refusal.rule) return t("web.clock.not_in_force");
            return t("web.clock.not_in_force_before", {{"day", day_words(t, refusal.rule->from)}});
        case RefusalCode::UnknownRule:
        case RefusalCode::NotInThisNation: break;
    }
    return t("web.clock.not_in_nation");
}

Html refused(const Page& page, const calendar::Refusal& refusal) {
    return together(section(cls("card"), labelled_by("answer"), p(cls("muted"), title_of(page, refusal.rule_name), sign(", "), nation_of(page, refusal.nation)), h2(id("answer"), page.t("web.clock.refused")), p(why_refused(page, refusal))),
                    when(refusal.rule.has_value(), [&](Html& out) { out << section(labelled_by("by"), h2(id("by"), page.t("web.clock.by_rule")), facts(page, *refusal.rule)); }));
}

// ---- every rule

Html rules(const Page& page, const ClockModel& model) {
    const auto& t = page.t;
    Html rows;
    for (const Rule* rule : model.in_force)
        rows << tr(th(scope("row"), data_words(page, rule->title)), td(nation_of(page, rule->nation)), td(rule_amount(page, *rule)), td(rule_strength(page, rule->strength)),
                   td(span(from_record(), lang("en"), rule->source)),
                   td(rule->checked_on ? day(t, *rule->checked_on) : Html{span(cls("tag tag--soon"), t("web.clock.not_checked"))}));
    return section(labelled_by("rules"), h2(id("rules"), t("web.clock.rules")), p(t("web.clock.rules_what")),
                   div(cls("scroll"), attr("tabindex", 0), role("region"), aria_label(t("web.clock.rules_table")),
                       table(cls("tbl minw"), thead(tr(th(scope("col"), t("web.clock.rule")), th(scope("col"), t("web.clock.nation")), th(scope("col"), t("web.clock.amount")),
                                                       th(scope("col"), t("web.clock.strength")), th(scope("col"), t("web.clock.source")), th(scope("col"), t("web.clock.checked")))),
                             tbody(rows))));
}

Html answer(const Page& page, const ClockModel& model) {
    if (!model.answer) return {};
    return *model.answer ? worked(page, model, **model.answer) : refused(page, model.answer->error());
}

}  // namespace

Words clock_title(const Page& page, const ClockModel& model) {
    const auto& t = page.t;
    if (!model.problems.empty()) return t("web.clock.title_error", {{"title", t("web.clock.title")}});
    if (!model.answer) return t("web.clock.title");
    return *model.answer ? headline(page, **model.answer) : t("web.clock.refused");
}

Html clock_view(const Page& page, const ClockModel& model) {
    return div(cls("wrap"), errors(page, model), h1(page.t("web.clock.title")), p(cls("lede"), page.t("web.clock.lede")),
               div(cls("cols find"), question(page, model), div(cls("clock-answer"), answer(page, model), rules(page, model))));
}

}  // namespace web
