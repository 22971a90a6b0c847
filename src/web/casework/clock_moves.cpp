#include "web/casework/clock_moves.h"

#include <algorithm>

#include "calendar/london.h"
#include "web/html/days.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;

namespace {

Html due_or_unknown(const SignedPage& page, const std::optional<base::Day>& on) { return on ? Html{day(page.t, *on, DayStyle::WithWeekday)} : Html{page.t("web.case.clock_unknown")}; }

}  // namespace

std::vector<casework::ClockMove> clock_moves_of(const CaseDesk& desk) {
    return desk.desk.store.read([&](store::Snapshot& snapshot) { return casework::clock_moves(snapshot, desk.of); });
}

Html clock_move_line(CaseDesk& desk, const std::vector<casework::ClockMove>& moves, const casework::Clock& ended) {
    const auto move = std::ranges::find(moves, ended.key, &casework::ClockMove::ended);
    if (move == moves.end()) return {};
    const auto& clocks = desk.file().clocks;
    const auto next = std::ranges::find(clocks, move->followed_by, &casework::Clock::key);
    const auto& page = desk.page;
    const Html who = move->named.empty() ? name_of_account(page, move->loaded_by) : Html{span(from_record(), move->named)};
    return p(page.t("web.record.moved_from"), sign(" "), due_or_unknown(page, ended.due_on), sign(" → "), next == clocks.end() ? Html{} : due_or_unknown(page, next->due_on), sign(". "),
             page.t("web.record.moved_by", {{"version", move->calendar_version}, {"day", day_words(page.t, calendar::day_in_london(move->at))}}), sign(" "), who, sign(" ("), span(from_record(), move->source), sign(")"));
}

}  // namespace web
