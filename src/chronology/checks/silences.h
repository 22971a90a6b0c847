/// Stretches of time in which something was not recorded.
#pragma once

#include <vector>

#include "chronology/checks/point.h"

namespace chronology {

/// Between two entries of one agency so many days, while the others recorded entries strictly between.
std::vector<Point> gaps_of(const std::vector<Entry>& entries, const Thresholds& thresholds);

/// Between two records that the child was seen (or spoken to) so many days with contacts recorded. Nothing where no entry says anything of it.
std::vector<Point> unseen_stretches(const std::vector<Entry>& entries, const std::vector<Traits>& traits, const Thresholds& thresholds);

}  // namespace chronology
