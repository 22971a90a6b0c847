/// Forms with files: what is read lies within the body, and every field is text.
#include <algorithm>
#include <cstdint>
#include <string_view>

#include "base/assert.h"
#include "base/text.h"
#include "web/server/multipart.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    const auto line = std::min(bytes.find('\n'), bytes.size());
    const std::string_view body = bytes.substr(std::min(line + 1, bytes.size()));
    for (const std::string_view type : {bytes.substr(0, line), std::string_view{"multipart/form-data; boundary=XX"}}) {
        const auto read = web::read_multipart(type, body);
        if (!read) continue;
        CAIRN_ASSERT(read->form.entries().size() + read->files.size() <= web::MultipartLimits{}.parts);
        for (const auto& field : read->form.entries()) CAIRN_ASSERT(base::is_utf8(field.name) && base::is_utf8(field.value));
        for (const auto& file : read->files) {
            CAIRN_ASSERT(file.offset <= body.size() && file.bytes <= body.size() - file.offset);
            CAIRN_ASSERT(base::is_utf8(file.name) && file.name.find_first_of("/\\") == std::string::npos);
        }
    }
    return 0;
}
