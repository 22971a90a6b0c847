/// What the pages of the register of reviewers share.
#pragma once

#include <optional>
#include <span>

#include "casework/reviewer_register.h"
#include "web/review/review_pages.h"

namespace web {

/// What is written about a reviewer, in the order of the form.
struct ReviewerField {
    const char* name;
    html::Key label;
    std::string casework::RegisteredReviewer::* part;
};
std::span<const ReviewerField> reviewer_fields();

html::PageFrame reviewers_frame(const SignedPage& page, html::Key title);
/// The boxes of the form, each with what `one` says.
html::Html reviewer_boxes(const SignedPage& page, const casework::RegisteredReviewer& one, const Problems& problems);
/// What was typed, over an entry.
void take_reviewer(const SignedPage& page, casework::RegisteredReviewer& into);
/// The partnerships in which the reader has that permission.
std::vector<std::int64_t> partnerships_of(const SignedPage& page, identity::Permission permission);
/// The one of the path, if it is of a partnership in which the reader has that permission.
std::optional<casework::RegisteredReviewer> reviewer_of_path(const SignedPage& page, identity::Permission permission);

/// `/reviewers/{reviewer}` with its versions, and its editing.
void add_reviewer_entry_pages(Routes& routes);
/// `/cases/{case}/review/appoint` and `/cases/{case}/review/reviewers/{record}/remove`.
void add_appointing_pages(Routes& routes);

/// Of a new appointment: what the register says of the entry that the query names, to begin the form with, and its known conflicts above it.
struct BegunAppointment {
    casework::Answers answers;
    html::Html above;
};
std::optional<BegunAppointment> begun_appointment(CaseDesk& desk);

}  // namespace web
