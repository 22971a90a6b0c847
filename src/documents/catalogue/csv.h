/// Tables as comma-separated values: RFC 4180, and what spreadsheets make of it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace documents::catalogue {

enum class CsvFault : std::uint8_t {
    None,
    QuoteOpen,  ///< A quotation mark is opened and not closed where a cell ends: its row cannot be told from the next.
    TooLong,    ///< The row is longer than one may be.
};

struct CsvRow {
    std::size_t line = 0;  ///< On which the row begins, from 1, as a text editor counts.
    std::vector<std::string> cells;
    CsvFault fault = CsvFault::None;
};

/// One row after another, so that a table of any size costs the memory of one row. Line ends CRLF, LF or CR; quotes doubled
/// inside quotes. Never fails: after a row with a fault it goes on in the next line, so that a bad row costs itself alone.
class CsvReader {
public:
    /// The text outlives the reader.
    explicit CsvReader(std::string_view text, std::size_t longest_row_bytes = std::string_view::npos, char separator = ',') : text_{text}, longest_{longest_row_bytes}, separator_{separator}, ends_{separator, '\r', '\n'} {}

    bool at_end() const { return at_ >= text_.size(); }
    CsvRow next();
    /// What the last row was made from, with its line end: after a fault, the line that was passed.
    std::string_view bytes_of_row() const { return text_.substr(row_start_, at_ - row_start_); }

private:
    char peek() const { return at_end() ? '\0' : text_[at_]; }
    bool take(char wanted) { return !at_end() && text_[at_] == wanted ? (++at_, true) : false; }
    void end_line();
    void pass_line();
    std::string cell(CsvFault& fault);
    std::string plain();
    std::string quoted(CsvFault& fault);
    bool too_long() const { return at_ - row_start_ > longest_; }

    std::string_view text_;
    std::size_t longest_;
    char separator_;
    std::array<char, 3> ends_;  // What ends a cell without quotation marks.
    std::size_t at_ = 0, row_start_ = 0;
    std::size_t line_ = 1;
};

/// Whether every cell is white space.
bool is_blank(const CsvRow& row);

/// All rows at once, blank ones left out: for tables that are our own.
std::vector<CsvRow> parse_csv(std::string_view utf8);

}  // namespace documents::catalogue
