#include "web/casework/import_pages.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/csv.h"
#include "base/fault.h"
#include "base/text.h"
#include "casework/case_store.h"
#include "casework/caseload_import.h"
#include "casework/path.h"
#include "documents/papers/written_table.h"
#include "identity/membership.h"
#include "identity/visible_cases_store.h"
#include "web/casework/desk.h"
#include "web/casework/import_sheet.h"
#include "web/casework/opening_pages.h"
#include "web/casework/sheet_view.h"
#include "web/html/components/fields.h"
#include "web/html/components/notices.h"
#include "web/html/components/tables.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::SheetColumn;
using casework::SheetMapping;
using casework::SheetRowRead;
using identity::Permission;

namespace {

constexpr int most_known_cases = 100'000;

struct ColumnKeys {
    SheetColumn column;
    Key name, hint;
};
constexpr std::array<ColumnKeys, casework::sheet_columns> column_keys{{{SheetColumn::OwnReference, "web.import.column_own_reference", "web.import.hint_own_reference"},
    {SheetColumn::Pseudonym, "web.import.column_pseudonym", "web.import.hint_pseudonym"},
    {SheetColumn::State, "web.import.column_state", "web.import.hint_state"},
    {SheetColumn::Since, "web.import.column_since", "web.import.hint_since"},
    {SheetColumn::AwareOn, "web.import.column_aware_on", "web.import.hint_aware_on"},
    {SheetColumn::NotifiedOn, "web.import.column_notified_on", "web.import.hint_notified_on"},
    {SheetColumn::NationalReference, "web.import.column_national_reference", "web.import.hint_national_reference"},
    {SheetColumn::CompletedOn, "web.import.column_completed_on", "web.import.hint_completed_on"},
    {SheetColumn::Area, "web.import.column_area", "web.import.hint_area"},
    {SheetColumn::Children, "web.import.column_children", "web.import.hint_children"},
    {SheetColumn::Evidence, "web.import.column_evidence", "web.import.hint_evidence"}}};

struct ProblemKeys {
    casework::SheetProblemKind kind;
    Key words;
};
constexpr std::array<ProblemKeys, 12> problem_keys{{{casework::SheetProblemKind::StateMissing, "web.import.problem_state_missing"},
    {casework::SheetProblemKind::StateUnknown, "web.import.problem_state_unknown"},
    {casework::SheetProblemKind::NoDay, "web.import.problem_no_day"},
    {casework::SheetProblemKind::InFuture, "web.import.problem_in_future"},
    {casework::SheetProblemKind::BeforeAwareness, "web.import.problem_before_awareness"},
    {casework::SheetProblemKind::BeforeNotification, "web.import.problem_before_notification"},
    {casework::SheetProblemKind::NoNumber, "web.import.problem_no_number"},
    {casework::SheetProblemKind::AreaUnknown, "web.import.problem_area_unknown"},
    {casework::SheetProblemKind::EvidenceMissing, "web.import.problem_evidence_missing"},
    {casework::SheetProblemKind::NothingToKnowItBy, "web.import.problem_nothing_to_know_it_by"},
    {casework::SheetProblemKind::NotifiedWithoutReference, "web.import.problem_notified_without_reference"},
    {casework::SheetProblemKind::TooLong, "web.import.problem_too_long"}}};

Words column_words(const Catalogue& t, SheetColumn column) { return t(std::ranges::find(column_keys, column, &ColumnKeys::column)->name); }
Words column_hint(const Catalogue& t, SheetColumn column) { return t(std::ranges::find(column_keys, column, &ColumnKeys::column)->hint); }
Words sheet_problem_words(const Catalogue& t, casework::SheetProblemKind kind) { return t(std::ranges::find(problem_keys, kind, &ProblemKeys::kind)->words); }

/// Codes, and what they are called in both languages.
casework::StateMeant state_meant(const SignedPage& page) {
    std::map<std::string, std::string> known;
    for (const auto& state : casework::states()) {
        known[base::fold(state)] = state;
        for (const auto language : {Language::English, Language::Welsh}) known[base::fold(path_text(page.services.messages.in(language), "state", state))] = state;
    }
    return [known = std::move(known)](std::string_view text) -> std::optional<std::string> {
        const auto found = known.find(base::fold(base::trim(text)));
        return found == known.end() ? std::nullopt : std::optional{found->second};
    };
}

SheetMapping mapping_of(const SignedPage& page, const casework::SheetTable& table) {
    if (page.typed("mapped") != "yes") return casework::guess_mapping(table);
    SheetMapping mapping;
    for (const auto column : casework::all_sheet_columns()) {
        const auto chosen = page.typed("column-" + std::string{casework::to_word(column)});
        const auto at = static_cast<std::size_t>(std::atoi(chosen.c_str()));
        if (!chosen.empty() && at < table.heads.size()) mapping[static_cast<std::size_t>(column)] = at;
    }
    return mapping;
}

/// What becomes of a row.
struct RowFate {
    enum class Kind { Taken, AlreadyIn, RepeatsAbove, ReferenceInUse, Wrong } kind = Kind::Taken;
    std::string reference;  ///< Of the case it is in as; only of one that the reader may know of.
};

/// Cases that this person may know of. Of others nothing is told, and a row that made one of them is a row like any other.
std::optional<std::string> known_case(store::Snapshot& snapshot, const std::set<std::string>& visible, const std::vector<casework::CaseKey>& cases) {
    for (const auto key : cases) {
        const auto of = casework::case_at(snapshot, key);
        if (visible.contains(of.id.to_string())) return of.reference;
    }
    return std::nullopt;
}

std::set<std::string> visible_to(store::Snapshot& snapshot, const SignedPage& page) {
    const auto list = identity::visible_cases(snapshot, page.me().person, page.context.now, most_known_cases);
    return {list.begin(), list.end()};
}

RowFate fate_of(store::Snapshot& snapshot, const SignedPage& page, std::int64_t partnership, const std::set<std::string>& visible, const SheetRowRead& row, std::set<std::vector<std::string>>& above) {
    const auto again = casework::found_again(snapshot, desk_of(page).ground, partnership, row);
    if (const auto known = known_case(snapshot, visible, again.same_row)) return {RowFate::Kind::AlreadyIn, *known};
    if (!above.insert(row.cells).second) return {RowFate::Kind::RepeatsAbove, {}};
    if (!row.problems.empty()) return {RowFate::Kind::Wrong, {}};
    if (const auto known = known_case(snapshot, visible, again.same_reference)) return {RowFate::Kind::ReferenceInUse, *known};
    return {RowFate::Kind::Taken, {}};
}

std::vector<RowFate> fates_of(const SignedPage& page, std::int64_t partnership, const std::vector<SheetRowRead>& rows) {
    return desk_of(page).store.read([&](store::Snapshot& snapshot) {
        const auto visible = visible_to(snapshot, page);
        std::set<std::vector<std::string>> above;
        std::vector<RowFate> fates;
        for (const auto& row : rows) fates.push_back(fate_of(snapshot, page, partnership, visible, row, above));
        return fates;
    });
}

// ---- what is shown

Html sheet_carried(const SheetSent& sheet) { return tag::input(type("hidden"), name("table"), value(carried(sheet))); }

Html mapping_fields(const SignedPage& page, const SheetSent& sheet, const SheetMapping& mapping) {
    const auto& t = page.t;
    Html fields{tag::input(type("hidden"), name("mapped"), value("yes"))};
    for (const auto column : casework::all_sheet_columns()) {
        govuk::Select select{.name = "column-" + std::string{casework::to_word(column)}, .label = {.content = column_words(t, column)}};
        select.items.push_back({.content = t("web.import.no_column"), .value = std::string{}});
        for (std::size_t at = 0; at < sheet.table.heads.size(); ++at)
            select.items.push_back({.content = span(from_record(), sheet.table.heads[at]), .value = std::to_string(at), .selected = mapping[static_cast<std::size_t>(column)] == at, .attributes = govuk::Attributes{}.add("data-from-record", "")});
        fields << govuk::select(t, select);
    }
    return div(cls("filter-form"), fields);
}

/// The mapping in use, unseen: for the form that takes the rows.
Html mapping_carried(const SheetMapping& mapping) {
    Html fields{tag::input(type("hidden"), name("mapped"), value("yes"))};
    for (const auto column : casework::all_sheet_columns())
        if (const auto at = mapping[static_cast<std::size_t>(column)]) fields << tag::input(type("hidden"), name("column-" + std::string{casework::to_word(column)}), value(std::to_string(*at)));
    return fields;
}

Html fate_words(const SignedPage& page, const RowFate& fate) {
    const auto& t = page.t;
    switch (fate.kind) {
        case RowFate::Kind::Taken: return span(cls("tag tag--ok"), t("web.import.will_be_taken"));
        case RowFate::Kind::AlreadyIn: return together(span(cls("tag"), t("web.import.already_in")), sign(" "), a(href(page.link("/cases/" + fate.reference)), from_record(), fate.reference));
        case RowFate::Kind::RepeatsAbove: return span(cls("tag tag--quiet"), t("web.import.repeats"));
        case RowFate::Kind::ReferenceInUse: return together(span(cls("tag tag--late"), t("web.import.not_taken")), p(t("web.import.reference_in_use"), sign(" "), a(href(page.link("/cases/" + fate.reference)), from_record(), fate.reference)));
        case RowFate::Kind::Wrong: break;
    }
    return span(cls("tag tag--late"), t("web.import.not_taken"));
}

Html problem_list(const SignedPage& page, const SheetRowRead& row) {
    const auto& t = page.t;
    Html items;
    for (const auto& problem : row.problems)
        items << li(strong(column_words(t, problem.column)), sign(": "), sheet_problem_words(t, problem.kind),
                    when(!problem.found.empty(), [&](Html& out) { out << sign(" “") << span(from_record(), problem.found) << sign("”"); }));
    return items.empty() ? Html{} : Html{ul(cls("lacks"), items)};
}

Html rows_table(const SignedPage& page, const std::vector<SheetRowRead>& rows, const std::vector<RowFate>& fates) {
    const auto& t = page.t;
    std::vector<std::vector<govuk::Cell>> cells;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& read = rows[i].read;
        const auto& known_by = read.pseudonym.empty() ? read.own_reference.empty() ? read.national_reference : read.own_reference : read.pseudonym;
        cells.push_back({{.content = Html{std::to_string(rows[i].number)}}, {.content = span(from_record(), known_by)}, {.content = read.state.empty() ? Html{} : path_words(t, "state", read.state)}, {.content = together(fate_words(page, fates[i]), fates[i].kind == RowFate::Kind::Wrong ? problem_list(page, rows[i]) : Html{})}});
    }
    return div(cls("scroll"), attr("tabindex", "0"), role("region"), aria_label(t("web.import.rows")),
               govuk::table({.head = std::vector<govuk::Cell>{{.content = t("web.import.row")}, {.content = t("web.import.known_by")}, {.content = t("web.import.state")}, {.content = t("web.import.what_becomes")}}, .rows = std::move(cells), .first_cell_is_header = true}));
}

