/// Contacts of each agency side by side: a lane each, with its silences. The list below says the same in words.
#pragma once

#include <vector>

#include "web/chronology/chronology_desk.h"

namespace web {

/// `shown`: indexes into `opened().entries`, in order. Nothing where there are none.
html::Html lanes_chart(ChronologyDesk& desk, const std::vector<std::size_t>& shown);

}  // namespace web
