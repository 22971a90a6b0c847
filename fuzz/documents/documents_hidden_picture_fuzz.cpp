// Looking for what hides in pictures and in Rich Text.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "documents/answer.h"
#include "documents/hidden/exif.h"
#include "documents/hidden/findings.h"
#include "documents/hidden/picture_data.h"
#include "documents/hidden/rich_text_hidden.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    documents::hidden::Findings findings;
    documents::hidden::find_in_picture(bytes, "the picture", findings);
    documents::hidden::find_in_exif(bytes, "the picture", findings);
    documents::hidden::find_in_rich_text(bytes, findings);
    if (!documents::decode_answer(documents::encode_answer(findings.take()))) __builtin_trap();  // Whatever was found can be said and is believed.
    return 0;
}
