#include "audit/kind.h"

#include <algorithm>
#include <array>

namespace audit {

namespace {

struct Named {
    Kind kind;
    std::string_view name;
};

constexpr Named names[] = {
    {Kind::SignedIn, "signed-in"}, {Kind::SignInFailed, "sign-in-failed"}, {Kind::SignInThrottled, "sign-in-throttled"}, {Kind::SignedOut, "signed-out"},
    {Kind::FactorAdded, "factor-added"}, {Kind::FactorRemoved, "factor-removed"}, {Kind::RecoveryUsed, "recovery-used"},
    {Kind::PasswordChanged, "password-changed"}, {Kind::AccountCreated, "account-created"}, {Kind::AccountDisabled, "account-disabled"},
    {Kind::RoleChanged, "role-changed"}, {Kind::MembershipChanged, "membership-changed"}, {Kind::ConflictDeclared, "conflict-declared"},
    {Kind::ConflictLifted, "conflict-lifted"}, {Kind::CaseOpened, "case-opened"}, {Kind::CaseStageChanged, "case-stage-changed"},
    {Kind::CaseSealed, "case-sealed"}, {Kind::CaseUnsealed, "case-unsealed"}, {Kind::CaseRead, "case-read"}, {Kind::ReturnRead, "return-read"},
    {Kind::ChronologyRead, "chronology-read"}, {Kind::DraftRead, "draft-read"}, {Kind::FileRead, "file-read"}, {Kind::IdentityKeyRead, "identity-key-read"},
    {Kind::LegalItemRead, "legal-item-read"}, {Kind::AuditRead, "audit-read"}, {Kind::PrivateSearch, "private-search"},
    {Kind::RecordCreated, "record-created"}, {Kind::RecordEdited, "record-edited"}, {Kind::RecordDeleted, "record-deleted"},
    {Kind::FileUploaded, "file-uploaded"}, {Kind::FileScanned, "file-scanned"}, {Kind::FileRefused, "file-refused"},
    {Kind::FileDownloaded, "file-downloaded"}, {Kind::ExportMade, "export-made"}, {Kind::PrintMade, "print-made"},
    {Kind::DisclosurePackBuilt, "disclosure-pack-built"}, {Kind::RestrictionSet, "restriction-set"}, {Kind::RestrictionLifted, "restriction-lifted"},
    {Kind::FindingDismissed, "finding-dismissed"}, {Kind::PublishFirstStep, "publish-first-step"}, {Kind::PublishSecondStep, "publish-second-step"},
    {Kind::PublishRefused, "publish-refused"}, {Kind::TakenDown, "taken-down"}, {Kind::BreakGlassStarted, "break-glass-started"},
    {Kind::BreakGlassEnded, "break-glass-ended"}, {Kind::BreakGlassReviewed, "break-glass-reviewed"}, {Kind::RetentionDecided, "retention-decided"},
    {Kind::HoldSet, "hold-set"}, {Kind::HoldLifted, "hold-lifted"}, {Kind::KeyMade, "key-made"}, {Kind::KeyUsedForRecovery, "key-used-for-recovery"},
    {Kind::KeyDestroyed, "key-destroyed"}, {Kind::KeySharesMade, "key-shares-made"}, {Kind::KeysBackedUp, "keys-backed-up"}, {Kind::BackupMade, "backup-made"},
    {Kind::BackupRestored, "backup-restored"}, {Kind::SettingsChanged, "settings-changed"}, {Kind::UpgradeRun, "upgrade-run"},
    {Kind::AuditVerified, "audit-verified"}, {Kind::AuditFailed, "audit-failed"}, {Kind::ChainLapsed, "chain-lapsed"}, {Kind::AccessRefused, "access-refused"},
};

constexpr auto kinds = [] {
    std::array<Kind, std::size(names)> all{};
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = names[i].kind;
    return all;
}();

// The table follows the enumeration, so that a kind is its own place in it.
static_assert([] {
    for (std::size_t i = 0; i < std::size(names); ++i) {
        if (static_cast<std::size_t>(names[i].kind) != i) return false;
    }
    return std::size(names) == static_cast<std::size_t>(Kind::AccessRefused) + 1;
}());

constexpr std::string_view outcomes[] = {"done", "refused", "failed"};

}  // namespace

std::string_view name_of(Kind kind) { return names[static_cast<std::size_t>(kind)].name; }

std::optional<Kind> parse_kind(std::string_view name) {
    const auto found = std::ranges::find(names, name, &Named::name);
    return found == std::end(names) ? std::nullopt : std::optional{found->kind};
}

std::span<const Kind> all_kinds() { return kinds; }

bool is_read(Kind kind) {
    return (kind >= Kind::CaseRead && kind <= Kind::LegalItemRead) || kind == Kind::PrivateSearch || kind == Kind::FileDownloaded || kind == Kind::ExportMade ||
           kind == Kind::PrintMade;
}

std::string_view name_of(Outcome outcome) { return outcomes[static_cast<std::size_t>(outcome)]; }

std::optional<Outcome> parse_outcome(std::string_view name) {
    const auto found = std::ranges::find(outcomes, name);
    return found == std::end(outcomes) ? std::nullopt : std::optional{static_cast<Outcome>(found - std::begin(outcomes))};
}

}  // namespace audit
