#include <algorithm>
#include <array>
#include <set>

#include "base/csv.h"
#include "learning/tracker_sheet.h"
#include "web/casework/form_parts.h"
#include "web/casework/import_sheet.h"
#include "web/html/components/fields.h"
#include "web/html/components/tables.h"
#include "web/html/tags.h"
#include "web/tracker/tracker_desk.h"
#include "web/tracker/tracker_pages.h"

namespace web {

using namespace html;
using namespace html::tag;
using identity::Permission;
using learning::TrackerColumn;
using learning::TrackerMapping;
using learning::TrackerRow;

namespace {

/// In the order of a sheet that somebody reads.
constexpr std::array<TrackerColumn, learning::tracker_sheet_columns> shown_columns{TrackerColumn::Text, TrackerColumn::Addressee, TrackerColumn::Owner, TrackerColumn::Action, TrackerColumn::Due, TrackerColumn::Status, TrackerColumn::Evidence,
                                                                                   TrackerColumn::EvidenceOn, TrackerColumn::Outcome, TrackerColumn::Theme, TrackerColumn::Review, TrackerColumn::MadeOn};

const Words& tracker_column_words(const Catalogue& t, TrackerColumn column) {
    switch (column) {
        case TrackerColumn::Text: return t("web.tracker.sheet_text");
        case TrackerColumn::Addressee: return t("web.tracker.sheet_addressee");
        case TrackerColumn::Owner: return t("web.tracker.sheet_owner");
        case TrackerColumn::Action: return t("web.tracker.sheet_action");
        case TrackerColumn::Due: return t("web.tracker.sheet_due");
        case TrackerColumn::Status: return t("web.tracker.sheet_status");
        case TrackerColumn::Evidence: return t("web.tracker.sheet_evidence");
        case TrackerColumn::EvidenceOn: return t("web.tracker.sheet_evidence_on");
        case TrackerColumn::Theme: return t("web.tracker.sheet_theme");
        case TrackerColumn::Review: return t("web.tracker.sheet_review");
        case TrackerColumn::MadeOn: return t("web.tracker.sheet_made_on");
        case TrackerColumn::Outcome: break;
    }
    return t("web.tracker.sheet_outcome");
}

const Words& tracker_problem_words(const Catalogue& t, learning::TrackerProblemKind kind) {
    using enum learning::TrackerProblemKind;
    switch (kind) {
        case TextMissing: return t("web.tracker.problem_text_missing");
        case NoDay: return t("web.tracker.problem_no_day");
        case InFuture: return t("web.tracker.problem_in_future");
        case TooLong: break;
    }
    return t("web.tracker.problem_too_long");
}

std::optional<std::int64_t> importing_partnership(const SignedPage& page) {
    const auto list = tracker_partnerships(page, Permission::WriteTracker);
    return list.empty() ? std::nullopt : std::optional{list.front()};
}

std::string column_field(TrackerColumn column) { return "column-" + std::string{learning::to_word(column)}; }

TrackerMapping tracker_mapping_of(const SignedPage& page, const casework::SheetTable& table) {
    TrackerMapping mapping;
    for (const auto column : shown_columns) {
        const auto typed = page.typed(column_field(column));
        if (typed.empty() || typed.size() > 3 || !std::ranges::all_of(typed, [](char c) { return c >= '0' && c <= '9'; })) continue;
        if (const auto at = static_cast<std::size_t>(std::stoul(typed)); at < table.heads.size()) mapping[static_cast<std::size_t>(column)] = at;
    }
    return mapping;
}

Html tracker_sheet_fields(const SheetSent& sheet, const TrackerMapping& mapping) {
    Html fields = tag::input(type("hidden"), name("table"), value(carried(sheet)));
    for (const auto column : shown_columns)
        if (const auto at = mapping[static_cast<std::size_t>(column)]) fields << tag::input(type("hidden"), name(column_field(column)), value(std::to_string(*at)));
    return fields;
}

Html tracker_mapping_boxes(const SignedPage& page, const SheetSent& sheet, const TrackerMapping& mapping) {
    const auto& t = page.t;
    Html boxes;
    for (const auto column : shown_columns) {
        govuk::Select select{.name = column_field(column), .label = {.content = tracker_column_words(t, column)}};
        select.items.push_back({.content = t("web.tracker.not_in_sheet"), .value = std::string{}});
        for (std::size_t at = 0; at < sheet.table.heads.size(); ++at)
            select.items.push_back({.content = Html{sheet.table.heads[at].empty() ? "(" + std::to_string(at + 1) + ")" : sheet.table.heads[at]}, .value = std::to_string(at), .selected = mapping[static_cast<std::size_t>(column)] == at, .attributes = govuk::Attributes{}.add("data-from-record", "")});
        boxes << govuk::select(t, select);
    }
    return div(cls("filter-form"), boxes);
}

enum class RowStanding { Good, Wrong, AlreadyIn };

std::vector<RowStanding> standings_of(const SignedPage& page, std::int64_t partnership, const std::vector<TrackerRow>& rows) {
    std::vector<RowStanding> list;
    std::set<std::string> above;
    page.store().read([&](store::Snapshot& snapshot) {
        for (const auto& row : rows)
            list.push_back(!row.problems.empty() ? RowStanding::Wrong : !above.insert(row.hash).second || learning::find_imported(snapshot, partnership, row.hash) ? RowStanding::AlreadyIn : RowStanding::Good);
    });
    return list;
}

Html fate_words(const Catalogue& t, const TrackerRow& row, RowStanding standing) {
    if (standing == RowStanding::Good) return span(cls("tag tag--ok"), t("web.tracker.row_good"));
    if (standing == RowStanding::AlreadyIn) return span(cls("tag"), t("web.tracker.row_in"));
    Html items;
    for (const auto& problem : row.problems) items << li(strong(tracker_column_words(t, problem.column)), sign(": "), tracker_problem_words(t, problem.kind), when(!problem.found.empty(), [&](Html& out) { out << sign(" (") << span(from_record(), problem.found) << sign(")"); }));
    return together(span(cls("tag tag--late"), t("web.tracker.row_wrong")), ul(items));
}

Response show_tracker_rows(SignedPage& page, std::int64_t partnership, const SheetSent& sheet, const TrackerMapping& mapping, bool taken) {
    const auto& t = page.t;
    const auto rows = learning::read_tracker_sheet(sheet.table, mapping, today_of(page));
    const auto standings = standings_of(page, partnership, rows);
    std::vector<std::vector<govuk::Cell>> cells;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& row = rows[i];
        const auto cell = [&](TrackerColumn column) { return govuk::Cell{.content = span(from_record(), row.of(column))}; };
        cells.push_back({{.content = Html{std::to_string(row.number)}}, cell(TrackerColumn::Text), cell(TrackerColumn::Owner), cell(TrackerColumn::Due), cell(TrackerColumn::Status), {.content = row.notes.empty() ? Html{} : Html{span(cls("wrap-any"), from_record(), row.notes)}}, {.content = fate_words(t, row, standings[i])}});
    }
    const auto good = std::ranges::count(standings, RowStanding::Good), bad = std::ranges::count(standings, RowStanding::Wrong);
    Html acts;
    if (good > 0) acts << page.post_form("/actions/import/take", together(tracker_sheet_fields(sheet, mapping), button(cls("btn"), type("submit"), t("web.tracker.take_rows", {{"count", static_cast<std::int64_t>(good)}}))));
    if (bad > 0) acts << page.post_form("/actions/import/rest.csv", together(tracker_sheet_fields(sheet, mapping), button(cls("btn btn--2"), type("submit"), t("web.import.rest"))));
    const Html again = page.post_form("/actions/import/again", together(tag::input(type("hidden"), name("table"), value(carried(sheet))), tracker_mapping_boxes(page, sheet, mapping), button(cls("btn btn--2"), type("submit"), t("web.import.read_again"))));
    const auto& title = taken ? t("web.import.taken_title") : t("web.import.look_title");
    auto frame = page.frame(std::string{title.text()});
    frame.breadcrumbs = {{Html{t("web.tracker.title")}, page.link("/actions")}};
    frame.width = Width::Wide;
    return page.show(std::move(frame), div(cls("wrap wide"), h1(title), p(role("status"), t("web.tracker.rows_good", {{"count", static_cast<std::int64_t>(good)}}), sign(" "), t("web.tracker.rows_wrong", {{"count", static_cast<std::int64_t>(bad)}})), div(cls("row"), acts),
        section(cls("card"), div(cls("scroll"), attr("tabindex", "0"), role("region"), aria_label(title),
            govuk::table({.head = std::vector<govuk::Cell>{{.content = t("web.tracker.row")}, {.content = t("web.tracker.column_text")}, {.content = t("web.tracker.sheet_owner")}, {.content = t("web.tracker.column_due")}, {.content = t("web.tracker.sheet_status")}, {.content = t("web.tracker.kept_notes")}, {.content = t("web.import.what_becomes")}}, .rows = std::move(cells), .first_cell_is_header = true}))),
        when(!taken, [&](Html& out) { out << section(cls("card"), h2(t("web.import.columns")), p(t("web.tracker.columns_how")), again); })));
}

Response ask_for_tracker(SignedPage& page, const Problems& problems, int status = 200) {
    const auto& t = page.t;
    const Html fields = together(page.form_fields(), govuk::file_upload(t, {.name = "sheet", .label = {.content = t("web.import.file")}, .hint = govuk::Hint{.content = t("web.import.file_hint")}, .error = problems.at("sheet")}),
                                 govuk::textarea(t, {.name = "pasted", .label = {.content = t("web.import.paste")}, .hint = govuk::Hint{.content = t("web.import.paste_hint")}, .value = page.typed_whole("pasted"), .rows = 6, .autocomplete = "off"}),
                                 p(cls("acts"), button(cls("btn"), type("submit"), t("web.import.look"))));
    auto frame = page.frame(form_page_title(t, t("web.tracker.import").text(), problems.any()));
    frame.breadcrumbs = {{Html{t("web.tracker.title")}, page.link("/actions")}};
    return page.show(std::move(frame), div(cls("wrap measure"), problems.summary(t), h1(t("web.tracker.import")), p(t("web.tracker.import_means")), tag::form(attr("method", "post"), attr("enctype", "multipart/form-data"), action(page.link("/actions/import")), flag("novalidate"), fields)), status);
}

Response tracker_import_page(SignedPage& page) { return importing_partnership(page) ? ask_for_tracker(page, {}) : Response::error(404); }

Response look_at_tracker(SignedPage& page) {
    const auto partnership = importing_partnership(page);
    if (!partnership) return Response::error(404);
    const auto sheet = sheet_sent(page);
    if (sheet) return show_tracker_rows(page, *partnership, *sheet, learning::guess_tracker_mapping(sheet->table), false);
    Problems problems;
    switch (sheet.error()) {
        case SheetRefusal::Nothing: problems.add("sheet", page.t("web.import.nothing")); break;
        case SheetRefusal::NoTable: problems.add("sheet", page.t("web.import.no_table")); break;
        case SheetRefusal::TooMuch: problems.add("sheet", page.t("web.import.too_many", {{"most", static_cast<std::int64_t>(most_sheet_rows)}, {"columns", static_cast<std::int64_t>(most_sheet_columns)}})); break;
        case SheetRefusal::Unreadable: problems.add("sheet", page.t("web.import.unreadable")); break;
    }
    return ask_for_tracker(page, problems, 422);
}

Response tracker_look_again(SignedPage& page) {
    const auto partnership = importing_partnership(page);
    const auto sheet = carried_back(page.typed_whole("table"));
    if (!partnership || !sheet) return Response::error(partnership ? 400 : 404);
    return show_tracker_rows(page, *partnership, *sheet, tracker_mapping_of(page, sheet->table), false);
}

Response take_tracker_rows(SignedPage& page) {
    const auto partnership = importing_partnership(page);
    const auto sheet = carried_back(page.typed_whole("table"));
    const auto guard = FormGuard::of(page.request, page.context);
    if (!partnership || !sheet || !guard) return Response::error(partnership ? 400 : 404);
    const auto mapping = tracker_mapping_of(page, sheet->table);
    desk_of(page).store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::string {
            for (const auto& row : learning::read_tracker_sheet(sheet->table, mapping, today_of(page)))
                if (row.problems.empty() && !learning::find_imported(transaction, *partnership, row.hash)) learning::import_tracker_row(transaction, desk_of(page).ground, *partnership, row, doer_of(page));
            return "/actions";
        });
    });
    return show_tracker_rows(page, *partnership, *sheet, mapping, true);
}

