#include <boost/json.hpp>

#include <array>

#include "base/csv.h"
#include "documents/papers/written_table.h"
#include "web/casework/form_words.h"
#include "web/html/components/fields.h"
#include "web/html/tags.h"
#include "web/pages/listing.h"
#include "web/tracker/tracker_list.h"
#include "web/tracker/tracker_pages.h"

namespace web {

using namespace html;
using namespace html::tag;
using identity::Permission;
using learning::Head;

namespace {

struct WordOfFilter {
    std::string_view word;
    Key key;
};
constexpr std::array<WordOfFilter, 5> tracker_dues{{{"", "web.tracker.due_any"}, {"overdue", "web.tracker.due_overdue"}, {"month", "web.tracker.due_month"}, {"retest", "web.tracker.due_retest"}, {"none", "web.tracker.due_none"}}};
constexpr std::array<WordOfFilter, 3> tracker_opens{{{"", "web.tracker.open_all"}, {"open", "web.tracker.open_open"}, {"ended", "web.tracker.open_ended"}}};
constexpr std::array<WordOfFilter, 4> tracker_sorts{{{"due", "web.tracker.sort_due"}, {"newest", "web.tracker.sort_newest"}, {"state", "web.tracker.sort_state"}, {"number", "web.tracker.sort_number"}}};

template <std::size_t N>
Html choice_box(const SignedPage& page, const char* field, Key label, const std::array<WordOfFilter, N>& words) {
    govuk::Select select{.name = field, .label = {.content = page.t(label)}};
    for (const auto& [word, key] : words) select.items.push_back({.content = page.t(key), .value = std::string{word}, .selected = page.asked(field) == word});
    return govuk::select(page.t, select);
}

/// Values that stand in records; nothing where there are none.
Html value_box(const SignedPage& page, const char* field, Key label, const std::vector<std::string>& values) {
    if (values.empty()) return {};
    govuk::Select select{.name = field, .label = {.content = page.t(label)}};
    select.items.push_back({.content = page.t("web.caseload.any"), .value = std::string{}});
    for (const auto& one : values) select.items.push_back({.content = Html{one}, .value = one, .selected = page.asked(field) == one, .attributes = govuk::Attributes{}.add("data-from-record", "")});
    return govuk::select(page.t, select);
}

Html state_box(const SignedPage& page) {
    govuk::Select select{.name = "state", .label = {.content = page.t("web.tracker.column_state")}};
    select.items.push_back({.content = page.t("web.caseload.any"), .value = std::string{}});
    for (const auto& state : learning::states()) select.items.push_back({.content = Html{state_of_recommendation(page.t, state)}, .value = state, .selected = page.asked("state") == state});
    return govuk::select(page.t, select);
}

Html agency_box(const SignedPage& page) {
    govuk::Select select{.name = "agency", .label = {.content = page.t("web.tracker.column_agency")}};
    select.items.push_back({.content = page.t("web.caseload.any"), .value = std::string{}});
    for (const auto& target : casework::form_called("recommendation").find("addressee")->find("target")->options)
        select.items.push_back({.content = Html{option_words(page.t, target)}, .value = target, .selected = page.asked("agency") == target});
    return govuk::select(page.t, select);
}

Html tracker_filters(const SignedPage& page, const learning::TrackerChoices& choices) {
    const auto& t = page.t;
    return form(cls("card filter-form no-print"), action(page.link("/actions")), attr("method", "get"), role("search"),
                govuk::input(t, {.name = "q", .label = {.content = t("web.tracker.words")}, .value = page.asked("q"), .autocomplete = "off"}), state_box(page), choice_box(page, "due", "web.tracker.column_due", tracker_dues),
                agency_box(page), govuk::input(t, {.name = "owner", .label = {.content = t("web.tracker.owner")}, .value = page.asked("owner"), .autocomplete = "off"}),
                value_box(page, "theme", "web.tracker.column_theme", choices.themes), value_box(page, "review", "web.tracker.column_review", choices.reviews), value_box(page, "watched", "web.tracker.column_watched", choices.watchers),
                choice_box(page, "open", "web.tracker.open", tracker_opens), choice_box(page, "sort", "web.caseload.sort", tracker_sorts), button(cls("btn"), type("submit"), t("web.caseload.show")));
}

Html tracker_links(const SignedPage& page, const learning::Reader& reader) {
    const auto& t = page.t;
    Html links = together(a(cls("btn btn--2"), href(page.link("/learning/threads")), t("web.tracker.threads")), a(cls("btn btn--2"), href(page.link("/actions/board")), t("web.tracker.board")));
    const bool writes = !tracker_partnerships(page, Permission::WriteTracker).empty();
    if (writes || !reader.agency.empty()) links << a(cls("btn btn--2"), href(page.link("/actions/sheet")), t("web.owner.by_sheet"));
    if (writes) links << a(cls("btn btn--2"), href(page.link("/actions/import")), t("web.tracker.import"));
    return div(cls("row no-print"), links);
}

std::string query_of(const SignedPage& page) {
    const auto whole = page.path_and_query();
    const auto at = whole.find('?');
    return at == std::string::npos ? std::string{} : whole.substr(at);
}

Response tracker_page(SignedPage& page) {
    const auto& t = page.t;
    const auto reader = tracker_reader(page);
    const auto wanted = tracker_wanted(page);
    const auto [list, choices] = page.store().read([&](store::Snapshot& snapshot) { return std::pair{learning::tracker(snapshot, reader, wanted), learning::tracker_choices(snapshot, reader)}; });
    const auto query = query_of(page);
    const Html count = p(role("status"), t("web.tracker.count", {{"count", list.total}}), when(list.overdue > 0, [&](Html& out) { out << sign(" ") << span(cls("tag tag--late"), t("web.tracker.count_overdue", {{"count", list.overdue}})); }));
    const Html acts = p(cls("acts"), a(href(page.link("/actions.xlsx" + query)), t("web.caseload.xlsx")), sign(" "), a(href(page.link("/actions.csv" + query)), t("web.caseload.csv")), sign(" "), a(href(page.link("/actions.json" + query)), t("web.tracker.json")));
    const Html results = list.heads.empty() ? Html{section(cls("card"), p(list.all > 0 ? t("web.tracker.none_fit") : t("web.tracker.empty")))}
                                            : Html{section(cls("card"), p(cls("muted"), t("web.tracker.four_steps")), recommendations_table(page, list.heads, t("web.tracker.title")), acts, turn_pages(page, list.total, wanted.size))};
    auto frame = page.frame(std::string{t("web.tracker.title").text()});
    frame.width = Width::Wide;
    return page.show(std::move(frame), div(cls("wrap wide"), div(cls("row between"), h1(t("web.tracker.title")), tracker_links(page, reader)), tracker_filters(page, choices), count, results));
}

std::vector<Head> everything(const SignedPage& page) {
    auto wanted = tracker_wanted(page);
    wanted.size = 0;
    const auto reader = tracker_reader(page);
    return page.store().read([&](store::Snapshot& snapshot) { return learning::tracker(snapshot, reader, wanted).heads; });
}

Response as_file(std::string type, std::string bytes, const char* name) {
    auto response = Response::bytes(std::move(type), std::move(bytes));
    response.headers.set("Content-Disposition", std::string{"attachment; filename=\""} + name + "\"");
    return response;
}

Response tracker_csv(SignedPage& page) {
    const auto line = [](const std::vector<std::string>& cells) {
        std::string out;
        for (std::size_t i = 0; i < cells.size(); ++i) out += (i == 0 ? "" : ",") + base::csv_cell(cells[i]);
        return out + "\r\n";
    };
    std::vector<std::string> heads;
    for (const Key key : tracker_columns()) heads.emplace_back(page.t(key).text());
    std::string out = "\xEF\xBB\xBF" + line(heads);
    for (const auto& head : everything(page)) out += line(tracker_cells(page.t, head, today_of(page)));
    return as_file("text/csv; charset=utf-8", std::move(out), "recommendations.csv");
}

Response tracker_json(SignedPage& page) {
    namespace json = boost::json;
    json::array list;
    for (const auto& head : everything(page)) {
        json::object one{{"id", head.id.to_string()}, {"number", number_of(head)}, {"state", head.state}, {"identifying", head.identifying}, {"text", head.text}, {"addressees", head.addressees}, {"owners", head.owners}, {"theme", head.theme},
                         {"review", head.review}, {"watched_by", head.watched_by}, {"evidence", head.evidence}, {"overdue", learning::is_overdue(head.state, head.due_on, today_of(page))}, {"made_at", base::to_iso(head.made_at)}};
        one["due_on"] = head.due_on ? json::value(base::to_iso(*head.due_on)) : json::value(nullptr);
        one["retest_on"] = head.retest_on ? json::value(base::to_iso(*head.retest_on)) : json::value(nullptr);
        list.push_back(std::move(one));
    }
    return as_file("application/json", json::serialize(json::object{{"recommendations", std::move(list)}}), "recommendations.json");
}

Response tracker_xlsx(SignedPage& page) {
    using Kind = documents::TableColumn::Kind;
    documents::WrittenTableBook book{.title = std::string{page.t("web.tracker.title").text()}, .sheet = std::string{page.t("web.tracker.title").text()}, .columns = {}};
    for (std::size_t i = 0; const Key key : tracker_columns()) {
        const bool is_day = i == 4 || i == 12 || i == 13;
        book.columns.push_back({is_day ? Kind::Day : Kind::Text, std::string{page.t(key).text()}, i == 1 ? 60 : 20});
        ++i;
    }
    for (const auto& head : everything(page)) book.rows.push_back(tracker_cells(page.t, head, today_of(page)));
    return as_file("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", documents::to_xlsx(book), "recommendations.xlsx");
}

}  // namespace

void add_tracker_list_pages(Routes& routes) {
    const Guard download{.permission = Permission::ListCases, .audit = AuditEvent::Exported, .rate = RateClass::Downloads};
    add_signed_page(routes, "/actions", {.permission = Permission::ListCases, .audit = AuditEvent::None}, tracker_page);
    add_signed_page(routes, "/actions.csv", download, tracker_csv);
    add_signed_page(routes, "/actions.json", download, tracker_json);
    add_signed_page(routes, "/actions.xlsx", download, tracker_xlsx);
}

}  // namespace web
