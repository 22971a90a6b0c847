/// Numbers of cases from which nobody can work out a case that they may not know of.
///
/// A number in sequence tells how many cases there are, and a gap tells of a sealed one. These are drawn by lot from a block, each free one
/// as likely as any other: which were drawn before, for whom and how many changes nothing about those that a reader sees.
/// Only where nearly a whole block is in use does the next begin, with one digit more: a block of 9,000 for each partnership and year.
#pragma once

#include <cstdint>
#include <functional>

#include "base/random.h"

namespace casework {

/// The first block: four digits, the first of them not 0.
struct NumberBlock {
    std::int64_t first = 1000, last = 9999;
};

/// One of `first` to `last`, each as likely as any other.
std::int64_t drawn_from(base::Random&, const NumberBlock&);

/// A number that is not taken, from the block or, where that is nearly full, from the next, which is ten times as large.
std::int64_t draw_number(base::Random&, const std::function<bool(std::int64_t)>& is_taken, NumberBlock block = {});

}  // namespace casework
