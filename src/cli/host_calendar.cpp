#include "cli/host_calendar.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/fault.h"

namespace cli {

namespace {

std::optional<std::string> table(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file && !std::filesystem::exists(path)) return std::nullopt;
    if (!file) throw base::Fault{"A table of the calendar cannot be read", path.string(), "Let the program read it, or take it away."};
    return std::string{std::istreambuf_iterator<char>{file}, {}};
}

}  // namespace

calendar::Calendar host_calendar(const base::Settings& settings) {
    if (settings.site.rules.empty()) return calendar::Calendar::embedded();
    const std::filesystem::path folder{settings.site.rules};
    const calendar::NewerTables tables{table(folder / "bank_holidays.csv"), table(folder / "clock_rules.csv"), table(folder / "rapid_review_timetable.csv")};
    if (!tables.bank_holidays && !tables.clock_rules && !tables.timetable)
        throw base::Fault{"The folder of site.rules holds no table of the calendar", folder.string(), "Put bank_holidays.csv, clock_rules.csv or rapid_review_timetable.csv there, or leave site.rules empty."};
    return calendar::Calendar::with_newer(tables);
}

}  // namespace cli
