#include "calendar/calendar.h"

#include <algorithm>

#include "base/assert.h"
#include "base/embedded.h"
#include "base/sha256.h"

namespace base::embed {
std::vector<base::EmbeddedFile> calendar_data();
}

namespace calendar {

namespace {

std::string_view embedded_file(std::string_view name) {
    static const std::vector<base::EmbeddedFile> files = base::embed::calendar_data();
    const auto found = std::ranges::find(files, name, &base::EmbeddedFile::path);
    CAIRN_ASSERT(found != files.end());
    return found->bytes;
}

/// The timetable is local by its nature: whatever strength its rows claim, it is no more than that.
std::vector<TimetableStep> read_steps(std::string_view csv) {
    std::vector<TimetableStep> steps;
    for (const SheetRow& row : read_sheet(csv, "rapid_review_timetable.csv", {"step", "working_day", "name_en", "name_cy", "source"}))
        steps.push_back({row.cells[0], row.number(1), {row.cells[2], row.cells[3]}, Strength::Local, row.cells[4]});
    std::ranges::stable_sort(steps, {}, &TimetableStep::working_day);
    return steps;
}

}  // namespace

const Calendar& Calendar::embedded() {
    static const Calendar calendar = with_newer({});
    return calendar;
}

Calendar Calendar::with_newer(const NewerTables& tables) {
    const auto text = [](const std::optional<std::string>& newer, std::string_view name) { return newer ? std::string_view{*newer} : embedded_file(name); };
    return read(text(tables.bank_holidays, "bank_holidays.csv"), text(tables.clock_rules, "clock_rules.csv"), text(tables.timetable, "rapid_review_timetable.csv"));
}

Calendar Calendar::read(std::string_view bank_holidays_csv, std::string_view clock_rules_csv, std::string_view timetable_csv) {
    return {BankHolidays{bank_holidays_csv}, read_rules(clock_rules_csv), read_steps(timetable_csv), {.version = 0, .sha256 = base::sha256_hex(bank_holidays_csv), .loaded_at = std::nullopt}};
}

bool Calendar::has_rule(std::string_view name) const { return std::ranges::find(rules_, name, &Rule::name) != rules_.end(); }

std::vector<const Rule*> Calendar::versions(std::string_view name, Nation nation) const {
    std::vector<const Rule*> found;
    for (const Rule& rule : rules_)
        if (rule.name == name && rule.nation == nation) found.push_back(&rule);
    std::ranges::sort(found, {}, &Rule::from);
    return found;
}

std::vector<std::string> Calendar::names(Nation nation) const {
    std::vector<std::string> names;
    for (const Rule& rule : rules_)
        if (rule.nation == nation && std::ranges::find(names, rule.name) == names.end()) names.push_back(rule.name);
    return names;
}

Calendar Calendar::with_holiday(Nation nation, base::Day day, TwoLanguages name) const {
    return {holidays_.with(nation, day, std::move(name)), rules_, steps_, edition_};
}

Calendar Calendar::with_holidays(BankHolidays holidays, Edition edition) const { return {std::move(holidays), rules_, steps_, std::move(edition)}; }

std::string_view Calendar::shipped_holidays() { return embedded_file("bank_holidays.csv"); }

}  // namespace calendar
