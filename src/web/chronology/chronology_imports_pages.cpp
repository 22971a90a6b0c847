#include <algorithm>
#include <charconv>
#include <map>

#include "base/text.h"
#include "web/casework/document_view.h"
#include "web/chronology/chronology_desk.h"
#include "web/chronology/chronology_in_pages.h"
#include "web/chronology/incoming_view.h"
#include "web/html/components/fields.h"
#include "web/html/components/tables.h"
#include "web/html/days.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using chronology::BookImport;
using identity::Permission;

namespace {

constexpr std::size_t open_rows_shown = 50;

std::size_t open_rows_of(const BookImport& import) { return static_cast<std::size_t>(std::ranges::count_if(import.fates, [](const BookImport::Fate& fate) { return fate.open(); })); }

std::string below_import(const BookImport& import, std::string_view what = {}) { return "/imports/" + import.id + std::string{what}; }

// ---- every file that came

Html imports_of_agency(ChronologyDesk& desk, const std::string& agency, const std::vector<const BookImport*>& imports, std::size_t number) {
    const auto& t = desk.page.t;
    std::vector<std::vector<govuk::Cell>> rows;
    for (const auto* import : imports) {
        const auto open = static_cast<std::int64_t>(open_rows_of(*import));
        rows.push_back({{.content = a(href(desk.to(below_import(*import))), span(cls("wrap-any"), from_record(), import->said.file))}, {.content = day(t, import->said.received_on)}, {.content = span(from_record(), import->said.sent_by)}, {.content = name_of_account(desk.page, import->made.by)},
                        {.content = Html{std::to_string(import->entries)}, .format = "numeric"}, {.content = open == 0 ? Html{t("web.chronology_in.none_open")} : Html{span(cls("tag tag--soon"), t("web.chronology_in.still_open", {{"count", open}}))}}});
    }
    const auto anchor = "agency-" + std::to_string(number);
    return div(cls("card"), h2(id(anchor), span(from_record(), agency)),
                   div(cls("scroll"), attr("tabindex", "0"), role("region"), aria_label(agency), govuk::table({.head = std::vector<govuk::Cell>{{.content = t("web.chronology_in.file")}, {.content = t("web.chronology_in.received_on")}, {.content = t("web.chronology_in.sent_by")}, {.content = t("web.chronology_in.accepted_by")}, {.content = t("web.chronology_in.entries"), .format = "numeric"}, {.content = t("web.chronology_in.rows_open")}},
                                                                                                               .rows = std::move(rows), .first_cell_is_header = true})));
}

Response all_imports(SignedPage& page) {
    ChronologyDesk desk{page};
    if (!desk.may_write()) return Response::error(404);
    const auto& t = page.t;
    std::map<std::string, std::vector<const BookImport*>> by_agency;
    for (const auto& import : desk.book().imports())
        if (desk.may_write_for(import.said.agency)) by_agency[import.said.agency].push_back(&import);
    Html cards;
    std::size_t number = 0;
    for (const auto& [agency, imports] : by_agency) cards << imports_of_agency(desk, agency, imports, ++number);
    auto frame = desk.chronology_frame(std::string{t("web.chronology_in.imports_title").text()});
    frame.width = Width::Wide;
    return page.show(std::move(frame), div(cls("wrap"), div(cls("row between"), h1(t("web.chronology_in.imports_title")), a(cls("btn"), href(desk.to("/import")), t("web.chronology_in.title"))), p(t("web.chronology_in.imports_mean")), cards.empty() ? Html{section(cls("card"), p(t("web.chronology_in.no_imports")))} : cards));
}

// ---- one of them

/// Words that were typed over one of its rows, and what is wrong with them.
struct TypedOver {
    std::size_t row = SIZE_MAX;
    Problems problems{};
    std::optional<chronology::RejectedRow> wrong{};
};

std::string cell_name(std::size_t row, std::size_t column) { return "cell-" + std::to_string(row) + "-" + std::to_string(column); }
std::string why_name(std::size_t row) { return "why-" + std::to_string(row); }

chronology::SheetSettings settings_of_import(ChronologyDesk& desk, const BookImport& import, const chronology::RejectedRow& row, const chronology::TableSaid& table) {
    const auto rules = rules_of(desk.book().settings());
    return {.agency = import.said.agency, .origin = row.origin, .source = table.source, .mandatory = rules.mandatory, .dates = rules.dates};
}

Html correcting_form(ChronologyDesk& desk, const BookImport& import, std::size_t index, const TypedOver& over) {
    auto& page = desk.page;
    const auto& t = page.t;
    const auto& row = import.said.rejected[index];
    const bool typed = over.row == index;
    const Html which = span(cls("sr"), sign(": "), t("web.chronology_in.row_number", {{"number", std::to_string(row.origin.row)}}));
    Html boxes;
    if (const auto* table = import.said.table_of(row.origin)) {
        const auto mapping = mapping_to_correct(t, table->mapping, settings_of_import(desk, import, row, *table));
        auto cells = row.cells;
        cells.resize(mapping.columns.size());
        for (std::size_t column = 0; typed && column < cells.size(); ++column)
            if (const auto words = page.request.form.first(cell_name(index, column))) cells[column] = without_returns(*words);
        boxes = together(row_boxes(t, mapping, cells, typed && over.wrong ? &*over.wrong : &row, [&](std::size_t column) { return cell_name(index, column); }),
                         p(cls("acts"), button(cls("btn btn--2"), type("submit"), name("go"), value("correct"), t("web.chronology_in.take_corrected"), which)));
    }
    const Html aside = together(govuk::input(t, {.name = why_name(index), .label = {.content = together(t("web.chronology_in.why_aside"), which)}, .error = over.problems.at(why_name(index)), .value = typed ? page.typed(why_name(index)) : std::string{}, .autocomplete = "off"}),
                                p(cls("acts"), button(cls("btn btn--2"), type("submit"), name("go"), value("aside"), t("web.chronology_in.set_aside"), which)));
    return article(cls("answers"), h3(t("web.chronology_in.row_number", {{"number", std::to_string(row.origin.row)}})), p(reason_line(t, typed && over.wrong ? *over.wrong : row)), page.post_form(desk.way(below_import(import, "/rows/" + std::to_string(index))), together(boxes, aside)));
}

Html open_rows_part(ChronologyDesk& desk, const BookImport& import, const TypedOver& over) {
    const auto& t = desk.page.t;
    const auto all = open_rows_of(import);
    if (all == 0) return {};
    Html rows;
    std::size_t shown = 0;
    for (std::size_t index = 0; index < import.fates.size() && shown < open_rows_shown; ++index)
        if (import.fates[index].open()) rows << correcting_form(desk, import, index, over), ++shown;
    return section(cls("card"), attr("aria-labelledby", "open-rows"), h2(id("open-rows"), t("web.chronology_in.open_rows", {{"count", static_cast<std::int64_t>(all)}})), p(t("web.chronology_in.open_rows_later")),
                   when(shown < all, [&](Html& out) { out << p(t("web.chronology_in.first_rows", {{"shown", static_cast<std::int64_t>(shown)}, {"all", static_cast<std::int64_t>(all)}})); }), rows);
}

Html settled_rows_part(ChronologyDesk& desk, const BookImport& import) {
    const auto& t = desk.page.t;
    Html items;
    for (std::size_t index = 0; index < import.fates.size(); ++index) {
        const auto& fate = import.fates[index];
        if (fate.open()) continue;
        const auto* entry = fate.entry.empty() ? nullptr : desk.book().find(fate.entry);
        Html became = entry ? together(span(cls("tag tag--ok"), t("web.chronology_in.became_entry")), sign(" "), read_when_whole(t, entry->entry.when)) : together(span(cls("tag tag--quiet"), t("web.chronology_in.was_set_aside")), sign(" "), span(cls("wrap-any"), from_record(), fate.why));
        items << li(div(reason_line(t, import.said.rejected[index])), div(became));
    }
    return items.empty() ? Html{} : Html{section(cls("card"), attr("aria-labelledby", "settled"), h2(id("settled"), t("web.chronology_in.settled_rows")), ul(cls("tasks tasks--stacked"), items))};
}

Response show_import(ChronologyDesk& desk, const BookImport& import, const TypedOver& over) {
    auto& page = desk.page;
    const auto& t = page.t;
    const auto fact = [&](Key key, Html content) { return govuk::SummaryRow{.key = Html{t(key)}, .value = std::move(content)}; };
    Html file = span(cls("wrap-any"), from_record(), import.said.file);
    if (!import.said.document.empty() && desk.may(permission_for_papers("chronology"))) file = a(href(desk.link("/documents/" + import.said.document)), file);
    const Html facts = govuk::summary_list({.rows = {fact("web.chronology_in.agency", span(from_record(), import.said.agency)), fact("web.chronology_in.file", file), fact("web.chronology_in.sent_by", span(from_record(), import.said.sent_by)), fact("web.chronology_in.received_on", day(t, import.said.received_on)), fact("web.chronology_in.accepted_by", name_of_account(page, import.made.by)),
                                                     fact("web.chronology_in.entries", Html{std::to_string(import.entries)}), fact("web.chronology_in.sum", code(cls("wrap-any"), import.said.sha256))}});
    auto frame = desk.chronology_frame(std::string{t("web.chronology_in.import_title").text()});
    frame.breadcrumbs.push_back({Html{t("web.chronology_in.imports_title")}, desk.to("/imports")});
    frame.width = Width::Wide;
    const bool wrong = over.problems.any();
    if (wrong) frame.title = std::string{t("web.case.error_title", {{"title", frame.title}}).text()};
    const auto open = static_cast<std::int64_t>(open_rows_of(import));
    return page.show(std::move(frame), div(cls("wrap"), over.problems.summary(t), h1(t("web.chronology_in.import_title")), p(role("status"), t("web.chronology_in.count_in_book", {{"count", static_cast<std::int64_t>(import.entries)}}), sign(" "), t("web.chronology_in.count_open", {{"count", open}})), facts, open_rows_part(desk, import, over), settled_rows_part(desk, import)), wrong ? 422 : 200);
}

const BookImport* import_named(ChronologyDesk& desk) {
    const auto* import = desk.may_write() ? desk.book().find_import(desk.page.request.parameter("import")) : nullptr;
    return import && desk.may_write_for(import->said.agency) ? import : nullptr;
}

Response one_import(SignedPage& page) {
    ChronologyDesk desk{page};
    const auto* import = import_named(desk);
    return import ? show_import(desk, *import, {}) : Response::error(404);
}

// ---- one row of it

std::optional<std::size_t> row_named(const SignedPage& page, const BookImport& import) {
    const auto& text = page.request.parameter("row");
    std::size_t row = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), row);
    return error == std::errc{} && end == text.data() + text.size() && row < import.fates.size() ? std::optional{row} : std::nullopt;
}

