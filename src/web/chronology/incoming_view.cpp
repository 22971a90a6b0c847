#include "web/chronology/incoming_view.h"

#include <algorithm>

#include "base/text.h"
#include "web/casework/paper_upload.h"
#include "web/html/components/choices.h"
#include "web/html/components/fields.h"
#include "web/html/components/notices.h"
#include "web/html/components/tables.h"
#include "web/html/days.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using chronology::Grid;
using chronology::Meaning;

namespace {

constexpr std::size_t examples_shown = 3, headings_offered = 15, letters_of_example = 70, letters_of_event = 300;
constexpr std::size_t entries_shown = 20, proposals_shown = 1000, rows_to_correct = 100, boxes_to_correct = 4000;

std::string shortened(std::string_view words, std::size_t letters) {
    auto one_line = base::squeeze(words);
    if (base::length(one_line) <= letters) return one_line;
    std::size_t end = 0;
    for (std::size_t count = 0; end < one_line.size() && count <= letters; ++end)
        if ((static_cast<unsigned char>(one_line[end]) & 0xC0U) != 0x80U) ++count;
    return one_line.substr(0, end - 1) + "…";
}

Html grid_name(const Catalogue& t, const Grid& grid) {
    Html words = grid.table.empty() ? Html{t("web.chronology_in.table_number", {{"number", grid.number}})} : Html{span(from_record(), grid.table)};
    if (grid.page > 0) words << sign(", ") << t("web.chronology_in.page_number", {{"number", grid.page}});
    return words;
}

std::vector<std::string> examples_in(const Grid& grid, const chronology::Mapping& mapping, std::size_t column) {
    std::vector<std::string> found;
    for (std::size_t row = mapping.heading ? *mapping.heading + 1 : 0; row < grid.rows.size() && found.size() < examples_shown; ++row)
        if (!base::trim(grid.rows[row].cells[column]).empty()) found.push_back(shortened(grid.rows[row].cells[column], letters_of_example));
    return found;
}

Html heading_select(const Catalogue& t, std::size_t table, const Grid& grid, const chronology::Mapping& mapping) {
    govuk::Select select{.name = "heading-" + std::to_string(table), .label = {.content = t("web.chronology_in.heading")}, .hint = govuk::Hint{.content = t("web.chronology_in.heading_hint")}};
    select.items.push_back({.content = t("web.chronology_in.no_heading"), .value = "none", .selected = !mapping.heading});
    for (std::size_t row = 0; row < std::min(grid.rows.size(), headings_offered); ++row) {
        std::string cells;
        for (const auto& cell : grid.rows[row].cells)
            if (!base::trim(cell).empty()) cells += (cells.empty() ? "" : ", ") + base::squeeze(cell);
        select.items.push_back({.content = together(t("web.chronology_in.row_number", {{"number", std::to_string(grid.rows[row].number)}}), sign(": "), shortened(cells, letters_of_example)), .value = std::to_string(row), .selected = mapping.heading == row, .attributes = govuk::Attributes{}.add("data-from-record", "")});
    }
    return govuk::select(t, select);
}

Html column_select(const Catalogue& t, std::size_t table, const Grid& grid, const chronology::Mapping& mapping, std::size_t column) {
    const auto field = "column-" + std::to_string(table) + "-" + std::to_string(column);
    Html examples;
    for (const auto& example : examples_in(grid, mapping, column)) examples << when(!examples.empty(), [](Html& out) { out << sign(" · "); }) << example;
    govuk::Select select{.name = field, .label = {.content = span(from_record(), mapping.names[column])}};
    if (!examples.empty()) select.hint = govuk::Hint{.content = span(cls("wrap-any"), from_record(), examples)};
    select.items.push_back({.content = t("web.chronology_in.kept_column"), .value = std::string{}});
    for (const auto meaning : chronology::all_meanings()) select.items.push_back({.content = meaning_words(t, meaning), .value = std::string{chronology::to_word(meaning)}, .selected = mapping.columns[column] == meaning});
    return govuk::select(t, select);
}

Html leave_tick(const Catalogue& t, std::size_t table, const Grid& grid, bool left_out) {
    const auto field = "leave-" + std::to_string(table);
    govuk::Choices tick{.name = field, .id_prefix = field, .items = {}};
    tick.items.push_back({.value = "yes", .content = together(t("web.chronology_in.leave_out"), span(cls("sr"), sign(": "), grid_name(t, grid))), .chosen = left_out});
    return govuk::checkboxes(t, tick);
}

Html table_card(const Catalogue& t, std::size_t table, const Grid& grid, const TableChoice& choice) {
    Html columns;
    for (std::size_t column = 0; column < grid.columns; ++column) columns << column_select(t, table, grid, choice.mapping, column);
    const auto anchor = "table-" + std::to_string(table);
    const Html head = div(cls("row between"), h2(id(anchor), grid_name(t, grid)), span(t("web.chronology_in.rows_in_table", {{"count", static_cast<std::int64_t>(grid.rows.size())}}), when(grid.hidden, [&](Html& out) { out << sign(" ") << span(cls("tag tag--soon"), t("web.chronology_in.hidden_sheet")); })));
    const Html fields = together(heading_select(t, table, grid, choice.mapping), div(cls("filter-form"), columns));
    // What is no chronology stands folded, so that the table that counts is seen first.
    return section(cls("card"), attr("aria-labelledby", anchor), head, leave_tick(t, table, grid, choice.left_out), choice.left_out ? govuk::details({.summary = Html{t("web.chronology_in.its_columns")}, .content = fields}) : fields);
}

Html before_notice(const Catalogue& t, const IncomingPlace& place, const chronology::Book& book, const Incoming& incoming, const RowRules& rules) {
    const auto before = came_before(book, incoming, rules);
    if (before.empty()) return {};
    Html items;
    for (const auto* import : before) {
        const auto link = place.import(*import);
        const Html words = t("web.chronology_in.came_on", {{"day", day_words(t, import->said.received_on)}, {"entries", static_cast<std::int64_t>(import->entries)}});
        items << li(link ? Html{a(href(*link), words)} : words);
    }
    return govuk::inset_text({.content = together(p(t("web.chronology_in.came_before")), ul(items))});
}

/// What was typed over rejected rows, on its way over the page of columns and back.
Html carried_corrections(const SignedPage& page) {
    Html all;
    for (const auto& [field, words] : page.request.form.entries())
        if (field.starts_with("fix-") || field.starts_with("take-")) all << tag::input(type("hidden"), name(field), value(words));
    return all;
}

Html cut_notice(const Catalogue& t, const Incoming& incoming) { return incoming.cut ? govuk::warning_text(t, {.content = t("web.chronology_in.cut")}) : Html{}; }

// ---- rows

Html proposal_tick(const Catalogue& t, const SignedPage& page, std::size_t table, int row) {
    const auto field = take_name(table, row);
    return label(cls("tick"), tag::input(type("checkbox"), name(field), id(field), value("yes"), flag("checked", page.typed(field) == "yes" || ticks_all(page))), span(cls("sr"), t("web.chronology_in.take_row", {{"number", std::to_string(row)}})));
}

Html entry_cell(const Catalogue& t, Key label, const Html& content) { return td(role("cell"), attr("data-l", t(label).text()), content); }

Html entry_row(const SignedPage& page, const IncomingPlace& place, const Incoming& incoming, std::size_t table, const chronology::Entry& entry) {
    const auto& t = page.t;
    const auto words = [](std::string_view said, std::size_t letters) { return Html{span(from_record(), shortened(said, letters))}; };
    Html cells = incoming.is_proposal() ? entry_cell(t, "web.chronology_in.take", proposal_tick(t, page, table, entry.origin.row)) : Html{};
    cells << th(scope("row"), role("rowheader"), grid_name(t, incoming.grids[table]), sign(", "), std::to_string(entry.origin.row)) << entry_cell(t, "web.chronology_in.as_written", words(entry.words, letters_of_example)) << entry_cell(t, "web.chronology_in.read_as", read_when_whole(t, entry.when));
    if (place.born_on) cells << entry_cell(t, "web.chronology_in.age", age_words(t, *place.born_on, chronology::sorting_day(entry.when)));
    cells << entry_cell(t, "case.chronology.column_source", words(chronology::cell(entry.cells, Meaning::Source), letters_of_example)) << entry_cell(t, "case.chronology.column_event", words(chronology::cell(entry.cells, Meaning::Event), letters_of_event));
    return tr(role("row"), cells);
}

Html entries_table(const SignedPage& page, const IncomingPlace& place, const Incoming& incoming, const Html& rows) {
    const auto& t = page.t;
    Html head;
    const auto add = [&](Key key) { head << th(scope("col"), role("columnheader"), t(key)); };
    if (incoming.is_proposal()) add("web.chronology_in.take");
    add("web.chronology_in.row"), add("web.chronology_in.as_written"), add("web.chronology_in.read_as");
    if (place.born_on) add("web.chronology_in.age");
    add("case.chronology.column_source"), add("case.chronology.column_event");
    return div(cls("scroll"), attr("tabindex", "0"), role("region"), aria_label(t("web.chronology_in.good_rows")), tag::table(cls("tbl stack"), role("table"), caption(cls("sr"), t("web.chronology_in.good_rows")), thead(role("rowgroup"), tr(role("row"), head)), tbody(role("rowgroup"), rows)));
}

Html entries_card(const SignedPage& page, const IncomingPlace& place, const Incoming& incoming, const IncomingRead& read) {
    const auto& t = page.t;
    const auto most = incoming.is_proposal() ? proposals_shown : entries_shown;
    Html rows;
    std::size_t all = 0;
    for (const auto& table : read.tables)
        for (const auto& entry : table.entries)
            if (++all <= most) rows << entry_row(page, place, incoming, table.grid, entry);
    if (all == 0) return {};
    Html tick_all;
    if (incoming.is_proposal()) {
        govuk::Choices tick{.name = "take-all", .id_prefix = "take-all", .items = {}};
        tick.items.push_back({.value = "yes", .content = t("web.chronology_in.take_all", {{"count", static_cast<std::int64_t>(all)}}), .chosen = ticks_all(page)});
        tick_all = together(p(t("web.chronology_in.proposals")), govuk::checkboxes(t, tick));
    }
    return section(cls("card"), attr("aria-labelledby", "good"), h2(id("good"), t("web.chronology_in.good_rows")), when(all > most, [&](Html& out) { out << p(t("web.chronology_in.first_rows", {{"shown", static_cast<std::int64_t>(most)}, {"all", static_cast<std::int64_t>(all)}})); }), tick_all,
                   entries_table(page, place, incoming, rows));
}

Html open_row_part(const SignedPage& page, const Incoming& incoming, std::size_t table, const OpenRow& row) {
    const auto& t = page.t;
    const auto* wrong = row.entry ? nullptr : row.still ? &*row.still : &row.row;
    Html state = reason_line(t, wrong ? *wrong : row.row);
    if (row.entry) state = together(span(cls("tag tag--ok"), t("web.chronology_in.reads_now")), sign(" "), read_when_whole(t, row.entry->when));
    return article(cls("answers"), h3(t("web.chronology_in.row_number", {{"number", std::to_string(row.row.origin.row)}})), p(state), incoming.is_proposal() ? proposal_tick(t, page, table, row.row.origin.row) : Html{},
                   row_boxes(t, row.mapping, row.typed, wrong, [&](std::size_t column) { return fix_name(table, row.row.origin.row, column); }));
}

Html open_rows_card(const SignedPage& page, const Incoming& incoming, const IncomingRead& read) {
    const auto& t = page.t;
    Html rows, hidden;
    std::size_t shown = 0, all = 0, boxes = 0;
    for (const auto& table : read.tables)
        for (const auto& row : table.open) {
            ++all, boxes += row.typed.size();
            if (shown >= rows_to_correct || boxes > boxes_to_correct) continue;
            ++shown;
            rows << open_row_part(page, incoming, table.grid, row);
        }
    if (all == 0) return {};
    return section(cls("card"), attr("aria-labelledby", "open-rows"), h2(id("open-rows"), t("web.chronology_in.open_rows", {{"count", static_cast<std::int64_t>(all)}})), p(t("web.chronology_in.open_rows_mean")),
                   when(shown < all, [&](Html& out) { out << p(t("web.chronology_in.later_rows", {{"shown", static_cast<std::int64_t>(shown)}, {"all", static_cast<std::int64_t>(all)}})); }), rows,
                   p(cls("acts"), button(cls("btn btn--2"), type("submit"), name("go"), value("again"), t("web.chronology_in.read_again"))));
}

Html passed_over(const SignedPage& page, const Incoming& incoming, const IncomingChoice& choice, const IncomingRead& read) {
    const auto& t = page.t;
    Html items;
    for (const auto& table : read.tables) {
        const Html which = grid_name(t, incoming.grids[table.grid]);
        const auto line = [&](const Words& words) { items << li(which, sign(": "), words); };
        if (table.month_first > 0) line(t("web.chronology_in.month_first", {{"certain", table.month_first}, {"either", table.either_way}}));
        if (table.headings.size() > 1) line(t("web.chronology_in.headings_again", {{"count", static_cast<std::int64_t>(table.headings.size() - 1)}}));
        if (!table.preamble.empty()) line(t("web.chronology_in.above_heading", {{"count", static_cast<std::int64_t>(table.preamble.size())}}));
        if (table.blank > 0) line(t("web.chronology_in.blank_rows", {{"count", table.blank}}));
        if (table.before > 0) line(t("web.chronology_in.rows_before", {{"count", static_cast<std::int64_t>(table.before)}}));
        if (!choice.tables[table.grid].mapping.has(Meaning::Source) && !choice.source.empty()) items << li(which, sign(": "), t("web.chronology_in.source_given"), sign(" “"), span(from_record(), choice.source), sign("”"));
    }
    for (std::size_t table = 0; table < choice.tables.size(); ++table)
        if (choice.tables[table].left_out) items << li(grid_name(t, incoming.grids[table]), sign(": "), t("web.chronology_in.left_out", {{"count", static_cast<std::int64_t>(incoming.grids[table].rows.size())}}));
    return items.empty() ? Html{} : Html{section(cls("card"), attr("aria-labelledby", "look"), h2(id("look"), t("web.chronology_in.look_at")), ul(items))};
}

Html again_tick(const Catalogue& t, const IncomingChoice& choice, const chronology::Book& book, const Incoming& incoming, const RowRules& rules) {
    if (rules.one_agency || came_before(book, incoming, rules).empty()) return {};
    govuk::Choices tick{.name = "again", .id_prefix = "again", .items = {}};
    tick.items.push_back({.value = "yes", .content = t("web.chronology_in.take_again"), .chosen = choice.again, .hint = govuk::Hint{.content = t("web.chronology_in.take_again_hint")}});
    return govuk::checkboxes(t, tick);
}

}  // namespace

