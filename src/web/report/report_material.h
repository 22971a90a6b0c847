/// The words for the report's parts and what other rooms know of it, for whoever makes a report outside a request too.
#pragma once

#include <vector>

#include "casework/doing.h"
#include "publishing/report.h"
#include "web/html/messages.h"

namespace web {

/// `t`: the words of the report's language, the same for whoever reads or signs it.
publishing::ReportMaterial report_material(const html::Catalogue& t, const casework::Ground&, store::Snapshot&, const casework::Case& of);
/// What `learning` holds for the report's section of recommendations; none that was withdrawn or replaced.
std::vector<publishing::ReportRecommendation> report_recommendations(const html::Catalogue& t, const casework::Ground&, store::Snapshot&, const casework::Case& of);

}  // namespace web
