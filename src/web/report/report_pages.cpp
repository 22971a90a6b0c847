#include "web/report/report_pages.h"

namespace web {

void add_report_pages(Routes& routes) {
    add_outline_pages(routes);
    add_section_pages(routes);
    add_whole_draft_pages(routes);
    add_finding_pages(routes);
    add_word_in_pages(routes);
    add_sharing_pages(routes);
    add_accuracy_pages(routes);
    add_checking_pages(routes);
    add_approval_pages(routes);
    add_delegation_pages(routes);
    add_disclosure_pages(routes);
}

}  // namespace web
