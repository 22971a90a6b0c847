#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/assert.h"
#include "documents/papers/paper.h"
#include "documents/papers/workbook.h"
#include "documents/testing/made_zip.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string part{reinterpret_cast<const char*>(data), size};
    // The XML itself, since a mutated ZIP hardly ever reaches it; every part but the two that lead to the sheet gets the same.
    const auto package = documents::testing::made_zip(
        {{"xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"A\" r:id=\"r\"/></sheets></workbook>"},
         {"xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Target=\"s.xml\"/></Relationships>"},
         {"xl/sharedStrings.xml", part}, {"xl/styles.xml", part}, {"xl/s.xml", part}, {"docProps/custom.xml", part}});
    if (const auto paper = documents::look_at_paper(package, "xlsx")) {
        std::size_t cells = 0;
        for (const auto& sheet : paper->sheets) cells += sheet.cells.size();
        CAIRN_ASSERT(cells <= documents::PaperLimits::cells);
    }
    (void)documents::look_at_paper(part, "");
    return 0;
}
