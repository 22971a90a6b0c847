#include "base/assert.h"

#include <cstdio>
#include <cstdlib>

namespace base {

void promise_broken(const char* promise, const char* file, int line) noexcept {
    std::fprintf(stderr, "cairn: broken promise at %s:%d: %s\n", file, line, promise);
    std::abort();
}

}  // namespace base
