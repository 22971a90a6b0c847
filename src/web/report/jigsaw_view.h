/// What the draft says together with what is already public, as a part of the disclosure desk.
#pragma once

#include "publishing/put_together.h"
#include "web/report/disclosure_desk.h"

namespace web {

/// The draft beside the cuttings of the case and the published reviews of this installation; what of the case this reader may not read is not asked.
publishing::PutTogether put_together(CaseDesk& desk, const std::vector<publishing::HitGroup>& groups);
html::Html jigsaw_card(CaseDesk& desk, const publishing::PutTogether& together);

}  // namespace web
