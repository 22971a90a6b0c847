#include "calendar/sheet.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "base/fault.h"

namespace calendar {

namespace {

struct Line {
    std::vector<std::string> cells;
    std::size_t number = 0;
};

/// Takes one cell off the front, with the comma or line end behind it. Says whether the row goes on.
bool take_cell(std::string_view& rest, std::string& cell, std::size_t& line) {
    const bool quoted = rest.starts_with('"');
    if (quoted) rest.remove_prefix(1);
    bool inside = quoted;
    while (!rest.empty()) {
        const char c = rest.front();
        rest.remove_prefix(1);
        if (inside && c == '"' && rest.starts_with('"')) rest.remove_prefix(1), cell += '"';
        else if (inside && c == '"') inside = false;
        else if (!inside && c == ',') return true;
        else if (!inside && c == '\n') return ++line, false;
        else if (inside || c != '\r') cell += c, line += c == '\n' ? 1 : 0;
    }
    if (inside) throw base::Fault{"A quotation mark stays open", fmt::format("line {}", line), "Close it where the cell ends."};
    return false;
}

std::vector<Line> lines_of(std::string_view csv) {
    if (csv.starts_with("\xEF\xBB\xBF")) csv.remove_prefix(3);
    std::vector<Line> lines;
    for (std::size_t number = 1; !csv.empty();) {
        Line line{{}, number};
        while (take_cell(csv, line.cells.emplace_back(), number)) {}
        if (line.cells.size() > 1 || !line.cells[0].empty()) lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace

void SheetRow::refuse(std::string_view what_failed, std::string_view advice) const {
    throw base::Fault{std::string{what_failed}, where, std::string{advice}};
}

base::Day SheetRow::day(std::size_t column) const {
    const auto day = base::parse_day(cells[column]);
    if (!day) refuse(fmt::format("\"{}\" is not a day", cells[column]), "Write it as 2026-05-14.");
    return *day;
}

std::optional<base::Day> SheetRow::day_if_any(std::size_t column) const {
    return cells[column].empty() ? std::nullopt : std::optional{day(column)};
}

int SheetRow::number(std::size_t column) const {
    const std::string& cell = cells[column];
    if (cell.empty()) return 0;
    int number = 0;
    const auto [end, fault] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    if (fault != std::errc{} || end != cell.data() + cell.size() || number < 0 || number > 9999)
        refuse(fmt::format("\"{}\" is not a number from 0 to 9999", cell), "Write a whole number.");
    return number;
}

std::vector<SheetRow> read_sheet(std::string_view csv, std::string_view file, std::initializer_list<std::string_view> columns) {
    const auto lines = lines_of(csv);
    std::vector<std::size_t> places;
    for (const std::string_view column : columns) {
        const std::size_t place = lines.empty() ? 0 : static_cast<std::size_t>(std::ranges::find(lines[0].cells, column) - lines[0].cells.begin());
        if (lines.empty() || place == lines[0].cells.size())
            throw base::Fault{"A table of the calendar lacks a column", fmt::format("{}, {}", file, column), "Give the table its column back."};
        places.push_back(place);
    }
    std::vector<SheetRow> rows;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        SheetRow& row = rows.emplace_back(SheetRow{{}, fmt::format("{}, line {}", file, lines[i].number)});
        for (const std::size_t place : places) row.cells.push_back(place < lines[i].cells.size() ? lines[i].cells[place] : "");
    }
    return rows;
}

}  // namespace calendar
