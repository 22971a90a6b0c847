#include "web/casework/form_rights.h"

#include <array>

namespace web {

using identity::Permission;

namespace {

// What hides a publication, and the proof of its files, have no row: those are written by their own pages alone.
constexpr std::array<FormRights, 9> publication_rights{{
    {"publication_plan", Permission::ReadDraft, Permission::PreparePublication, AuditEvent::ReadDraft},
    {"publication_hold", Permission::ReadDraft, Permission::PreparePublication, AuditEvent::ReadDraft},
    {"publication_restriction", Permission::ReadDraft, Permission::RestrictPublication, AuditEvent::ReadDraft},
    {"publication_copy", Permission::ReadDraft, Permission::PreparePublication, AuditEvent::ReadDraft},
    {"publication_telling", Permission::ReadDraft, Permission::PreparePublication, AuditEvent::ReadDraft},
    {"publication_summary", Permission::ReadDraft, Permission::PreparePublication, AuditEvent::ReadDraft},
    {"publication_publicity", Permission::ReadDraft, Permission::WritePublicity, AuditEvent::ReadDraft},
    {"publication_first", Permission::ReadDraft, Permission::PublishFirst, AuditEvent::ReadDraft},
    {"publication_second", Permission::ReadDraft, Permission::PublishSecond, AuditEvent::ReadDraft},
}};

}  // namespace

std::span<const FormRights> publication_form_rights() { return publication_rights; }

}  // namespace web
