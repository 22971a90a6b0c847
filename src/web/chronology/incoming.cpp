#include "web/chronology/incoming.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "base/sha256.h"
#include "base/text.h"
#include "chronology/sheet/from_tables.h"
#include "web/chronology/chronology_shelf.h"
#include "web/casework/paper_upload.h"
#include "web/chronology/incoming_view.h"
#include "web/chronology/return_properties.h"

namespace web {

using chronology::Entry;
using chronology::Grid;
using chronology::Mapping;
using chronology::Meaning;
using chronology::RejectedRow;

namespace {

/// A table that is wider or longer than can be shown is cut before it becomes rows of cells: one cell in the last column of a sheet would
/// otherwise make every row as wide.
void cut_to_size(documents::FileTables& found) {
    std::size_t left = most_incoming_cells;
    for (auto& table : found.tables) {
        const auto cells = table.cells.size();
        std::erase_if(table.cells, [](const documents::TableCell& cell) { return cell.column > static_cast<int>(most_incoming_columns); });
        std::size_t width = 0;
        for (const auto& cell : table.cells) width = std::max(width, static_cast<std::size_t>(cell.column));
        std::set<int> rows;
        for (const auto& cell : table.cells)
            if ((rows.size() + 1) * width <= left) rows.insert(cell.row);
        std::erase_if(table.cells, [&](const documents::TableCell& cell) { return !rows.contains(cell.row); });
        left -= rows.size() * width;
        found.cut = found.cut || table.cells.size() != cells;
    }
}

/// What to ask the agency for, by what the file is; the kinds that are read have words of their own.
html::Words unread_words(const SignedPage& page, const std::string& code, std::optional<documents::PaperKind> kind) {
    using enum documents::PaperKind;
    const auto& t = page.t;
    if (code == "no_text") return t("web.chronology_in.ask_scan");
    if (code != "unreadable_kind" || !kind) return paper_words_of(t, "refused", code);
    switch (*kind) {
        case OldWord: return t("web.chronology_in.ask_old_word");
        case OldExcel: return t("web.chronology_in.ask_old_excel");
        case RichText: return t("web.chronology_in.ask_rich_text");
        case Picture: return t("web.chronology_in.ask_picture");
        case Mail:
        case OutlookMail: return t("web.chronology_in.ask_mail");
        case PowerPoint:
        case OpenSlides:
        case OldPowerPoint: return t("web.chronology_in.ask_slides");
        default: return t("web.chronology_in.ask_other");
    }
}

/// A blank return that this case gave out says itself what its columns mean, in whatever language it was.
std::optional<Mapping> as_the_return_says(const Incoming& incoming, const Grid& grid) {
    const auto columns = returned_columns(incoming.property(columns_property));
    if (columns.empty() || grid.hidden || grid.columns < columns.size() || grid.rows.empty()) return std::nullopt;
    const auto guess = chronology::guess_mapping(grid, {});
    if (guess.heading.value_or(0) != 0) return std::nullopt;
    Mapping mapping{.columns = {}, .heading = 0, .names = chronology::column_names(grid, 0)};
    for (std::size_t i = 0; i < grid.columns; ++i) mapping.columns.push_back(i < columns.size() ? std::optional{columns[i]} : std::nullopt);
    // Somebody who took columns out or moved them is read by headings again.
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (guess.columns[i] && guess.columns[i] != columns[i]) return std::nullopt;
    return mapping;
}

void leave_agencies(Mapping& mapping, const RowRules& rules) {
    if (!rules.one_agency) return;
    for (auto& column : mapping.columns)
        if (column == Meaning::Agency) column.reset();
}

std::optional<std::size_t> number_in(std::string_view text) {
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional{number} : std::nullopt;
}

std::string indexed(std::string_view name, std::size_t table) { return std::string{name} + "-" + std::to_string(table); }

chronology::Origin origin_of(const Incoming& incoming, const Grid& grid) { return {.file = incoming.file, .table = grid.table, .number = grid.number, .row = 0, .page = grid.page, .sha256 = incoming.sha256}; }

chronology::SheetSettings sheet_settings(const Incoming& incoming, const Grid& grid, const IncomingChoice& choice, const Mapping& mapping, const RowRules& rules) {
    return {.agency = incoming.agency, .origin = origin_of(incoming, grid), .source = mapping.has(Meaning::Source) ? std::string{} : choice.source, .mandatory = rules.mandatory, .dates = rules.dates};
}

using Place = std::pair<int, int>;  ///< Table and row.

/// Rows of this very file that the book has.
std::set<Place> places_before(const chronology::Book& book, const Incoming& incoming, const RowRules& rules) {
    std::set<Place> places;
    const auto imports = came_before(book, incoming, rules);
    for (const auto* import : imports)
        for (const auto& row : import->said.rejected) places.emplace(row.origin.number, row.origin.row);
    for (const auto& one : book.entries())
        if (!one.is_by_hand() && std::ranges::find(imports, &book.imports()[one.import]) != imports.end()) places.emplace(one.entry.origin.number, one.entry.origin.row);
    return places;
}

const chronology::GridRow* row_numbered(const Grid& grid, int number) {
    const auto found = std::ranges::find(grid.rows, number, &chronology::GridRow::number);
    return found == grid.rows.end() ? nullptr : &*found;
}

}  // namespace

Mapping mapping_to_correct(const html::Catalogue& t, const Mapping& mapping, const chronology::SheetSettings& settings) {
    auto wider = mapping;
    const auto add = [&](Meaning meaning) {
        if (!wider.has(meaning)) wider.columns.emplace_back(meaning), wider.names.emplace_back(meaning_words(t, meaning).text());
    };
    add(Meaning::StartDate), add(Meaning::Event);
    if (settings.source.empty()) add(Meaning::Source);
    for (const auto meaning : settings.mandatory) add(meaning);
    return wider;
}

std::string without_returns(std::string_view typed) {
    std::string words{typed};
    std::erase(words, '\r');
    return words;
}

namespace {

OpenRow open_row(const SignedPage& page, std::size_t table, const Grid& grid, RejectedRow row, const Mapping& mapping, const chronology::SheetSettings& settings) {
    OpenRow open{.row = std::move(row)};
    open.mapping = mapping_to_correct(page.t, mapping, settings);
    open.typed = open.row.cells;
    open.typed.resize(open.mapping.columns.size());
    for (std::size_t column = 0; column < open.typed.size(); ++column)
        if (const auto typed = page.request.form.first(fix_name(table, open.row.origin.row, column)))
            if (auto words = without_returns(*typed); words != open.typed[column]) open.typed[column] = std::move(words), open.was_typed = true;
    if (!open.was_typed && !open.row.place.empty()) return open;
    chronology::GridRow again{.number = open.row.origin.row, .cells = open.typed, .filled = {}};
    if (const auto* before = row_numbered(grid, again.number)) again.filled = before->filled;
    auto read = chronology::read_row(again, open.mapping, settings);
    if (read) open.entry = std::move(*read);
    else open.still = std::move(read.error());
    if (open.still && open.row.place.empty()) open.row.column = open.still->column;  // So that it says what the table has no column for.
    return open;
}

chronology::EntrySaid said_of(const Entry& entry) { return {entry.agency, entry.words, entry.when, entry.cells}; }

}  // namespace

std::string Incoming::property(std::string_view name) const {
    for (const auto& [known, value] : properties)
        if (known == name) return value;
    for (const auto& grid : grids)  // Programs that drop a file's properties keep its hidden sheet.
        for (const auto& row : grid.rows)
            if (grid.hidden && row.cells.size() >= 2 && row.cells[0] == name) return row.cells[1];
    return {};
}

std::expected<Incoming, IncomingRefusal> read_incoming(const SignedPage& page, std::string_view file_name, std::string_view bytes) {
    std::optional<documents::PaperKind> kind;
    auto found = tables_of_paper(page, file_name, bytes, kind);
    if (!found) return std::unexpected{IncomingRefusal{found.error(), unread_words(page, found.error(), kind)}};
    cut_to_size(*found);
    Incoming incoming{.file = std::string{file_name}, .sha256 = base::sha256_hex(bytes), .kind = found->kind, .macros = found->macros, .cut = found->cut, .properties = found->properties};
    incoming.grids = chronology::grids_of(*found);
    if (incoming.grids.empty()) return std::unexpected{IncomingRefusal{"no_tables", page.t("web.chronology_in.no_tables")}};
    return incoming;
}

RowRules rules_of(const chronology::BookSettings& settings) {
    RowRules rules{.dates = {.first_year = settings.first_year, .scope = settings.facts.scope}};
    for (const auto& column : settings.columns)
        if (column.mandatory) rules.mandatory.push_back(column.meaning);
    return rules;
}

IncomingChoice guessed_choice(const Incoming& incoming, const RowRules& rules, const std::string& remembered) {
    IncomingChoice choice;
    for (const auto& grid : incoming.grids) {
        const auto guess = chronology::guess_mapping(grid, rules.dates);
        auto mapping = as_the_return_says(incoming, grid).value_or(chronology::remembered(grid, guess, remembered));
        leave_agencies(mapping, rules);
        choice.tables.push_back({.left_out = !chronology::is_chronology(mapping) || (grid.hidden && incoming.grids.size() > 1), .mapping = std::move(mapping)});
    }
    choice.source = incoming.file;
    return choice;
}

IncomingChoice posted_choice(const SignedPage& page, const Incoming& incoming, const RowRules& rules, const std::string& remembered) {
    auto choice = guessed_choice(incoming, rules, remembered);
    if (page.typed("mapped") != "yes") return choice;
    choice.source = page.typed("source"), choice.again = !rules.one_agency && page.typed("again") == "yes";
    for (std::size_t table = 0; table < choice.tables.size(); ++table) {
        auto& [left_out, mapping] = choice.tables[table];
        const auto& grid = incoming.grids[table];
        left_out = page.typed(indexed("leave", table)) == "yes";
        if (!page.request.form.has(indexed("heading", table))) continue;  // Of a table that is left out nothing is carried.
        const auto heading = number_in(page.typed(indexed("heading", table)));
        mapping.heading = heading && *heading < grid.rows.size() ? heading : std::nullopt;
        mapping.names = chronology::column_names(grid, mapping.heading);
        for (std::size_t column = 0; column < mapping.columns.size(); ++column) mapping.columns[column] = chronology::parse_meaning(page.typed(indexed(indexed("column", table), column)));
        leave_agencies(mapping, rules);
    }
    return choice;
}

html::Html carried_choice(const IncomingChoice& choice) {
    using namespace html;
    const auto hidden = [](const std::string& field, std::string_view words) { return Html{tag::input(type("hidden"), name(field), value(words))}; };
    Html all = together(hidden("mapped", "yes"), hidden("source", choice.source), choice.again ? hidden("again", "yes") : Html{});
    for (std::size_t table = 0; table < choice.tables.size(); ++table) {
        const auto& [left_out, mapping] = choice.tables[table];
        if (left_out) {
            all << hidden(indexed("leave", table), "yes");
            continue;
        }
        all << hidden(indexed("heading", table), mapping.heading ? std::to_string(*mapping.heading) : std::string{"none"});
        for (std::size_t column = 0; column < mapping.columns.size(); ++column)
            if (mapping.columns[column]) all << hidden(indexed(indexed("column", table), column), chronology::to_word(*mapping.columns[column]));
    }
    return all;
}

std::string fix_name(std::size_t table, int row, std::size_t column) { return "fix-" + std::to_string(table) + "-" + std::to_string(row) + "-" + std::to_string(column); }
std::string take_name(std::size_t table, int row) { return "take-" + std::to_string(table) + "-" + std::to_string(row); }

IncomingRead read_rows(const SignedPage& page, const Incoming& incoming, const IncomingChoice& choice, const RowRules& rules, const chronology::Book& book) {
    IncomingRead all;
    const auto before = choice.again ? std::set<Place>{} : places_before(book, incoming, rules);
    for (std::size_t table = 0; table < choice.tables.size(); ++table) {
        const auto& [left_out, mapping] = choice.tables[table];
        if (left_out) continue;
        const auto& grid = incoming.grids[table];
        const auto settings = sheet_settings(incoming, grid, choice, mapping, rules);
        auto read = chronology::read_sheet(grid, mapping, settings);
        IncomingTable made{.grid = table, .entries = {}, .open = {}, .headings = std::move(read.headings), .preamble = std::move(read.preamble), .blank = read.blank, .month_first = read.month_first, .either_way = read.either_way};
        const auto was_there = [&](int row) { return before.contains({grid.number, row}) && ++made.before > 0; };
        for (auto& entry : read.entries)
            if (!was_there(entry.origin.row)) made.entries.push_back(std::move(entry));
        for (auto& row : read.rejected)
            if (!was_there(row.origin.row)) made.open.push_back(open_row(page, table, grid, std::move(row), mapping, settings));
        all.tables.push_back(std::move(made));
    }
    return all;
}

std::size_t IncomingRead::entries() const {
    std::size_t count = 0;
    for (const auto& table : tables) count += table.entries.size() + static_cast<std::size_t>(std::ranges::count_if(table.open, [](const OpenRow& row) { return row.entry.has_value(); }));
    return count;
}

std::size_t IncomingRead::still_open() const {
    std::size_t count = 0;
    for (const auto& table : tables) count += static_cast<std::size_t>(std::ranges::count_if(table.open, [](const OpenRow& row) { return !row.entry; }));
    return count;
}

std::size_t IncomingRead::before() const {
    std::size_t count = 0;
    for (const auto& table : tables) count += table.before;
    return count;
}

bool ticks_all(const SignedPage& page) { return page.typed("take-all") == "yes"; }

void keep_ticked(const SignedPage& page, const Incoming& incoming, IncomingRead& read) {
    if (!incoming.is_proposal() || ticks_all(page)) return;
    for (auto& table : read.tables) {
        std::erase_if(table.entries, [&](const Entry& entry) { return page.typed(take_name(table.grid, entry.origin.row)) != "yes"; });
        std::erase_if(table.open, [&](const OpenRow& row) { return page.typed(take_name(table.grid, row.row.origin.row)) != "yes"; });
    }
}

chronology::ImportSaid import_said(const Incoming& incoming, const IncomingChoice& choice, const IncomingRead& read) {
    chronology::ImportSaid said{.agency = incoming.agency, .file = incoming.file, .sha256 = incoming.sha256, .sent_by = incoming.sent_by, .received_on = incoming.received_on, .document = incoming.document, .entries = {}, .rejected = {}};
    for (const auto& table : read.tables) {
        said.entries.insert(said.entries.end(), table.entries.begin(), table.entries.end());
        for (const auto& row : table.open) said.rejected.push_back(row.row);
        const auto& mapping = choice.tables[table.grid].mapping;
        said.tables.push_back({incoming.grids[table.grid].number, mapping, mapping.has(Meaning::Source) ? std::string{} : choice.source});
    }
    return said;
}

std::vector<chronology::NewItem> corrections_of(const IncomingRead& read, const std::string& import) {
    std::vector<chronology::NewItem> items;
    std::size_t row = 0;
    for (const auto& table : read.tables)
        for (const auto& open : table.open) {
            if (open.entry) items.push_back({chronology::Act::Corrected, to_json(chronology::RowSaid{import, row, said_of(*open.entry), {}})});
            ++row;
        }
    return items;
}

std::optional<chronology::NewItem> mapping_to_remember(const Incoming& incoming, const IncomingChoice& choice, const IncomingRead& read) {
    const auto most = std::ranges::max_element(read.tables, {}, [](const IncomingTable& table) { return table.entries.size() + table.open.size(); });
    if (most == read.tables.end() || !choice.tables[most->grid].mapping.heading) return std::nullopt;
    return chronology::NewItem{chronology::Act::Mapping, to_json(chronology::MappingSaid{incoming.agency, to_json(choice.tables[most->grid].mapping)})};
}

RowsAhead read_ahead(const SignedPage& page, Desk& desk, const casework::Case& of, const Incoming& incoming, const IncomingChoice& choice, const RowRules& rules) {
    const auto opened = desk.store.read([&](store::Snapshot& snapshot) { return desk.chronology->books.open(snapshot, desk.ground, of); });
    return {opened->book.sequence(), read_rows(page, incoming, choice, rules, opened->book)};
}

std::optional<std::string> accept_incoming(store::Transaction& transaction, const SignedPage& page, Desk& desk, const casework::Case& of, const Incoming& incoming, const IncomingChoice& choice, const RowRules& rules, const RowsAhead& ahead, const casework::Doer& doer) {
    const auto now = desk.chronology->books.open(transaction, desk.ground, of);
    auto read = now->book.sequence() == ahead.sequence ? ahead.read : read_rows(page, incoming, choice, rules, now->book);
    keep_ticked(page, incoming, read);
    if (read.is_empty()) return std::nullopt;
    std::vector<chronology::NewItem> items{{chronology::Act::Import, to_json(import_said(incoming, choice, read))}};
    if (auto mapping = mapping_to_remember(incoming, choice, read)) items.push_back(std::move(*mapping));
    const auto id = chronology::append(transaction, desk.ground, of, items, doer).front().to_string();
    if (const auto corrections = corrections_of(read, id); !corrections.empty()) chronology::append(transaction, desk.ground, of, corrections, doer);
    return id;
}

std::vector<const chronology::BookImport*> came_before(const chronology::Book& book, const Incoming& incoming, const RowRules& rules) {
    std::vector<const chronology::BookImport*> found;
    for (const auto& import : book.imports())
        if (import.said.sha256 == incoming.sha256 && (!rules.one_agency || import.said.agency == incoming.agency)) found.push_back(&import);
    return found;
}

}  // namespace web
