/// The walls around the helper. Everything a parser could be tricked into doing ends here.
#pragma once

#include <cstdint>

namespace documents {

struct Walls {
    std::uint64_t memory_bytes = 1ull << 30;  ///< Address space beyond what is mapped when the walls go up.
    std::uint64_t cpu_seconds = 120;
    bool landlock = true;  ///< False: as on a kernel without it, for tests. Only ever stricter.
};

/// What the helper may still open once the walls stand.
enum class MayOpen {
    Nothing,         ///< The kernel has no Landlock: no file at all, so what is needed must be loaded before.
    FontsAndModels,  ///< Fonts, poppler's data and OCR models, for reading only.
};

/// What raise_walls() will leave open, asked before.
MayOpen what_may_open(const Walls& walls);

/// No new privileges, no core file, limits of memory, time and files, Landlock, seccomp. For ever, for this process.
/// Aborts if a wall that this system should have cannot stand: an unguarded parser must not run.
MayOpen raise_walls(const Walls& walls);

}  // namespace documents
