#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "collection/public_report.h"
#include "search/request.h"

namespace web {

/// Where words stand in one report: marks by anchor, only for passages that match. Uses the collection's own analyser and
/// query language over an index in memory, so that what the search found is found again here.
std::map<std::string, std::vector<search::Mark>> marks_in(const collection::PublicReport& report, std::string_view words);

}  // namespace web
