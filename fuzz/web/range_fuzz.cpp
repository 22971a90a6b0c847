/// Range fields: a part lies within the file, whatever was asked for. The first eight bytes are the file's length.
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/assert.h"
#include "web/server/http_date.h"
#include "web/server/range.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::uint64_t length = 0;
    if (size < sizeof length) return 0;
    std::memcpy(&length, data, sizeof length);
    const std::string_view field{reinterpret_cast<const char*>(data) + sizeof length, size - sizeof length};
    const auto answer = web::answer_range(field, length);
    if (answer.verdict == web::RangeVerdict::Part) {
        CAIRN_ASSERT(answer.part.bytes > 0 && answer.part.first < length);
        CAIRN_ASSERT(answer.part.bytes <= length - answer.part.first);
    }
    if (const auto instant = web::parse_http_date(field)) CAIRN_ASSERT(web::parse_http_date(web::to_http_date(*instant)) == instant);
    return 0;
}
