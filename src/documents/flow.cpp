#include "documents/flow.h"

#include <algorithm>

#include "base/text.h"
#include "documents/limits.h"
#include "documents/numbering.h"

namespace documents {

namespace {

constexpr std::size_t deepest_table = 40;  // Deeper ones add their text to the cell they are in.

std::string joined(const std::vector<Block>& blocks) {
    std::string text;
    for (const Block& block : blocks) {
        if (!text.empty()) text += ' ';
        if (!block.number.empty()) (text += block.number) += ' ';
        text += block.text;
    }
    std::ranges::replace(text, '\n', ' ');
    std::ranges::replace(text, '\t', ' ');
    return text;
}

std::size_t words_in(std::string_view text) { return static_cast<std::size_t>(std::ranges::count(text, ' ')) + (text.empty() ? 0 : 1); }

void take_typed_label(Block& block) {
    if (!block.number.empty() || (block.kind != BlockKind::Paragraph && block.kind != BlockKind::Heading)) return;
    const auto label = leading_label(block.text);
    if (!label) return;
    block.number = label->number;
    block.text.erase(0, label->bytes);
    if (block.kind == BlockKind::Heading || label->kind == LabelKind::Section) return;
    block.kind = BlockKind::ListItem;
    block.level = std::max(block.level, 1);
}

}  // namespace

std::string cleaned(std::string_view text) {
    std::string result = base::squeeze(base::to_nfc(text));
    std::erase_if(result, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    return result;
}

void Flow::put(Block block) {
    if (!tables_.empty() && tables_.back().in_cell) tables_.back().rows.back().back().blocks.push_back(std::move(block));
    else if (blocks_.size() <= AnswerLimits::blocks) blocks_.push_back(std::move(block));
}

void Flow::add(Block block) {
    block.text = cleaned(block.text);
    if (block.text.empty()) return;
    take_typed_label(block);
    put(std::move(block));
}

void Flow::last_was_bold() {
    if (tables_.empty() && !blocks_.empty()) bold_.push_back(blocks_.size() - 1);
}

void Flow::open_table() {
    if (tables_.size() < deepest_table) tables_.emplace_back();
}

void Flow::open_row() {
    if (tables_.empty()) return;
    tables_.back().in_cell = false;
    tables_.back().rows.emplace_back();
}

void Flow::row_is_header() {
    if (tables_.empty()) return;
    Table& table = tables_.back();
    if (table.header_rows + 1 == static_cast<int>(table.rows.size())) ++table.header_rows;
}

void Flow::open_cell() {
    if (tables_.empty()) return;
    Table& table = tables_.back();
    if (table.rows.empty()) table.rows.emplace_back();
    table.rows.back().emplace_back();
    table.in_cell = true;
    table.columns = 1;
}

void Flow::cell_spans(int columns) {
    if (!tables_.empty()) tables_.back().columns = std::clamp(columns, 1, most_columns);
}

void Flow::close_cell() {
    if (tables_.empty() || !tables_.back().in_cell) return;
    Table& table = tables_.back();
    table.in_cell = false;
    table.cells += static_cast<std::size_t>(table.columns);
    if (table.cells > AnswerLimits::table_cells) return;
    for (; table.columns > 1; --table.columns) table.rows.back().emplace_back();
}

void Flow::close_row() {
    if (!tables_.empty()) tables_.back().in_cell = false;
}

void Flow::close_table() {
    if (tables_.empty()) return;
    Table table = std::move(tables_.back());
    tables_.pop_back();
    finish(std::move(table));
}

void Flow::finish(Table table) {
    std::erase_if(table.rows, [](const auto& row) { return std::ranges::all_of(row, [](const Cell& cell) { return cell.blocks.empty(); }); });
    std::size_t widest = 0, words = 0, filled = 0;
    Block block;
    block.kind = BlockKind::Table;
    for (const auto& row : table.rows) {
        auto& cells = block.rows.emplace_back();
        for (const Cell& cell : row) {
            cells.push_back(joined(cell.blocks));
            words += words_in(cells.back());
            filled += !cells.back().empty();
            (block.text += cells.size() == 1 ? (block.text.empty() ? "" : "\n") : "\t") += cells.back();
        }
        widest = std::max(widest, static_cast<std::size_t>(std::ranges::count_if(cells, [](const auto& cell) { return !cell.empty(); })));
    }
    const bool is_table = widest >= 2 && words <= 60 * filled && table.cells <= AnswerLimits::table_cells && block.text.size() < AnswerLimits::text_bytes;
    if (is_table) {
        block.header_rows = std::min(table.header_rows, static_cast<int>(block.rows.size()));
        put(std::move(block));
        return;
    }
    for (auto& row : table.rows)
        for (Cell& cell : row)
            for (Block& part : cell.blocks) put(std::move(part));
}

std::vector<Block> Flow::take() {
    while (!tables_.empty()) close_table();
    if (std::ranges::none_of(blocks_, [](const Block& block) { return block.kind == BlockKind::Heading; }))
        for (const std::size_t i : bold_) {
            Block& block = blocks_[i];
            const bool short_line = block.text.size() <= 120 && !block.text.ends_with('.') && !block.text.ends_with(';');
            if (short_line && (block.kind == BlockKind::Paragraph || !block.number.empty())) {
                block.kind = BlockKind::Heading;
                block.level = i == 0 ? 1 : 2;
            }
        }
    return std::move(blocks_);
}

}  // namespace documents