std::int64_t count_of(const std::vector<RowFate>& fates, std::initializer_list<RowFate::Kind> kinds) {
    return std::ranges::count_if(fates, [&](const RowFate& fate) { return std::ranges::find(kinds, fate.kind) != kinds.end(); });
}

PageFrame import_frame(const SignedPage& page, const Words& title) {
    auto frame = page.frame(std::string{title.text()});
    frame.breadcrumbs = {{Html{page.t("web.case.caseload")}, page.link("/cases")}};
    return frame;
}

Response show_rows(SignedPage& page, std::int64_t partnership, const SheetSent& sheet, const SheetMapping& mapping, bool taken) {
    const auto& t = page.t;
    const auto rows = casework::read_sheet(sheet.table, mapping, state_meant(page), today_of(page));
    const auto fates = fates_of(page, partnership, rows);
    using Kind = RowFate::Kind;
    const auto good = count_of(fates, {Kind::Taken}), bad = count_of(fates, {Kind::Wrong, Kind::ReferenceInUse}), in = count_of(fates, {Kind::AlreadyIn, Kind::RepeatsAbove});
    Html acts;
    if (good > 0) acts << page.post_form("/cases/import/take", together(sheet_carried(sheet), mapping_carried(mapping), button(cls("btn"), type("submit"), t("web.import.take", {{"count", good}}))));
    if (bad > 0) acts << page.post_form("/cases/import/rest.csv", together(sheet_carried(sheet), mapping_carried(mapping), button(cls("btn btn--2"), type("submit"), t("web.import.rest"))));
    const Html columns = page.post_form("/cases/import/again", together(sheet_carried(sheet), mapping_fields(page, sheet, mapping), button(cls("btn btn--2"), type("submit"), t("web.import.read_again"))));
    const Html body = div(cls("wrap"), h1(taken ? t("web.import.taken_title") : t("web.import.look_title")), p(role("status"), t("web.import.count_good", {{"count", good}}), sign(" "), t("web.import.count_in", {{"count", in}}), sign(" "), t("web.import.count_bad", {{"count", bad}})),
                          div(cls("row"), acts), section(cls("card"), rows_table(page, rows, fates)), when(!taken, [&](Html& out) { out << section(cls("card"), h2(t("web.import.columns")), p(t("web.import.columns_how")), columns); }));
    return page.show(import_frame(page, taken ? t("web.import.taken_title") : t("web.import.look_title")), body);
}

