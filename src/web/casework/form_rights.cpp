#include "web/casework/form_rights.h"

#include <array>

namespace web {

using identity::Permission;

namespace {

constexpr std::array<FormRights, 21> rights{{
    {"referral", Permission::ReadReferral, Permission::WorkCase, AuditEvent::ReadReferral},
    {"definition", Permission::ReadReferral, Permission::TriageReferral, AuditEvent::ReadReferral},
    {"view", Permission::ReadReferral, Permission::TriageReferral, AuditEvent::ReadReferral},
    {"advice", Permission::ReadReferral, Permission::WorkCase, AuditEvent::ReadReferral},
    {"triage", Permission::ReadReferral, Permission::TriageReferral, AuditEvent::ReadReferral},
    {"awareness", Permission::ReadNotification, Permission::WriteNotification, AuditEvent::ReadNotification},
    {"notification", Permission::ReadNotification, Permission::WriteNotification, AuditEvent::ReadNotification},
    {"withdrawal", Permission::ReadNotification, Permission::WriteNotification, AuditEvent::ReadNotification},
    {"sent", Permission::ReadCase, Permission::WriteNotification, AuditEvent::ReadCase},  // The authority's notifier records its sending, waiting for nobody.
    {"request", Permission::ReadCase, Permission::WorkCase, AuditEvent::ReadCase},
    {"return", Permission::ReadReturn, Permission::AcceptReturn, AuditEvent::ReadReturn},
    {"rapid_review", Permission::ReadRapidReview, Permission::WriteRapidReview, AuditEvent::ReadDraft},
    {"meeting", Permission::ReadCase, Permission::WorkCase, AuditEvent::ReadCase},
    {"decision", Permission::ReadDecision, Permission::RecordDecision, AuditEvent::ReadCase},
    {"approval", Permission::ReadDecision, Permission::ApproveRapidReview, AuditEvent::ReadCase},
    {"letter", Permission::ReadCase, Permission::WorkCase, AuditEvent::ReadCase},
    {"proceeding", Permission::ReadCase, Permission::WorkCase, AuditEvent::ReadCase},
    {"contact", Permission::ReadFamilyLog, Permission::WriteFamilyLog, AuditEvent::ReadFamilyLog},
    {"delay", Permission::ReadCase, Permission::WorkCase, AuditEvent::ReadCase},
    {"action", Permission::ReadCase, Permission::WorkCase, AuditEvent::ReadCase},
    {"entered", Permission::ReadCase, Permission::WorkCase, AuditEvent::ReadCase},
}};

/// What belongs to the check of the report and has the usual pages.
constexpr std::array<FormRights, 2> of_the_report{{
    {"cutting", Permission::ReadDraft, Permission::WriteDraft, AuditEvent::ReadDraft},
    {"approved_public", Permission::ReadDraft, Permission::WriteDraft, AuditEvent::ReadDraft},
}};

std::vector<FormRights> together() {
    std::vector<FormRights> list{rights.begin(), rights.end()};
    for (const auto part : {review_form_rights(), std::span<const FormRights>{of_the_report}, publication_form_rights()}) list.insert(list.end(), part.begin(), part.end());
    return list;
}

}  // namespace

const std::vector<FormRights>& form_rights() {
    static const auto list = together();
    return list;
}

}  // namespace web
