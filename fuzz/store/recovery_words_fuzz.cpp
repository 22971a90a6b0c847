/// Recovery words as people type them: an installation key or a refusal, whatever stands there.
#include <cstdint>
#include <string_view>

#include "base/assert.h"
#include "store/sealing/recovery.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    const auto line = bytes.find('\n');
    const auto key = store::join_recovery_words(bytes.substr(0, line), line == bytes.npos ? std::string_view{} : bytes.substr(line + 1));
    if (!key) CAIRN_ASSERT(!store::words_of(key.error()).empty());
    return 0;
}
