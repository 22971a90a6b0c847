#include "web/casework/figures_pages.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "base/csv.h"
#include "base/assert.h"
#include "casework/caseload.h"
#include "casework/figures.h"
#include "casework/small_numbers.h"
#include "identity/visible_cases_store.h"
#include "web/casework/desk.h"
#include "web/casework/sheet_view.h"
#include "web/html/components/fields.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::CaseFacts;
using casework::FiguresTable;
using casework::FiguresYear;
using casework::ShownCount;
using casework::ShownTable;
using identity::Permission;

namespace {

struct TableWords {
    std::string_view name;
    Key title, base;
};
constexpr std::array<TableWords, 8> table_words{{
    {"referrals", "web.figures.referrals", "web.figures.referrals_base"}, {"notifications", "web.figures.notifications", "web.figures.notifications_base"},
    {"notification_delay", "web.figures.notification_delay", "web.figures.delay_base"}, {"other_notifications", "web.figures.other_notifications", "web.figures.other_notifications_base"},
    {"rapid_reviews", "web.figures.rapid_reviews", "web.figures.rapid_reviews_base"}, {"rapid_review_delay", "web.figures.rapid_review_delay", "web.figures.delay_base"},
    {"decisions", "web.figures.decisions", "web.figures.decisions_base"}, {"panel_views", "web.figures.panel_views", "web.figures.panel_views_base"}}};

struct RowWords {
    std::string_view word;
    Key words;
};
/// Rows that are no options of a form.
constexpr std::array<RowWords, 13> row_words{{{"met", "web.figures.met"}, {"not_met", "web.figures.not_met"}, {"non_statutory", "web.figures.non_statutory"}, {"being_considered", "web.figures.being_considered"},
    {"for_information", "web.figures.for_information"}, {"withdrawn", "web.figures.withdrawn"}, {"in_time", "web.figures.in_time"},
    {"late_explained", "web.figures.late_explained"}, {"late", "web.figures.late"}, {"not_due_yet", "web.figures.not_due_yet"},
    {"not_chosen", "web.figures.not_chosen"}, {"total", "web.figures.total"}, {"not_known", "web.figures.due_not_known"}}};

const Words& words_of_row(const Catalogue& t, std::string_view word) {
    for (const auto& one : row_words)
        if (one.word == word) return t(one.words);
    return option_words(t, word);
}

const TableWords& words_of_table(std::string_view name) {
    const auto found = std::ranges::find(table_words, name, &TableWords::name);
    CAIRN_ASSERT(found != table_words.end());
    return *found;
}

/// What one page counts: the cases of the reader's partnerships, in one year.
struct Counting {
    std::vector<CaseFacts> cases;
    FiguresYear year;
    base::Day today;
    bool outside = false;
    std::string query(const std::string& more = {}) const { return "?year=" + std::to_string(year.begins) + more; }
};

FiguresYear asked_year(const SignedPage& page) {
    constexpr int first_year = 2018;  // The Panel and its duties begin in June 2018.
    auto year = casework::year_of(today_of(page));
    const auto asked = page.asked("year");
    int number = 0;
    std::from_chars(asked.data(), asked.data() + asked.size(), number);
    if (number >= first_year && number < year.begins) year.begins = number;
    return year;
}

Counting counting_of(const SignedPage& page) {
    std::vector<std::int64_t> partnerships;
    for (const auto one : identity::partnerships_with(page.context.actor, Permission::ReadFigures).partnerships) partnerships.push_back(one.value());
    std::ranges::sort(partnerships);
    partnerships.erase(std::unique(partnerships.begin(), partnerships.end()), partnerships.end());
    return {desk_of(page).store.read([&](store::Snapshot& snapshot) { 
                auto facts = casework::case_facts(snapshot, partnerships);
                const auto hidden = identity::sealed_from(snapshot, page.me().person, page.context.now);  // A sealed case changes no figure for who may not know of it.
                std::erase_if(facts, [&](const casework::CaseFacts& one) { return std::ranges::binary_search(hidden, one.id.to_string()); });
                return facts;
            }), asked_year(page), today_of(page), page.asked("for") == "outside"};
}

/// Inside nothing is hidden.
ShownTable for_inside(const FiguresTable& table) {
    const auto number = [](std::int64_t count) { return ShownCount{ShownCount::Kind::Number, count}; };
    const auto total = table.total();
    ShownTable shown{table.name, {}, {total.word, number(total.incidents), number(total.children)}};
    for (const auto& row : table.rows) shown.rows.push_back({row.word, number(row.incidents), number(row.children)});
    return shown;
}

std::vector<ShownTable> tables_of(const Counting& counting) {
    const auto tables = casework::figures(counting.cases, counting.year, counting.today);
    if (counting.outside) return casework::for_outside(tables);
    std::vector<ShownTable> all;
    for (const auto& table : tables) all.push_back(for_inside(table));
    return all;
}

std::string count_text(const Catalogue& t, const ShownCount& count) {
    switch (count.kind) {
        case ShownCount::Kind::Number: return std::string{t.number(count.number).text()};
        case ShownCount::Kind::FewerThan5: return std::string{t("web.figures.fewer_than_5").text()};
        case ShownCount::Kind::Hidden: break;
    }
    return std::string{t("web.figures.hidden").text()};
}

// ---- the page

Html count_cell(const SignedPage& page, const Counting& counting, const ShownTable& table, const casework::ShownRow& row, const ShownCount& count) {
    const bool opens = !counting.outside && row.word != "total" && count.kind == ShownCount::Kind::Number && count.number > 0;
    if (!opens) return Html{count_text(page.t, count)};
    return a(href(page.link("/figures/" + table.name + "/" + row.word + counting.query())), count_text(page.t, count), span(cls("sr"), sign(", "), words_of_row(page.t, row.word)));
}

Html table_view(const SignedPage& page, const Counting& counting, const ShownTable& table) {
    const auto& t = page.t;
    const auto& words = words_of_table(table.name);
    const auto line = [&](const casework::ShownRow& row) -> Html {
        return tr(th(scope("row"), words_of_row(t, row.word)), td(cls("num"), count_cell(page, counting, table, row, row.incidents)), td(cls("num"), count_cell(page, counting, table, row, row.children)));
    };
    Html rows;
    for (const auto& row : table.rows) rows << line(row);
    return div(cls("card"), h2(id(table.name), t(words.title)), p(cls("muted"), t(words.base)),
                   div(cls("scroll"), attr("tabindex", "0"), role("region"), aria_label(t(words.title)),
                       tag::table(cls("tbl"), caption(cls("sr"), t(words.title)), thead(tr(th(scope("col"), t("web.figures.row")), th(scope("col"), cls("num"), t("web.figures.incidents")), th(scope("col"), cls("num"), t("web.figures.children")))),
                                  tbody(rows), tfoot(line(table.total)))));
}

Html year_form(const SignedPage& page, const Counting& counting) {
    const auto& t = page.t;
    govuk::Select years{.name = "year", .label = {.content = t("web.figures.year")}};
    for (int year = casework::year_of(counting.today).begins; year >= 2018; --year)
        years.items.push_back({.content = t("web.figures.year_words", {{"first", std::to_string(year)}, {"last", std::to_string(year + 1)}}), .value = std::to_string(year), .selected = year == counting.year.begins});
    govuk::Select audience{.name = "for", .label = {.content = t("web.figures.audience")}};
    audience.items.push_back({.content = t("web.figures.inside"), .value = std::string{}});
    audience.items.push_back({.content = t("web.figures.outside"), .value = std::string{"outside"}, .selected = counting.outside});
    return form(cls("card filter-form no-print"), action(page.link("/figures")), attr("method", "get"), govuk::select(t, years), govuk::select(t, audience), button(cls("btn"), type("submit"), t("web.figures.show")));
}

Response figures_page(SignedPage& page) {
    const auto& t = page.t;
    const auto counting = counting_of(page);
    Html tables;
    for (const auto& table : tables_of(counting)) tables << table_view(page, counting, table);
    const auto csv = "/figures.csv" + counting.query(counting.outside ? "&for=outside" : "");
    const Html body = div(cls("wrap"), h1(t("web.figures.title")), p(t("web.figures.mean")), year_form(page, counting), p(counting.outside ? t("web.figures.outside_mean") : t("web.figures.inside_mean")),
                          p(cls("acts no-print"), a(href(page.link(csv)), t("web.figures.csv"))), tables);
    return page.show(page.frame(std::string{t("web.figures.title").text()}), body);
}

Response figures_csv(SignedPage& page) {
    const auto& t = page.t;
    const auto counting = counting_of(page);
    std::string out = "year,table,row,incidents,children\r\n";
    const auto year = std::to_string(counting.year.begins) + "-" + std::to_string(counting.year.begins + 1);
    const auto add = [&](const ShownTable& table, const casework::ShownRow& row) {
        const std::array<std::string, 5> cells{year, table.name, row.word, count_text(t, row.incidents), count_text(t, row.children)};
        for (std::size_t i = 0; i < cells.size(); ++i) out += (i == 0 ? "" : ",") + base::csv_cell(cells[i]);
        out += "\r\n";
    };
    for (const auto& table : tables_of(counting)) {
        for (const auto& row : table.rows) add(table, row);
        add(table, table.total);
    }
    auto response = Response::bytes("text/csv; charset=utf-8", std::move(out));
    response.headers.set("Content-Disposition", counting.outside ? "attachment; filename=\"figures-for-outside.csv\"" : "attachment; filename=\"figures.csv\"");
    return response;
}

// ---- what a number counts

/// The reader's own cases: whoever may count a case need not be one of those who may open it.
std::set<std::string> known_to(const SignedPage& page) {
    casework::CaseloadWanted wanted;
    wanted.person = page.me().person, wanted.now = page.context.now, wanted.today = today_of(page), wanted.closed = casework::CaseloadWanted::Closed::With, wanted.size = 0;
    const auto list = desk_of(page).store.read([&](store::Snapshot& snapshot) { return casework::caseload(snapshot, wanted); });
    std::set<std::string> references;
    for (const auto& of : list.cases) references.insert(of.reference);
    return references;
}

Response counted_page(SignedPage& page) {
    const auto& t = page.t;
    const auto table = page.request.parameter("table"), row = page.request.parameter("row");
    if (std::ranges::count(casework::figures_tables(), table) == 0) return Response::error(404);
    const auto counting = counting_of(page);
    const auto known = known_to(page);
    Html items;
    std::int64_t others = 0, all = 0;
    for (const auto& of : counting.cases) {
        if (casework::row_of(table, of, counting.year, counting.today) != std::string{row}) continue;
        ++all;
        if (!known.contains(of.reference)) ++others;
        else items << li(span(a(href(page.link("/cases/" + of.reference)), span(from_record(), of.reference)), small(path_words(t, "state", of.state))), span(cls("tag tag--quiet"), t("web.figures.children_of", {{"count", of.children}})));
    }
    if (all == 0) return Response::error(404);
    const auto& words = words_of_table(table);
    const Html body = div(cls("wrap measure"), h1(t(words.title)), p(words_of_row(t, row), sign(": "), t("web.figures.counted", {{"count", all}})), when(!items.empty(), [&](Html& out) { out << section(cls("card"), ul(cls("tasks"), items)); }),
                          when(others > 0, [&](Html& out) { out << p(t("web.figures.others", {{"count", others}})); }), p(a(href(page.link("/figures" + counting.query())), t("web.figures.back"))));
    return page.show(page.frame(std::string{t(words.title).text()}), body);
}

}  // namespace

void add_figures_pages(Routes& routes) {
    const Guard guard{.permission = Permission::ReadFigures, .audit = AuditEvent::None};
    add_signed_page(routes, "/figures", guard, figures_page);
    add_signed_page(routes, "/figures/{table}/{row}", guard, counted_page);
    add_signed_page(routes, "/figures.csv", {.permission = Permission::ReadFigures, .audit = AuditEvent::Exported, .rate = RateClass::Downloads}, figures_csv);
}

}  // namespace web