/// Written once; whoever comes second finds the row settled, and is shown how.
Response settle_row(ChronologyDesk& desk, const BookImport& import, std::size_t row, chronology::Act act, chronology::RowSaid said) {
    const auto import_id = import.id;
    const auto answer = desk.write([&](const chronology::Book& now) -> std::vector<chronology::NewItem> {
        const auto* there = now.find_import(import_id);
        if (!there || row >= there->fates.size() || !there->fates[row].open()) return {};
        return {{act, to_json(said)}};
    }, "/imports/" + import_id);
    if (answer) return *answer;
    return desk.page.go(desk.way("/imports/" + import_id + "#settled"));
}

Response set_row_aside(ChronologyDesk& desk, const BookImport& import, std::size_t row) {
    const auto why = desk.page.typed(why_name(row));
    constexpr std::size_t longest = 2000;
    if (!why.empty() && base::length(why) <= longest) return settle_row(desk, import, row, chronology::Act::SetAside, {import.id, row, {}, why});
    TypedOver over{.row = row};
    over.problems.add(why_name(row), desk.page.t("web.chronology_in.no_why"));
    return show_import(desk, import, over);
}

Response correct_row(ChronologyDesk& desk, const BookImport& import, std::size_t index) {
    const auto& page = desk.page;
    const auto& row = import.said.rejected[index];
    const auto* table = import.said.table_of(row.origin);
    if (!table) return Response::error(400);
    const auto settings = settings_of_import(desk, import, row, *table);
    const auto mapping = mapping_to_correct(page.t, table->mapping, settings);
    chronology::GridRow again{.number = row.origin.row, .cells = row.cells, .filled = {}};
    again.cells.resize(mapping.columns.size());
    for (std::size_t column = 0; column < again.cells.size(); ++column)
        if (const auto words = page.request.form.first(cell_name(index, column))) again.cells[column] = without_returns(*words);
    auto read = chronology::read_row(again, mapping, settings);
    if (read && !desk.may_write_for(read->agency)) read->agency = import.said.agency;  // Whoever answers for one agency writes for no other.
    if (read) return settle_row(desk, import, index, chronology::Act::Corrected, {import.id, index, {read->agency, read->words, read->when, read->cells}, {}});
    TypedOver over{.row = index};
    const auto column = column_of(read.error());
    over.problems.add(column ? cell_name(index, *column) : std::string{}, reason_words(page.t, read.error().error));
    over.wrong = std::move(read.error());
    return show_import(desk, import, over);
}

Response put_row(SignedPage& page) {
    ChronologyDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    const auto* import = import_named(desk);
    const auto row = import ? row_named(page, *import) : std::nullopt;
    if (!row) return Response::error(404);
    if (!import->fates[*row].open()) return page.go(desk.way(below_import(*import, "#settled")));
    return page.typed("go") == "aside" ? set_row_aside(desk, *import, *row) : correct_row(desk, *import, *row);
}

}  // namespace

void add_chronology_imports_pages(Routes& routes) {
    const auto c2 = identity::DataClass::C2;
    const Guard reading{.permission = Permission::WriteChronology, .audit = AuditEvent::ReadChronology, .data_class = c2, .for_owners = true};
    add_signed_page(routes, "/cases/{case}/chronology/imports", reading, all_imports);
    add_signed_page(routes, "/cases/{case}/chronology/imports/{import}", reading, one_import);
    add_form(routes, "/cases/{case}/chronology/imports/{import}/rows/{row}", {.permission = Permission::WriteChronology, .audit = AuditEvent::RecordChanged, .data_class = c2, .for_owners = true, .body_bytes = long_form_bytes}, put_row);
}

}  // namespace web
