#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/assert.h"
#include "documents/answer.h"
#include "documents/tables.h"
#include "documents/testing/made_sheets.h"
#include "documents/testing/made_zip.h"

namespace {

/// A file of the kind that the first byte names, around the rest: the XML itself, since a mutated ZIP hardly ever reaches it.
std::pair<std::string, std::string> file_around(char kind, const std::string& part) {
    using documents::testing::made_zip;
    switch (kind) {
        case 'w': return {made_zip({{"word/document.xml", part}, {"word/numbering.xml", part}, {"word/styles.xml", part}, {"word/footnotes.xml", part}}), "docx"};
        case 'x': return {documents::testing::made_xlsx({{"S", "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"}}, {}, {{"xl/sharedStrings.xml", part}, {"xl/styles.xml", part}}), "xlsx"};
        case 's': return {documents::testing::made_xlsx({{"S", part}}), "xlsx"};
        case 'o': return {made_zip({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", part}, {"meta.xml", part}}), "ods"};
        case 'h': return {part, "html"};
        default: return {part, "csv"};
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const auto [bytes, ending] = file_around(static_cast<char>(data[0]), std::string{reinterpret_cast<const char*>(data) + 1, size - 1});
    const auto found = documents::find_tables(bytes, ending, documents::table_limits());
    if (!found) return 0;
    std::size_t cells = 0;
    for (const auto& table : found->tables) cells += table.cells.size();
    CAIRN_ASSERT(found->tables.size() <= documents::TableLimits::tables && cells <= documents::TableLimits::cells);
    // What was found must be believed.
    CAIRN_ASSERT(documents::decode_answer(documents::encode_answer(*found)));
    return 0;
}
