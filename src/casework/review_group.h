/// What a case review group watches, and how far its reviews meet each marker of quality: lists that open no case.
///
/// Source: domain reference 2.2 (which group watches which plans differs between places, so it is set for each case) and 1.7 (markers).
/// Whoever lists hands over the cases that the reader belongs to; nothing of another case is read.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "casework/case.h"
#include "casework/doing.h"
#include "store/transaction.h"

namespace casework {

/// "review", "single_agency_plans", "multi_agency_plans".
const std::vector<std::string>& watchable();
/// Begins or ends the watching; twice is once.
void watch(store::Transaction&, const Case&, std::string_view what, bool on, const Doer&);
/// Case to what is watched of it.
std::map<CaseKey, std::vector<std::string>> watched(store::Snapshot&, const std::vector<Case>& of);

/// The options of the form "quality_marker", in their order from referral to implementation.
const std::vector<std::string>& quality_markers();
/// Case to "marker_met", "marker_partly", "marker_not_met"; a case without an entry is not judged by this marker.
std::map<CaseKey, std::string> standing_of(store::Snapshot&, std::string_view marker, const std::vector<Case>& of);

}  // namespace casework
