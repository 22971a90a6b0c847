/// What people are told of. The words are what the database keeps, and never change.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace notices {

enum class Kind {
    BreakGlass,      ///< Somebody opened a case in an emergency: told at once, and not to be turned off.
    Referral,        ///< A referral came in.
    Returned,        ///< An agency answered a request.
    RequestOverdue,  ///< A request's day has passed without an answer.
    RequestEnded,    ///< A request's link has ended without an answer.
    ApprovalAsked,   ///< A rapid review waits for the partners' signatures.
    Dissent,         ///< A partner dissents.
    Reply,           ///< The National Panel's reply was recorded.
    Recounted,       ///< A calendar changed and moved a date.
    Match,           ///< Something new matches a case.
    ReviewDate,      ///< A day of a review is near, has come or has passed.
    AccuracyAsked,   ///< An agency is asked whether paragraphs of a draft are right.
    AccuracyReturned,  ///< An agency said what is wrong in them, or that nothing is.
    AccuracyAnswered,  ///< What came of a comment of theirs.
    PageHidden,      ///< A published page was hidden: told at once, for a second person decides within two working days.
    HidingDue,       ///< The last day on which a second person can be in time.
    HidingLate,      ///< Nobody decided in time.
    HoldersUntold,   ///< An hour after a page was hidden or restored, somebody who holds a copy has not been told: at once.
    FloorNear,       ///< The shortest time of a published report ends soon, or has ended.
};

/// "break-glass".
std::string_view name_of(Kind);
std::optional<Kind> parse_kind(std::string_view name);
std::span<const Kind> all_kinds();
/// Mailed by itself within a minute, whatever the person chose.
bool is_told_at_once(Kind);

}  // namespace notices
