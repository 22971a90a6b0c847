#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"
#include "documents/catalogue/csv.h"
#include "documents/catalogue/encoding.h"
#include "documents/plain/decoded.h"
#include "documents/tables/read_tables.h"

namespace documents::tables {

namespace {

using catalogue::CsvFault;
using catalogue::CsvReader;
using catalogue::CsvRow;

constexpr std::array separators{',', ';', '\t', '|'};
constexpr std::size_t rows_looked_at = 500;

/// How well a separator explains the first rows.
struct Fit {
    double share = 0;       ///< Of rows that have as many cells as most have.
    std::size_t cells = 0;  ///< That number; 1 where the sign parts nothing.
};

Fit fit_of(std::string_view text, char separator) {
    std::map<std::size_t, std::size_t> widths;
    std::size_t rows = 0, first_width = 0;
    for (CsvReader reader{text, TableLimits::cell_bytes, separator}; !reader.at_end() && rows < rows_looked_at;) {
        const CsvRow row = reader.next();
        if (row.fault == CsvFault::None && is_blank(row)) continue;
        if (rows++ == 0) first_width = row.cells.size();
        if (row.fault == CsvFault::None) ++widths[row.cells.size()];
    }
    Fit fit;
    for (const auto& [width, count] : widths)
        if (const double share = static_cast<double>(count) / static_cast<double>(rows); width > 1 && share >= fit.share) fit = {share, width};
    // The first row names the columns, and hardly ever holds a separator by accident.
    if (first_width != fit.cells) fit.share /= first_width > 1 ? 1.25 : 4;
    return fit;
}

struct Separator {
    char sign = ',';
    Fit fit;
};

Separator separator_of(std::string_view text) {
    Separator best;
    for (const char sign : separators) {
        const Fit fit = fit_of(text, sign);
        constexpr double same = 0.02;
        if (fit.share > best.fit.share + same || (fit.share >= best.fit.share - same && fit.cells > best.fit.cells)) best = {sign, fit};
    }
    return best;
}

/// "sep=;": the first line by which Excel is told; it shows no such row.
char named_separator(std::string_view& text) {
    constexpr std::string_view mark = "sep=";
    if (!text.starts_with(mark) || text.size() < mark.size() + 2 || std::ranges::find(separators, text[mark.size()]) == separators.end()) return '\0';
    const char sign = text[mark.size()];
    const auto rest = text.substr(mark.size() + 1);
    const std::size_t end = rest.starts_with("\r\n") ? 2 : rest.starts_with('\n') || rest.starts_with('\r') ? 1 : 0;
    if (end == 0) return '\0';
    text = rest.substr(end);
    return sign;
}

/// A line in which quotation marks lead nowhere: they are words like others, so that nothing is lost.
std::vector<std::string> parted(std::string_view line, char separator) {
    while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
    std::vector<std::string> cells;
    for (;;) {
        const auto end = line.find(separator);
        cells.emplace_back(line.substr(0, end));
        if (end == std::string_view::npos) return cells;
        line.remove_prefix(end + 1);
    }
}

/// A cell's words as UTF-8, whatever they are written in: a letter that cannot be told is still seen to be there.
std::string words_of(const catalogue::Letters& letters, std::string_view cell) {
    constexpr int of_british_offices = 1252;
    auto words = letters.utf8(cell);
    return words ? *std::move(words) : plain::from_code_page(cell, of_british_offices);
}

/// The row itself even where it has a fault.
CsvRow next_row(CsvReader& reader, char separator) {
    CsvRow row = reader.next();
    if (row.fault != CsvFault::None) row.cells = parted(reader.bytes_of_row(), separator);
    return row;
}

}  // namespace

void read_values(std::string_view bytes, Promised promised, Gathered& gathered) {
    const catalogue::Letters letters{bytes};
    std::string_view text = letters.text();
    const char named = named_separator(text);
    const Separator found = named ? Separator{named, {1, 2}} : separator_of(text);
    constexpr double nearly_all = 0.9;
    if (promised == Promised::Nothing && found.fit.share < nearly_all) return;
    const auto table = gathered.begin({});
    CsvReader reader{text, TableLimits::cell_bytes, found.sign};
    for (int number = 1; !reader.at_end() && !gathered.full(); ++number) {
        const CsvRow row = next_row(reader, found.sign);
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            if (i == static_cast<std::size_t>(TableLimits::columns)) {
                gathered.cut();
                break;
            }
            if (!row.cells[i].empty()) gathered.add(table, {.row = number, .column = static_cast<int>(i) + 1, .words = words_of(letters, row.cells[i])});
        }
    }
    if (!reader.at_end()) gathered.cut();
    gathered.finish(table);
}

}  // namespace documents::tables
