/// What we promised ourselves. Always on: a wrong date or a leaked name is worse than a stopped program.
#pragma once

namespace base {
/// Prints the promise that was broken and where, then aborts.
[[noreturn]] void promise_broken(const char* promise, const char* file, int line) noexcept;
}  // namespace base

#define CAIRN_ASSERT(promise) \
    (static_cast<bool>(promise) ? void(0) : ::base::promise_broken(#promise, __FILE__, __LINE__))
