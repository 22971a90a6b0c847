#include "web/casework/notice_words.h"

#include <algorithm>
#include <array>

namespace web {

using html::Key;
using notices::Kind;

namespace {

struct KindOnPage {
    Kind kind;
    Key words;
    std::string_view place;
};
constexpr std::array<KindOnPage, 19> kinds_on_page{{{Kind::BreakGlass, "web.notices.kind_break_glass", ""}, {Kind::Referral, "web.notices.kind_referral", ""},
    {Kind::Returned, "web.notices.kind_returned", "/agencies"}, {Kind::RequestOverdue, "web.notices.kind_request_overdue", "/agencies"}, {Kind::RequestEnded, "web.notices.kind_request_ended", "/agencies"},
    {Kind::ApprovalAsked, "web.notices.kind_approval_asked", "/approval"}, {Kind::Dissent, "web.notices.kind_dissent", "/approval"}, {Kind::Reply, "web.notices.kind_reply", "/letter"},
    {Kind::Recounted, "web.notices.kind_recounted", "/clocks"}, {Kind::Match, "web.notices.kind_match", ""}, {Kind::ReviewDate, "web.notices.kind_review_date", "/review"},
    {Kind::PageHidden, "web.notices.kind_page_hidden", "/publication/hide"}, {Kind::HidingDue, "web.notices.kind_hiding_due", "/publication/hide"}, {Kind::HidingLate, "web.notices.kind_hiding_late", "/publication/hide"},
    {Kind::HoldersUntold, "web.notices.kind_holders_untold", "/publication/hide"}, {Kind::FloorNear, "web.notices.kind_floor_near", "/publication"},
    {Kind::AccuracyAsked, "web.notices.kind_accuracy_asked", "/report/checking"}, {Kind::AccuracyReturned, "web.notices.kind_accuracy_returned", "/report/accuracy"},
    {Kind::AccuracyAnswered, "web.notices.kind_accuracy_answered", "/report/checking"}}};

const KindOnPage& on_page(Kind kind) { return *std::ranges::find(kinds_on_page, kind, &KindOnPage::kind); }

}  // namespace

const html::Words& notice_kind_words(const html::Catalogue& t, Kind kind) { return t(on_page(kind).words); }

std::string_view place_of_kind(Kind kind) { return on_page(kind).place; }

}  // namespace web
