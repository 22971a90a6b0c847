#include "web/casework/caseload_pages.h"

#include <array>

#include "base/csv.h"
#include "calendar/london.h"
#include "casework/caseload.h"
#include "casework/feedback.h"
#include "notices/notice.h"
#include "collection/area.h"
#include "documents/papers/written_table.h"
#include "web/casework/clock_card.h"
#include "web/casework/linked_view.h"
#include "web/casework/sheet_view.h"
#include "web/html/components/fields.h"
#include "web/pages/listing.h"
#include "web/html/days.h"
#include "web/html/tags.h"
#include "web/review/review_pages.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Case;
using casework::CaseloadWanted;

namespace {

template <class Value>
struct Word {
    std::string_view word;
    Value value;
    Key words;
};
constexpr std::array<Word<casework::CaseloadSort>, 4> sorts{{{"due", casework::CaseloadSort::NextDue, "web.caseload.sort_due"}, {"newest", casework::CaseloadSort::Newest, "web.caseload.sort_newest"},
    {"reference", casework::CaseloadSort::Reference, "web.caseload.sort_reference"}, {"name", casework::CaseloadSort::Pseudonym, "web.caseload.sort_name"}}};
constexpr std::array<Word<CaseloadWanted::Due>, 4> dues{{{"", CaseloadWanted::Due::Any, "web.caseload.due_any"}, {"overdue", CaseloadWanted::Due::Overdue, "web.caseload.due_overdue"},
    {"week", CaseloadWanted::Due::Within5Days, "web.caseload.due_week"}, {"none", CaseloadWanted::Due::NoneOpen, "web.caseload.due_none"}}};
constexpr std::array<Word<CaseloadWanted::Closed>, 3> closeds{{{"", CaseloadWanted::Closed::Without, "web.caseload.open_only"}, {"with", CaseloadWanted::Closed::With, "web.caseload.with_closed"},
    {"only", CaseloadWanted::Closed::Only, "web.caseload.closed_only"}}};
constexpr std::array<Word<casework::Stage>, 5> stages{{{"referral", casework::Stage::Referral, "web.case.stage_referral"}, {"notification", casework::Stage::Notification, "web.case.stage_notification"},
    {"rapid-review", casework::Stage::RapidReview, "web.case.stage_rapid_review"}, {"decision", casework::Stage::Decision, "web.case.stage_decision"}, {"review", casework::Stage::Review, "web.case.stage_review"}}};

template <class Words>
const auto& chosen_of(const Words& words, std::string_view asked) {
    for (const auto& one : words)
        if (one.word == asked) return one;
    return words.front();
}

CaseloadWanted wanted_of(const SignedPage& page) {
    CaseloadWanted wanted;
    wanted.person = page.me().person, wanted.now = page.context.now, wanted.today = today_of(page);
    wanted.words = page.asked("q"), wanted.area = page.asked("area"), wanted.lead = page.asked("lead");
    for (const auto& one : stages)
        if (one.word == page.asked("stage")) wanted.stage = one.value;
    wanted.due = chosen_of(dues, page.asked("due")).value, wanted.closed = chosen_of(closeds, page.asked("closed")).value, wanted.sort = chosen_of(sorts, page.asked("sort")).value;
    wanted.page = page.page_number();
    return wanted;
}

std::string area_name(const std::string& slug) {
    const auto* authority = collection::AreaBook::built_in().by_slug(slug);
    return authority ? authority->label.text : slug;
}

template <class Words>
Html select_of(const SignedPage& page, const char* field, Key label, const Words& words, bool any) {
    govuk::Select select{.name = field, .label = {.content = page.t(label)}};
    if (any) select.items.push_back({.content = page.t("web.caseload.any"), .value = std::string{}});
    for (const auto& one : words) select.items.push_back({.content = page.t(one.words), .value = std::string{one.word}, .selected = page.asked(field) == one.word});
    return govuk::select(page.t, select);
}

Html caseload_filters(const SignedPage& page, const casework::CaseloadChoices& choices) {
    const auto& t = page.t;
    govuk::Select areas{.name = "area", .label = {.content = t("web.caseload.area")}};
    areas.items.push_back({.content = t("web.caseload.any"), .value = std::string{}});
    for (const auto& slug : choices.areas) areas.items.push_back({.content = Html{area_name(slug)}, .value = slug, .selected = page.asked("area") == slug, .attributes = govuk::Attributes{}.add("data-from-record", "")});
    return form(cls("card filter-form no-print"), action(page.link("/cases")), attr("method", "get"), role("search"),
                govuk::input(t, {.name = "q", .label = {.content = t("web.caseload.words")}, .value = page.asked("q"), .autocomplete = "off"}), select_of(page, "stage", "web.caseload.stage", stages, true),
                select_of(page, "due", "web.caseload.due", dues, false), govuk::select(t, areas), select_of(page, "closed", "web.caseload.closed", closeds, false),
                select_of(page, "sort", "web.caseload.sort", sorts, false), button(cls("btn"), type("submit"), t("web.caseload.show")));
}

Html name_link(const SignedPage& page, const Case& of) {
    return together(a(href(page.link("/cases/" + of.reference)), span(from_record(), of.pseudonym.empty() ? of.reference : of.pseudonym)), small(span(from_record(), of.reference)));
}

Html case_row(const SignedPage& page, const Case& of, base::Day today) {
    const auto& t = page.t;
    Html due = due_tag(page, of.nation, of.next_due_on, today);
    if (of.next_due_on) due << sign(" ") << rule_title(page, of.next_rule, of.nation) << sign(", ") << day(t, *of.next_due_on);
    return tr(role("row"), th(scope("row"), role("rowheader"), name_link(page, of)), td(role("cell"), attr("data-l", t("web.caseload.stage").text()), path_words(t, "state", of.state)),
              td(role("cell"), attr("data-l", t("web.caseload.next_due").text()), due), td(role("cell"), attr("data-l", t("web.caseload.lead").text()), of.lead.empty() ? Html{t("web.case.no_lead")} : name_of_account(page, of.lead)));
}

Html table_of(const SignedPage& page, const std::vector<Case>& cases, base::Day today, Key title = "web.caseload.title") {
    const auto& t = page.t;
    return div(cls("scroll"), attr("tabindex", "0"), role("region"), aria_label(t(title)),
               table(cls("tbl stack"), role("table"), caption(cls("sr"), t(title)),
                     thead(role("rowgroup"), tr(role("row"), th(scope("col"), role("columnheader"), t("web.caseload.case")), th(scope("col"), role("columnheader"), t("web.caseload.stage")),
                                                th(scope("col"), role("columnheader"), t("web.caseload.next_due")), th(scope("col"), role("columnheader"), t("web.caseload.lead")))),
                     tbody(role("rowgroup"), each(cases, [&](Html& out, const Case& of) { out << case_row(page, of, today); }))));
}

Html empty_words(const SignedPage& page, const casework::Caseload& list) {
    const auto& t = page.t;
    if (list.all > 0) return section(cls("card"), p(t("web.caseload.none_fit")), p(a(href(page.link("/cases")), t("web.caseload.all"))));
    return section(cls("card"), p(t("web.caseload.empty")));
}

Response caseload_page(SignedPage& page) {
    const auto& t = page.t;
    const auto wanted = wanted_of(page);
    const auto list = desk_of(page).caseloads.list(wanted);
    const auto choices = desk_of(page).caseloads.choices(wanted.person, wanted.now);
    const auto query = page.path_and_query().find('?') == std::string::npos ? std::string{} : page.path_and_query().substr(page.path_and_query().find('?'));
    const Html heading = div(cls("row between"), h1(t("web.caseload.title")), when(page.context.may(identity::Permission::OpenCase), [&](Html& out) { out << div(cls("row"), a(cls("btn btn--2"), href(page.link("/cases/import")), t("web.import.link")), a(cls("btn"), href(page.link("/cases/new")), t("web.caseload.open"))); }));
    const Html count = p(role("status"), t("web.caseload.count", {{"count", list.total}}), when(list.overdue > 0, [&](Html& out) { out << sign(" ") << span(cls("tag tag--late"), t("web.caseload.overdue", {{"count", list.overdue}})); }));
    const Html results = list.cases.empty() ? empty_words(page, list)
                                            : section(cls("card"), table_of(page, list.cases, wanted.today),
                                                      p(cls("acts"), a(href(page.link("/cases.xlsx" + query)), t("web.caseload.xlsx")), sign(" "), a(href(page.link("/cases.csv" + query)), t("web.caseload.csv"))), turn_pages(page, list.total, wanted.size));
    return page.show(page.frame(std::string{t("web.caseload.title").text()}), div(cls("wrap"), heading, caseload_filters(page, choices), count, results));
}

/// Outcomes of referrals of which the referrer was not told yet, for those who take in referrals.
Html owed_block(const SignedPage& page) {
    constexpr int most_owed = 50;
    const auto& t = page.t;
    const auto list = page.store().read([&](store::Snapshot& snapshot) { return casework::owed_feedback(snapshot, page.context.actor, most_owed); });
    if (list.empty()) return {};
    return section(cls("card"), h2(t("web.feedback.work_title")), ul(cls("tasks"), each(list, [&](Html& out, const casework::OwedFeedback& one) {
        out << li(span(a(href(page.link("/cases/" + one.reference + "/feedback")), span(from_record(), one.reference)), small(option_words(t, one.outcome))),
                  when(one.since_on.has_value(), [&](Html& more) { more << span(cls("muted"), t("web.feedback.work_since"), sign(" "), day(t, *one.since_on)); }));
    })));
}

Html unread_line(const SignedPage& page) {
    const bool unread = page.store().read([&](store::Snapshot& snapshot) { return notices::has_unread(snapshot, page.context.actor, page.context.now); });
    return unread ? Html{p(a(href(page.link("/notifications")), page.t("web.notices.some_unread")))} : Html{};
}

/// What is due from me: my own open clocks first, whatever is late on top.
Response work_page(SignedPage& page) {
    const auto& t = page.t;
    auto wanted = wanted_of(page);
    wanted.lead = page.me().public_id, wanted.size = 50;
    auto other = wanted;
    other.lead.clear(), other.due = CaseloadWanted::Due::Overdue;
    const auto mine = desk_of(page).caseloads.list(wanted), late = desk_of(page).caseloads.list(other);
    const auto block = [&](Key title, const casework::Caseload& list, Key none) -> Html {
        return section(cls("card"), h2(t(title)), list.cases.empty() ? Html{p(cls("muted"), t(none))} : table_of(page, list.cases, wanted.today, title));
    };
    return page.show(page.frame(std::string{t("web.caseload.work").text()}), div(cls("wrap"), h1(t("web.caseload.work")), notices_card(page), unread_line(page), owed_block(page), review_days_card(page), block("web.caseload.work_late", late, "web.caseload.work_none_late"),
                                                                                 block("web.caseload.work_mine", mine, "web.caseload.work_none")));
}

Response caseload_csv(SignedPage& page) {
    auto wanted = wanted_of(page);
    wanted.size = 0;
    const auto list = desk_of(page).caseloads.list(wanted);
    std::string out = "reference,pseudonym,state,area,next_rule,next_due_on,children,opened_on\r\n";
    for (const auto& of : list.cases) {
        const std::array<std::string, 8> cells{of.reference, of.pseudonym, of.state, of.area, of.next_rule, of.next_due_on ? base::to_iso(*of.next_due_on) : "", std::to_string(of.children), base::to_iso(of.opened_at).substr(0, 10)};
        for (std::size_t i = 0; i < cells.size(); ++i) out += (i == 0 ? "" : ",") + base::csv_cell(cells[i]);
        out += "\r\n";
    }
    auto response = Response::bytes("text/csv; charset=utf-8", std::move(out));
    response.headers.set("Content-Disposition", "attachment; filename=\"caseload.csv\"");
    return response;
}

/// The same list for Excel: states and rules in words, days as days.
Response caseload_xlsx(SignedPage& page) {
    const auto& t = page.t;
    auto wanted = wanted_of(page);
    wanted.size = 0;
    using Kind = documents::TableColumn::Kind;
    const auto head = [&](Key words) { return std::string{t(words).text()}; };
    documents::WrittenTableBook book{.title = head("web.caseload.title"), .sheet = head("web.caseload.title"),
                                     .columns = {{Kind::Text, head("web.caseload.case"), 16}, {Kind::Text, head("web.opening.pseudonym"), 24}, {Kind::Text, head("web.caseload.stage"), 34}, {Kind::Text, head("web.caseload.area"), 24},
                                                 {Kind::Text, head("web.caseload.next_due"), 34}, {Kind::Day, head("web.caseload.due"), 16}, {Kind::Number, head("web.opening.children"), 12}, {Kind::Day, head("web.caseload.opened"), 16}}};
    for (const auto& of : desk_of(page).caseloads.list(wanted).cases)
        book.rows.push_back({of.reference, of.pseudonym, path_text(t, "state", of.state), area_name(of.area), of.next_rule, of.next_due_on ? base::to_iso(*of.next_due_on) : std::string{}, std::to_string(of.children), base::to_iso(calendar::day_in_london(of.opened_at))});
    auto response = Response::bytes("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", documents::to_xlsx(book));
    response.headers.set("Content-Disposition", "attachment; filename=\"caseload.xlsx\"");
    return response;
}

}  // namespace

void add_caseload_pages(Routes& routes) {
    const Guard guard{.permission = identity::Permission::ListCases, .audit = AuditEvent::None};
    add_signed_page(routes, "/cases", guard, caseload_page);
    add_signed_page(routes, "/work", guard, work_page);
    add_signed_page(routes, "/cases.csv", {.permission = identity::Permission::ListCases, .audit = AuditEvent::Exported, .rate = RateClass::Downloads}, caseload_csv);
    add_signed_page(routes, "/cases.xlsx", {.permission = identity::Permission::ListCases, .audit = AuditEvent::Exported, .rate = RateClass::Downloads}, caseload_xlsx);
}

}  // namespace web
