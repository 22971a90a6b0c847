#include "web/casework/import_sheet.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>

#include <boost/json.hpp>

#include "base/fault.h"

namespace web {

namespace json = boost::json;

namespace {

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

/// Read in the helper, under a name of which only the ending counts.
std::optional<documents::Paper> look_at(const documents::Reader& reader, std::string_view bytes, std::string_view name) {
    const SentBytes sent{bytes};
    auto paper = reader.look(sent.descriptor(), name);
    return paper ? std::optional{*std::move(paper)} : std::nullopt;
}

std::expected<casework::SheetTable, SheetRefusal> from_text(const documents::Reader& reader, std::string_view text) {
    const auto paper = look_at(reader, tabs_as_commas(text), "rows.csv");
    return paper ? sheet_in(*paper) : std::unexpected{SheetRefusal::Unreadable};
}

}  // namespace

std::expected<casework::SheetTable, SheetRefusal> sheet_in(const documents::Paper& paper) {
    casework::SheetTable table;
    if (paper.kind != documents::PaperKind::Excel && paper.kind != documents::PaperKind::Table) return std::unexpected{SheetRefusal::Unreadable};
    const auto sheet = std::ranges::find(paper.sheets, false, &documents::WorkbookSheet::hidden);
    if (sheet == paper.sheets.end() || sheet->cells.empty()) return std::unexpected{SheetRefusal::NoTable};
    std::size_t cells_read = 0;
    for (const auto& one : paper.sheets) cells_read += one.cells.size();
    if (cells_read >= documents::PaperLimits::cells) return std::unexpected{SheetRefusal::TooMuch};  // What follows was left out, and nothing is dropped unseen.
    const int head_row = sheet->cells.front().row;
    for (const auto& cell : sheet->cells) {
        const auto column = static_cast<std::size_t>(cell.column - 1);
        if (column >= most_sheet_columns) return std::unexpected{SheetRefusal::TooMuch};
        if (cell.row != head_row && (table.rows.empty() || table.rows.back().number != cell.row)) table.rows.push_back({cell.row, {}});
        if (table.rows.size() > most_sheet_rows) return std::unexpected{SheetRefusal::TooMuch};
        auto& cells = cell.row == head_row ? table.heads : table.rows.back().cells;
        if (cells.size() <= column) cells.resize(column + 1);
        cells[column] = cell.words;
    }
    return table;
}

std::expected<SheetSent, SheetRefusal> sheet_sent(const SignedPage& page) {
    const auto with_name = [](std::string name, std::expected<casework::SheetTable, SheetRefusal> table) -> std::expected<SheetSent, SheetRefusal> {
        if (!table) return std::unexpected{table.error()};
        if (table->heads.empty() || table->rows.empty()) return std::unexpected{SheetRefusal::NoTable};
        return SheetSent{std::move(name), *std::move(table)};
    };
    if (const auto* file = page.request.file("sheet"); file && file->bytes > 0) {
        const auto looked = look_at(page.services.reader, page.request.bytes_of(*file), file->name);
        if (!looked || looked->kind != documents::PaperKind::Text) return with_name(file->name, looked ? sheet_in(*looked) : std::unexpected{SheetRefusal::Unreadable});
        return with_name(file->name, from_text(page.services.reader, page.request.bytes_of(*file)));
    }
    const auto pasted = page.typed_whole("pasted");
    if (pasted.empty()) return std::unexpected{SheetRefusal::Nothing};
    return with_name({}, from_text(page.services.reader, pasted));
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
