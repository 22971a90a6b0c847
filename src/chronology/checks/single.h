/// What one entry by itself gives reason to look at.
#pragma once

#include <vector>

#include "chronology/checks/point.h"

namespace chronology {

/// Visits without an outcome, missed appointments, moves, doubtful dates, entries outside the scope. `traits` belong to `entries`.
std::vector<Point> single_points(const std::vector<Entry>& entries, const std::vector<Traits>& traits, const CaseFacts& facts);

}  // namespace chronology
