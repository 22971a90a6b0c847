#include "web/report/report_pages.h"

namespace web {

void add_report_pages(Routes& routes) {
    add_outline_pages(routes);
    add_section_pages(routes);
    add_whole_draft_pages(routes);
}

}  // namespace web
