/// What a request sent for a form of casework, without looking at whether it is whole.
#pragma once

#include "casework/answers.h"
#include "casework/form.h"
#include "web/signing/signed_page.h"

namespace web {

/// All values of one name, in order.
casework::Posted posted(const SignedPage& page);
/// Every section and turn, over what was there.
casework::Answers posted_answers(const SignedPage& page, const casework::Form& form, casework::Answers over = {});
/// The turns of one section, over what was there.
casework::Answers posted_section(const SignedPage& page, const casework::Section& section, casework::Answers over = {});

}  // namespace web
