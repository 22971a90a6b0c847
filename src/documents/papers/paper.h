/// What somebody sent, before anybody reads it: which kind of file it is by its bytes, whether it may be kept, and what a workbook's
/// cells say. Reports are imported from few kinds (`sniff.h`); a case keeps what people have: spreadsheets, pictures, messages too.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "documents/extraction.h"

namespace documents {

enum class PaperKind : std::uint8_t {
    Pdf, Word, Excel, PowerPoint, OpenText, OpenSheet, OpenSlides, RichText, Text, Table, WebPage, Picture, Mail, OutlookMail, OldWord, OldExcel, OldPowerPoint,
};

struct Cell {
    int row = 0, column = 0;  ///< From 1.
    std::string words;        ///< Days as `2026-03-27`, truth as `TRUE` or `FALSE`, numbers as the file writes them.
};

struct WorkbookSheet {
    std::string name;
    bool hidden = false;
    std::vector<Cell> cells;  ///< In the order of the file, which is by rows; empty ones left out.
};

struct Paper {
    PaperKind kind = PaperKind::Text;
    bool macros = false;      ///< Holds a program that an office suite could run.
    std::vector<std::pair<std::string, std::string>> properties;  ///< The file's own custom properties, of Word and Excel.
    std::vector<WorkbookSheet> sheets;                            ///< Of Excel; of CSV one, without a name.
};

/// What one answer may hold of it.
struct PaperLimits {
    static constexpr std::size_t properties = 100;
    static constexpr std::size_t sheets = 100;
    static constexpr std::size_t cells = 20'000;       ///< Of all sheets; what follows is left out.
    static constexpr std::size_t cell_bytes = 1u << 17;  ///< Excel itself allows 32,767 signs.
    static constexpr int rows = 1'048'576, columns = 16'384;
};

/// Called in the helper process only. Refuses what cannot be kept: "empty", "encrypted", "damaged", "hostile" (a program, or a package
/// built to do harm), "unreadable-kind" (archives and whatever is not known).
std::expected<Paper, Refusal> look_at_paper(std::string_view bytes, std::string_view ending);

/// The same without the cells of sheets, which are not even looked at.
std::expected<Paper, Refusal> look_at_outside(std::string_view bytes, std::string_view ending);

/// Only the kind, refused in the same way.
std::expected<PaperKind, Refusal> paper_kind_of(std::string_view bytes, std::string_view ending);

/// "pdf", "word", ...: what the database keeps and messages are keyed by; and back.
std::string_view to_word(PaperKind);
bool parse_paper_kind(std::string_view word, PaperKind& kind);
/// The ending of a file of that kind, without its dot, for a name of our own; and its media type.
std::string_view ending_of(PaperKind);
std::string_view media_type_of(PaperKind);
/// Whether `Reader::read` can make text of it.
bool has_readable_text(PaperKind);

/// "B7".
std::string cell_name(int row, int column);

}  // namespace documents
