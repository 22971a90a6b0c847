/// Days that an entry's own text names, held against the day that it stands under: the year of a January that was still written as the old one,
/// and what is told as past though its day had not come.
#pragma once

#include <string_view>

#include "chronology/entry.h"

namespace chronology {

/// `other-year`: the text names the entry's day and month in another year. `later-day`: it tells of a later day in the past tense. Empty: neither,
/// or the entry does not stand under one certain day. Only days with a year are held against it; two digits mean the last such year up to the one after the entry's.
std::string_view doubt_by_text(const Entry& entry);

}  // namespace chronology
