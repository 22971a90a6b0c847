/// A form of what is said of a recommendation, as pages ask for it and read it.
#pragma once

#include "casework/answers.h"
#include "casework/form.h"
#include "web/signing/signed_page.h"

namespace web {

/// What only a case can have is left out where there is none.
casework::Form without_identifying_where_no_case(casework::Form form, bool in_case);

}  // namespace web
