/// What somebody may want to do, and how much harm it does when the wrong person does it.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace identity {

/// How much harm it does when somebody reads it who may not. Every route and every column names its class.
enum class DataClass {
    Unstated,  ///< What a forgotten argument becomes. Nobody may read it, and a route with it stops the start.
    C0,        ///< Public: a published report, facets, help.
    C1,        ///< Working: case code, stage, dates, members.
    C2,        ///< Case: names, chronology, returns, drafts.
    C3,        ///< Restricted: identity key, legal advice, protected addresses.
};

/// Deny by default: a permission that `authorize` does not know is given to nobody. Which role has which stands in
/// data/permissions.csv; how the table came about, in docs/permissions.md.
enum class Permission {
    Unstated,  ///< What a forgotten argument becomes; see DataClass::Unstated.

    ReadCollection,  ///< Published records, search, help, feeds: everybody.
    ReadHealth,      ///< Alive and ready, without detail about content: everybody who can reach the port.
    ReadOperations,  ///< Metrics: whoever looks after the installation.
    SignIn,          ///< The pages on which somebody says who they are, invitations too: everybody.
    Respond,         ///< One request or referral, behind a link and a code, without an account.
    UseAccount,      ///< One's own account.
    ListCases,       ///< One's own cases: everybody with an account and a second factor; the list holds what they belong to.

    ManageAccounts, ManageSite, ManageClocks,
    ManageTemplates,  ///< Timetables of one partnership.
    ReadAllAudit, ReadFigures, WriteCollection,
    ReadTracker, WriteTracker, ApproveTracker,  ///< Recommendations of a partnership, once they are no proposals and where they identify nobody.
    ReadHandedOver,  ///< Frozen copies that were sent to the national body; never the live case.
    DecideNational,

    OpenCase,
    ReadCaseCode,  ///< Code and stage alone.
    ReadCase,      ///< Details of a case, C1 and C2.
    WorkCase,      ///< What the coordinator keeps: stages, tasks, meetings, requests.
    ReadReferral, WriteReferral, ApproveReferral, TriageReferral,
    ReadIdentities,   ///< Names as they stand in case material.
    WriteIdentities,
    ReadIdentityKey,  ///< The list that joins names to labels. After signing in again, with a reason.
    ReadNotification, WriteNotification,
    ReadReturn, WriteReturn, ApproveReturn, AcceptReturn,
    ReadChronology, WriteChronology,
    RemarkChronology,  ///< Remarks and links beside entries, never an agency's entry itself.
    ReadRapidReview, WriteRapidReview, ApproveRapidReview,
    CommentRapidReview,  ///< Beside its text, never in it.
    ReadDecision, RecordDecision, RecommendDecision, Decide,
    ReadDraft, WriteDraft, ApproveDraft,
    CommentDraft,  ///< Beside its text, never in it; of agencies and advocates, where it was shared with them.
    ReadFamilyLog, WriteFamilyLog,
    ReadRecommendations, WriteRecommendations, ApproveRecommendations,
    PreparePublication,
    PublishFirst,   ///< Step one of two; step two must be another person.
    RecommendPublication,
    PublishSecond,
    WritePublicity,
    RestrictPublication,
    ReadLegal, WriteLegal,
    ReadCaseAudit, ReadMembers, ManageMembers, SealCase,
    BreakGlass,  ///< Into a case that one does not belong to: a written reason, four hours, two people told.
    ExportCase, CloseCase, DestroyCase,
    ReadDepositSource,  ///< Where an anonymous deposit came from: its custodian alone, after signing in again, every look recorded.
};

/// Who is asked about, before any table.
enum class PermissionKind {
    Everybody,
    Operations,  ///< Machines at listed addresses.
    Link,        ///< Who holds a link of that scope.
    Account,     ///< Everybody who has signed in.
    Table,       ///< As data/permissions.csv says.
};

struct PermissionFacts {
    Permission permission;
    std::string_view word;   ///< "ReadCollection", in the list of routes and in the table.
    PermissionKind kind;
    DataClass most;          ///< No object above this class is opened by it.
    bool asks_again = false; ///< Needs a sign-in that is fresh: C3, and what cannot be undone.
};

std::span<const PermissionFacts> all_permissions();
const PermissionFacts& facts_of(Permission permission);
std::optional<Permission> permission_named(std::string_view word);

/// The word for it in the list of routes: "C0", "ReadCollection".
std::string_view to_word(DataClass data_class);
std::string_view to_word(Permission permission);

}  // namespace identity
