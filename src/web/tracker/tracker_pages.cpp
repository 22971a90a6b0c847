#include "web/tracker/tracker_pages.h"

namespace web {

void add_tracker_pages(Routes& routes) {
    add_tracker_list_pages(routes);
    add_recommendation_page(routes);
    add_recommendation_entry_pages(routes);
    add_recommendation_writing_pages(routes);
    add_owner_link_pages(routes);
    add_owner_pages(routes);
    add_own_sheet_pages(routes);
    add_owner_digest_pages(routes);
    add_thread_pages(routes);
    add_learning_pages(routes);
    add_recurrence_pages(routes);
    add_national_pages(routes);
    add_progress_pages(routes);
    add_tracker_import_pages(routes);
}

}  // namespace web
