/// Query strings, forms and paths: what was read can be written and read again.
#include <cstdint>
#include <string_view>

#include "base/assert.h"
#include "base/text.h"
#include "web/server/fields.h"
#include "web/server/target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    if (const auto fields = web::Fields::parse(bytes)) {
        CAIRN_ASSERT(fields->entries().size() <= web::FieldsLimits{}.fields);
        const auto again = web::Fields::parse(fields->encoded());
        CAIRN_ASSERT(again.has_value());
        CAIRN_ASSERT(again->encoded() == fields->encoded());
        for (const auto& field : fields->entries()) CAIRN_ASSERT(base::is_utf8(field.name) && base::is_utf8(field.value));
    }
    if (const auto target = web::parse_target(bytes))
        for (const std::string& segment : target->segments) CAIRN_ASSERT(base::is_utf8(segment) && segment != "..");
    return 0;
}
