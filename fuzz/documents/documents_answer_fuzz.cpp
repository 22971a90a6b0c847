#include <cstdlib>

#include "documents/answer.h"
#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    // What was believed must survive being said again.
    if (const auto answer = documents::decode_answer(bytes))
        if (!documents::decode_answer(documents::encode_answer(*answer))) std::abort();
    return 0;
}
