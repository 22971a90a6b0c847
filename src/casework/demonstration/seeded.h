/// Chance that can be foretold: the same seed and word give the same numbers, so that two demonstrations are alike.
/// For invented things alone. Keys never come from here.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/random.h"

namespace casework::demonstration {

class Seeded : public base::Random {
public:
    /// `word` names what is made, so that two things of one seed differ.
    Seeded(std::uint64_t seed, std::string_view word);
    void fill(std::span<unsigned char> bytes) override;

    std::uint64_t next();
    /// From 0 to `limit` - 1.
    std::size_t below(std::size_t limit) { return static_cast<std::size_t>(next() % limit); }
    template <class List>
    const auto& pick(const List& list) { return list[below(std::size(list))]; }

private:
    std::uint64_t state_;
};

}  // namespace casework::demonstration
