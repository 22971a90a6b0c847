// Looking for what hides in packages: the bytes as every part of a Word file, a workbook and an OpenDocument text.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "documents/answer.h"
#include "documents/hidden/find_hidden.h"
#include "documents/testing/made_zip.h"

namespace {

void look(const std::string& package) {
    if (const auto found = documents::hidden::find_hidden(package, "docx"))
        if (!documents::decode_answer(documents::encode_answer(*found))) __builtin_trap();  // Whatever was found can be said and is believed.
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string part{reinterpret_cast<const char*>(data), size};
    using documents::testing::made_zip;
    look(made_zip({{"word/document.xml", part}, {"word/styles.xml", part}, {"word/comments.xml", part}, {"word/_rels/document.xml.rels", part}, {"docProps/core.xml", part}, {"docProps/app.xml", part},
                   {"docProps/custom.xml", part}, {"customXml/item1.xml", part}, {"word/media/image1.jpeg", part}}));
    look(made_zip({{"xl/workbook.xml", part}, {"xl/_rels/workbook.xml.rels", part}, {"xl/worksheets/sheet1.xml", part}, {"xl/styles.xml", part}, {"xl/sharedStrings.xml", part}, {"xl/comments1.xml", part},
                   {"xl/pivotCache/pivotCacheDefinition1.xml", part}, {"xl/connections.xml", part}, {"xl/persons/person.xml", part}}));
    look(made_zip({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", part}, {"styles.xml", part}, {"meta.xml", part}}));
    return 0;
}
