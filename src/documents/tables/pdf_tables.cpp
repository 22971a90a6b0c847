#include "documents/pdf/extract_pdf.h"
#include "documents/refusal.h"
#include "documents/tables/read_tables.h"

namespace documents::tables {

namespace {

void add_rows(const Block& block, std::size_t table, Gathered& gathered) {
    for (std::size_t row = 0; row < block.rows.size(); ++row)
        for (std::size_t column = 0; column < block.rows[row].size(); ++column)
            gathered.add(table, {.row = static_cast<int>(row) + 1, .column = static_cast<int>(column) + 1, .words = block.rows[row][column]});
    gathered.finish(table);
}

/// "Table 2" in letters of a paragraph stands above its table; other paragraphs say nothing of it.
bool is_title(const Block& block) { return block.kind == BlockKind::Heading || (block.kind == BlockKind::Paragraph && block.text.starts_with("Table ") && block.text.size() <= 250); }

}  // namespace

std::expected<void, Refusal> read_pdf(std::string_view bytes, const Limits& limits, Gathered& gathered) {
    Limits without_pictures = limits;
    without_pictures.recognise = false;
    const auto read = pdf::read_pdf_tables(bytes, without_pictures, [](const ReadingProgress&) {});
    if (!read) return std::unexpected{read.error()};
    if (read->extraction.blocks.empty() && read->pages_left_out > 0) return std::unexpected{refuse_no_text()};
    if (read->pages_left_out > 0) gathered.cut();
    std::string title;
    for (const Block& block : read->extraction.blocks) {
        if (is_title(block)) title = block.number.empty() ? block.text : block.number + " " + block.text;
        if (block.kind == BlockKind::Table) add_rows(block, gathered.begin(title, block.page), gathered);
    }
    return {};
}

}  // namespace documents::tables