Response ask_for_sheet(SignedPage& page, const Problems& problems, int status = 200) {
    const auto& t = page.t;
    const Html fields = together(page.form_fields(), govuk::file_upload(t, {.name = "sheet", .label = {.content = t("web.import.file")}, .hint = govuk::Hint{.content = t("web.import.file_hint")}, .error = problems.at("sheet")}),
                                 govuk::textarea(t, {.name = "pasted", .label = {.content = t("web.import.paste")}, .hint = govuk::Hint{.content = t("web.import.paste_hint")}, .value = page.typed_whole("pasted"), .rows = 6, .autocomplete = "off"}),
                                 p(cls("acts"), button(cls("btn"), type("submit"), t("web.import.look"))));
    const Html body = div(cls("wrap measure"), problems.summary(t), h1(t("web.import.title")), p(t("web.import.means")), p(a(href(page.link("/cases/import/template.xlsx")), t("web.import.template"))),
                          tag::form(attr("method", "post"), attr("enctype", "multipart/form-data"), action(page.link("/cases/import")), flag("novalidate"), fields));
    auto frame = import_frame(page, t("web.import.title"));
    if (problems.any()) frame.title = std::string{t("web.case.error_title", {{"title", frame.title}}).text()};
    return page.show(std::move(frame), body, status);
}

