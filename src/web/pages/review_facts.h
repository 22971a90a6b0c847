#pragma once

#include "web/pages/review_view.h"

namespace web {

/// The cards beside a report: files to take, how to cite it, its details, its recommendations.
html::Html review_facts(const Page& page, const ReviewModel& model);

/// Says which parts of the record a program suggested and nobody has confirmed; nothing where there are none.
html::Html suggested_notice(const Page& page, const collection::PublicReview& review);

}  // namespace web
