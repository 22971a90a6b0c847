#include "collection/csv.h"

#include <algorithm>
#include <array>

#include <unicode/unistr.h>

#include "base/text.h"

namespace collection {

namespace {

/// Reads one row after another; a state of its own, since quotes may hold separators and line ends.
class CsvReader {
public:
    explicit CsvReader(std::string_view text) : text_{text} {}

    bool at_end() const { return at_ >= text_.size(); }

    CsvRow next() {
        CsvRow row;
        row.line = line_;
        do row.cells.push_back(cell(row.quote_open));
        while (take(','));
        end_line();
        return row;
    }

private:
    char peek() const { return at_end() ? '\0' : text_[at_]; }
    bool take(char wanted) { return !at_end() && text_[at_] == wanted ? (++at_, true) : false; }

    void end_line() {
        const bool returned = take('\r');
        if (take('\n') || returned) ++line_;
    }

    std::string cell(bool& quote_open) { return take('"') ? quoted(quote_open) : plain(); }

    std::string plain() {
        const auto start = at_;
        while (!at_end() && peek() != ',' && peek() != '\r' && peek() != '\n') ++at_;
        return std::string{text_.substr(start, at_ - start)};
    }

    std::string quoted(bool& quote_open) {
        std::string value;
        for (; !at_end(); ++at_) {
            if (peek() == '\n') ++line_;
            if (peek() != '"') {
                value += peek();
            } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
                value += '"', ++at_;
            } else {
                ++at_;
                return value + plain();  // What follows a closing quote belongs to the cell, as spreadsheets have it.
            }
        }
        quote_open = true;
        return value;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
};

/// Windows-1252, 0x80 to 0x9F; 0 where the code page has nothing.
constexpr std::array<char16_t, 32> windows_1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

std::string from_windows_1252(std::string_view bytes) {
    icu::UnicodeString text;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        const bool special = byte >= 0x80 && byte < 0xA0;
        const char16_t unit = special ? windows_1252[byte - 0x80] : byte;
        text.append(unit == 0 && byte != 0 ? char16_t{0xFFFD} : unit);
    }
    std::string utf8;
    return text.toUTF8String(utf8);
}

std::string from_utf16(std::string_view bytes, bool big_endian) {
    icu::UnicodeString text;
    for (std::size_t i = 2; i + 1 < bytes.size(); i += 2) {
        const auto first = static_cast<unsigned char>(bytes[i]), second = static_cast<unsigned char>(bytes[i + 1]);
        text.append(static_cast<char16_t>(big_endian ? first << 8 | second : second << 8 | first));
    }
    std::string utf8;
    return text.toUTF8String(utf8);
}

}  // namespace

std::vector<CsvRow> parse_csv(std::string_view utf8) {
    std::vector<CsvRow> rows;
    for (CsvReader reader{utf8}; !reader.at_end();) {
        CsvRow row = reader.next();
        const bool blank = std::ranges::all_of(row.cells, [](const std::string& cell) { return base::trim(cell).empty(); });
        if (!blank || row.quote_open) rows.push_back(std::move(row));
    }
    return rows;
}

std::string text_of_spreadsheet(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    if (bytes.starts_with("\xFF\xFE")) return from_utf16(bytes, false);
    if (bytes.starts_with("\xFE\xFF")) return from_utf16(bytes, true);
    return base::is_utf8(bytes) ? std::string{bytes} : from_windows_1252(bytes);
}

}  // namespace collection
