#include <sstream>

#include "calendar/london.h"
#include "notices/choice.h"

namespace notices {

namespace {

CAIRN_SQL(choice_of_person, "SELECT digest, hour, days, horizon_days, language, silent FROM notices_choice WHERE person = $1");
CAIRN_SQL(put_choice, R"(
    INSERT INTO notices_choice (person, digest, hour, days, horizon_days, language, silent, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    ON CONFLICT (person) DO UPDATE SET digest = excluded.digest, hour = excluded.hour, days = excluded.days, horizon_days = excluded.horizon_days,
        language = excluded.language, silent = excluded.silent, changed_at = excluded.changed_at)");

std::set<Kind> kinds_in(const std::string& words) {
    std::set<Kind> kinds;
    std::istringstream in{words};
    for (std::string word; in >> word;)
        if (const auto kind = parse_kind(word)) kinds.insert(*kind);
    return kinds;
}

std::string words_of(const std::set<Kind>& kinds) {
    std::string words;
    for (const auto kind : kinds) words += (words.empty() ? "" : " ") + std::string{name_of(kind)};
    return words;
}

}  // namespace

Choice choice_of(store::Snapshot& snapshot, identity::PersonId person) {
    auto row = snapshot.query(choice_of_person, person);
    if (!row.step()) return {};
    return {.digest = row.integer(0) == 1 ? Digest::Daily : Digest::Off, .hour = row.number(1), .days = row.text_view(2) == "every" ? Days::Every : Days::Weekdays,
            .horizon_days = row.number(3), .language = row.text(4), .silent = kinds_in(row.text(5))};
}

void choose(store::Transaction& transaction, identity::PersonId person, const Choice& choice, base::Instant now) {
    transaction.run(put_choice, person, choice.digest == Digest::Daily ? 1 : 0, choice.hour, choice.days == Days::Every ? "every" : "weekdays", choice.horizon_days, choice.language,
                    words_of(choice.silent), now);
}

std::optional<base::Day> digest_day(const Choice& choice, base::Instant now) {
    if (choice.digest == Digest::Off) return std::nullopt;
    const auto today = calendar::day_in_london(now);
    const std::chrono::weekday weekday{today};
    if (choice.days == Days::Weekdays && (weekday == std::chrono::Saturday || weekday == std::chrono::Sunday)) return std::nullopt;
    return calendar::hour_in_london(now) >= choice.hour ? std::optional{today} : std::nullopt;
}

}  // namespace notices
