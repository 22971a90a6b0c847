/// How a person wants to be told by mail.
#pragma once

#include <set>
#include <string>

#include "identity/actor.h"
#include "notices/kind.h"
#include "store/transaction.h"

namespace notices {

enum class Days { Weekdays, Every };
enum class Digest { Daily, Off };

struct Choice {
    Digest digest = Digest::Daily;
    int hour = 8;                    ///< In Europe/London, 0 to 23.
    Days days = Days::Weekdays;
    int horizon_days = 7;            ///< What is due within so many days; 0: today alone.
    std::string language = "en";     ///< "en" or "cy".
    std::set<Kind> silent{};         ///< Not mailed; the inbox has them all.
    friend bool operator==(const Choice&, const Choice&) = default;
};

constexpr int longest_horizon_days = 60;

/// What the person chose, or what a new account has.
Choice choice_of(store::Snapshot&, identity::PersonId);
void choose(store::Transaction&, identity::PersonId, const Choice&, base::Instant now);

/// The day whose digest the person's hour has come for, or nothing: it is earlier, a weekend, or they want none. In London.
std::optional<base::Day> digest_day(const Choice&, base::Instant now);

}  // namespace notices
