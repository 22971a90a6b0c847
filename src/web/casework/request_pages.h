/// Information requests: what is asked of which agency, the link and code for those who answer without an account, what has come back.
#pragma once

#include "casework/record.h"
#include "web/html/html.h"
#include "web/server/route.h"

namespace web {

class CaseDesk;
/// Where a request stands: answered, nothing held, declined, promised, late.
html::Html request_tag(CaseDesk& desk, const casework::Record& request);

/// `/cases/{case}/agencies` and what can be done with one request.
void add_request_pages(Routes& routes);
/// `/respond/{token}`: the one request, for whoever has the link and the code.
void add_respond_pages(Routes& routes);

}  // namespace web
