/// Clock rules: dated data for each nation, each with its strength, its source and whether anybody read the source's words.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/nation.h"
#include "calendar/sheet.h"

namespace calendar {

/// How binding a rule is: must, should, expected, configurable.
enum class Strength : std::uint8_t { Statute, Guidance, Panel, Local };

/// How a rule's day is found. NotKnown and NoLimit are rules too: they say why there is no day.
enum class Counts : std::uint8_t {
    WorkingDays,        ///< The n-th working day after the start.
    WorkingDaysBefore,  ///< The n-th working day before it.
    Months,             ///< The same day of the month, or the month's last.
    Years,              ///< The anniversary; of 29 February, 1 March.
    Weeks,
    NotKnown,           ///< There was or is a limit, and nobody here knows it.
    NoLimit,            ///< The nation sets none.
};

/// What the day that is found means.
enum class Means : std::uint8_t {
    Due,      ///< The last day on which the thing is in time.
    SendBy,   ///< The last day on which to send.
    AtLeast,  ///< A floor: the thing stays at least until and including that day.
};

/// What a version does with clocks that began before it. No rule of today's data takes any over.
enum class RunningClocks : std::uint8_t {
    Keep,      ///< They keep the version of their own first day.
    TakeOver,  ///< Clocks still running on its first day are counted by it, from their own first day.
};

struct Rule {
    std::string name;     ///< `rapid-review`.
    Nation nation{};
    std::string version;  ///< `wt2023`.
    base::Day from{};     ///< First start day that it governs.
    std::optional<base::Day> to;  ///< Last; nothing: in force.
    Counts counts{};
    int amount = 0;
    int earliest = 0;     ///< Of a span such as 10 to 15 working days, the lower end; 0: none.
    Means means{};
    RunningClocks running{};
    Strength strength{};
    TwoLanguages title, starts;  ///< "Complete the rapid review"; "the notification is sent".
    std::string source;
    std::string seen_at;  ///< A page on which the rule was seen, which need not be the source itself.
    std::optional<base::Day> checked_on;  ///< When somebody last read the source's own words; nothing: nobody has.
    TwoLanguages note;

    bool governs(base::Day start) const { return from <= start && (!to || start <= *to); }
};

std::string_view slug_of(Strength strength);  ///< `statute`, `guidance`, `panel`, `local`.
std::string_view slug_of(Counts counts);      ///< `working-days` and so on, as in the data.
std::string_view slug_of(Means means);        ///< `due`, `send-by`, `at-least`.

/// Every rule of a table. Throws base::Fault naming the row that cannot be read, or two versions that govern one day.
std::vector<Rule> read_rules(std::string_view csv);

}  // namespace calendar
