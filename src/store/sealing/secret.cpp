#include "store/sealing/secret.h"

#include <sodium.h>

#include <cstring>

#include "base/assert.h"
#include "base/fault.h"

namespace store {

Secret::Secret(std::size_t size_bytes) : size_{size_bytes} {
    CAIRN_ASSERT(sodium_init() >= 0);
    memory_.reset(static_cast<unsigned char*>(sodium_malloc(size_bytes)));
    if (!memory_) throw base::Fault{"There is no memory for a key", "", "Free some memory and start Cairn again"};
}

Secret Secret::of(std::string_view bytes) {
    Secret secret{bytes.size()};
    std::memcpy(secret.memory_.get(), bytes.data(), bytes.size());
    return secret;
}

void Secret::Free::operator()(unsigned char* memory) const { sodium_free(memory); }

void wipe(std::string& bytes) {
    sodium_memzero(bytes.data(), bytes.size());
    bytes.clear();
}

}  // namespace store
