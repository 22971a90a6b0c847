/// The two things for which an agency without an account is asked: information for a rapid review, and its report in a review.
#pragma once

#include <span>
#include <string_view>

#include "casework/form.h"
#include "casework/link.h"
#include "web/html/messages.h"

namespace web {

struct Asking {
    casework::LinkPurpose purpose;
    std::string_view request, answer;  ///< Forms: what is asked, what comes back.
    std::string_view place;            ///< Below the case: "/agencies", "/review/agencies".
    std::string_view paper_kind;       ///< Of what the agency sends as a file.
    html::Key title, none, ask;        ///< On the partnership's pages.
    html::Key page_title, what, your_answer, send, sent, file_title;  ///< On the agency's page.

    /// What the agency fills in: without what the partnership writes about the answer afterwards.
    const casework::Form& form_of_agency() const;
};

std::span<const Asking> askings();
/// The one whose request has that form.
const Asking& asking_with(std::string_view request_form);

}  // namespace web