Response import_page(SignedPage& page) { return opening_partnership(page) ? ask_for_sheet(page, {}) : Response::error(404); }

Response look_at_sheet(SignedPage& page) {
    const auto partnership = opening_partnership(page);
    if (!partnership) return Response::error(404);
    const auto sheet = sheet_sent(page);
    if (sheet) return show_rows(page, partnership->organisation, *sheet, casework::guess_mapping(sheet->table), false);
    Problems problems;
    switch (sheet.error()) {
        case SheetRefusal::Nothing: problems.add("sheet", page.t("web.import.nothing")); break;
        case SheetRefusal::NoTable: problems.add("sheet", page.t("web.import.no_table")); break;
        case SheetRefusal::TooMuch: problems.add("sheet", page.t("web.import.too_many", {{"most", static_cast<std::int64_t>(most_sheet_rows)}, {"columns", static_cast<std::int64_t>(most_sheet_columns)}})); break;
        case SheetRefusal::Unreadable: problems.add("sheet", page.t("web.import.unreadable")); break;
    }
    return ask_for_sheet(page, problems, 422);
}

Response look_again(SignedPage& page) {
    const auto partnership = opening_partnership(page);
    const auto sheet = carried_back(page.typed_whole("table"));
    if (!partnership || !sheet) return Response::error(partnership ? 400 : 404);
    return show_rows(page, partnership->organisation, *sheet, mapping_of(page, sheet->table), false);
}

/// Whoever takes them in belongs to them, as if each had been opened by hand.
void take_row(store::Transaction& transaction, SignedPage& page, const casework::Partnership& partnership, const SheetRowRead& row, const std::string& name) {
    const auto of = casework::import_row(transaction, desk_of(page).ground, partnership.organisation, row, name, page.me().public_id, doer_of(page));
    const auto act = page.act();
    const auto id = of.id.to_string();
    if (!identity::admit_case(transaction, id, identity::OrganisationId{partnership.organisation}, act) || !identity::join_case(transaction, id, {.person = page.me().person, .role = role_of_opener(page)}, act))
        throw base::Fault{"The case could not be given its first member", of.reference, "Ask an administrator to look at the roles of this account."};
}

