/// The tables of one kind of file each, found by find_tables once it knows the kind. All are called in the helper process only; each refuses what is
/// damaged or hostile.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "documents/extraction.h"
#include "documents/limits.h"
#include "documents/packed/archive.h"
#include "documents/tables/gathered.h"

namespace documents::tables {

/// Every `w:tbl` of the document's own part, with spans and merged cells, as Word shows it once all tracked changes are accepted.
std::expected<void, Refusal> read_word(const packed::Archive& archive, Gathered& gathered);

/// Every sheet of an Excel workbook.
std::expected<void, Refusal> read_excel(const packed::Archive& archive, Gathered& gathered);

/// Every table of an OpenDocument text or spreadsheet.
std::expected<void, Refusal> read_open_document(const packed::Archive& archive, Gathered& gathered);

/// The properties that an OpenDocument file was given by who wrote it.
std::vector<std::pair<std::string, std::string>> own_properties(const packed::Archive& archive);

/// What is a table in a text file, told from its rows.
enum class Promised : std::uint8_t {
    Table,    ///< Its name says so: a single column is a table too.
    Nothing,  ///< Only rows of the same number of cells, at least two.
};
void read_values(std::string_view bytes, Promised promised, Gathered& gathered);

/// The tables that a PDF's layout gives reason to see.
std::expected<void, Refusal> read_pdf(std::string_view bytes, const Limits& limits, Gathered& gathered);

/// Every `table` of a web page.
std::expected<void, Refusal> read_page(std::string_view bytes, Gathered& gathered);

}  // namespace documents::tables
