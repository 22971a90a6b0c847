#include "base/random.h"

#include <sodium/randombytes.h>

namespace base {

std::string Random::bytes(std::size_t count) {
    std::string made(count, '\0');
    fill({reinterpret_cast<unsigned char*>(made.data()), made.size()});
    return made;
}

Random& system_random() {
    struct System final : Random {
        void fill(std::span<unsigned char> bytes) override { randombytes_buf(bytes.data(), bytes.size()); }
    };
    static System only;
    return only;
}

}  // namespace base
