#include "web/casework/form_rights.h"

#include <array>

namespace web {

using identity::Permission;

namespace {

constexpr std::array<FormRights, 18> review_rights{{
    {"joint_review", Permission::ReadCase, Permission::WorkCase, AuditEvent::ReadCase},
    {"nonstat_review", Permission::ReadCase, Permission::Decide, AuditEvent::ReadCase},
    {"appointment", Permission::ReadCase, Permission::WorkCase, AuditEvent::ReadCase},
    {"review_notice", Permission::ReadCase, Permission::WorkCase, AuditEvent::ReadCase},
    {"terms", Permission::ReadCase, Permission::WorkCase, AuditEvent::ReadCase},
    {"monitoring", Permission::ReadCase, Permission::WorkCase, AuditEvent::ReadCase},
    {"disclosure_check", Permission::ReadDraft, Permission::WriteDraft, AuditEvent::ReadDraft, "/disclosure"},
    {"content_test", Permission::ReadDraft, Permission::ApproveDraft, AuditEvent::ReadDraft, "/report/approval"},
    {"report_approval", Permission::ReadDraft, Permission::ApproveDraft, AuditEvent::ReadDraft, "/report/approval"},
    {"national_link", Permission::ReadDecision, Permission::Decide, AuditEvent::ReadCase},
    {"national_review", Permission::ReadCase, Permission::WorkCase, AuditEvent::ReadCase},
    {"report_request", Permission::ReadCase, Permission::WorkCase, AuditEvent::ReadCase},
    {"agency_report", Permission::ReadReturn, Permission::AcceptReturn, AuditEvent::ReadReturn},
    {"practitioner_event", Permission::ReadDraft, Permission::WriteDraft, AuditEvent::ReadDraft},
    {"practitioner_telling", Permission::ReadCase, Permission::WorkCase, AuditEvent::ReadCase},
    {"legal_advice", Permission::ReadLegal, Permission::WriteLegal, AuditEvent::ReadLegal},  // After signing in again; breaking the glass never opens it.
    {"quality_marker", Permission::ReadCase, Permission::WorkCase, AuditEvent::ReadCase},
    {"two_person", Permission::ReadCase, Permission::WorkCase, AuditEvent::ReadCase},
}};

}  // namespace

std::span<const FormRights> review_form_rights() { return review_rights; }

}  // namespace web
