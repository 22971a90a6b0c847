/// Whom and what the case knows, so that a text about it can be searched for them.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"

namespace disclosure {

/// Somebody of the case.
struct Person {
    std::string key;        ///< The case's own name for the row; never empty.
    std::string forename;   ///< May hold several; may be empty if the surname is not.
    std::string surname;
    std::string role;
    std::string label;      ///< What the report calls them ("Child A"): never a finding.
    std::vector<std::string> also;  ///< Nicknames, maiden and other names, each as it would be written.
};

struct Roster {
    std::vector<Person> people;
    std::vector<std::string> places;  ///< Addresses, schools, villages.
    std::vector<base::Day> dates;     ///< Births, deaths, events.

    bool empty() const { return people.empty() && places.empty() && dates.empty(); }
};

/// A list of people, or an object with `people`, `places` and `dates` (each may be missing). A person has `key`, `forename`, `surname`, `role` and, where
/// known, `label` and `also`; a place is a text or an object with `name`; a date is ISO 8601. Refused with a sentence that names the field.
std::expected<Roster, std::string> read_roster(std::string_view json);

}  // namespace disclosure