Response take_rows(SignedPage& page) {
    const auto partnership = opening_partnership(page);
    const auto sheet = carried_back(page.typed_whole("table"));
    const auto guard = FormGuard::of(page.request, page.context);
    if (!partnership || !sheet || !guard) return Response::error(partnership ? 400 : 404);
    const auto mapping = mapping_of(page, sheet->table);
    const auto rows = casework::read_sheet(sheet->table, mapping, state_meant(page), today_of(page));
    const auto& name = sheet->name.empty() ? std::string{page.t("web.import.pasted").text()} : sheet->name;
    desk_of(page).store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&] {
            auto visible = visible_to(transaction, page);
            std::set<std::vector<std::string>> above;
            for (const auto& row : rows)
                if (fate_of(transaction, page, partnership->organisation, visible, row, above).kind == RowFate::Kind::Taken) take_row(transaction, page, *partnership, row, name), visible = visible_to(transaction, page);
            return std::string{"/cases/import"};
        });
    });
    return show_rows(page, partnership->organisation, *sheet, mapping, true);
}

/// The rows as they came, with what is wrong in a column of its own: to be put right and sent again.
Response rest_of_rows(SignedPage& page) {
    const auto partnership = opening_partnership(page);
    const auto sheet = carried_back(page.typed_whole("table"));
    if (!partnership || !sheet) return Response::error(partnership ? 400 : 404);
    const auto& t = page.t;
    const auto rows = casework::read_sheet(sheet->table, mapping_of(page, sheet->table), state_meant(page), today_of(page));
    const auto fates = fates_of(page, partnership->organisation, rows);
    std::string out = "\xEF\xBB\xBF";
    for (const auto& head : sheet->table.heads) out += base::csv_cell(head) + ",";
    out += base::csv_cell(t("web.import.problem").text()) + "\r\n";
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (fates[i].kind != RowFate::Kind::Wrong && fates[i].kind != RowFate::Kind::ReferenceInUse) continue;
        for (std::size_t at = 0; at < sheet->table.heads.size(); ++at) out += base::csv_cell(at < rows[i].cells.size() ? rows[i].cells[at] : std::string{}) + ",";
        std::string wrong = fates[i].kind == RowFate::Kind::ReferenceInUse ? std::string{t("web.import.reference_in_use").text()} + " " + fates[i].reference : "";
        for (const auto& problem : rows[i].problems) wrong += (wrong.empty() ? "" : " ") + std::string{column_words(t, problem.column).text()} + ": " + std::string{sheet_problem_words(t, problem.kind).text()};
        out += base::csv_cell(wrong) + "\r\n";
    }
    auto response = Response::bytes("text/csv; charset=utf-8", std::move(out));
    response.headers.set("Content-Disposition", "attachment; filename=\"rows-not-taken.csv\"");
    return response;
}

Response template_sheet(SignedPage& page) {
    const auto& t = page.t;
    documents::WrittenTableBook book{.title = std::string{t("web.import.title").text()}, .sheet = std::string{t("web.import.sheet_name").text()}, .columns = {}, .rows = {}, .hints_sheet = std::string{t("web.import.hints_name").text()}, .hint_head = std::string{t("web.import.hints_head").text()}};
    for (const auto column : casework::all_sheet_columns()) {
        const bool day = column == SheetColumn::Since || column == SheetColumn::AwareOn || column == SheetColumn::NotifiedOn || column == SheetColumn::CompletedOn;
        book.columns.push_back({.kind = day ? documents::TableColumn::Kind::Day : documents::TableColumn::Kind::Text, .head = std::string{column_words(t, column).text()}, .width = 26, .hint = std::string{column_hint(t, column).text()}});
    }
    auto response = Response::bytes("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", documents::to_xlsx(book));
    response.headers.set("Content-Disposition", "attachment; filename=\"caseload-template.xlsx\"");
    return response;
}

}  // namespace

void add_import_pages(Routes& routes) {
    const Guard opening{.permission = Permission::OpenCase};
    const Guard reading{.permission = Permission::OpenCase, .body_bytes = long_form_bytes};
    const Guard writing{.permission = Permission::OpenCase, .audit = AuditEvent::CaseOpened, .body_bytes = long_form_bytes};
    add_signed_page(routes, "/cases/import", opening, import_page);
    add_signed_page(routes, "/cases/import/template.xlsx", {.permission = Permission::OpenCase, .rate = RateClass::Downloads}, template_sheet);
    add_file_form(routes, "/cases/import", reading, look_at_sheet);
    add_form(routes, "/cases/import/again", reading, look_again);
    add_form(routes, "/cases/import/take", writing, take_rows);
    add_form(routes, "/cases/import/rest.csv", reading, rest_of_rows);
}

}  // namespace web
