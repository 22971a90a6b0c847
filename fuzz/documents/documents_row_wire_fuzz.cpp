#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "documents/catalogue/row_wire.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace documents::catalogue;
    // What was believed must survive being said again.
    if (const auto row = decode_row({reinterpret_cast<const char*>(data), size}))
        if (!decode_row(encode_row(*row))) std::abort();
    return 0;
}
