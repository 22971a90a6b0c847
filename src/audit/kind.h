/// What can happen that somebody may have to answer for. The words are what the database keeps, and never change.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace audit {

enum class Kind {
    SignedIn, SignInFailed, SignInThrottled, SignedOut,
    FactorAdded, FactorRemoved, RecoveryUsed, PasswordChanged,
    AccountCreated, AccountDisabled, RoleChanged, MembershipChanged, ConflictDeclared, ConflictLifted,
    CaseOpened, CaseStageChanged, CaseSealed, CaseUnsealed,
    CaseRead, ReturnRead, ChronologyRead, DraftRead, FileRead, IdentityKeyRead, LegalItemRead, AuditRead,
    PrivateSearch,
    RecordCreated, RecordEdited, RecordDeleted,
    FileUploaded, FileScanned, FileRefused, FileDownloaded,
    ExportMade, PrintMade, DisclosurePackBuilt,
    RestrictionSet, RestrictionLifted, FindingDismissed,
    PublishFirstStep, PublishSecondStep, PublishRefused, TakenDown,
    BreakGlassStarted, BreakGlassEnded, BreakGlassReviewed,
    RetentionDecided, HoldSet, HoldLifted,
    KeyMade, KeyUsedForRecovery, KeyDestroyed, KeySharesMade, KeysBackedUp,
    BackupMade, BackupRestored,
    SettingsChanged, UpgradeRun, AuditVerified, AuditFailed, ChainLapsed,
    AccessRefused,  ///< A door that stayed shut; what was behind it is the object.
};

/// "case-read".
std::string_view name_of(Kind);
std::optional<Kind> parse_kind(std::string_view name);
/// Every kind, in the order above.
std::span<const Kind> all_kinds();
/// Whether somebody saw material of a case by it.
bool is_read(Kind);

enum class Outcome { Done, Refused, Failed };
/// "done", "refused", "failed".
std::string_view name_of(Outcome);
std::optional<Outcome> parse_outcome(std::string_view name);

}  // namespace audit
