/// Accept-Encoding, Accept-Language, Forwarded and the conditional fields: lists that readers and proxies write.
#include <cstdint>
#include <string>
#include <string_view>

#include "base/assert.h"
#include "web/server/conditional.h"
#include "web/server/encoding.h"
#include "web/server/forwarded.h"
#include "web/server/language.h"
#include "web/server/preference.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view field{reinterpret_cast<const char*>(data), size};
    for (const web::Preference& preference : web::parse_preferences(field)) CAIRN_ASSERT(preference.thousandths >= 0 && preference.thousandths <= 1000);
    (void)web::negotiate_coding(field);
    constexpr std::string_view offered[] = {"en", "cy"};
    const std::string_view language = web::preferred_language(field, offered);
    CAIRN_ASSERT(language == "en" || language == "cy");
    (void)web::forwarded_addresses("forwarded", field);
    (void)web::forwarded_addresses("x-forwarded-for", field);
    for (const char c : field)
        if ((static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f) return 0;
    web::Request request;
    request.headers.add("If-None-Match", field);
    request.headers.add("If-Range", field);
    request.headers.add("Cookie", field);
    (void)web::evaluate_conditions(request, {"\"v\"", base::Instant{}});
    (void)web::range_still_applies(request, {"\"v\"", base::Instant{}});
    (void)request.cookie("sid");
    return 0;
}