/// Refused rows as they came, each with its number and what is wrong: to be put right and sent again.
Response tracker_rest(SignedPage& page) {
    const auto partnership = importing_partnership(page);
    const auto sheet = carried_back(page.typed_whole("table"));
    if (!partnership || !sheet) return Response::error(partnership ? 400 : 404);
    const auto& t = page.t;
    std::string out = "\xEF\xBB\xBF";
    for (const auto& head : sheet->table.heads) out += base::csv_cell(head) + ",";
    out += base::csv_cell(t("web.import.problem").text()) + "\r\n";
    for (const auto& row : learning::read_tracker_sheet(sheet->table, tracker_mapping_of(page, sheet->table), today_of(page))) {
        if (row.problems.empty()) continue;
        const auto source = std::ranges::find(sheet->table.rows, row.number, &casework::SheetTable::Row::number);
        for (std::size_t at = 0; at < sheet->table.heads.size(); ++at) out += base::csv_cell(at < source->cells.size() ? source->cells[at] : std::string{}) + ",";
        std::string wrong = std::string{t("web.tracker.row").text()} + " " + std::to_string(row.number) + ".";
        for (const auto& problem : row.problems) wrong += " " + std::string{tracker_column_words(t, problem.column).text()} + ": " + std::string{tracker_problem_words(t, problem.kind).text()};
        out += base::csv_cell(wrong) + "\r\n";
    }
    auto response = Response::bytes("text/csv; charset=utf-8", std::move(out));
    response.headers.set("Content-Disposition", "attachment; filename=\"rows-not-taken.csv\"");
    return response;
}

}  // namespace

void add_tracker_import_pages(Routes& routes) {
    const Guard reading{.permission = Permission::WriteTracker, .body_bytes = long_form_bytes};
    const Guard writing{.permission = Permission::WriteTracker, .audit = AuditEvent::RecordChanged, .body_bytes = long_form_bytes};
    add_signed_page(routes, "/actions/import", {.permission = Permission::WriteTracker}, tracker_import_page);
    add_file_form(routes, "/actions/import", reading, look_at_tracker);
    add_form(routes, "/actions/import/again", reading, tracker_look_again);
    add_form(routes, "/actions/import/take", writing, take_tracker_rows);
    add_form(routes, "/actions/import/rest.csv", reading, tracker_rest);
}

}  // namespace web
