/// What clocks are worked out from: holidays, rules and the local timetable. Plain data; never changes once made.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/bank_holidays.h"
#include "calendar/rule.h"

namespace calendar {

/// A step of a local rapid review timetable: a template that an installation may change.
struct TimetableStep {
    std::string step;
    int working_day = 0;  ///< 0: the day on which the notification was sent.
    TwoLanguages title;
    Strength strength{};
    std::string source;
};

/// Which table of bank holidays a calendar counts with: every answer can say so.
struct Edition {
    int version = 0;                         ///< Of a load into this installation; 0: the program's own, or that of `site.rules`.
    std::string sha256;                      ///< Of the table, in hexadecimal digits.
    std::optional<base::Instant> loaded_at;
};

/// Texts of tables that an installation has; nothing: the program's own.
struct NewerTables {
    std::optional<std::string> bank_holidays, clock_rules, timetable;
};

class Calendar {
public:
    /// Those of data/, which travel inside the program.
    static const Calendar& embedded();
    /// Those of data/ with an installation's newer tables in their place.
    static Calendar with_newer(const NewerTables& tables);
    /// From the text of three tables of the same form as those of data/. Throws base::Fault naming the row that cannot be read.
    static Calendar read(std::string_view bank_holidays_csv, std::string_view clock_rules_csv, std::string_view timetable_csv);

    /// The program's own table of bank holidays, as it is shipped.
    static std::string_view shipped_holidays();

    const BankHolidays& holidays() const { return holidays_; }
    const Edition& edition() const { return edition_; }
    const std::vector<Rule>& rules() const { return rules_; }
    const std::vector<TimetableStep>& rapid_review_steps() const { return steps_; }

    bool has_rule(std::string_view name) const;  ///< In any nation.
    /// Every version of a rule in a nation, the earliest first.
    std::vector<const Rule*> versions(std::string_view name, Nation nation) const;
    /// Names of a nation's rules, in the order of the data.
    std::vector<std::string> names(Nation nation) const;

    /// What if this day became a bank holiday?
    [[nodiscard]] Calendar with_holiday(Nation nation, base::Day day, TwoLanguages name) const;
    /// The same rules over another table of bank holidays.
    [[nodiscard]] Calendar with_holidays(BankHolidays holidays, Edition edition) const;

private:
    Calendar(BankHolidays holidays, std::vector<Rule> rules, std::vector<TimetableStep> steps, Edition edition)
        : holidays_{std::move(holidays)}, rules_{std::move(rules)}, steps_{std::move(steps)}, edition_{std::move(edition)} {}

    BankHolidays holidays_;
    std::vector<Rule> rules_;
    std::vector<TimetableStep> steps_;
    Edition edition_;
};

}  // namespace calendar
