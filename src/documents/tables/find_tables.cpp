#include "documents/packed/archive.h"
#include "documents/refusal.h"
#include "documents/tables.h"
#include "documents/tables/read_tables.h"

namespace documents {

namespace {

using tables::Gathered;

/// A part is read as it is unpacked, so that it may be as large as all of them together.
constexpr packed::ArchiveLimits part_limits{.part_bytes = packed::ArchiveLimits{}.all_bytes};

std::expected<void, Refusal> refuse(std::string_view what, std::string_view advice) { return std::unexpected{refuse_unreadable_kind(what, advice)}; }

using ReadPackage = std::expected<void, Refusal> (*)(const packed::Archive&, Gathered&);

std::expected<void, Refusal> read_package(std::string_view bytes, ReadPackage read, Gathered& gathered) {
    const auto archive = packed::Archive::open(bytes, part_limits);
    if (!archive) return std::unexpected{archive.error()};
    return read(*archive, gathered);
}

std::expected<void, Refusal> read_written(std::string_view bytes, tables::Promised promised, Gathered& gathered) {
    if (bytes.substr(0, 100).find("<?xml") != std::string_view::npos) return refuse("This is a file of data (XML)", "Open it in Excel or Word, save it as .xlsx or .docx, and send that file.");
    if (promised == tables::Promised::Nothing && (bytes.starts_with('{') || bytes.starts_with('['))) return refuse("This is a file of data (JSON)", "Send the document or spreadsheet from which it was made.");
    tables::read_values(bytes, promised, gathered);
    return {};
}

std::expected<void, Refusal> read_kind(PaperKind kind, std::string_view bytes, std::string_view ending, const Limits& limits, Gathered& gathered) {
    constexpr std::string_view as_document = "Open it, save it as a Word document (.docx) or a spreadsheet (.xlsx), and send that file.";
    constexpr std::string_view original = "Send the document or spreadsheet from which it was made.";
    switch (kind) {
        case PaperKind::Word: return read_package(bytes, tables::read_word, gathered);
        case PaperKind::Excel: return read_package(bytes, tables::read_excel, gathered);
        case PaperKind::OpenText:
        case PaperKind::OpenSheet: return read_package(bytes, tables::read_open_document, gathered);
        case PaperKind::Table: return read_written(bytes, tables::Promised::Table, gathered);
        case PaperKind::Text: return read_written(bytes, ending == "tsv" || ending == "tab" ? tables::Promised::Table : tables::Promised::Nothing, gathered);
        case PaperKind::Pdf: return tables::read_pdf(bytes, limits, gathered);
        case PaperKind::WebPage: return tables::read_page(bytes, gathered);
        case PaperKind::OldWord: return refuse("This is an old Word document (.doc)", "Open it in Word, save it as .docx, and send that file.");
        case PaperKind::OldExcel: return refuse("This is an old spreadsheet (.xls)", "Open it in Excel, save it as .xlsx, and send that file.");
        case PaperKind::RichText: return refuse("This is a Rich Text document", "Open it in Word, save it as .docx, and send that file.");
        case PaperKind::PowerPoint:
        case PaperKind::OpenSlides:
        case PaperKind::OldPowerPoint: return refuse("This is a presentation", original);
        case PaperKind::Picture: return refuse("This is a picture", original);
        case PaperKind::Mail:
        case PaperKind::OutlookMail: return refuse("This is an e-mail message", "Save what is attached to it, and send that file.");
    }
    return refuse("This is a file of another kind", as_document);
}

bool is_open_document(PaperKind kind) { return kind == PaperKind::OpenText || kind == PaperKind::OpenSheet; }

}  // namespace

std::expected<FileTables, Refusal> find_tables(std::string_view bytes, std::string_view ending, const Limits& limits) {
    auto paper = look_at_outside(bytes, ending);
    if (!paper) return std::unexpected{std::move(paper.error())};
    FileTables found{.kind = paper->kind, .macros = paper->macros, .properties = std::move(paper->properties), .tables = {}};
    Gathered gathered{found};
    if (auto read = read_kind(paper->kind, bytes, ending, limits, gathered); !read) return std::unexpected{std::move(read.error())};
    if (found.kind == PaperKind::Text && !found.tables.empty()) found.kind = PaperKind::Table;
    if (is_open_document(found.kind))
        if (const auto archive = packed::Archive::open(bytes)) found.properties = tables::own_properties(*archive);
    return found;
}

}  // namespace documents
