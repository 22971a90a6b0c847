/// `/cases/{case}/family`: the family's part in a review, and what an advocate sees of it.
#pragma once

#include "web/casework/desk.h"

namespace web {

void add_family_pages(Routes& routes);
/// A page that an advocate can always open for their case, whatever has been shared.
Response advocate_page(CaseDesk& desk);

}  // namespace web
