/// Configuration files: taken or refused in words, and what is taken keeps its bounds.
#include <cstdint>
#include <string_view>

#include "base/address.h"
#include "base/assert.h"
#include "base/config.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    const auto nothing = [](const std::string&) -> std::optional<std::string> { return std::nullopt; };
    const auto settings = base::parse_settings(bytes, "cairn.toml", nothing);
    if (!settings) {
        CAIRN_ASSERT(!settings.error().to_string().empty());
        return 0;
    }
    CAIRN_ASSERT(settings->server.port >= 0 && settings->server.port <= 65535);
    for (const std::string& range : settings->limits.exempt) CAIRN_ASSERT(base::AddressRange::parse(range));
    return 0;
}
