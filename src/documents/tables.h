/// The tables of a file that an agency sent: a chronology in a Word table, a spreadsheet, values parted by commas. Every word of every cell is
/// kept as it stands; what the words mean, and which table is the chronology, is for whoever asked. Asked for with `Reader::tables`.
#pragma once

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "documents/extraction.h"
#include "documents/limits.h"
#include "documents/papers/paper.h"

namespace documents {

/// A cell with words in it; empty ones are left out. A merged cell stands once, in its first row and column; words that a file keeps under
/// a merged cell follow its own in a line of theirs.
struct TableCell {
    int row = 0, column = 0;  ///< From 1.
    int down = 1, across = 1; ///< Rows and columns that it covers.
    std::string words;        ///< UTF-8, not cleaned: lines and paragraphs end in `\n`, tabs are `\t`. Of spreadsheets days are `2016-05-22`,
                              ///< with a time of day `2016-05-22 14:10`, times `14:10`, truth `TRUE` or `FALSE`, numbers as shown with all their digits.

    bool operator==(const TableCell&) const = default;
};

struct FoundTable {
    std::string name;         ///< The sheet's; of Word, OpenDocument, PDF and web pages the nearest heading or caption before it; else empty.
    int number = 1;           ///< Counts the tables of the file from 1, by where they begin.
    int page = 0;             ///< Of a PDF, from 1; else 0.
    bool hidden = false;      ///< A sheet that its workbook does not show.
    std::vector<TableCell> cells;  ///< By rows, and by columns within a row.
};

/// A table within a cell is a table of its own, and its words stand in that cell too. Left out are deletions that Word tracks, words that Word
/// hides, and notes beside cells.
struct FileTables {
    PaperKind kind = PaperKind::Table;
    bool macros = false;      ///< Holds a program that an office suite could run. It is never run.
    bool cut = false;         ///< Not everything is here: TableLimits left something out, or pages of a PDF are pictures.
    std::vector<std::pair<std::string, std::string>> properties;  ///< The file's own custom properties.
    std::vector<FoundTable> tables;
};

/// What one answer may hold; what follows is left out, and `cut` says so.
struct TableLimits {
    static constexpr std::size_t tables = 200;
    static constexpr std::size_t cells = 2'000'000;          ///< Of all tables.
    static constexpr std::size_t words_bytes = 200u << 20;   ///< Of all cells.
    static constexpr std::size_t cell_bytes = 4u << 20;
    static constexpr int rows = PaperLimits::rows, columns = PaperLimits::columns;
};

/// Room for the longest answer. A PDF's pages are never recognised from their pictures for this.
inline Limits table_limits() {
    Limits limits;
    limits.answer_bytes = 256ull << 20;
    limits.recognise = false;
    return limits;
}

/// Called in the helper process only. Word, Excel, OpenDocument texts and sheets, values parted by comma, semicolon, tab or bar, PDF (rows there are
/// proposals) and web pages. A file of these kinds without tables has none. Refuses as `look_at_paper`, and besides: "unreadable-kind" for every
/// other kind with what to ask for, "damaged" for a file that ends too early, "no-text" for a PDF of pictures alone.
std::expected<FileTables, Refusal> find_tables(std::string_view bytes, std::string_view ending, const Limits& limits);

}  // namespace documents
