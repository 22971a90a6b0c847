#include "audit/event.h"
#include "calendar/calendar.h"
#include "calendar/london.h"
#include "casework/due.h"
#include "casework/review_dates.h"
#include "identity/person.h"
#include "notices/feed.h"
#include "web/casework/calendar_pages.h"
#include "web/casework/calendar_text.h"
#include "web/casework/desk.h"
#include "web/review/review_pages.h"

namespace web {

using namespace html;

namespace {

constexpr std::chrono::days feed_looks_back{366}, feed_looks_ahead{731};  ///< What is overdue stays on its day.
constexpr int most_in_feed = 2000;
constexpr std::string_view feed_ending = ".ics";

std::string rule_words(const casework::Ground& ground, const casework::DueDay& due, Language language) {
    const auto versions = ground.calendar->versions(due.rule, calendar::parse_nation(due.nation).value_or(calendar::Nation::England));
    if (versions.empty()) return due.rule;
    return language == Language::Welsh ? versions.back()->title.cy : versions.back()->title.en;
}

/// Whose link it is, while it opens and the account may sign in.
struct Subscriber {
    notices::Feed feed;
    identity::Person person;
};

std::optional<Subscriber> subscriber_of(store::Snapshot& snapshot, const std::string& name) {
    if (!name.ends_with(feed_ending)) return std::nullopt;
    const auto feed = notices::find_feed(snapshot, std::string_view{name}.substr(0, name.size() - feed_ending.size()));
    if (!feed) return std::nullopt;
    const auto person = identity::person(snapshot, feed->person);
    return person && !person->disabled ? std::optional{Subscriber{*feed, *person}} : std::nullopt;
}

/// Recorded and durable before the first byte is sent, under the account's own name though nobody has signed in.
void record_fetch(const SignedPage& page, const Subscriber& by) {
    desk_of(page).store.write([&](store::Transaction& transaction) {
        notices::mark_fetched(transaction, by.feed, page.context.now);
        audit::Event event{.at = page.context.now, .object = "calendar", .kind = audit::Kind::ExportMade, .address = page.request.client.to_string(), .request = page.request.id};
        if (const auto id = base::PublicId::parse(by.person.public_id)) event.who = audit::Who::account(*id);
        audit::record(transaction, event);
    });
}

Response calendar_feed(SignedPage& page) {
    auto& desk = desk_of(page);
    const auto by = desk.store.read([&](store::Snapshot& snapshot) { return subscriber_of(snapshot, page.request.parameter("token")); });
    if (!by) return Response::error(404);
    record_fetch(page, *by);
    const auto language = by->feed.language == "cy" ? Language::Welsh : Language::English;
    const auto today = calendar::day_in_london(page.context.now);
    const auto list = desk.store.read([&](store::Snapshot& snapshot) {
        return casework::due_days(snapshot, by->person.id, page.context.now, today - feed_looks_back, today + feed_looks_ahead, casework::DueWanted::Running, most_in_feed);
    });
    std::vector<CalendarEntry> entries;
    for (const auto& due : list)
        entries.push_back({.uid = due.reference + "-" + std::to_string(due.clock), .summary = due.reference + ": " + rule_words(desk.ground, due, language), .on = due.due_on, .stamp = due.recorded_at});
    const auto agreed = desk.store.read([&](store::Snapshot& snapshot) { return casework::review_days(snapshot, by->person.id, page.context.now, today - feed_looks_back, today + feed_looks_ahead, most_in_feed); });
    for (const auto& one : agreed)
        if (!one.done) entries.push_back({.uid = one.reference + "-" + one.what + "-" + one.record, .summary = one.reference + ": " + std::string{review_date_words(page.services.messages.in(language), one.what).text()}, .on = one.due_on, .stamp = one.recorded_at});
    return Response::bytes("text/calendar; charset=utf-8", calendar_text(entries, std::string{page.services.messages.in(language)("web.calendar.feed_name").text()}));
}

}  // namespace

void add_calendar_feed(Routes& routes) {
    // Nobody signs in here: the token is the proof, its owner's rights are asked at each fetch, and each fetch is recorded above.
    add_signed_page(routes, "/calendar/{token}", {.permission = identity::Permission::SignIn, .rate = RateClass::Downloads}, calendar_feed);
}

}  // namespace web
