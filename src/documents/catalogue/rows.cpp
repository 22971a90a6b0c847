#include "documents/catalogue/rows.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "documents/catalogue/csv.h"
#include "documents/catalogue/encoding.h"
#include "documents/catalogue/json_text.h"
#include "documents/refusal.h"

namespace documents::catalogue {

namespace json = boost::json;

namespace {

using Give = std::function<void(Row)>;

Row refused(std::size_t number, std::string reason, std::string advice) {
    return {static_cast<int>(number), std::unexpected{RowRefusal{std::move(reason), std::move(advice)}}};
}

Row too_long(std::size_t number) {
    return refused(number, fmt::format("The row is longer than {} MB.", RowLimits::bytes >> 20), "Put long texts into files and name them in \"files\". If it should be several rows, check the line ends.");
}

Row wrong_letters(std::size_t number) {
    return refused(number, "The row holds bytes that are no letters in the file's encoding.", "Save the file as UTF-8.");
}

Row row_from_json(std::size_t number, std::string_view piece, const Letters& letters) {
    if (piece.size() > RowLimits::bytes) return too_long(number);
    const auto text = letters.utf8(piece);
    if (!text) return wrong_letters(number);
    auto value = value_from_json(*text);
    if (!value) return refused(number, std::move(value.error().reason), std::move(value.error().advice));
    if (!value->is_object()) return refused(number, "This is JSON, but no object.", "Write each record in braces.");
    return {static_cast<int>(number), std::move(value->as_object())};
}

constexpr std::string_view blanks = " \t\r\n";

std::string_view without_blanks(std::string_view text) {
    const auto first = text.find_first_not_of(blanks);
    return first == std::string_view::npos ? std::string_view{} : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

void rows_of_lines(const Letters& letters, const Give& give) {
    const std::string_view text = letters.text();
    std::size_t line = 0;
    for (std::size_t start = 0; start < text.size();) {
        const auto end = std::min(text.find('\n', start), text.size());
        const std::string_view one = without_blanks(text.substr(start, end - start));
        ++line;
        if (!one.empty()) give(row_from_json(line, one, letters));
        start = end + 1;
    }
}

/// Where the value that begins here ends: at a comma or closing bracket of its own level. Knows of JSON only strings and
/// brackets, so that a bad value costs itself alone and no depth costs memory.
std::size_t end_of_value(std::string_view text, std::size_t at) {
    std::size_t depth = 0;
    bool in_string = false;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (in_string) {
            if (c == '\\') ++at;
            else if (c == '"') in_string = false;
        } else if (c == '"') {
            in_string = true;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if (c == '}' || c == ']') {
            if (depth == 0) return at;
            --depth;
        } else if (c == ',' && depth == 0) {
            return at;
        }
    }
    return text.size();
}

Refusal no_list() {
    Refusal refusal = refuse_damaged("catalogue");
    refusal.reason = "The file is no list of records.";
    refusal.advice = "Write one JSON object on each line and name the file .jsonl.";
    return refusal;
}

std::optional<Refusal> rows_of_list(const Letters& letters, const Give& give) {
    const std::string_view text = without_blanks(letters.text());
    if (!text.starts_with('[')) return no_list();
    std::size_t number = 0;
    for (std::size_t at = 1; at < text.size();) {
        const auto end = end_of_value(text, at);
        const std::string_view one = without_blanks(text.substr(at, end - at));
        const bool last = end < text.size() && text[end] == ']';
        if (!one.empty() || !last || number > 0) give(row_from_json(++number, one, letters));
        if (last) {
            if (end + 1 < text.size()) give(refused(number + 1, "Something follows the list.", "Close the list after the last record."));
            return std::nullopt;
        }
        at = end + 1;
    }
    give(refused(number + 1, "The list is not closed: the file breaks off.", "Check that the file is complete."));
    return std::nullopt;
}

/// Column names as they are compared: "ID " is id, "Review_Type" is review type.
std::string plain_name(std::string_view name) {
    std::string plain = base::fold(base::squeeze(name));
    std::ranges::replace_if(plain, [](char c) { return c == '_' || c == '-'; }, ' ');
    return plain;
}

class Table {
public:
    Table(const Letters& letters, const Give& give) : letters_{letters}, give_{give}, reader_{letters.text(), RowLimits::bytes} {}

    std::optional<Refusal> read() {
        while (!reader_.at_end()) {
            CsvRow row = reader_.next();
            if (row.fault == CsvFault::None && is_blank(row)) continue;
            if (columns_.empty()) {
                if (auto refusal = take_columns(row)) return refusal;
            } else {
                give_(row_from(row));
            }
        }
        return std::nullopt;
    }

private:
    static Refusal bad_columns(std::string reason) {
        Refusal refusal = refuse_damaged("catalogue");
        refusal.reason = std::move(reason);
        refusal.advice = "Name each column once in the first row; the manual lists them in docs/import.md.";
        return refusal;
    }

    std::optional<Refusal> take_columns(const CsvRow& row) {
        std::set<std::string> names;
        for (const std::string& cell : row.cells) {
            const auto name = letters_.utf8(cell);
            if (!name || name->find('\0') != std::string::npos) return bad_columns("The names of the columns are no text.");
            columns_.push_back(base::squeeze(*name));
            if (!columns_.back().empty() && !names.insert(plain_name(columns_.back())).second) return bad_columns(fmt::format("The first row names the column \"{}\" twice.", columns_.back().substr(0, 100)));
        }
        if (columns_.size() > RowLimits::columns) return bad_columns(fmt::format("The first row names more than {} columns.", RowLimits::columns));
        if (!names.contains("id") || !names.contains("title")) return bad_columns("The first row does not name the columns id and title.");
        return std::nullopt;
    }

    Row row_from(const CsvRow& row) const {
        if (row.fault == CsvFault::TooLong) return too_long(row.line);
        if (row.fault == CsvFault::QuoteOpen)
            return refused(row.line, "A quotation mark is opened and never closed.", "Double the quotation marks inside a cell, and close the cell.");
        if (row.cells.size() > columns_.size())
            return refused(row.line, fmt::format("The row has {} cells where the first row names {} columns.", row.cells.size(), columns_.size()), "Put cells that hold a comma into double quotes.");
        json::object fields;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const auto text = letters_.utf8(row.cells[i]);
            if (!text) return wrong_letters(row.line);
            if (text->find('\0') != std::string::npos) return refused(row.line, "The row holds a NUL character, which no text has.", "Take it out; if the whole file is so, save it again as UTF-8.");
            const std::string_view cell = base::trim(*text);
            if (!cell.empty() && !columns_[i].empty()) fields[columns_[i]] = value_of(cell);
        }
        return {static_cast<int>(row.line), std::move(fields)};
    }

    /// A cell may hold a JSON list; what only looks like one is words.
    static json::value value_of(std::string_view cell) {
        if (cell.starts_with('['))
            if (auto list = value_from_json(cell); list && list->is_array()) return *std::move(list);
        return json::value(cell);
    }

    const Letters& letters_;
    const Give& give_;
    CsvReader reader_;
    std::vector<std::string> columns_;
};

/// A document under a catalogue's name would be refused line by line, thousands of times.
std::optional<Refusal> refuse_other_kinds(std::string_view bytes) {
    for (const auto& [start, what] : {std::pair{std::string_view{"%PDF"}, "a PDF"}, {"PK\x03\x04", "a ZIP package, as Word and Excel write"}, {"\xD0\xCF\x11\xE0", "an old Office document"}})
        if (bytes.starts_with(start)) {
            Refusal refusal = refuse_wrong_type(what, "a catalogue");
            refusal.advice = "Save the table as CSV (UTF-8), or give the file the ending that fits what it holds.";
            return refusal;
        }
    return std::nullopt;
}

}  // namespace

std::optional<Refusal> read_rows(std::string_view bytes, Form form, const Give& give) {
    if (auto refusal = refuse_other_kinds(bytes)) return refusal;
    const Letters letters{bytes};
    if (form == Form::List) return rows_of_list(letters, give);
    if (form == Form::Table) return Table{letters, give}.read();
    rows_of_lines(letters, give);
    return std::nullopt;
}

}  // namespace documents::catalogue
