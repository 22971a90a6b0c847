#pragma once

#include "web/pages/review_view.h"

namespace web {

/// The report's sections and numbered paragraphs, each paragraph's number being its link.
html::Html report_view(const Page& page, const ReviewModel& model);

/// Where the learning begins, for whoever would rather not read what happened; empty if the report has no such place.
std::string learning_anchor(const ReviewModel& model);

}  // namespace web