Html file_facts(const SignedPage& page, const Incoming& incoming) {
    const auto& t = page.t;
    const auto row = [&](Key key, Html content) { return govuk::SummaryRow{.key = Html{t(key)}, .value = std::move(content)}; };
    std::vector<govuk::SummaryRow> rows{row("web.chronology_in.agency", span(from_record(), incoming.agency)), row("web.chronology_in.file", together(span(cls("wrap-any"), from_record(), incoming.file), sign(", "), paper_words_of(t, "file", documents::to_word(incoming.kind)))),
                                        row("web.chronology_in.sent_by", span(from_record(), incoming.sent_by)), row("web.chronology_in.received_on", day(t, incoming.received_on)), row("web.chronology_in.sum", code(cls("wrap-any"), incoming.sha256))};
    if (incoming.macros) rows.push_back(row("web.chronology_in.macros", Html{t("web.documents.macros")}));
    return govuk::summary_list({.rows = std::move(rows)});
}

Html mapping_page(SignedPage& page, const IncomingPlace& place, const Incoming& incoming, const IncomingChoice& choice, const RowRules& rules, const chronology::Book& book, const Problems& problems) {
    const auto& t = page.t;
    Html tables;
    for (std::size_t table = 0; table < incoming.grids.size(); ++table) tables << table_card(t, table, incoming.grids[table], choice.tables[table]);
    const Html source = govuk::input(t, {.name = "source", .label = {.content = t("web.chronology_in.source")}, .hint = govuk::Hint{.content = t("web.chronology_in.source_hint")}, .error = problems.at("source"), .value = choice.source, .autocomplete = "off"});
    const Html fields = together(tag::input(type("hidden"), name("mapped"), value("yes")), carried_corrections(page), tables, section(cls("card"), source, again_tick(t, choice, book, incoming, rules)), p(cls("acts"), button(cls("btn"), type("submit"), t("web.chronology_in.look")), sign(" "), a(href(page.link(place.back)), t("web.chronology_in.leave"))));
    return div(cls("wrap"), problems.summary(t), h1(t("web.chronology_in.mapping_title")), p(t("web.chronology_in.mapping_means")), place.notice, file_facts(page, incoming), before_notice(t, place, book, incoming, rules), cut_notice(t, incoming),
               section(cls("card"), h2(t("web.chronology_in.how_dates")), date_rules(t, rules.dates, place.settings)), page.post_form(place.preview, fields));
}

