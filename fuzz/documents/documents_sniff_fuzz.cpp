#include "documents/sniff.h"
#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    for (const char* ending : {"pdf", "docx", ""}) (void)documents::sniff(bytes, ending);
    return 0;
}
