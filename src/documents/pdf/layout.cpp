#include "documents/pdf/layout.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "documents/pdf/aligned_tables.h"
#include "documents/pdf/contents.h"
#include "documents/pdf/furniture.h"
#include "documents/pdf/headings.h"
#include "documents/pdf/hyphens.h"
#include "documents/pdf/order.h"
#include "documents/pdf/paragraphs.h"
#include "documents/pdf/tables.h"

namespace documents::pdf {

namespace {

Block block_of(const PageTable& table, int page) {
    Block block;
    block.kind = BlockKind::Table;
    block.page = page;
    for (const auto& row : table.rows) {
        auto& cells = block.rows.emplace_back();
        for (const Cell& cell : row) {
            std::string text;
            for (const Column& column : reading_order(cell.lines))
                for (const Line& line : column.rows) append_row(text, text_of(line));
            cells.push_back(std::move(text));
        }
    }
    const auto bold = [](const Cell& cell) { return std::ranges::all_of(cell.lines, &Line::bold); };
    block.header_rows = table.rows.size() > 1 && std::ranges::all_of(table.rows.front(), bold) ? 1 : 0;
    return block;
}

/// A form's cells one after the other. A number alone in the first cell belongs to the text of the second.
void add_form(const PageTable& table, int page, Paragraphs& paragraphs) {
    for (const auto& row : table.rows) {
        const bool numbered = row.size() >= 2 && row[0].lines.size() == 1 && row[0].lines[0].words.size() == 1 && !row[1].lines.empty();
        std::vector<Line> numbered_cell;
        if (numbered) {
            numbered_cell = row[1].lines;
            Word number = row[0].lines[0].words[0];
            number.size = numbered_cell.front().size;
            auto& first = numbered_cell.front();
            first.words.insert(first.words.begin(), number);
        }
        for (std::size_t i = numbered ? 1 : 0; i < row.size(); ++i)
            for (Column& column : reading_order(numbered && i == 1 ? numbered_cell : row[i].lines)) {
                column.right = std::max(column.right, row[i].box.right - 6);
                paragraphs.add(column, page);
            }
    }
}

/// Rows up to a table, the table, the rows after it.
void add_column(Column column, const std::vector<PageTable>& tables, int page, Paragraphs& paragraphs) {
    Column part{{}, column.left, column.right};
    for (Line& row : column.rows) {
        if (row.table < 0) {
            part.rows.push_back(std::move(row));
            continue;
        }
        if (!part.rows.empty()) paragraphs.add(part, page);
        part.rows.clear();
        const PageTable& table = tables[static_cast<std::size_t>(row.table)];
        if (table.is_form) add_form(table, page, paragraphs);
        else paragraphs.add_table(block_of(table, page));
    }
    if (!part.rows.empty()) paragraphs.add(part, page);
}

/// The edges of the form with which the last page ended: its next part is a form too, however little stands in it.
struct FormEdges {
    int page = 0;
    double left = 0, right = 0;
};

void carry_on_form(std::vector<PageTable>& tables, int page, FormEdges& last) {
    for (PageTable& table : tables) {
        const bool same = last.page + 1 >= page && std::abs(table.box.left - last.left) < 6 && std::abs(table.box.right - last.right) < 6;
        if (same) table.is_form = true;
        if (table.is_form) last = {page, table.box.left, table.box.right};
    }
}

void add_page(PageText page, int number, Forms forms, FormEdges& form, ContentsFinder& contents, Paragraphs& paragraphs) {
    auto tables = take_tables(page);
    carry_on_form(tables, number, form);
    if (forms == Forms::AsTables)
        for (PageTable& table : tables) table.is_form = false;
    for (std::size_t i = 0; i < tables.size(); ++i) page.lines.push_back(stand_in(tables[i], i));
    for (Column& column : reading_order(std::move(page.lines))) {
        contents.mark(column, number);
        if (!page.machine_read) take_aligned_tables(column, tables);  // Where a recogniser saw a word is too rough for that.
        add_column(std::move(column), tables, number, paragraphs);
    }
    if (!page.turned.empty())
        for (const Column& column : reading_order(std::move(page.turned))) paragraphs.add(column, number);
}

/// A table that goes on after a page's end is one table; its header, printed again, is left out.
void join_tables(std::vector<Draft>& drafts) {
    for (std::size_t i = 1; i < drafts.size();) {
        Block &first = drafts[i - 1].block, &second = drafts[i].block;
        const bool goes_on = first.kind == BlockKind::Table && second.kind == BlockKind::Table && second.page != first.page &&
                             !first.rows.empty() && !second.rows.empty() && first.rows.back().size() == second.rows.front().size();
        if (!goes_on) {
            ++i;
            continue;
        }
        const bool again = first.header_rows > 0 && first.rows.front() == second.rows.front();
        first.rows.insert(first.rows.end(), second.rows.begin() + (again ? 1 : 0), second.rows.end());
        drafts.erase(drafts.begin() + static_cast<std::ptrdiff_t>(i));
    }
}

std::string clean(std::string_view text) { return base::squeeze(base::to_nfc(text)); }

std::string table_text(const Block& block) {
    std::string text;
    for (const auto& row : block.rows) {
        if (!text.empty()) text += '\n';
        for (std::size_t i = 0; i < row.size(); ++i) (text += i == 0 ? "" : "\t") += row[i];
    }
    return text;
}

Block finish(Draft draft, const Hyphens& hyphens) {
    Block block = std::move(draft.block);
    block.text = clean(hyphens.resolve(std::move(block.text)));
    for (auto& row : block.rows)
        for (auto& cell : row) cell = clean(hyphens.resolve(std::move(cell)));
    if (block.kind == BlockKind::Table) block.text = table_text(block);
    if (draft.words > 0 && draft.confidence_sum >= 0) block.confidence = draft.confidence_sum / static_cast<double>(draft.words);
    return block;
}

}  // namespace

Extraction lay_out(std::vector<PageText> pages, const std::vector<Bookmark>& bookmarks, const std::vector<std::string>& labels, Forms forms) {
    Extraction result;
    const auto printed = remove_furniture(pages);
    const BodyStyle body = body_style(pages);
    Paragraphs paragraphs{body.size};
    FormEdges form;
    ContentsFinder contents;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const int number = static_cast<int>(i + 1);
        const auto& page = pages[i];
        const std::string label = !printed[i].empty() ? printed[i] : i < labels.size() && !labels[i].empty() ? labels[i] : std::to_string(number);
        result.pages.push_back({number, label, page.width, page.height, page.machine_read, page.confidence});
        add_page(std::move(pages[i]), number, forms, form, contents, paragraphs);
    }
    auto drafts = paragraphs.take();
    join_tables(drafts);
    mark_footnotes(drafts, body);
    mark_headings(drafts, body, bookmarks);
    Hyphens hyphens;
    for (const Draft& draft : drafts) {
        hyphens.learn(draft.block.text);
        for (const auto& row : draft.block.rows)
            for (const std::string& cell : row) hyphens.learn(cell);
    }
    for (Draft& draft : drafts) result.blocks.push_back(finish(std::move(draft), hyphens));
    std::erase_if(result.blocks, [](const Block& block) { return block.text.empty(); });
    return result;
}

}  // namespace documents::pdf
