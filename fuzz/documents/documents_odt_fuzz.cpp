#include "documents/opendocument/odt.h"
#include "documents/testing/made_zip.h"
#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    const std::string part{bytes};
    (void)documents::opendocument::extract_odt(documents::testing::made_zip({{"content.xml", part}, {"styles.xml", part}, {"meta.xml", part}}));
    return 0;
}
