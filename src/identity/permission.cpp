#include "identity/permission.h"

#include <algorithm>

#include "base/assert.h"

namespace identity {

namespace {

// In the order of the enumeration, which facts_of counts on.
constexpr PermissionFacts facts[] = {
    {Permission::Unstated, "Unstated", PermissionKind::Table, DataClass::Unstated},
    {Permission::ReadCollection, "ReadCollection", PermissionKind::Everybody, DataClass::C0},
    {Permission::ReadHealth, "ReadHealth", PermissionKind::Everybody, DataClass::C0},
    {Permission::ReadOperations, "ReadOperations", PermissionKind::Operations, DataClass::C1},
    {Permission::SignIn, "SignIn", PermissionKind::Everybody, DataClass::C1},
    {Permission::Respond, "Respond", PermissionKind::Link, DataClass::C2},
    {Permission::UseAccount, "UseAccount", PermissionKind::Account, DataClass::C1},
    {Permission::ListCases, "ListCases", PermissionKind::Account, DataClass::C1},
    {Permission::ManageAccounts, "ManageAccounts", PermissionKind::Table, DataClass::C1},
    {Permission::ManageSite, "ManageSite", PermissionKind::Table, DataClass::C1},
    {Permission::ManageClocks, "ManageClocks", PermissionKind::Table, DataClass::C1},
    {Permission::ManageTemplates, "ManageTemplates", PermissionKind::Table, DataClass::C1},
    {Permission::ReadAllAudit, "ReadAllAudit", PermissionKind::Table, DataClass::C1},
    {Permission::ReadFigures, "ReadFigures", PermissionKind::Table, DataClass::C1},
    {Permission::WriteCollection, "WriteCollection", PermissionKind::Table, DataClass::C1},
    {Permission::ReadTracker, "ReadTracker", PermissionKind::Table, DataClass::C1},
    {Permission::WriteTracker, "WriteTracker", PermissionKind::Table, DataClass::C1},
    {Permission::ApproveTracker, "ApproveTracker", PermissionKind::Table, DataClass::C1},
    {Permission::ReadHandedOver, "ReadHandedOver", PermissionKind::Table, DataClass::C2},
    {Permission::DecideNational, "DecideNational", PermissionKind::Table, DataClass::C2},
    {Permission::OpenCase, "OpenCase", PermissionKind::Table, DataClass::C1},
    {Permission::ReadCaseCode, "ReadCaseCode", PermissionKind::Table, DataClass::C1},
    {Permission::ReadCase, "ReadCase", PermissionKind::Table, DataClass::C2},
    {Permission::WorkCase, "WorkCase", PermissionKind::Table, DataClass::C2},
    {Permission::ReadReferral, "ReadReferral", PermissionKind::Table, DataClass::C2},
    {Permission::WriteReferral, "WriteReferral", PermissionKind::Table, DataClass::C2},
    {Permission::ApproveReferral, "ApproveReferral", PermissionKind::Table, DataClass::C2},
    {Permission::TriageReferral, "TriageReferral", PermissionKind::Table, DataClass::C2},
    {Permission::ReadIdentities, "ReadIdentities", PermissionKind::Table, DataClass::C2},
    {Permission::WriteIdentities, "WriteIdentities", PermissionKind::Table, DataClass::C2},
    {Permission::ReadIdentityKey, "ReadIdentityKey", PermissionKind::Table, DataClass::C3, true},
    {Permission::ReadNotification, "ReadNotification", PermissionKind::Table, DataClass::C2},
    {Permission::WriteNotification, "WriteNotification", PermissionKind::Table, DataClass::C2},
    {Permission::ReadReturn, "ReadReturn", PermissionKind::Table, DataClass::C2},
    {Permission::WriteReturn, "WriteReturn", PermissionKind::Table, DataClass::C2},
    {Permission::ApproveReturn, "ApproveReturn", PermissionKind::Table, DataClass::C2},
    {Permission::AcceptReturn, "AcceptReturn", PermissionKind::Table, DataClass::C2},
    {Permission::ReadChronology, "ReadChronology", PermissionKind::Table, DataClass::C2},
    {Permission::WriteChronology, "WriteChronology", PermissionKind::Table, DataClass::C2},
    {Permission::RemarkChronology, "RemarkChronology", PermissionKind::Table, DataClass::C2},
    {Permission::ReadRapidReview, "ReadRapidReview", PermissionKind::Table, DataClass::C2},
    {Permission::WriteRapidReview, "WriteRapidReview", PermissionKind::Table, DataClass::C2},
    {Permission::ApproveRapidReview, "ApproveRapidReview", PermissionKind::Table, DataClass::C2},
    {Permission::CommentRapidReview, "CommentRapidReview", PermissionKind::Table, DataClass::C2},
    {Permission::ReadDecision, "ReadDecision", PermissionKind::Table, DataClass::C2},
    {Permission::RecordDecision, "RecordDecision", PermissionKind::Table, DataClass::C2},
    {Permission::RecommendDecision, "RecommendDecision", PermissionKind::Table, DataClass::C2},
    {Permission::Decide, "Decide", PermissionKind::Table, DataClass::C2},
    {Permission::ReadDraft, "ReadDraft", PermissionKind::Table, DataClass::C2},
    {Permission::WriteDraft, "WriteDraft", PermissionKind::Table, DataClass::C2},
    {Permission::ApproveDraft, "ApproveDraft", PermissionKind::Table, DataClass::C2},
    {Permission::CommentDraft, "CommentDraft", PermissionKind::Table, DataClass::C2},
    {Permission::ReadFamilyLog, "ReadFamilyLog", PermissionKind::Table, DataClass::C2},
    {Permission::WriteFamilyLog, "WriteFamilyLog", PermissionKind::Table, DataClass::C2},
    {Permission::ReadRecommendations, "ReadRecommendations", PermissionKind::Table, DataClass::C2},
    {Permission::WriteRecommendations, "WriteRecommendations", PermissionKind::Table, DataClass::C2},
    {Permission::ApproveRecommendations, "ApproveRecommendations", PermissionKind::Table, DataClass::C2},
    {Permission::PreparePublication, "PreparePublication", PermissionKind::Table, DataClass::C2},
    {Permission::PublishFirst, "PublishFirst", PermissionKind::Table, DataClass::C2},
    {Permission::RecommendPublication, "RecommendPublication", PermissionKind::Table, DataClass::C2},
    {Permission::PublishSecond, "PublishSecond", PermissionKind::Table, DataClass::C2},
    {Permission::WritePublicity, "WritePublicity", PermissionKind::Table, DataClass::C2},
    {Permission::RestrictPublication, "RestrictPublication", PermissionKind::Table, DataClass::C2},
    {Permission::ReadLegal, "ReadLegal", PermissionKind::Table, DataClass::C3, true},
    {Permission::WriteLegal, "WriteLegal", PermissionKind::Table, DataClass::C3, true},
    {Permission::ReadCaseAudit, "ReadCaseAudit", PermissionKind::Table, DataClass::C1},
    {Permission::ReadMembers, "ReadMembers", PermissionKind::Table, DataClass::C1},
    {Permission::ManageMembers, "ManageMembers", PermissionKind::Table, DataClass::C1},
    {Permission::SealCase, "SealCase", PermissionKind::Table, DataClass::C2},
    {Permission::BreakGlass, "BreakGlass", PermissionKind::Table, DataClass::C1, true},
    {Permission::ExportCase, "ExportCase", PermissionKind::Table, DataClass::C2},
    {Permission::CloseCase, "CloseCase", PermissionKind::Table, DataClass::C2},
    {Permission::DestroyCase, "DestroyCase", PermissionKind::Table, DataClass::C2, true},
    {Permission::ReadDepositSource, "ReadDepositSource", PermissionKind::Table, DataClass::C3, true},
};

}  // namespace

std::span<const PermissionFacts> all_permissions() { return std::span{facts}.subspan(1); }

const PermissionFacts& facts_of(Permission permission) {
    const PermissionFacts& found = facts[static_cast<std::size_t>(permission)];
    CAIRN_ASSERT(found.permission == permission);
    return found;
}

std::optional<Permission> permission_named(std::string_view word) {
    const auto found = std::ranges::find(all_permissions(), word, &PermissionFacts::word);
    if (found == all_permissions().end()) return std::nullopt;
    return found->permission;
}

std::string_view to_word(DataClass data_class) {
    switch (data_class) {
        case DataClass::C0: return "C0";
        case DataClass::C1: return "C1";
        case DataClass::C2: return "C2";
        case DataClass::C3: return "C3";
        case DataClass::Unstated: break;
    }
    return "Unstated";
}

std::string_view to_word(Permission permission) { return facts_of(permission).word; }

}  // namespace identity
