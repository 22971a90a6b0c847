#include "documents/catalogue/csv.h"

#include <algorithm>

#include "base/text.h"

namespace documents::catalogue {

CsvRow CsvReader::next() {
    CsvRow row;
    row.line = line_;
    row_start_ = at_;
    do row.cells.push_back(cell(row.fault));
    while (row.fault == CsvFault::None && take(separator_));
    if (row.fault == CsvFault::None && !too_long()) {
        end_line();
        return row;
    }
    if (row.fault == CsvFault::None) row.fault = CsvFault::TooLong;
    row.cells.clear();
    at_ = row_start_, line_ = row.line;
    pass_line();
    return row;
}

void CsvReader::end_line() {
    const bool returned = take('\r');
    if (take('\n') || returned) ++line_;
}

void CsvReader::pass_line() {
    at_ = std::min(text_.find_first_of("\r\n", at_), text_.size());
    end_line();
}

std::string CsvReader::cell(CsvFault& fault) { return take('"') ? quoted(fault) : plain(); }

std::string CsvReader::plain() {
    const auto start = at_;
    at_ = std::min(text_.find_first_of(std::string_view{ends_.data(), ends_.size()}, at_), text_.size());
    return too_long() ? std::string{} : std::string{text_.substr(start, at_ - start)};
}

std::string CsvReader::quoted(CsvFault& fault) {
    std::string value;
    const auto first_line = line_;
    for (; !at_end() && !too_long(); ++at_) {
        const char c = peek();
        if (c == '\n' || (c == '\r' && text_.substr(at_ + 1, 1) != "\n")) ++line_;
        if (c != '"') {
            value += c;
        } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
            value += '"', ++at_;
        } else {
            ++at_;
            const std::string rest = plain();
            // What follows a closing quote in the same line belongs to the cell, as spreadsheets have it. In a later line the
            // quote was another cell's opening one, and rows would be swallowed.
            if (line_ != first_line && !base::trim(rest).empty()) fault = CsvFault::QuoteOpen;
            return value + rest;
        }
    }
    fault = CsvFault::QuoteOpen;
    return value;
}

bool is_blank(const CsvRow& row) {
    return std::ranges::all_of(row.cells, [](const std::string& cell) { return base::trim(cell).empty(); });
}

std::vector<CsvRow> parse_csv(std::string_view utf8) {
    std::vector<CsvRow> rows;
    for (CsvReader reader{utf8}; !reader.at_end();)
        if (CsvRow row = reader.next(); row.fault != CsvFault::None || !is_blank(row)) rows.push_back(std::move(row));
    return rows;
}

}  // namespace documents::catalogue
