#include "web/casework/casework_pages.h"

#include "web/casework/access_pages.h"
#include "web/casework/calendar_pages.h"
#include "web/casework/caseload_pages.h"
#include "web/casework/clock_pages.h"
#include "web/casework/document_pages.h"
#include "web/casework/comment_pages.h"
#include "web/casework/export_pages.h"
#include "web/casework/feedback_pages.h"
#include "web/casework/figures_pages.h"
#include "web/casework/handover_pages.h"
#include "web/casework/import_pages.h"
#include "web/casework/letter_pages.h"
#include "web/casework/linked_pages.h"
#include "web/casework/keeping_pages.h"
#include "web/casework/notice_pages.h"
#include "web/casework/meeting_pages.h"
#include "web/casework/opening_pages.h"
#include "web/casework/overview_pages.h"
#include "web/casework/precedent_pages.h"
#include "web/casework/record_pages.h"
#include "web/casework/refer_pages.h"
#include "web/casework/request_pages.h"
#include "web/casework/step_pages.h"
#include "web/chronology/chronology_in_pages.h"
#include "web/report/report_pages.h"
#include "web/review/review_pages.h"
#include "web/family/early_learning_pages.h"
#include "web/family/family_pages.h"

namespace web {

void add_casework_pages(Routes& routes) {
    add_caseload_pages(routes);
    add_opening_pages(routes);
    add_import_pages(routes);
    add_overview_pages(routes);
    add_case_clock_pages(routes);
    add_date_record_page(routes);
    add_timetable_choice(routes);
    add_step_pages(routes);
    add_person_pages(routes);
    add_request_pages(routes);
    add_document_pages(routes);
    add_document_entry_pages(routes);
    add_history_pages(routes);
    add_keeping_pages(routes);
    add_access_pages(routes);
    add_member_pages(routes);
    add_linked_pages(routes);
    add_export_pages(routes);
    add_record_pages(routes);
    add_precedent_pages(routes);
    add_comment_pages(routes);
    add_meeting_pages(routes);
    add_pack_pages(routes);
    add_letter_pages(routes);
    add_notification_text(routes);
    add_figures_pages(routes);
    add_handover_pages(routes);
    add_panel_pages(routes);
    add_panel_copy_pages(routes);
    add_refer_pages(routes);
    add_respond_pages(routes);
    add_notice_pages(routes);
    add_notice_choice_pages(routes);
    add_mail_pages(routes);
    add_calendar_pages(routes);
    add_calendar_feed(routes);
    add_feedback_pages(routes);
    add_report_pages(routes);
    add_review_work_pages(routes);
    add_chronology_import_pages(routes);
    add_chronology_imports_pages(routes);
    add_chronology_settings_pages(routes);
    add_chronology_return_pages(routes);
    add_respond_chronology_pages(routes);
    add_family_pages(routes);
    add_early_learning_pages(routes);
}

}  // namespace web
