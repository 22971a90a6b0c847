#include "casework/calendar_change.h"

#include "base/sha256.h"
#include "calendar/working.h"
#include "casework/case_store.h"

namespace casework {

std::vector<Recount> would_move(store::Snapshot& snapshot, const calendar::Calendar& then) {
    std::vector<Recount> moved;
    for (const auto& [key, clock] : running_clocks(snapshot)) {
        const auto nation = calendar::parse_nation(clock.nation);
        if (!nation) continue;
        const auto working = calendar::work_out(then, clock.rule, *nation, clock.start_on);
        const auto due = working ? std::optional{working->due_on.day} : std::nullopt;
        if (due != clock.due_on) moved.push_back({key, case_at(snapshot, key).reference, clock.rule, clock.due_on, due});
    }
    return moved;
}

LoadedCalendar load_calendar(store::Transaction& transaction, const Ground& ground, CalendarLoading& loading, const CheckedTable& table, const Doer& doer) {
    const calendar::Edition edition{.version = calendar::next_version(transaction), .sha256 = base::sha256_hex(table.holidays), .loaded_at = doer.at};
    loading.lay(loading.shelf().now().with_holidays(calendar::BankHolidays{table.holidays}, edition));
    LoadedCalendar loaded{.version = edition.version, .moved = count_again(transaction, {ground.keys, loading.shelf(), ground.random}, doer)};
    calendar::keep_load(transaction, edition, table.holidays,
                        {.source = table.source, .loaded_by = doer.who.to_string(), .named = table.named, .loaded_at = doer.at, .moved = static_cast<std::int64_t>(loaded.moved.size())});
    audit::record(transaction, {.at = doer.at, .who = doer.who, .role = doer.role, .object = "calendar/" + std::to_string(edition.version), .kind = audit::Kind::SettingsChanged,
                                .reason = "calendar-loaded", .address = doer.address, .request = doer.request});
    return loaded;
}

}  // namespace casework
