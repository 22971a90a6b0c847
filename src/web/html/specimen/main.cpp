// Writes a page with every component, in each language, and the files it needs, so that they can be looked at and checked in a
// browser without a server or a collection:  web_specimen FOLDER

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "web/casework/answers_compare.h"
#include "web/casework/answers_summary.h"
#include "web/casework/form_parts.h"
#include "web/casework/form_words.h"
#include "web/html/assets.h"
#include "web/html/components/charts.h"
#include "web/html/components/choices.h"
#include "web/html/components/fields.h"
#include "web/html/components/navigation.h"
#include "web/html/components/notices.h"
#include "web/html/components/scripted.h"
#include "web/html/components/tables.h"
#include "web/html/days.h"
#include "web/html/drawings.h"
#include "web/html/layout.h"
#include "web/html/markdown.h"

namespace web::html {

using namespace tag;
using namespace std::string_literals;

namespace {

Html sample(const std::string& words) { return span(from_record(), words); }

govuk::SelectItem option_of(const std::string& words) {
    return {.content = words, .value = words, .attributes = govuk::Attributes{}.add("data-from-record", "")};
}

Html forms(const Catalogue& t) {
    return together(
        govuk::error_summary(t, {.errors = {{sample("Say which review it is about"), Url{"#review"}}, {sample("Choose a language"), Url{"#answer"}}}}),
        govuk::input(t, {.name = "review", .label = {.content = sample("Which review is it about?")}, .hint = govuk::Hint{.content = sample("Its reference, such as 2026/417")},
                         .error = govuk::ErrorMessage{.content = sample("Say which review it is about")}, .classes = "govuk-input--width-10"}),
        govuk::textarea(t, {.name = "what", .label = {.content = sample("What is wrong?")}}),
        govuk::character_count(t, {.textarea = {.name = "why", .label = {.content = sample("Why does it matter?")}}, .most_characters = 200, .words = govuk::count_words(t)}),
        govuk::select(t, {.name = "nation", .items = {option_of("England"), option_of("Wales")},
                          .label = {.content = sample("Nation")}}),
        govuk::radios(t, {.name = "answer", .items = {{.value = "en", .content = sample("English"), .chosen = true}, {.value = "cy", .content = sample("Cymraeg")}},
                          .fieldset = govuk::Fieldset{.legend = govuk::Legend{sample("In which language shall we answer?")}}, .error = govuk::ErrorMessage{.content = sample("Choose a language")}}),
        govuk::checkboxes(t, {.name = "about", .items = {{.value = "name", .content = sample("It shows a name")}, {.value = "place", .content = sample("It shows a place"), .hint = govuk::Hint{.content = sample("A street, a school or a ward")}}},
                              .fieldset = govuk::Fieldset{.legend = govuk::Legend{sample("What could show who somebody is?")}}}),
        govuk::date_input(t, {.id = "seen", .items = govuk::day_month_year(t), .fieldset = govuk::Fieldset{.legend = govuk::Legend{sample("When did you see it?")}}}),
        govuk::file_upload(t, {.name = "file", .label = {.content = sample("A picture of the page")}}),
        govuk::button({.content = sample("Send")}));
}

Html notices(const Catalogue& t) {
    return together(
        section(cls("note note--wide"), labelled_by("note-heading"), h2(id("note-heading"), from_record(), "Before you read"s),
                p(from_record(), "This review describes neglect of a baby, including weight loss and a hospital admission. Rowan recovered."s)),
        govuk::notification_banner(t, {.content = sample("Version 2 replaced version 1 on 3 June 2026"), .title_id = "banner-1"}),
        govuk::warning_text(t, {.content = sample("This report was read by a machine. Check the picture of the page.")}),
        govuk::inset_text({.content = sample("The record stays. The copy has gone.")}),
        govuk::details({.summary = sample("How this is counted"), .content = sample("Each review counts once for each theme.")}),
        p(span(cls("tag tag--quiet"), from_record(), "Babies under 1"s), sign(" "), span(cls("tag tag--note"), from_record(), "Content note"s), sign(" "),
          span(cls("tag tag--ok"), from_record(), "Completed"s), sign(" "), span(cls("tag tag--soon"), from_record(), "Due soon"s), sign(" "), span(cls("tag tag--late"), from_record(), "Overdue"s), sign(" "), govuk::tag_label({.content = sample("Draft")})),
        ul(cls("chips chips--on"), from_record(), aria_label("Filters"s), li(a(href("/search"), from_record(), "Under 1 "s, cross_mark())), li(a(href("/search"), from_record(), "Wales "s, cross_mark()))),
        govuk::panel({.title = sample("Your message was sent"), .content = sample("Reference 2X7K"), .heading_level = 2}));
}

Html lists(const Catalogue& t) {
    const std::vector<YearCount> years{{2016, 3}, {2017, 4}, {2019, 9}, {2020, 7}, {2021, 12}, {2022, 11}, {2023, 15}, {2024, 13}, {2025, 17}, {2026, 20}};
    const Words description = t("web.govuk.page", {{"page", 1}});
    return together(
        ul(cls("lens"), from_record(), aria_label("Show results as"s), li(a(href("/search"), attr("aria-current", "true"), from_record(), "Reviews "s, span(cls("n"), 88))),
           li(a(href("/search"), from_record(), "Passages "s, span(cls("n"), 412)))),
        ol(cls("plain"), li(cls("hit"), h3(a(href("/search"), from_record(), "Child Rowan: Eastmarch"s)), p(cls("meta"), span(web::html::day(t, std::chrono::year{2026} / std::chrono::May / 14)), span(from_record(), "48 pages"s)),
                            div(cls("hit__p"), blockquote(from_record(), "The health visitor recorded "s, tag::mark("two missed appointments"s), " in June."s),
                                p(cls("muted"), from_record(), "Paragraph 4.12, page 21 · "s, a(href("/search"), "Open here"s))))),
        govuk::page_links(t, 5, 9, [](int page) { return Url{"/search"}.with("page", std::to_string(page)); }),
        div(cls("cols find"),
            form(labelled_by("filter-heading"), action("/search"), h2(cls("sr"), id("filter-heading"), from_record(), "Filter results"s), details(cls("fl"), summary(span(cls("btn btn--2"), from_record(), "Filter (1 in use)"s)),
                 details(cls("facet"), flag("open"), summary(from_record(), "Year published"s), histogram({years, 2019, 2026}, description)),
                 details(cls("facet"), flag("open"), summary(from_record(), "Theme"s), filter_list_box(t, "themes"),
                         label(cls("tick"), input(type("checkbox"), name("theme"), value("a"), flag("checked")), span(from_record(), "Information sharing"s), span(cls("n"), 74)),
                         label(cls("tick"), input(type("checkbox"), name("theme"), value("b")), span(from_record(), "Tŷ gofal"s), span(cls("n"), 7))))),
            div(table(cls("themes"), thead(tr(th(scope("col"), from_record(), "Theme"s), th(scope("col"), cls("right"), from_record(), "Reviews"s), th(scope("col"), from_record(), "Since 2016"s))),
                      tbody(tr(th(scope("row"), a(href("/search"), from_record(), "Information sharing"s)), td(cls("right tnum"), t.number(1612)), td(sparkline(years, description))))))),
        section(cls("card"), chart(t, {.title = sample("The voice of the child is raised twice as often as in 2018"), .measure = sample("Share of reviews, by year"), .description = description,
                                       .row_heading = description, .columns = {"2018", "2019", "2020", "2021"},
                                       .series = {{"Voice of the child", {28, 30, 34, 53}}, {"Information sharing", {44, 43, 45, 46}}, {"Not brought", {3, 13, 15, 31}}, {"Fathers", {26, 24, 25, 30}}}, .fewest_shown = 5})),
        govuk::summary_list({.rows = {{.key = sample("Area"), .value = sample("Eastmarch"), .actions = govuk::Actions{{{Url{"/search"}, sample("Change"), sample("area")}}}}, {.key = sample("Year"), .value = sample("2026")}}}),
        govuk::table({.caption = sample("Reviews by nation"), .head = std::vector<govuk::Cell>{{sample("Nation")}, {sample("Reviews"), "numeric"}}, .rows = {{{sample("Wales")}, {t.number(1234), "numeric"}}}, .first_cell_is_header = true}),
        govuk::tabs(t, {.items = {{.label = sample("Text"), .id = "tab-text", .content = p(from_record(), "The text."s)}, {.label = sample("Picture"), .id = "tab-picture", .content = p(from_record(), "The picture."s)}}}));
}

Html reading(const Catalogue&) {
    const auto tool = [](const char* what, const std::string& words) -> Html { return button(cls("btn btn--2 btn--s"), type("button"), attr("data-text-tool", what), from_record(), words); };
    return div(cls("cols read"), nav(cls("toc"), from_record(), aria_label("Contents of this report"s), h2(cls("toc__head"), from_record(), "Contents"s),
                                     ol(li(a(href("#s4"), attr("aria-current", "true"), from_record(), "4. Findings"s), ol(li(a(href("#p4-12"), from_record(), "Missed appointments"s)))))),
               article(cls("report"), from_record(), aria_label("Report text"s),
                       div(cls("tools no-print"), flag("hidden"), attr("data-module", "cairn-text-tools"), tool("smaller", "Text smaller"), tool("larger", "Text larger"), tool("plain", "Plain letters"), tool("wide", "Wider spacing")),
                       div(cls("prose"), from_record(), h2(id("s4"), "4. Findings"s), p(cls("pagemark"), "Page 21"s),
                           div(cls("para para--hit"), id("p4-12"), a(href("#p4-12"), aria_label("Link to paragraph 4.12"s), "4.12"s), p("The health visitor recorded "s, tag::mark("two missed appointments"s), " in June. The hospital clinic recorded a third."s)),
                           div(cls("para"), id("p4-13"), a(href("#p4-13"), aria_label("Link to paragraph 4.13"s), "4.13"s), p(cls("item"), "Two of the three had been rearranged by the service."s)))),
               aside(cls("side"), from_record(), aria_label("About this report"s), section(cls("card"), h2(from_record(), "Cite this review"s), pre(cls("copy"), id("cite"), attr("tabindex", 0), from_record(), "Reviewer, E. (2026) Child Rowan."s)),
                     section(cls("card"), h2(from_record(), "Details"s), dl(cls("kv"), div(dt(from_record(), "Age and nation"s), dd(from_record(), "Under 1, England"s))))));
}

std::string specimen(const Catalogue& t) {
    const Html content = div(cls("wrap wide"), h1(from_record(), "Components"s), notices(t), lists(t), reading(t), h2(from_record(), "Forms"s), forms(t));
    return layout(t, {.demonstration = true}, {.title = "Components", .path = "/specimen", .section = Section::Search, .breadcrumbs = {home_crumb(t)}, .width = Width::Wide}, content);
}

/// A long form as somebody fills it in, with a day that is none, and what has been answered below it.
std::string form_specimen(const Catalogue& t, std::string_view name) {
    const casework::Form& form = casework::form_called(name);
    casework::Answers answers;
    answers.set({"awareness", 0, "aware_on"}, "31/2/2026");
    answers.set({"awareness", 0, "aware_how"}, "The hospital telephoned at 08:40.\n\nThe duty manager was told at once.");
    answers.set({"child", 0, "forename"}, "Rowan"), answers.set({"child", 1, "forename"}, "Wren");
    answers.set({"child", 0, "disability"}, "yes"), answers.set({"child", 0, "known_to"}, "police\nhealth");
    answers.set({"cover", 0, "authors"}, "R. Hale");
    const auto problems = casework::check(form, answers, casework::Asked::Written, std::chrono::sys_days{std::chrono::year{2026} / std::chrono::May / 14});
    Html content = together(form_errors(t, form, problems), h1(form_title(t, form)), form_warning(t, form));
    for (const auto& section : form.sections) {
        const FormView view{form, section, answers, 0, problems};
        content << h2(turn_title(t, form, section, 0, answers.turns(section.key))) << form_fields(t, view) << form_sources(t, form, section);
    }
    content << form_buttons(t, {form, form.sections.front(), answers});
    content << answers_summary(t, {form, answers, [](const casework::Place& place) { return Url::path({"specimen", place.section}); }});
    return layout(t, {.demonstration = true}, {.title = form_page_title(t, form_title(t, form).text(), !problems.empty()), .path = "/specimen", .breadcrumbs = {home_crumb(t)}, .crumb = std::string{form_title(t, form).text()}}, div(cls("wrap"), content));
}

/// Two people wrote into one rapid review.
std::string clash_specimen(const Catalogue& t) {
    const casework::Form& form = casework::form_called("rapid_review");
    casework::Answers mine, theirs;
    mine.set({"incident", 0, "summary"}, "Rowan was brought to hospital on Monday.\n\nThe nurse saw a bruise and told the doctor.");
    theirs.set({"incident", 0, "summary"}, "Rowan was brought to hospital on Monday evening.\n\nThe nurse saw a bruise, and told the doctor and the duty social worker.");
    mine.set({"criteria", 0, "c4"}, "no"), theirs.set({"criteria", 0, "c4"}, "not_yet_considered");
    theirs.set({"family", 0, "informed"}, "yes");
    const CompareView view{form, mine, theirs, sample("Yours, not saved yet"), sample("Saved by R. Hale at 14:20"), Choosing::Offered, {{"criteria", 0, "c4"}}};
    return layout(t, {.demonstration = true}, {.title = "Clash", .path = "/specimen", .breadcrumbs = {home_crumb(t)}}, div(cls("wrap"), compare_errors(t, view), h1(form_title(t, form)), answers_compare(t, view)));
}

void write(const std::filesystem::path& path, std::string_view bytes) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream{path, std::ios::binary} << bytes;
}

}  // namespace
}  // namespace web::html

int main(int count, char** arguments) {
    if (count != 2) {
        std::fputs("web_specimen FOLDER\n", stderr);
        return 2;
    }
    using namespace web::html;
    const std::filesystem::path folder = arguments[1];
    const Messages messages = Messages::load();
    for (const Language language : {Language::English, Language::Welsh, Language::Pseudo}) {
        const Catalogue& t = messages.in(language);
        const auto page = [&](std::string_view path, const std::string& html) { write(folder / std::string{page_url(language, path).text().substr(1)} / "index.html", html); };
        page("/specimen", specimen(t));
        for (const auto& form : casework::forms()) page("/specimen-" + form.name, form_specimen(t, form.name));
        page("/specimen-clash", clash_specimen(t));
    }
    for (const Asset* asset : all_assets()) write(folder / asset->path.substr(1), asset->bytes);
    return 0;
}
