#include "web/casework/form_view.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "web/casework/form_parts.h"
#include "web/casework/whole_form.h"

using namespace web;
using namespace web::html;

namespace {

const Messages& messages() {
    static const Messages all = Messages::load();
    return all;
}
const Catalogue& english() { return messages().in(Language::English); }

struct Filling {
    const casework::Form& form;
    const casework::Section& section;
    casework::Answers answers;
    std::vector<casework::Problem> problems = {};

    Filling(std::string_view name, std::string_view key) : form{casework::form_called(name)}, section{*form.find(key)} {}
    std::string page() const { return std::string{form_fields(english(), {form, section, answers, 0, problems}).view()}; }
};

bool has(const std::string& page, std::string_view part) { return page.find(part) != std::string::npos; }

/// What stands between two marks of a page.
std::string between(const std::string& page, std::string_view from, std::string_view to) {
    const auto start = page.find(from);
    return start == std::string::npos ? "" : page.substr(start, page.find(to, start) - start);
}

}  // namespace

TEST_SUITE("A form on a page") {

TEST_CASE("every question of every form has a box of its own name, and no two boxes have one id") {
    for (const auto& form : casework::forms())
        for (const auto& section : form.sections) {
            const casework::Answers nothing;
            const std::string page{form_fields(english(), {form, section, nothing}).view()};
            std::set<std::string> ids;
            for (auto at = page.find(" id=\""); at != std::string::npos; at = page.find(" id=\"", at + 1))
                CHECK_MESSAGE(ids.insert(page.substr(at + 5, page.find('"', at + 5) - at - 5)).second, form.name, " ", section.key, " at ", page.substr(at, 60));
            for (const auto& field : section.fields)
                CHECK_MESSAGE(ids.contains(box_id(field, {section.key, 0, field.key})), form.name, " has no box for ", section.key, ".", field.key);
        }
}
TEST_CASE("31 February stands in its three boxes as it was typed, with what is wrong beside it") {
    Filling filling{"notification", "awareness"};
    filling.answers.set({"awareness", 0, "aware_on"}, "31/2/2026");
    filling.problems = {{{"awareness", 0, "aware_on"}, casework::ProblemKind::NoDay}};
    const std::string page = filling.page();
    CHECK(has(between(page, "id=\"awareness.0.aware_on-day\"", ">"), "value=\"31\""));
    CHECK(has(between(page, "id=\"awareness.0.aware_on-month\"", ">"), "value=\"2\""));
    CHECK(has(between(page, "id=\"awareness.0.aware_on-year\"", ">"), "value=\"2026\""));
    CHECK(has(between(page, "id=\"awareness.0.aware_on-error\"", "</p>"), "must be a day of the calendar"));
}
TEST_CASE("a day that was kept stands in its boxes without leading noughts") {
    Filling filling{"notification", "awareness"};
    filling.answers.set({"awareness", 0, "aware_on"}, "2026-03-07");
    CHECK(has(between(filling.page(), "id=\"awareness.0.aware_on-day\"", ">"), "value=\"7\""));
}
TEST_CASE("a question that depends on a choice stands under that choice") {
    const Filling filling{"notification", "incident"};
    const std::string page = filling.page();
    CHECK(has(between(page, "id=\"conditional-incident.0.when\"", "conditional-incident.0.when-2"), "incident.0.on-day"));
    CHECK(has(page.substr(page.find("id=\"conditional-incident.0.when-2\"")), "incident.0.from-day"));
}
TEST_CASE("of twenty-one ethnicities one is chosen from a list, of four sexes by a button") {
    const Filling filling{"notification", "child"};
    const std::string page = filling.page();
    CHECK(has(page, "<select class=\"govuk-select\" id=\"child.0.ethnicity\""));
    CHECK(has(between(page, "id=\"child.0.sex\"", ">"), "type=\"radio\""));
}
TEST_CASE("a browser keeps nothing that is typed about a child, and helps a referrer with their own name") {
    CHECK(has(between(Filling{"notification", "child"}.page(), "id=\"child.0.forename\"", ">"), "autocomplete=\"off\""));
    CHECK(has(between(Filling{"referral", "referrer"}.page(), "id=\"referrer.0.name\"", ">"), "autocomplete=\"name\""));
    CHECK(has(between(Filling{"referral", "referrer"}.page(), "id=\"referrer.0.email\"", ">"), "type=\"email\""));
}
TEST_CASE("what somebody typed is shown and never obeyed") {
    Filling filling{"notification", "case"};
    filling.answers.set({"case", 0, "outline"}, "</textarea><b>Rowan</b>");
    CHECK(has(filling.page(), "&lt;/textarea&gt;&lt;b&gt;Rowan"));
}
TEST_CASE("a list of authorities is offered once, and any other place can be typed") {
    const std::string page = Filling{"notification", "child"}.page();
    CHECK(page.find("<datalist") == page.rfind("<datalist"));
    CHECK(has(page, "<option value=\"Norfolk\">"));
    CHECK(has(between(page, "id=\"child.0.residence\"", ">"), "list=\"authorities.child.0\""));
}
TEST_CASE("the list of problems leads to the box of each, a day's to its first box") {
    const auto& form = casework::form_called("notification");
    const std::string summary{form_errors(english(), form, {{{"awareness", 0, "aware_on"}, casework::ProblemKind::Missing}, {{"child", 1, "sex"}, casework::ProblemKind::NoOption}}).view()};
    CHECK(has(summary, "href=\"#awareness.0.aware_on-day\""));
    CHECK(has(summary, "href=\"#child.1.sex\""));
    CHECK(form_page_title(english(), "The child", true) == "Error: The child");
    CHECK(form_page_title(english(), "The child", false) == "The child");
    CHECK(form_errors(english(), form, {}).empty());
}
TEST_CASE("a referral says first that it is no way to report a child in danger") {
    CHECK(has(std::string{form_warning(english(), casework::form_called("referral")).view()}, "If a child is in danger, call 999."));
    CHECK(form_warning(english(), casework::form_called("notification")).empty());
}
TEST_CASE("each question says how binding it is, and that nobody has read its source yet") {
    const auto& form = casework::form_called("notification");
    const std::string sources{form_sources(english(), form, *form.find("awareness")).view()};
    CHECK(has(sources, "Statutory guidance"));
    CHECK(has(sources, "Working Together: five working days from becoming aware"));
    CHECK(has(sources, "Not checked against its own words yet."));
    CHECK_FALSE(has(sources, "<details class=\"govuk-details\" open"));
}
TEST_CASE("a short form stands on one page, with one empty turn more where somebody asked for it") {
    const auto& form = casework::form_called("meeting");
    casework::Answers answers;
    answers.set({"attendance", 0, "name"}, "R. Hale");
    const std::string page{whole_form(english(), {form, answers, {}, "attendance"}).view()};
    CHECK(has(page, "id=\"attendance.1.name\""));
    CHECK_FALSE(has(page, "id=\"attendance.2.name\""));
    CHECK(has(page, "value=\"another.attendance\""));
    CHECK(has(page, "<h2>Attendance (2 of 2)</h2>"));
    const std::string view{whole_form(english(), {casework::form_called("view"), answers}).view()};
    CHECK_FALSE(has(view, "<h2>"));  // the page's own heading says it
}
TEST_CASE("a further child can be added until there are as many as the form takes, and the first alone cannot be removed") {
    const auto& form = casework::form_called("notification");
    casework::Answers answers;
    const auto buttons = [&](std::size_t turn) { return std::string{form_buttons(english(), {form, *form.find("child"), answers, turn}).view()}; };
    CHECK(has(buttons(0), "value=\"another\""));
    CHECK_FALSE(has(buttons(0), "value=\"remove\""));
    answers.set({"child", 19, "forename"}, "Wren");
    CHECK_FALSE(has(buttons(19), "value=\"another\""));
    CHECK(has(buttons(19), "Remove this one: The child (20 of 20)"));
    CHECK_FALSE(has(std::string{form_buttons(english(), {form, *form.find("case"), answers}).view()}, "value=\"another\""));
}

}
