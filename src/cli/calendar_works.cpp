#include "cli/calendar_works.h"

#include <boost/json.hpp>

#include <set>

#include "base/fault.h"
#include "base/random.h"
#include "calendar/holiday_check.h"
#include "casework/calendar_change.h"

namespace cli {

namespace {

namespace json = boost::json;
using calendar::HolidayChange;

std::string word_of(const json::value& asked, const char* name) { return std::string{asked.at(name).as_string()}; }

/// Everything that is wrong goes to who asked, a line each; nothing is then done.
calendar::BankHolidays checked_or_refused(const json::value& asked, const calendar::Calendar& now, store::JobRun& run) {
    const auto shorten = asked.at("shorten").as_bool() ? calendar::MayShorten::Yes : calendar::MayShorten::No;
    auto checked = calendar::check_holidays(word_of(asked, "table"), word_of(asked, "file"), now.holidays(), shorten);
    if (checked) return std::move(*checked);
    for (const auto& problem : checked.error()) run.say(words_of(problem));
    throw base::Fault{"The calendar is not loaded", word_of(asked, "file"), "Mend what is named above and load it again."};
}

json::array changes_json(const calendar::Calendar& now, const calendar::BankHolidays& then) {
    json::array list;
    for (const auto& change : changes_between(now.holidays(), then))
        list.push_back(json::object{{"nation", slug_of(change.nation)}, {"day", base::to_iso(change.day)}, {"title", change.name.en}, {"change", change.way == HolidayChange::Way::Added ? "added" : "removed"}});
    return list;
}

/// Clocks by number, never cases by code: whoever loads a calendar need not know of any case.
std::string result_of(int version, const std::vector<casework::Recount>& moved, json::array changes, const calendar::BankHolidays& then) {
    std::set<std::int64_t> cases;
    for (const auto& one : moved) cases.insert(one.of.value());
    json::object known;
    for (const auto nation : calendar::every_nation)
        if (const auto span = then.known(nation)) known[slug_of(nation)] = json::object{{"first", base::to_iso(span->first)}, {"last", base::to_iso(span->last)}};
    return json::serialize(json::object{{"version", version}, {"clocks_moved", moved.size()}, {"cases", cases.size()}, {"changes", std::move(changes)}, {"known", std::move(known)}});
}

std::string check_work(Library& library, const json::value& asked, store::JobRun& run) {
    const auto& now = library.calendar().now();
    const auto then = checked_or_refused(asked, now, run);
    const auto candidate = now.with_holidays(then, {});
    const auto moved = library.store().read([&](store::Snapshot& snapshot) { return casework::would_move(snapshot, candidate); });
    return result_of(0, moved, changes_json(now, then), then);
}

std::string load_work(Library& library, const json::value& asked, store::JobRun& run) {
    const auto vault = library.vault();  // Its witness follows what is recorded.
    auto& shelf = library.calendar();
    const auto& before = shelf.now();
    const auto then = checked_or_refused(asked, before, run);
    const casework::Ground ground{vault->keys(), shelf, base::system_random()};
    casework::Doer doer;
    doer.at = library.now();
    casework::CalendarLoading loading{shelf};
    const auto loaded = library.store().write([&](store::Transaction& transaction) {
        return casework::load_calendar(transaction, ground, loading, {word_of(asked, "table"), word_of(asked, "file"), word_of(asked, "by")}, doer);
    });
    loading.lasting();
    return result_of(loaded.version, loaded.moved, changes_json(before, then), then);
}

}  // namespace

void add_calendar_works(WorkTable& works, Library& library) {
    const auto add = [&](const char* kind, std::string (*work)(Library&, const json::value&, store::JobRun&)) {
        works.emplace(kind, [&library, work](store::JobRun& run) -> std::optional<std::string> { return work(library, json::parse(run.parameters()), run); });
    };
    add("calendar-check", check_work);
    add("calendar-load", load_work);
}

}  // namespace cli
