#include "cli/owner_digests.h"

#include <algorithm>

#include "calendar/london.h"
#include "casework/case_store.h"
#include "identity/organisation.h"
#include "learning/owner_digest.h"
#include "learning/owner_link.h"
#include "web/tracker/owner_mail.h"

namespace cli {

namespace {

using notices::Outgoing;
using notices::Purpose;

constexpr int from_hour = 8;

/// What a list is about: `OWNER/2026-11-30`.
std::string about_of(const learning::Owner& owner, base::Day day) { return owner.id.to_string() + "/" + base::to_iso(day); }

struct ListAt {
    learning::Owner owner;
    base::Day day{};
};

std::optional<ListAt> list_at(store::Snapshot& snapshot, const Outgoing& one) {
    const auto slash = one.about.find('/');
    if (one.purpose != Purpose::OwnerDigest || slash == std::string::npos) return std::nullopt;
    const auto id = base::PublicId::parse(one.about.substr(0, slash));
    const auto day = base::parse_day(one.about.substr(slash + 1));
    const auto owner = id ? learning::find_owner(snapshot, *id) : std::nullopt;
    return owner && day ? std::optional{ListAt{*owner, *day}} : std::nullopt;
}

std::optional<casework::Partnership> partnership_of(store::Snapshot& snapshot, std::int64_t organisation) {
    const auto list = casework::partnerships(snapshot);
    const auto found = std::ranges::find(list, organisation, &casework::Partnership::organisation);
    return found == list.end() ? std::nullopt : std::optional{*found};
}

/// A bank holiday is no day for a list. A year of which the holidays are not known has none here: nothing is promised by a list.
bool is_holiday(const calendar::Calendar& calendar, const std::optional<casework::Partnership>& partnership, base::Day day) {
    const auto nation = partnership ? calendar::parse_nation(partnership->nation) : std::nullopt;
    return nation && calendar.holidays().knows(*nation, day) && calendar.holidays().holiday(*nation, day) != nullptr;
}

std::vector<learning::Owner> owners_to_tell(const PostOffice& office, store::Snapshot& snapshot, base::Day today) {
    std::vector<learning::Owner> list;
    for (auto& owner : learning::owners_with_open_actions(snapshot)) {
        const auto period = learning::digest_period(snapshot, owner.partnership);
        // Cheap questions first: actions are opened only of those whose turn it could be.
        if (!learning::may_tell(period, owner.told_on, today) || is_holiday(office.ground.calendar, partnership_of(snapshot, owner.partnership), today)) continue;
        if (notices::find_outgoing(snapshot, Purpose::OwnerDigest, about_of(owner, today))) continue;
        if (learning::is_to_be_told(period, owner.told_on, learning::standing_of(learning::open_actions_of(snapshot, office.ground, owner), today), today)) list.push_back(std::move(owner));
    }
    return list;
}

}  // namespace

int queue_owner_digests(const PostOffice& office, base::Instant now) {
    if (calendar::hour_in_london(now) < from_hour) return 0;
    const auto today = calendar::day_in_london(now);
    const auto owners = office.store.read([&](store::Snapshot& snapshot) { return owners_to_tell(office, snapshot, today); });
    if (owners.empty()) return 0;
    return office.store.write([&](store::Transaction& transaction) {
        int queued = 0;
        for (const auto& owner : owners) {
            if (!notices::queue(transaction, office.ground.random, {.purpose = Purpose::OwnerDigest, .about = about_of(owner, today)}, now)) continue;
            learning::add_digest_link(transaction, office.ground, owner, today, now);
            ++queued;
        }
        return queued;
    });
}

std::optional<OwnerDigest> compose_owner_digest(const PostOffice& office, store::Snapshot& snapshot, const Outgoing& one, base::Instant now) {
    const auto at = list_at(snapshot, one);
    if (!at) return std::nullopt;
    const auto today = calendar::day_in_london(now);
    const auto standing = learning::standing_of(learning::open_actions_of(snapshot, office.ground, at->owner), today);
    auto to = learning::address_of(snapshot, office.ground, at->owner.key);
    if (to.empty() || standing.asks_for_nothing()) return std::nullopt;
    const auto organisation = identity::organisation(snapshot, identity::OrganisationId{at->owner.partnership});
    const auto partnership = partnership_of(snapshot, at->owner.partnership);
    const web::OwnerMail mail{.standing = standing, .until = today + learning::digest_horizon, .partnership = organisation ? organisation->name : std::string{}, .token = learning::digest_token(office.ground, at->owner, at->day), .site = office.site};
    // Nobody has asked an owner for their language: in Wales a list is in both.
    const bool both = office.welsh && partnership && partnership->nation == calendar::slug_of(calendar::Nation::Wales);
    using enum web::html::Language;
    const auto& english = office.messages.in(English);
    return OwnerDigest{std::move(to), both ? web::owner_mail_text(office.messages.in(Welsh), english, mail) : web::owner_mail_text(english, mail), both ? "cy" : "en"};
}

void keep_owner_told(store::Transaction& transaction, const Outgoing& one, base::Instant now) {
    if (const auto at = list_at(transaction, one)) learning::mark_told(transaction, at->owner, calendar::day_in_london(now));
}

}  // namespace cli
