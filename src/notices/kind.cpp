#include "notices/kind.h"

#include <algorithm>
#include <array>

namespace notices {

namespace {

struct Named {
    Kind kind;
    std::string_view name;
};
constexpr std::array<Named, 19> names{{{Kind::BreakGlass, "break-glass"}, {Kind::Referral, "referral"}, {Kind::Returned, "returned"}, {Kind::RequestOverdue, "request-overdue"},
    {Kind::RequestEnded, "request-ended"}, {Kind::ApprovalAsked, "approval-asked"}, {Kind::Dissent, "dissent"}, {Kind::Reply, "reply"}, {Kind::Recounted, "recounted"}, {Kind::Match, "match"},
    {Kind::ReviewDate, "review-date"}, {Kind::PageHidden, "page-hidden"}, {Kind::HidingDue, "hiding-due"}, {Kind::HidingLate, "hiding-late"}, {Kind::HoldersUntold, "holders-untold"}, {Kind::FloorNear, "floor-near"},
    {Kind::AccuracyAsked, "accuracy-asked"}, {Kind::AccuracyReturned, "accuracy-returned"}, {Kind::AccuracyAnswered, "accuracy-answered"}}};

constexpr auto kinds = [] {
    std::array<Kind, names.size()> all{};
    std::ranges::transform(names, all.begin(), &Named::kind);
    return all;
}();

}  // namespace

std::string_view name_of(Kind kind) { return std::ranges::find(names, kind, &Named::kind)->name; }

std::optional<Kind> parse_kind(std::string_view name) {
    const auto found = std::ranges::find(names, name, &Named::name);
    return found == names.end() ? std::nullopt : std::optional{found->kind};
}

std::span<const Kind> all_kinds() { return kinds; }

bool is_told_at_once(Kind kind) { return kind == Kind::BreakGlass || kind == Kind::PageHidden || kind == Kind::HoldersUntold; }

}  // namespace notices
