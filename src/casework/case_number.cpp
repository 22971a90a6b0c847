#include "casework/case_number.h"

#include <limits>

#include "base/assert.h"

namespace casework {

namespace {

/// So many numbers in a row that are all taken are not chance: of a block that is half full it happens once in 10^19.
constexpr int draws_in_a_block = 64;

std::uint32_t next_of(base::Random& random) {
    const auto bytes = random.bytes(4);
    std::uint32_t drawn = 0;
    for (const unsigned char byte : bytes) drawn = drawn << 8 | byte;
    return drawn;
}

}  // namespace

std::int64_t drawn_from(base::Random& random, const NumberBlock& block) {
    const auto size = static_cast<std::uint64_t>(block.last - block.first + 1);
    constexpr std::uint64_t all = std::uint64_t{std::numeric_limits<std::uint32_t>::max()} + 1;
    CAIRN_ASSERT(block.first <= block.last && size <= all);
    // What is left over of 2^32 is drawn again: a remainder alone would make the first numbers likelier.
    const auto even = all - all % size;
    std::uint64_t drawn = next_of(random);
    while (drawn >= even) drawn = next_of(random);
    return block.first + static_cast<std::int64_t>(drawn % size);
}

std::int64_t draw_number(base::Random& random, const std::function<bool(std::int64_t)>& is_taken, NumberBlock block) {
    for (;; block = {block.last + 1, block.last * 10 + 9}) {
        for (int draw = 0; draw < draws_in_a_block; ++draw)
            if (const auto number = drawn_from(random, block); !is_taken(number)) return number;
    }
}

}  // namespace casework
