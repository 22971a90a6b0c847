#include "identity/cover.h"

#include <algorithm>
#include <charconv>

#include "identity/standing.h"

namespace identity {

namespace {

using std::chrono::days;

// Both kinds in one list; the letter before the key says which.
CAIRN_SQL(every_cover, R"(
    SELECT 'e', delegation, giver, taker, from_on, until_on, ended_at, given_at FROM identity_delegation
    WHERE CAST($1 AS INTEGER) IS NULL OR giver = $1 OR taker = $1
    UNION ALL
    SELECT 'c', cover, giver, taker, from_on, until_on, ended_at, given_at FROM identity_cover
    WHERE CAST($1 AS INTEGER) IS NULL OR giver = $1 OR taker = $1
    ORDER BY 8 DESC LIMIT $2)");
CAIRN_SQL(cases_of_cover, "SELECT DISTINCT case_id FROM identity_membership WHERE cover = $1 ORDER BY case_id");
CAIRN_SQL(add_cover, R"(
    INSERT INTO identity_cover (giver, taker, from_on, until_on, given_at, given_by) VALUES ($1, $2, $3, $4, $5, $6) RETURNING cover)");
CAIRN_SQL(finish_case_cover, "UPDATE identity_cover SET ended_at = $3, ended_by = $2 WHERE cover = $1 AND (giver = $2 OR taker = $2) AND ended_at IS NULL");
CAIRN_SQL(finish_covering_members, "UPDATE identity_membership SET until_at = $2, ended_by = $3 WHERE cover = $1 AND (until_at IS NULL OR until_at > $2)");
CAIRN_SQL(finish_whole_cover, "UPDATE identity_delegation SET ended_at = $3, ended_by = $2 WHERE delegation = $1 AND (giver = $2 OR taker = $2) AND ended_at IS NULL");
CAIRN_SQL(own_roles_in_case, R"(
    SELECT role, agency FROM identity_membership
    WHERE case_id = $1 AND person = $2 AND on_behalf_of IS NULL AND from_at <= $3 AND (until_at IS NULL OR until_at > $3))");
CAIRN_SQL(add_covering_member, R"(
    INSERT INTO identity_membership (case_id, person, role, agency, from_at, by_person, until_at, on_behalf_of, cover) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))");
CAIRN_SQL(cases_of_person, R"(
    SELECT DISTINCT case_id FROM identity_membership
    WHERE person = $1 AND on_behalf_of IS NULL AND from_at <= $2 AND (until_at IS NULL OR until_at > $2) ORDER BY case_id)");
CAIRN_SQL(conflict_with, "SELECT 1 FROM identity_conflict WHERE person = $1 AND case_id = $2 AND ended_at IS NULL");

// Cover is not passed on: nobody gives it who covers in these days, and nobody covers who gives it.
CAIRN_SQL(gives_in_days, R"(
    SELECT 1 FROM identity_delegation WHERE giver = $1 AND ended_at IS NULL AND from_on <= $3 AND until_on >= $2
    UNION ALL SELECT 1 FROM identity_cover WHERE giver = $1 AND ended_at IS NULL AND from_on <= $3 AND until_on >= $2)");
CAIRN_SQL(covers_in_days, R"(
    SELECT 1 FROM identity_delegation WHERE taker = $1 AND ended_at IS NULL AND from_on <= $3 AND until_on >= $2
    UNION ALL SELECT 1 FROM identity_cover WHERE taker = $1 AND ended_at IS NULL AND from_on <= $3 AND until_on >= $2)");

base::Instant begin_of(base::Day day) { return base::Instant{day}; }

bool is_eligible(store::Snapshot& snapshot, PersonId giver, PersonId taker) {
    const auto all = who_may_cover(snapshot, giver);
    return std::ranges::find(all, taker, &Person::id) != all.end();
}

std::optional<CoverRefusal> refused(store::Snapshot& snapshot, const NewCover& cover, base::Day today) {
    if (cover.giver == cover.taker) return CoverRefusal::SamePerson;
    if (cover.until < cover.from) return CoverRefusal::DaysOutOfOrder;
    if (cover.until < today) return CoverRefusal::Past;
    if (cover.until - cover.from > longest_cover) return CoverRefusal::TooLong;
    if (!is_eligible(snapshot, cover.giver, cover.taker)) return CoverRefusal::NotEligible;
    if (cover.cases && cover.cases->empty()) return CoverRefusal::NoCase;
    if (snapshot.query(gives_in_days, cover.taker, cover.from, cover.until).step()) return CoverRefusal::Away;
    if (snapshot.query(covers_in_days, cover.giver, cover.from, cover.until).step()) return CoverRefusal::Covering;
    return std::nullopt;
}

std::expected<void, CoverRefusal> cover_case(store::Transaction& transaction, std::int64_t key, const std::string& case_id, const NewCover& cover, const Act& act) {
    if (transaction.query(conflict_with, cover.taker, case_id).step()) return std::unexpected{CoverRefusal::Conflict};
    std::vector<std::pair<std::string, std::optional<std::int64_t>>> roles;
    {
        auto rows = transaction.query(own_roles_in_case, case_id, cover.giver, act.at);
        while (rows.step()) roles.emplace_back(rows.text(0), rows.optional_integer(1));
    }
    if (roles.empty()) return std::unexpected{CoverRefusal::NotYours};
    for (const auto& [role, agency] : roles)
        transaction.run(add_covering_member, case_id, cover.taker, role, agency, std::max(begin_of(cover.from), act.at), act.by, begin_of(cover.until + days{1}), cover.giver, key);
    Event event = act.event(EventKind::LeaveCovered);
    event.about = cover.taker, event.case_id = case_id, event.detail = base::to_iso(cover.from) + "/" + base::to_iso(cover.until);
    act.journal.record(transaction, event);
    return {};
}

std::optional<std::int64_t> key_in(std::string_view id, char kind) {
    std::int64_t key = 0;
    if (id.size() < 2 || id.front() != kind) return std::nullopt;
    const auto [end, fault] = std::from_chars(id.data() + 1, id.data() + id.size(), key);
    return fault == std::errc{} && end == id.data() + id.size() ? std::optional{key} : std::nullopt;
}

}  // namespace

