/// Work that falls into parts which need nothing of each other, on as many threads as the processor runs at once.
#pragma once

#include <cstddef>
#include <functional>

namespace base {

/// Calls `work(part)` once for each part from 0 to `parts` - 1, in any order and several at a time; returns when all are done. What a part throws
/// is thrown on; of several, the first. What comes out must depend on the part alone, never on the thread, so that it is the same on every machine.
void in_parts(std::size_t parts, const std::function<void(std::size_t part)>& work);

/// How many parts of at most `size` things make `count`.
constexpr std::size_t parts_of(std::size_t count, std::size_t size) { return (count + size - 1) / size; }

}  // namespace base
