#include "documents/testing/made_zip.h"
#include "documents/word/docx.h"
#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    // The XML itself, since a mutated ZIP hardly ever reaches it; every part gets the same.
    const std::string part{bytes};
    (void)documents::word::extract_docx(documents::testing::made_zip(
        {{"word/document.xml", part}, {"word/styles.xml", part}, {"word/numbering.xml", part}, {"word/footnotes.xml", part}, {"docProps/core.xml", part}}));
    return 0;
}