std::expected<void, CoverRefusal> begin_cover(store::Transaction& transaction, const NewCover& cover, const Act& act) {
    const auto today = std::chrono::floor<days>(act.at);
    if (const auto why = refused(transaction, cover, today)) return std::unexpected{*why};
    if (!cover.cases) {
        if (!cover_leave(transaction, cover.giver, cover.taker, cover.from, cover.until, act)) return std::unexpected{CoverRefusal::DaysOutOfOrder};
        return {};
    }
    const auto key = transaction.insert(add_cover, cover.giver, cover.taker, cover.from, cover.until, act.at, act.by);
    for (const auto& case_id : *cover.cases)
        if (const auto done = cover_case(transaction, key, case_id, cover, act); !done) return done;
    return {};
}

std::vector<Cover> covers(store::Snapshot& snapshot, std::optional<PersonId> person, int most) {
    std::vector<Cover> list;
    {
        auto rows = snapshot.query(every_cover, person, most);
        while (rows.step())
            list.push_back({rows.text(0) + std::to_string(rows.integer(1)), rows.id<PersonId>(2), rows.id<PersonId>(3), rows.optional_day(4).value_or(base::Day{}), rows.optional_day(5).value_or(base::Day{}),
                            rows.text(0) == "e", {}, rows.optional_instant(6)});
    }
    for (auto& cover : list) {
        const auto key = key_in(cover.id, 'c');
        if (!key) continue;
        auto rows = snapshot.query(cases_of_cover, *key);
        while (rows.step()) cover.cases.push_back(rows.text(0));
    }
    return list;
}

std::expected<void, CoverRefusal> end_cover(store::Transaction& transaction, std::string_view id, PersonId by, const Act& act) {
    std::int64_t ended = 0;
    if (const auto key = key_in(id, 'e')) ended = transaction.run(finish_whole_cover, *key, by, act.at);
    if (const auto key = key_in(id, 'c')) {
        ended = transaction.run(finish_case_cover, *key, by, act.at);
        if (ended > 0) transaction.run(finish_covering_members, *key, act.at, act.by);
    }
    if (ended == 0) return std::unexpected{CoverRefusal::NotHeld};
    Event event = act.event(EventKind::LeaveCoverEnded);
    event.about = by;
    act.journal.record(transaction, event);
    return {};
}

std::vector<Person> who_may_cover(store::Snapshot& snapshot, PersonId giver) {
    const auto own = person(snapshot, giver);
    std::vector<Person> list;
    if (!own || !own->organisation) return list;
    constexpr int at_once = 500;
    for (PeopleWanted wanted{.size = at_once};; ++wanted.page) {
        auto some = people(snapshot, wanted);
        for (auto& one : some.people)
            if (one.id != giver && one.organisation == own->organisation && !one.disabled && one.can_sign_in) list.push_back(one);
        if (some.people.size() < static_cast<std::size_t>(at_once)) return list;
    }
}

std::vector<std::string> own_cases(store::Snapshot& snapshot, PersonId person, base::Instant now) {
    std::vector<std::string> list;
    auto rows = snapshot.query(cases_of_person, person, now);
    while (rows.step()) list.push_back(rows.text(0));
    return list;
}

}  // namespace identity
