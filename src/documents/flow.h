/// Blocks of a document that has no pages, put together as its paragraphs and tables go by.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "documents/extraction.h"

namespace documents {

class Flow {
public:
    /// Adds a block, here or to the cell that is open. Text is cleaned (NFC, white space); an empty block is dropped. A
    /// paragraph without a number of its own gives up one that is typed before its words.
    void add(Block block);

    void open_table();
    void open_row();
    /// The open row heads the table, if only such rows stand above it.
    void row_is_header();
    void open_cell();
    /// The open cell spans several columns: empty ones follow it, so that columns stay under each other.
    void cell_spans(int columns);
    void close_cell();
    void close_row();
    /// A frame of one cell, a column of boxes, or cells full of paragraphs are no table: their blocks follow one by one.
    void close_table();

    /// The blocks; tables left open are closed. Where no style made a heading, bold lines that stand alone become ones.
    std::vector<Block> take();
    /// Notes that the last added paragraph is bold throughout.
    void last_was_bold();

private:
    struct Cell {
        std::vector<Block> blocks;
    };
    static constexpr int most_columns = 60;
    struct Table {
        std::vector<std::vector<Cell>> rows;
        int header_rows = 0;
        bool in_cell = false;
        int columns = 1;  // Of the open cell.
        std::size_t cells = 0;
    };
    void put(Block block);
    void finish(Table table);

    std::vector<Block> blocks_;
    std::vector<std::size_t> bold_;  // Indices of bold paragraphs among blocks_.
    std::vector<Table> tables_;      // Open ones, outermost first.
};

/// What remains of a text after cleaning: NFC, white space squeezed, control letters gone.
std::string cleaned(std::string_view text);

}  // namespace documents
