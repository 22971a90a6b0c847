/// What the pages of keeping show: what stands, and the forms that change it.
#pragma once

#include <string>

#include "casework/keeping.h"
#include "web/casework/desk.h"

namespace web {

/// One form as it was sent and refused: shown again with all that was typed.
struct KeepingAsked {
    std::string form{};  ///< "close", "review", "hold", "lift", "propose"; empty: nothing was sent.
    std::string day{}, month{}, year{};
    std::string review_day{}, review_month{}, review_year{};
    std::string kind{}, hold{}, reasons{};
    Problems problems{};
    int status = 200;
};

html::Words refusal_words(const html::Catalogue& t, casework::KeepingRefusal refusal);
html::Html closure_card(CaseDesk& desk, const casework::Keeping& keeping, const KeepingAsked& asked);
html::Html holds_card(CaseDesk& desk, const casework::Keeping& keeping, const KeepingAsked& asked);
/// Whether it was proposed, by whom, and the way to the page on which it is decided.
html::Html destruction_card(CaseDesk& desk, const casework::Keeping& keeping);
html::Html destruction_forms(CaseDesk& desk, const casework::Keeping& keeping, const KeepingAsked& asked);
/// All that is left of a case that was destroyed; to be printed.
html::Html certificate_card(CaseDesk& desk, const casework::Keeping& keeping);

}  // namespace web
