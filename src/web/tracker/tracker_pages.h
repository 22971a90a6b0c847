/// Recommendations and what came of them: the tracker of a partnership, one recommendation whole, and what is said of it.
#pragma once

#include "web/server/route.h"

namespace web {

/// Every page of this folder for people who sign in.
void add_tracker_pages(Routes& routes);

/// `/actions` with its downloads.
void add_tracker_list_pages(Routes& routes);
/// `/actions/{id}` and the same below its case.
void add_recommendation_page(Routes& routes);
/// What is said of a recommendation, and the steps of its path.
void add_recommendation_entry_pages(Routes& routes);
/// `/actions/{id}/links/{action}`: a link for an owner without an account.
void add_owner_link_pages(Routes& routes);
/// `/update/{token}`: what is behind it.
void add_owner_pages(Routes& routes);
/// `/actions/sheet`: open actions as a spreadsheet that comes back, for somebody who signs in.
void add_own_sheet_pages(Routes& routes);
/// `/actions/digest`: how often owners are sent their list, and who they are.
void add_owner_digest_pages(Routes& routes);
/// `/learning`: the way in to all of it.
void add_learning_pages(Routes& routes);
/// `/learning/recurrences`: open cases that are like an earlier one.
void add_recurrence_pages(Routes& routes);
/// `/learning/threads` and `/actions/board`.
void add_thread_pages(Routes& routes);
/// For everybody: `/national-recommendations`, and what a partnership shows of its own, `/areas/{slug}/progress`.
void add_public_progress_pages(Routes& routes);
void add_public_progress_page(Routes& routes);
/// `/actions/progress`: whether there is such a page.
void add_progress_pages(Routes& routes);
/// Where an area says how far it is.
void add_national_pages(Routes& routes);
/// `/actions/import`: a tracker from a spreadsheet.
void add_tracker_import_pages(Routes& routes);
/// `/cases/{case}/actions`: writing recommendations.
void add_recommendation_writing_pages(Routes& routes);

}  // namespace web
