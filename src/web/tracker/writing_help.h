/// What stands beside a recommendation while it is written: those that say nearly the same with what came of each, and advice on its words.
#pragma once

#include "web/tracker/tracker_desk.h"

namespace web {

/// `itself`: public id of the recommendation that is worded anew, which is not like itself; empty: none.
html::Html writing_help(SignedPage& page, std::int64_t partnership, const casework::Answers& answers, const std::string& itself);

}  // namespace web
