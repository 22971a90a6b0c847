#include "documents/answer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "base/text.h"
#include "documents/catalogue/row.h"
#include "documents/limits.h"
#include "documents/refusal.h"
#include "documents/wire.h"

namespace documents {

namespace {

constexpr std::string_view magic = "CAIRN-ANSWER-1\n";
enum class Part : char { Extraction = 'E', Refusal = 'R', Image = 'I', Rows = 'C', Paper = 'P', Hidden = 'H', AsWritten = 'W', Tables = 'T' };

Writer begin(Part part) { return Writer{std::string{magic} + static_cast<char>(part)}; }

void write(Writer& out, const Block& block) {
    out.number(static_cast<std::uint64_t>(block.kind));
    out.number(static_cast<std::uint64_t>(std::clamp(block.level, 0, 9)));
    out.text(block.text, AnswerLimits::text_bytes);
    out.number(static_cast<std::uint64_t>(std::max(block.page, 0)));
    out.text(block.number, AnswerLimits::short_bytes);
    out.decimal(block.confidence);
    out.number(block.rows.size());
    for (const auto& row : block.rows) {
        out.number(row.size());
        for (const auto& cell : row) out.text(cell, AnswerLimits::text_bytes);
    }
    out.number(static_cast<std::uint64_t>(std::max(block.header_rows, 0)));
}

Block read_block(Scanner& in, std::size_t pages) {
    Block block;
    block.kind = static_cast<BlockKind>(in.number(static_cast<std::uint64_t>(BlockKind::Footnote)));
    block.level = static_cast<int>(in.number(9));
    block.text = in.text(AnswerLimits::text_bytes);
    block.page = static_cast<int>(in.number(pages));
    block.number = in.text(AnswerLimits::short_bytes);
    block.confidence = in.decimal();
    const auto rows = in.number(AnswerLimits::table_cells);
    std::size_t cells = 0;
    for (std::size_t r = 0; in.sound() && r < rows; ++r) {
        const auto width = in.number(AnswerLimits::table_cells);
        cells += width;
        if (cells > AnswerLimits::table_cells) in.fail();
        auto& row = block.rows.emplace_back();
        for (std::size_t c = 0; in.sound() && c < width; ++c) row.push_back(in.text(AnswerLimits::text_bytes));
    }
    block.header_rows = static_cast<int>(in.number(rows));
    return block;
}

void write(Writer& out, const Page& page) {
    out.text(page.label, AnswerLimits::short_bytes);
    out.decimal(page.width_points);
    out.decimal(page.height_points);
    out.number(page.machine_read);
    out.decimal(page.confidence);
}

Page read_page(Scanner& in, std::size_t number) {
    Page page;
    page.number = static_cast<int>(number);
    page.label = in.text(AnswerLimits::short_bytes);
    page.width_points = in.decimal();
    page.height_points = in.decimal();
    page.machine_read = in.number(1) != 0;
    page.confidence = in.decimal();
    return page;
}

constexpr std::array property_fields{&Properties::title,   &Properties::author,   &Properties::language,
                                     &Properties::created, &Properties::modified, &Properties::producer};

/// A table too big for an answer becomes a paragraph: its words stay findable.
Block within_limits(Block block) {
    std::size_t cells = 0;
    for (const auto& row : block.rows) cells += row.size();
    if (cells > AnswerLimits::table_cells || block.rows.size() > AnswerLimits::table_cells) {
        block.kind = BlockKind::Paragraph;
        block.rows.clear();
        block.header_rows = 0;
    }
    block.header_rows = std::min(block.header_rows, static_cast<int>(block.rows.size()));
    return block;
}

std::string encode(const Extraction& extraction) {
    Writer out = begin(Part::Extraction);
    out.number(static_cast<std::uint64_t>(extraction.kind));
    out.text(extraction.extractor, AnswerLimits::short_bytes);
    for (const auto field : property_fields) out.text(extraction.properties.*field, AnswerLimits::short_bytes);
    const auto pages = std::min(extraction.pages.size(), AnswerLimits::pages);
    out.number(pages);
    for (std::size_t i = 0; i < pages; ++i) write(out, extraction.pages[i]);
    const auto blocks = std::min(extraction.blocks.size(), AnswerLimits::blocks);
    out.number(blocks);
    for (std::size_t i = 0; i < blocks; ++i) write(out, within_limits(extraction.blocks[i]));
    auto warnings = extraction.warnings;
    if (warnings.size() >= AnswerLimits::warnings) warnings.resize(AnswerLimits::warnings - 1);
    if (blocks < extraction.blocks.size()) warnings.push_back("The document is so long that its end was left out.");
    out.number(warnings.size());
    for (const auto& warning : warnings) out.text(warning, AnswerLimits::short_bytes);
    return out.take();
}

Extraction decode_extraction(Scanner& in) {
    Extraction result;
    result.kind = static_cast<FileKind>(in.number(static_cast<std::uint64_t>(FileKind::Html)));
    result.extractor = in.text(AnswerLimits::short_bytes);
    for (const auto field : property_fields) result.properties.*field = in.text(AnswerLimits::short_bytes);
    const auto pages = in.number(AnswerLimits::pages);
    for (std::size_t i = 0; in.sound() && i < pages; ++i) result.pages.push_back(read_page(in, i + 1));
    const auto blocks = in.number(AnswerLimits::blocks);
    for (std::size_t i = 0; in.sound() && i < blocks; ++i) result.blocks.push_back(read_block(in, pages));
    const auto warnings = in.number(AnswerLimits::warnings);
    for (std::size_t i = 0; in.sound() && i < warnings; ++i) result.warnings.push_back(in.text(AnswerLimits::short_bytes));
    return result;
}

std::string encode(const Refusal& refusal) {
    Writer out = begin(Part::Refusal);
    for (const auto* text : {&refusal.code, &refusal.reason, &refusal.advice}) out.text(*text, AnswerLimits::short_bytes);
    return out.take();
}

Refusal decode_refusal(Scanner& in) {
    Refusal result;
    for (auto* text : {&result.code, &result.reason, &result.advice}) *text = in.text(AnswerLimits::short_bytes);
    if (!is_refusal_code(result.code) || result.reason.empty() || result.advice.empty()) in.fail();
    return result;
}

std::string encode(const PageImage& image) {
    Writer out = begin(Part::Image);
    out.number(static_cast<std::uint64_t>(image.width_pixels));
    out.number(static_cast<std::uint64_t>(image.height_pixels));
    out.blob(image.bytes);
    return out.take();
}

PageImage decode_image(Scanner& in) {
    PageImage result;
    result.width_pixels = static_cast<int>(in.number(20'000));
    result.height_pixels = static_cast<int>(in.number(20'000));
    result.bytes = in.blob(AnswerLimits::image_bytes);
    if (!result.bytes.starts_with("\xFF\xD8\xFF")) in.fail();  // JPEG and nothing else ever goes out with that type.
    return result;
}

std::string encode(const RowsGiven& given) {
    Writer out = begin(Part::Rows);
    out.number(given.rows);
    return out.take();
}

using OwnProperties = std::vector<std::pair<std::string, std::string>>;

void write_properties(Writer& out, const OwnProperties& properties) {
    const auto count = std::min(properties.size(), PaperLimits::properties);
    out.number(count);
    for (std::size_t i = 0; i < count; ++i) out.text(properties[i].first, AnswerLimits::short_bytes), out.text(properties[i].second, AnswerLimits::short_bytes);
}

OwnProperties read_properties(Scanner& in) {
    OwnProperties properties;
    const auto count = in.number(PaperLimits::properties);
    for (std::size_t i = 0; in.sound() && i < count; ++i) {
        auto name = in.text(AnswerLimits::short_bytes);
        properties.emplace_back(std::move(name), in.text(AnswerLimits::short_bytes));
    }
    return properties;
}

std::string encode(const Paper& paper) {
    Writer out = begin(Part::Paper);
    out.number(static_cast<std::uint64_t>(paper.kind));
    out.number(paper.macros);
    write_properties(out, paper.properties);
    const auto sheets = std::min(paper.sheets.size(), PaperLimits::sheets);
    out.number(sheets);
    std::size_t room = PaperLimits::cells;
    for (std::size_t i = 0; i < sheets; ++i) {
        const auto& sheet = paper.sheets[i];
        out.text(sheet.name, AnswerLimits::short_bytes);
        out.number(sheet.hidden);
        const auto cells = std::min(sheet.cells.size(), room);
        room -= cells;
        out.number(cells);
        for (std::size_t c = 0; c < cells; ++c) {
            out.number(static_cast<std::uint64_t>(std::max(sheet.cells[c].row, 0))), out.number(static_cast<std::uint64_t>(std::max(sheet.cells[c].column, 0)));
            out.text(sheet.cells[c].words, PaperLimits::cell_bytes);
        }
    }
    return out.take();
}

WorkbookSheet read_sheet(Scanner& in, std::size_t& room) {
    WorkbookSheet sheet;
    sheet.name = in.text(AnswerLimits::short_bytes);
    sheet.hidden = in.number(1) != 0;
    const auto cells = in.number(room);
    room -= std::min<std::size_t>(cells, room);
    for (std::size_t c = 0; in.sound() && c < cells; ++c) {
        Cell cell;
        cell.row = static_cast<int>(in.number(PaperLimits::rows)), cell.column = static_cast<int>(in.number(PaperLimits::columns));
        cell.words = in.text(PaperLimits::cell_bytes);
        sheet.cells.push_back(std::move(cell));
    }
    return sheet;
}

Paper decode_paper(Scanner& in) {
    Paper paper;
    paper.kind = static_cast<PaperKind>(in.number(static_cast<std::uint64_t>(PaperKind::OldPowerPoint)));
    paper.macros = in.number(1) != 0;
    paper.properties = read_properties(in);
    const auto sheets = in.number(PaperLimits::sheets);
    std::size_t room = PaperLimits::cells;
    for (std::size_t i = 0; in.sound() && i < sheets; ++i) paper.sheets.push_back(read_sheet(in, room));
    return paper;
}

std::string encode(const HiddenThings& hidden) {
    Writer out = begin(Part::Hidden);
    const auto things = std::min(hidden.things.size(), HiddenLimits::things);
    out.number(things);
    for (std::size_t i = 0; i < things; ++i) {
        out.text(hidden.things[i].kind, AnswerLimits::short_bytes);
        out.text(hidden.things[i].place, HiddenLimits::place_bytes);
        out.text(hidden.things[i].excerpt, HiddenLimits::excerpt_bytes);
    }
    return out.take();
}

HiddenThings decode_hidden(Scanner& in) {
    HiddenThings hidden;
    const auto things = in.number(HiddenLimits::things);
    for (std::size_t i = 0; in.sound() && i < things; ++i) {
        auto& thing = hidden.things.emplace_back();
        thing.kind = in.text(AnswerLimits::short_bytes);
        thing.place = in.text(HiddenLimits::place_bytes);
        thing.excerpt = in.text(HiddenLimits::excerpt_bytes);
        if (!is_hidden_kind(thing.kind) || thing.place.empty() || thing.excerpt.empty() || base::length(thing.excerpt) > HiddenLimits::excerpt_letters) in.fail();
    }
    return hidden;
}

std::string encode(const AsWritten& written) {
    Writer out = begin(Part::AsWritten);
    out.number(written.pieces.size());
    for (const auto& piece : written.pieces) out.text(piece, AsWrittenLimits::piece_bytes);
    return out.take();
}

AsWritten decode_as_written(Scanner& in) {
    AsWritten written;
    const auto pieces = in.number(AsWrittenLimits::pieces);
    for (std::size_t i = 0; in.sound() && i < pieces; ++i) written.pieces.push_back(in.text(AsWrittenLimits::piece_bytes));
    return written;
}

std::size_t bytes_of(const FileTables& found) {
    constexpr std::size_t of_cell = 10, of_rest = 1u << 20;  // Numbers before the words; names and properties.
    std::size_t bytes = of_rest;
    for (const FoundTable& table : found.tables)
        for (const TableCell& cell : table.cells) bytes += of_cell + cell.words.size();
    return bytes;
}

std::string encode(const FileTables& found) {
    std::string begun;
    begun.reserve(bytes_of(found));  // Growing by doubling would take twice the memory.
    (begun += magic) += static_cast<char>(Part::Tables);
    Writer out{std::move(begun)};
    out.number(static_cast<std::uint64_t>(found.kind));
    out.number(found.macros);
    out.number(found.cut);
    write_properties(out, found.properties);
    out.number(found.tables.size());
    for (const FoundTable& table : found.tables) {
        out.text(table.name, AnswerLimits::short_bytes);
        out.number(static_cast<std::uint64_t>(table.page));
        out.number(table.hidden);
        out.number(table.cells.size());
        for (const TableCell& cell : table.cells) {
            for (const int number : {cell.row, cell.column, cell.down, cell.across}) out.number(static_cast<std::uint64_t>(number));
            out.text(cell.words, TableLimits::cell_bytes);
        }
    }
    return out.take();
}

/// Within the widest table there can be, words in it; `bytes` is what all cells together may still say.
TableCell read_table_cell(Scanner& in, std::size_t& bytes) {
    TableCell cell;
    cell.row = static_cast<int>(in.number(TableLimits::rows)), cell.column = static_cast<int>(in.number(TableLimits::columns));
    if (cell.row < 1 || cell.column < 1) in.fail();
    cell.down = static_cast<int>(in.number(static_cast<std::uint64_t>(TableLimits::rows - cell.row + 1)));
    cell.across = static_cast<int>(in.number(static_cast<std::uint64_t>(TableLimits::columns - cell.column + 1)));
    cell.words = in.text(std::min(TableLimits::cell_bytes, bytes));
    bytes -= cell.words.size();
    if (cell.down < 1 || cell.across < 1 || cell.words.empty()) in.fail();
    return cell;
}

FileTables decode_tables(Scanner& in) {
    FileTables found;
    found.kind = static_cast<PaperKind>(in.number(static_cast<std::uint64_t>(PaperKind::OldPowerPoint)));
    found.macros = in.number(1) != 0;
    found.cut = in.number(1) != 0;
    found.properties = read_properties(in);
    const auto tables = in.number(TableLimits::tables);
    std::size_t room = TableLimits::cells, bytes = TableLimits::words_bytes + TableLimits::cells;  // Cells that join are parted by a line end.
    for (std::size_t i = 0; in.sound() && i < tables; ++i) {
        auto& table = found.tables.emplace_back();
        table.name = in.text(AnswerLimits::short_bytes);
        table.number = static_cast<int>(i) + 1;
        table.page = static_cast<int>(in.number(AnswerLimits::pages));
        table.hidden = in.number(1) != 0;
        const auto cells = in.number(room);
        room -= std::min<std::size_t>(cells, room);
        for (std::size_t c = 0; in.sound() && c < cells; ++c) table.cells.push_back(read_table_cell(in, bytes));
    }
    return found;
}

RowsGiven decode_rows_given(Scanner& in) { return {in.number(catalogue::RowLimits::rows)}; }

}  // namespace

std::string encode_answer(const Answer& answer) {
    return std::visit([](const auto& part) { return encode(part); }, answer);
}

std::optional<Answer> decode_answer(std::string_view bytes) {
    if (!bytes.starts_with(magic) || bytes.size() == magic.size()) return std::nullopt;
    const auto part = static_cast<Part>(bytes[magic.size()]);
    Scanner in{bytes.substr(magic.size() + 1)};
    std::optional<Answer> result;
    if (part == Part::Extraction) result = decode_extraction(in);
    if (part == Part::Refusal) result = decode_refusal(in);
    if (part == Part::Image) result = decode_image(in);
    if (part == Part::Rows) result = decode_rows_given(in);
    if (part == Part::Paper) result = decode_paper(in);
    if (part == Part::Hidden) result = decode_hidden(in);
    if (part == Part::AsWritten) result = decode_as_written(in);
    if (part == Part::Tables) result = decode_tables(in);
    return in.finished() ? std::move(result) : std::nullopt;
}

}  // namespace documents