Html preview_page(SignedPage& page, const IncomingPlace& place, const Incoming& incoming, const IncomingChoice& choice, const IncomingRead& read, const RowRules& rules, const chronology::Book& book, const Problems& problems) {
    const auto& t = page.t;
    const auto good = static_cast<std::int64_t>(read.entries()), open = static_cast<std::int64_t>(read.still_open()), before = static_cast<std::int64_t>(read.before());
    const Html counts = p(role("status"), t("web.chronology_in.count_good", {{"count", good}}), sign(" "), t("web.chronology_in.count_open", {{"count", open}}), when(before > 0, [&](Html& out) { out << sign(" ") << t("web.chronology_in.count_before", {{"count", before}}); }));
    const Html accepts = read.is_empty() ? Html{} : Html{button(cls("btn"), type("submit"), form_action(page.link(place.accept)), incoming.is_proposal() ? t("web.chronology_in.accept_ticked") : t("web.chronology_in.accept", {{"count", good}}))};
    const Html fields = together(carried_choice(choice), passed_over(page, incoming, choice, read), entries_card(page, place, incoming, read), open_rows_card(page, incoming, read),
                                 p(cls("acts"), accepts, sign(" "), button(cls("btn btn--2"), type("submit"), form_action(page.link(place.mapping)), t("web.chronology_in.change_columns")), sign(" "), a(href(page.link(place.back)), t("web.chronology_in.leave"))));
    return div(cls("wrap"), problems.summary(t), h1(t("web.chronology_in.preview_title")), counts, when(open > 0, [&](Html& out) { out << p(t("web.chronology_in.open_stay")); }), before_notice(t, place, book, incoming, rules), cut_notice(t, incoming),
               govuk::details({.summary = Html{t("web.chronology_in.which_file")}, .content = together(file_facts(page, incoming), date_rules(t, rules.dates, place.settings))}), page.post_form(place.preview, fields));
}

Problems problems_of(const SignedPage& page, const IncomingRead& read) {
    Problems problems;
    for (const auto& table : read.tables)
        for (const auto& row : table.open)
            if (row.was_typed && row.still) {
                const auto column = column_of(*row.still);
                problems.add_text(column ? fix_name(table.grid, row.row.origin.row, *column) : std::string{}, std::string{page.t("web.chronology_in.row_number", {{"number", std::to_string(row.row.origin.row)}}).text()} + ": " + std::string{reason_words(page.t, row.still->error).text()});
            }
    return problems;
}

}  // namespace web
