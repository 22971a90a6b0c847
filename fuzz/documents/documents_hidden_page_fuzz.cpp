// Painting a page: the bytes as its drawing orders.
#include <cstddef>
#include <cstdint>
#include <string>

#include "documents/answer.h"
#include "documents/hidden/find_hidden.h"
#include "documents/hidden/testing/raw_pdf.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace documents;
    const auto pdf = testing::to_bytes({.content = std::string{reinterpret_cast<const char*>(data), size}, .catalogue = {}, .page = {}, .resources = "/ExtGState << /G << /ca 0.5 /BM /Multiply >> >>", .trailer = {}, .more = {}});
    if (const auto found = hidden::find_hidden(pdf, "pdf"))
        if (!decode_answer(encode_answer(*found))) __builtin_trap();  // Whatever was found can be said and is believed.
    return 0;
}
