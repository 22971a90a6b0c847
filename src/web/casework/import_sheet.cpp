#include "web/casework/import_sheet.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>

#include <boost/json.hpp>

#include "base/fault.h"

namespace web {

namespace json = boost::json;

namespace {

constexpr std::size_t most_sheet_columns = 60;

/// What was sent, for the helper to read: in memory, under no name.
class SentBytes {
public:
    explicit SentBytes(std::string_view bytes) : descriptor_{::memfd_create("sheet", MFD_CLOEXEC)} {
        if (descriptor_ < 0) throw base::Fault{"There is no memory for a spreadsheet that was sent", "", "Try again"};
        for (std::size_t written = 0; written < bytes.size();) {
            const auto more = ::write(descriptor_, bytes.data() + written, bytes.size() - written);
            if (more <= 0) throw base::Fault{"There is no memory for a spreadsheet that was sent", "", "Try again"};
            written += static_cast<std::size_t>(more);
        }
        ::lseek(descriptor_, 0, SEEK_SET);
    }
    ~SentBytes() { ::close(descriptor_); }
    SentBytes(const SentBytes&) = delete;
    SentBytes& operator=(const SentBytes&) = delete;
    int descriptor() const { return descriptor_; }

private:
    int descriptor_;
};

/// What was copied out of a spreadsheet has tabs between its cells.
std::string tabs_as_commas(std::string_view text) {
    const auto first_line = text.substr(0, text.find('\n'));
    if (first_line.find('\t') == std::string_view::npos) return std::string{text};
    std::string made = "\"";
    for (const char c : text) {
        if (c == '\t') made += "\",\"";
        else if (c == '\n') made += "\"\n\"";
        else if (c == '"') made += "\"\"";
        else if (c != '\r') made += c;
    }
    return made + "\"\n";
}

std::string cell_text(const json::value& value) { return value.is_string() ? std::string{value.as_string()} : value.is_null() ? std::string{} : json::serialize(value); }

std::expected<casework::SheetTable, SheetRefusal> from_commas(const documents::Reader& reader, std::string_view text) {
    const SentBytes bytes{tabs_as_commas(text)};
    auto rows = reader.open_catalogue(bytes.descriptor(), documents::catalogue::Form::Table);
    if (!rows) return std::unexpected{SheetRefusal::Unreadable};
    casework::SheetTable table;
    for (int number = 2;; ++number) {
        auto row = (*rows)->next({});
        if (!row) return std::unexpected{SheetRefusal::Unreadable};
        if (!*row) break;
        if (!(*row)->fields) return std::unexpected{SheetRefusal::Unreadable};
        casework::SheetTable::Row made{number, std::vector<std::string>(table.heads.size())};
        for (const auto& [head, value] : *(*row)->fields) {
            auto at = static_cast<std::size_t>(std::ranges::find(table.heads, std::string_view{head}) - table.heads.begin());
            if (at == table.heads.size()) table.heads.emplace_back(head), made.cells.emplace_back();
            made.cells[at] = cell_text(value);
        }
        table.rows.push_back(std::move(made));
        if (table.rows.size() > most_sheet_rows) return std::unexpected{SheetRefusal::TooManyRows};
    }
    return table;
}

/// The first sheet in sight; its first row with anything in it names the columns.
std::expected<casework::SheetTable, SheetRefusal> from_workbook(const documents::Paper& paper) {
    casework::SheetTable table;
    const auto sheet = std::ranges::find(paper.sheets, false, &documents::WorkbookSheet::hidden);
    if (sheet == paper.sheets.end() || sheet->cells.empty()) return std::unexpected{SheetRefusal::NoTable};
    const int head_row = sheet->cells.front().row;
    for (const auto& cell : sheet->cells) {
        const auto column = static_cast<std::size_t>(cell.column - 1);
        if (column >= most_sheet_columns) continue;
        if (cell.row != head_row && (table.rows.empty() || table.rows.back().number != cell.row)) table.rows.push_back({cell.row, {}});
        if (table.rows.size() > most_sheet_rows) return std::unexpected{SheetRefusal::TooManyRows};
        auto& cells = cell.row == head_row ? table.heads : table.rows.back().cells;
        if (cells.size() <= column) cells.resize(column + 1);
        cells[column] = cell.words;
    }
    return table;
}

}  // namespace

std::expected<SheetSent, SheetRefusal> sheet_sent(const SignedPage& page) {
    const auto with_name = [](std::string name, std::expected<casework::SheetTable, SheetRefusal> table) -> std::expected<SheetSent, SheetRefusal> {
        if (!table) return std::unexpected{table.error()};
        if (table->heads.empty() || table->rows.empty()) return std::unexpected{SheetRefusal::NoTable};
        return SheetSent{std::move(name), *std::move(table)};
    };
    const auto& reader = page.services.reader;
    if (const auto* file = page.request.file("sheet"); file && file->bytes > 0) {
        const auto bytes = page.request.bytes_of(*file);
        const SentBytes sent{bytes};
        const auto paper = reader.look(sent.descriptor(), file->name);
        if (!paper) return std::unexpected{SheetRefusal::Unreadable};
        if (paper->kind == documents::PaperKind::Excel) return with_name(file->name, from_workbook(*paper));
        if (paper->kind == documents::PaperKind::Table || paper->kind == documents::PaperKind::Text) return with_name(file->name, from_commas(reader, bytes));
        return std::unexpected{SheetRefusal::Unreadable};
    }
    const auto pasted = page.typed_whole("pasted");
    if (pasted.empty()) return std::unexpected{SheetRefusal::Nothing};
    return with_name({}, from_commas(reader, pasted));
}

std::string carried(const SheetSent& sheet) {
    json::array heads, rows;
    for (const auto& head : sheet.table.heads) heads.emplace_back(head);
    for (const auto& row : sheet.table.rows) {
        json::array cells;
        for (const auto& cell : row.cells) cells.emplace_back(cell);
        rows.push_back(json::array{row.number, std::move(cells)});
    }
    return json::serialize(json::object{{"name", sheet.name}, {"heads", std::move(heads)}, {"rows", std::move(rows)}});
}

std::optional<SheetSent> carried_back(std::string_view text) try {
    const auto parsed = json::parse(text).as_object();
    SheetSent sheet{std::string{parsed.at("name").as_string()}, {}};
    for (const auto& head : parsed.at("heads").as_array()) sheet.table.heads.emplace_back(head.as_string());
    for (const auto& row : parsed.at("rows").as_array()) {
        casework::SheetTable::Row made{static_cast<int>(row.as_array().at(0).as_int64()), {}};
        for (const auto& cell : row.as_array().at(1).as_array()) made.cells.emplace_back(cell.as_string());
        sheet.table.rows.push_back(std::move(made));
    }
    if (sheet.table.heads.size() > most_sheet_columns || sheet.table.rows.size() > most_sheet_rows) return std::nullopt;
    return sheet;
} catch (const std::exception&) {
    return std::nullopt;  // boost::json says by an exception that the text is not of this form.
}

}  // namespace web
